import type { PolicyRule } from "kubernetes-types/rbac/v1";
import { compactRules, partsOf } from "../../../wire/policy-rules.ts";
import { alignTable } from "../printers/table-printer.ts";

/** What a SelfSubjectRulesReview answers. */
export interface RulesStatus {
  readonly resourceRules?: readonly PolicyRule[];
  readonly nonResourceRules?: readonly PolicyRule[];
  readonly incomplete?: boolean;
  readonly evaluationError?: string;
}

/** Everything that is allowed as a table. @models staging/src/k8s.io/kubectl/pkg/cmd/auth/cani.go printStatus, 1.33 */
export function printAccessList(
  { resourceRules = [], nonResourceRules = [] }: RulesStatus,
  hasHeaders: boolean,
): string {
  const parts = [...resourceRules, ...nonResourceRules].flatMap((rule) => [...partsOf(rule)]);
  const rules = compactRules(parts).map((rule) => ({ ...rule, verbs: [...new Set(rule.verbs)] }));
  // Paths that are allowed twice stand there twice: those are not joined.
  const paths = parts.filter(({ nonResourceURLs }) => nonResourceURLs !== undefined);
  const all = [...paths, ...rules.filter(({ nonResourceURLs }) => nonResourceURLs === undefined)];
  const sorted = all.toSorted((a, b) => compare(goText(a), goText(b)));
  const head = hasHeaders ? "Resources\tNon-Resource URLs\tResource Names\tVerbs\n" : "";
  return alignTable(head + sorted.map((rule) => line(rule)).join(""));
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** What the generated String method prints, by which rules are sorted. */
function goText({ verbs, apiGroups, resources, resourceNames, nonResourceURLs }: PolicyRule): string {
  return `&PolicyRule{Verbs:${list(verbs)},APIGroups:${list(apiGroups)},Resources:${list(resources)},ResourceNames:${list(resourceNames)},NonResourceURLs:${list(nonResourceURLs)},}`;
}

function list(values: readonly string[] = []): string {
  return `[${values.join(" ")}]`;
}

function line({ apiGroups, resources, nonResourceURLs, resourceNames, verbs }: PolicyRule): string {
  return `${qualified(resources, apiGroups)}\t${list(nonResourceURLs)}\t${list(resourceNames)}\t${list(verbs)}\n`;
}

/** `deployments.apps/scale` */
function qualified([resource]: readonly string[] = [], [group = ""]: readonly string[] = []): string {
  if (resource === undefined) return "";
  const [plural = "", ...subresource] = resource.split("/");
  const full = group === "" ? plural : `${plural}.${group}`;
  return subresource.length === 0 ? full : `${full}/${subresource.join("/")}`;
}
