import type { PodSpec } from "kubernetes-types/core/v1";
import { controllerOf, type Stored } from "../../../wire/object.ts";
import { invalid } from "../../api-error.ts";
import type { FieldError } from "../../field-error.ts";
import type { Machinery } from "../../machinery.ts";
import type { AdmissionRequest } from "../admission.ts";
import { compareLevels, policyOf, sameLevel, shownLevel, type LevelVersion } from "./policy.ts";
import { violations } from "./standards.ts";

type Pod = Stored & { readonly spec: PodSpec };

const podsMax = 3000;

/** Refuses labels that cannot be read, and warns of pods that a stricter level would not have admitted. */
export function checkNamespaceLabels(object: Stored, request: AdmissionRequest, machinery: Machinery): void {
  const { policy, errors } = policyOf(object.metadata.labels ?? {});
  if (request.operation === "CREATE") {
    if (errors.length > 0) throw invalid(request.resource, object.metadata.name, errors);
    return;
  }
  const old = policyOf(request.old?.metadata.labels ?? {});
  if (errors.length > 0 && !sameErrors(errors, old.errors)) {
    throw invalid(request.resource, object.metadata.name, errors);
  }
  const { enforce } = policy;
  if (enforce.level === "privileged" || sameLevel(enforce, old.policy.enforce)) return;
  const isStricter = compareLevels(enforce.level, old.policy.enforce.level) > 0;
  if (enforce.version === old.policy.enforce.version && !isStricter) return;
  request.warnings.push(...warningsFor(object.metadata.name, enforce, machinery));
}

function sameErrors(a: readonly FieldError[], b: readonly FieldError[]): boolean {
  return a.length === b.length && a.every(({ message }, index) => message === b[index]?.message);
}

interface Found {
  readonly first: string;
  readonly count: number;
}

function warningsFor(
  namespace: string,
  enforce: LevelVersion,
  { cluster, minor }: Machinery,
): readonly string[] {
  const pods = prioritized([...(cluster.collection("pods")?.all(namespace) ?? [])] as Pod[]);
  const found = new Map<string, Found>();
  for (const { metadata, spec } of pods.slice(0, podsMax)) {
    const reasons = violations({ annotations: metadata.annotations ?? {}, spec }, enforce, minor);
    if (reasons.length === 0) continue;
    const text = reasons.map(({ reason }) => reason).join(", ");
    const { first = metadata.name, count = 0 } = found.get(text) ?? {};
    found.set(text, { first: metadata.name < first ? metadata.name : first, count: count + 1 });
  }
  const skipped = `new PodSecurity enforce level only checked against the first ${podsMax} of ${pods.length} existing pods`;
  const existing = `existing pods in namespace "${namespace}" violate the new PodSecurity enforce level "${shownLevel(enforce)}"`;
  return [
    ...(pods.length > podsMax ? [skipped] : []),
    ...(found.size > 0 ? [existing] : []),
    ...[...found].map(([text, one]) => `${shownPods(one)}: ${text}`).toSorted(),
  ];
}

function shownPods({ first, count }: Found): string {
  if (count === 1) return first;
  return `${first} (and ${count - 1} other ${count === 2 ? "pod" : "pods"})`;
}

/** One pod of each controller first. */
function prioritized(pods: readonly Pod[]): readonly Pod[] {
  const seen = new Set<string>();
  const later: Pod[] = [];
  const first = pods.filter((pod) => {
    const owner = controllerOf(pod);
    if (owner === undefined || !seen.has(owner)) {
      if (owner !== undefined) seen.add(owner);
      return true;
    }
    later.push(pod);
    return false;
  });
  return [...first, ...later];
}
