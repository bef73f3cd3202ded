import type { Pod } from "kubernetes-types/core/v1";

/** What a drain would do with the pods of a node. */
export interface DrainPlan {
  readonly evict: readonly Pod[];
  /** Said on standard error, and the drain goes on. */
  readonly warnings: string;
  /** Why the drain cannot go on. */
  readonly errors: readonly string[];
}

export interface DrainOptions {
  readonly force: boolean;
  readonly ignoreDaemonSets: boolean;
  readonly deleteEmptyDirData: boolean;
}

type Verdict = { readonly evicts: boolean; readonly warning?: string; readonly error?: string };

const evicts: Verdict = { evicts: true };

/**
 * Judges each pod; pods of the same reason are listed together.
 * @models staging/src/k8s.io/kubectl/pkg/drain/filters.go, 1.33
 */
export function planDrain(pods: readonly Pod[], options: DrainOptions): DrainPlan {
  const warnings = new Map<string, string[]>();
  const errors = new Map<string, string[]>();
  const evicted: Pod[] = [];
  for (const pod of pods) {
    const verdict = judge(pod, options);
    const name = `${pod.metadata?.namespace ?? ""}/${pod.metadata?.name ?? ""}`;
    if (verdict.error !== undefined) note(errors, verdict.error, name);
    if (verdict.warning !== undefined) note(warnings, verdict.warning, name);
    if (verdict.evicts) evicted.push(pod);
  }
  const listed = (notes: ReadonlyMap<string, readonly string[]>): readonly string[] =>
    [...notes].map(([reason, names]) => `${reason}: ${names.toSorted().join(", ")}`).toSorted();
  return { evict: evicted, warnings: listed(warnings).join("; "), errors: listed(errors) };
}

function note(notes: Map<string, string[]>, reason: string, name: string): void {
  notes.set(reason, [...(notes.get(reason) ?? []), name]);
}

const daemonSetError = "cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore)";
const emptyDirError = "cannot delete Pods with local storage (use --delete-emptydir-data to override)";
const orphanError = "cannot delete cannot delete Pods that declare no controller (use --force to override)";

function judge(pod: Pod, options: DrainOptions): Verdict {
  if (isMirror(pod)) return { evicts: false };
  if (isFinished(pod)) return evicts;
  const controller = pod.metadata?.ownerReferences?.find((owner) => owner.controller === true);
  if (controller?.kind === "DaemonSet") return judgeDaemonPod(options);
  const losesData = usesEmptyDir(pod);
  if (losesData && !options.deleteEmptyDirData) return { evicts: false, error: emptyDirError };
  if (controller === undefined) return judgeOrphan(options);
  return losesData ? { evicts: true, warning: "deleting Pods with local storage" } : evicts;
}

function isFinished({ status }: Pod): boolean {
  return status?.phase === "Succeeded" || status?.phase === "Failed";
}

function usesEmptyDir({ spec }: Pod): boolean {
  return spec?.volumes?.some(({ emptyDir }) => emptyDir !== undefined) ?? false;
}

function judgeDaemonPod({ ignoreDaemonSets }: DrainOptions): Verdict {
  return ignoreDaemonSets
    ? { evicts: false, warning: "ignoring DaemonSet-managed Pods" }
    : { evicts: false, error: daemonSetError };
}

function judgeOrphan({ force }: DrainOptions): Verdict {
  return force
    ? { evicts: true, warning: "deleting Pods that declare no controller" }
    : { evicts: false, error: orphanError };
}

/** Its node's kubelet made it from a file: there is nobody to evict it from. */
function isMirror({ metadata }: Pod): boolean {
  return metadata?.annotations?.["kubernetes.io/config.mirror"] !== undefined;
}
