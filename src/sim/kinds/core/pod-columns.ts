import type { Container, ContainerState, ContainerStatus } from "kubernetes-types/core/v1";
import type { Column } from "../../api/column.ts";
import { humanAge } from "../../wire/duration.ts";
import { ageColumn } from "../columns.ts";
import type { Pod } from "./pod.ts";

/** What a pod's row says; `restarts` carries its date. */
interface Summary {
  readonly ready: number;
  readonly total: number;
  readonly reason: string;
  readonly restarts: number;
  readonly restartedAt: string;
}

interface Tally {
  ready: number;
  restarts: number;
  restartedAt: string;
}

/**
 * What `kubectl get pods` shows of a pod's containers: the first init container that is not done, or else the first
 * container that has something to say.
 * @models pkg/printers/internalversion/printers.go printPod, 1.33
 */
export function summarize(pod: Pod): Summary {
  const { spec } = pod;
  const sidecars = new Set(
    (spec.initContainers ?? []).filter((one) => isSidecar(one)).map(({ name }) => name),
  );
  const tally: Tally = { ready: 0, restarts: 0, restartedAt: "" };
  const sidecarTally: Tally = { ready: 0, restarts: 0, restartedAt: "" };
  const initReason = initializing(pod, { sidecars, tally, sidecarTally });
  let reason = initReason ?? phaseReason(pod);
  if (initReason === undefined || isTrue(pod, "Initialized")) {
    tally.restarts = sidecarTally.restarts;
    tally.restartedAt = sidecarTally.restartedAt;
    reason = running(pod, tally) ?? reason;
  }
  const total = spec.containers.length + sidecars.size;
  return { ...tally, total, reason: endingReason(pod) ?? reason };
}

function isTrue({ status }: Pod, type: string): boolean {
  return (
    status.conditions?.some((condition) => condition.type === type && condition.status === "True") ?? false
  );
}

function phaseReason({ status }: Pod): string {
  const isGated = status.conditions?.some(({ reason }) => reason === "SchedulingGated") ?? false;
  return isGated ? "SchedulingGated" : (status.reason ?? status.phase);
}

function endingReason({ status, metadata }: Pod): string | undefined {
  if (metadata.deletionTimestamp === undefined) return undefined;
  if (status.reason === "NodeLost") return "Unknown";
  return status.phase === "Succeeded" || status.phase === "Failed" ? undefined : "Terminating";
}

function isSidecar({ restartPolicy }: Container): boolean {
  return restartPolicy === "Always";
}

function count(tally: Tally, { restartCount, lastState }: ContainerStatus): void {
  tally.restarts += restartCount;
  const finishedAt = lastState?.terminated?.finishedAt ?? "";
  if (finishedAt > tally.restartedAt) tally.restartedAt = finishedAt;
}

interface InitTallies {
  readonly sidecars: ReadonlySet<string>;
  readonly tally: Tally;
  readonly sidecarTally: Tally;
}

/** What the first init container says that is not done; undefined if all are. */
function initializing(
  { spec, status }: Pod,
  { sidecars, tally, sidecarTally }: InitTallies,
): string | undefined {
  for (const [index, container] of (status.initContainerStatuses ?? []).entries()) {
    const isSidecar = sidecars.has(container.name);
    count(tally, container);
    if (isSidecar) count(sidecarTally, container);
    if (container.state?.terminated?.exitCode === 0) continue;
    if (isSidecar && container.started === true) {
      if (container.ready) tally.ready++;
      continue;
    }
    return initReason(container.state, `Init:${index}/${spec.initContainers?.length ?? 0}`);
  }
  return undefined;
}

function initReason(state: ContainerState | undefined, progress: string): string {
  if (state?.terminated !== undefined) return `Init:${terminatedReason(state)}`;
  const waiting = state?.waiting?.reason ?? "";
  return waiting === "" || waiting === "PodInitializing" ? progress : `Init:${waiting}`;
}

function terminatedReason({ terminated }: ContainerState): string {
  const { reason = "", signal = 0, exitCode = 0 } = terminated ?? {};
  if (reason !== "") return reason;
  return signal === 0 ? `ExitCode:${exitCode}` : `Signal:${signal}`;
}

function running(pod: Pod, tally: Tally): string | undefined {
  let reason: string | undefined;
  const before = tally.ready;
  for (const container of (pod.status.containerStatuses ?? []).toReversed()) {
    count(tally, container);
    const said = reasonOf(container.state);
    if (said !== undefined) reason = said;
    else if (container.ready && container.state?.running !== undefined) tally.ready++;
  }
  if (reason !== "Completed" || tally.ready === before) return reason;
  return isTrue(pod, "Ready") ? "Running" : "NotReady";
}

function reasonOf(state: ContainerState | undefined): string | undefined {
  const waiting = state?.waiting?.reason ?? "";
  if (waiting !== "") return waiting;
  return state?.terminated === undefined ? undefined : terminatedReason(state);
}

const endings: Readonly<Record<string, string>> = {
  Succeeded: "The pod has completed successfully.",
  Failed: "The pod failed.",
};

/** By these kubectl knows which pods are over. */
function endingConditions({ status: { phase } }: Pod): readonly object[] {
  const message = endings[phase];
  return message === undefined ? [] : [{ type: "Completed", status: "True", reason: phase, message }];
}

export const podColumns: readonly Column<Pod>[] = [
  {
    name: "Ready",
    cell: (pod) => {
      const { ready, total } = summarize(pod);
      return `${ready}/${total}`;
    },
  },
  { name: "Status", rowConditions: endingConditions, cell: (pod) => summarize(pod).reason },
  {
    name: "Restarts",
    cell: (pod, now) => {
      const { restarts, restartedAt } = summarize(pod);
      return restarts === 0 || restartedAt === ""
        ? `${restarts}`
        : `${restarts} (${humanAge(restartedAt, now)} ago)`;
    },
  },
  ageColumn,
  { name: "IP", wide: true, cell: ({ status }) => status.podIPs?.[0]?.ip || "<none>" },
  { name: "Node", wide: true, cell: ({ spec }) => spec.nodeName || "<none>" },
  { name: "Nominated Node", wide: true, cell: ({ status }) => status.nominatedNodeName || "<none>" },
  { name: "Readiness Gates", wide: true, cell: readinessGates },
];

function readinessGates(pod: Pod): string {
  const gates = pod.spec.readinessGates ?? [];
  if (gates.length === 0) return "<none>";
  return `${gates.filter(({ conditionType }) => isTrue(pod, conditionType)).length}/${gates.length}`;
}
