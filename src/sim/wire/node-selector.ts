import type {
  NodeSelector,
  NodeSelectorRequirement,
  NodeSelectorTerm,
  PodSpec,
} from "kubernetes-types/core/v1";
import type { Labels } from "./label-selector.ts";

interface NamedNode {
  readonly metadata: { readonly name: string; readonly labels?: Labels };
}

type Operator = (value: string | undefined, wanted: readonly string[]) => boolean;

const operators: Readonly<Record<string, Operator>> = {
  In: (value, wanted) => value !== undefined && wanted.includes(value),
  NotIn: (value, wanted) => value === undefined || !wanted.includes(value),
  Exists: (value) => value !== undefined,
  DoesNotExist: (value) => value === undefined,
  Gt: (value, wanted) => compare(value, wanted) > 0,
  Lt: (value, wanted) => compare(value, wanted) < 0,
};

/** NaN, which is neither above nor below, unless both are integers. */
function compare(value: string | undefined, wanted: readonly string[]): number {
  const isInteger = (text: string | undefined): boolean => text !== undefined && /^[+-]?\d+$/.test(text);
  return isInteger(value) && isInteger(wanted[0]) ? Number(value) - Number(wanted[0]) : Number.NaN;
}

/** Whether a node satisfies a pod's nodeSelector and its required node affinity. */
export function fitsNodeAffinity(spec: Pick<PodSpec, "nodeSelector" | "affinity">, node: NamedNode): boolean {
  const { labels } = node.metadata;
  const wanted = Object.entries(spec.nodeSelector ?? {});
  if (!wanted.every(([key, value]) => labels?.[key] === value)) return false;
  const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return required === undefined || matchesNodeSelector(required, node);
}

/** One of its terms has to match. */
export function matchesNodeSelector({ nodeSelectorTerms }: NodeSelector, node: NamedNode): boolean {
  return nodeSelectorTerms.some((term) => matchesNodeSelectorTerm(term, node));
}

/** All requirements have to hold; an empty term matches nothing. */
export function matchesNodeSelectorTerm(term: NodeSelectorTerm, { metadata }: NamedNode): boolean {
  const { matchExpressions = [], matchFields = [] } = term;
  if (matchExpressions.length + matchFields.length === 0) return false;
  const holds = (value: string | undefined, { operator, values }: NodeSelectorRequirement): boolean =>
    operators[operator]?.(value, values ?? []) ?? false;
  return (
    matchExpressions.every((one) => holds(metadata.labels?.[one.key], one)) &&
    matchFields.every((one) => holds(one.key === "metadata.name" ? metadata.name : undefined, one))
  );
}
