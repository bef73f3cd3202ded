import type { PolicyRule, RoleRef, Subject } from "kubernetes-types/rbac/v1";
import type { ObjectMeta } from "kubernetes-types/meta/v1";
import type { Describer } from "./describer.ts";
import { describeAnnotations, describeLabels } from "./describe-metadata.ts";
import type { DescribeWriter } from "./describe-writer.ts";

function describeHead(out: DescribeWriter, metadata: ObjectMeta | undefined): void {
  out.line(0, `Name:\t${metadata?.name ?? ""}`);
  describeLabels(out, "Labels", metadata?.labels);
  describeAnnotations(out, "Annotations", metadata?.annotations);
}

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go RoleDescriber, ClusterRoleDescriber, 1.33 */
export const role: Describer = {
  *describe({ out, found }) {
    const { rules = [] } = found.object as { readonly rules?: readonly PolicyRule[] };
    describeHead(out, found.object.metadata);
    out.line(0, "PolicyRule:");
    out.line(1, "Resources\tNon-Resource URLs\tResource Names\tVerbs");
    out.line(1, "---------\t-----------------\t--------------\t-----");
    const rows = rules.flatMap((rule) => rowsOf(rule)).toSorted();
    for (const row of rows) out.line(1, row);
  },
  events: "none",
};

function rowsOf({
  apiGroups = [],
  resources = [],
  nonResourceURLs = [],
  resourceNames = [],
  verbs,
}: PolicyRule): readonly string[] {
  const list = (words: readonly string[]): string => `[${words.join(" ")}]`;
  const row = (resource: string, urls: readonly string[]): string =>
    `${resource}\t${list(urls)}\t${list(resourceNames)}\t${list(verbs)}`;
  if (nonResourceURLs.length > 0) return nonResourceURLs.map((url) => row("", [url]));
  return apiGroups.flatMap((group) =>
    resources.map((resource) => row(group === "" ? resource : `${resource}.${group}`, [])),
  );
}

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go RoleBindingDescriber, 1.33 */
export const binding: Describer = {
  *describe({ out, found }) {
    const { roleRef, subjects = [] } = found.object as {
      readonly roleRef?: RoleRef;
      readonly subjects?: readonly Subject[];
    };
    describeHead(out, found.object.metadata);
    out.line(0, "Role:");
    out.line(1, `Kind:\t${roleRef?.kind ?? ""}`);
    out.line(1, `Name:\t${roleRef?.name ?? ""}`);
    out.line(0, "Subjects:");
    out.line(1, "Kind\tName\tNamespace");
    out.line(1, "----\t----\t---------");
    for (const { kind, name, namespace = "" } of subjects) out.line(1, `${kind}\t${name}\t${namespace}`);
  },
  events: "none",
};
