import type { LabelSelector } from "kubernetes-types/meta/v1";

/** A label selector as Go prints a pointer to one: `&LabelSelector{MatchLabels:map[string]string{app: web,},...}`. */
export function formatGoSelector(selector: LabelSelector | undefined): string {
  if (selector === undefined) return "nil";
  const { matchLabels = {}, matchExpressions = [] } = selector;
  const labels = Object.entries(matchLabels).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const map = labels.map(([key, value]) => `${key}: ${value},`).join("");
  const terms = matchExpressions.map(
    ({ key, operator, values = [] }) =>
      `LabelSelectorRequirement{Key:${key},Operator:${operator},Values:[${values.join(" ")}],},`,
  );
  const expressions = `[]LabelSelectorRequirement{${terms.join("")}}`;
  return `&LabelSelector{MatchLabels:map[string]string{${map}},MatchExpressions:${expressions},}`;
}
