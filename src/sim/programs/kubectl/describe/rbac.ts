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
    for (const row of compact(rules.flatMap((rule) => breakDown(rule)))) out.line(1, row);
  },
  events: "none",
};

/** One resource of one group, or one URL, with what may be done to it. */
interface Row {
  readonly group: string;
  readonly resource: string;
  readonly urls: readonly string[];
  readonly names: readonly string[];
  readonly verbs: readonly string[];
}

function breakDown({
  apiGroups = [],
  resources = [],
  nonResourceURLs = [],
  resourceNames = [],
  verbs,
}: PolicyRule): readonly Row[] {
  const none = { group: "", resource: "", urls: [], names: resourceNames, verbs };
  if (nonResourceURLs.length > 0) return nonResourceURLs.map((url) => ({ ...none, urls: [url] }));
  return apiGroups.flatMap((group) => resources.map((resource) => ({ ...none, group, resource })));
}

/** Rows of the same subject are one; sorted by verbs, then by group and resource. */
function compact(rows: readonly Row[]): readonly string[] {
  const bySubject = new Map<string, Row>();
  for (const row of rows) {
    const subject = JSON.stringify([row.group, row.resource, row.urls, row.names]);
    const before = bySubject.get(subject);
    bySubject.set(subject, before === undefined ? row : { ...row, verbs: [...before.verbs, ...row.verbs] });
  }
  const key = (row: Row): string =>
    `${list(row.verbs)},${row.group},${row.resource},${list(row.names)},${list(row.urls)}`;
  const sorted = [...bySubject.values()].toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
  return sorted.map(({ group, resource, urls, names, verbs }) => {
    const subject = group === "" ? resource : `${resource}.${group}`;
    return `${subject}\t${list(urls)}\t${list(names)}\t${list(verbs)}`;
  });
}

function list(words: readonly string[]): string {
  return `[${words.join(" ")}]`;
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
