import type {
  DaemonSet,
  DaemonSetStatus,
  Deployment,
  DeploymentStatus,
  StatefulSet,
  StatefulSetStatus,
} from "kubernetes-types/apps/v1";
import type { ObjectMeta } from "kubernetes-types/meta/v1";
import { CommandError } from "../../cobra/command.ts";
import { revisionOf } from "./revisions.ts";
import type { KubeObject } from "../resources/kube-object.ts";

/** Where a rollout is: the line to print, and whether it is the last one. */
export interface RolloutStatus {
  readonly text: string;
  readonly isDone: boolean;
}

const going = (text: string): RolloutStatus => ({ text, isDone: false });

/** @models staging/src/k8s.io/kubectl/pkg/polymorphichelpers/rollout_status.go, 1.33 */
export function rolloutStatus(object: KubeObject, revision: number): RolloutStatus {
  if (object.kind === "Deployment") return deploymentStatus(object as unknown as Deployment, revision);
  if (object.kind === "DaemonSet") return daemonSetStatus(object as unknown as DaemonSet);
  if (object.kind === "StatefulSet") return statefulSetStatus(object as unknown as StatefulSet);
  const group = object.apiVersion?.includes("/") === true ? `.${object.apiVersion.split("/")[0] ?? ""}` : "";
  throw new CommandError(`no status viewer has been implemented for ${object.kind ?? ""}${group}`);
}

function deploymentStatus(deployment: Deployment, revision: number): RolloutStatus {
  const { metadata = {}, spec, status = {} } = deployment;
  const name = JSON.stringify(metadata.name);
  checkRevision(deployment, revision);
  if (!isObserved(metadata, status)) return going("Waiting for deployment spec update to be observed...");
  const isLate = status.conditions?.some(
    ({ type, reason }) => type === "Progressing" && reason === "ProgressDeadlineExceeded",
  );
  if (isLate === true) throw new CommandError(`deployment ${name} exceeded its progress deadline`);
  return deploymentProgress(`deployment ${name}`, spec?.replicas ?? 1, status);
}

function deploymentProgress(subject: string, wanted: number, status: DeploymentStatus): RolloutStatus {
  const { updatedReplicas: updated = 0, replicas = 0, availableReplicas: available = 0 } = status;
  const waiting = `Waiting for ${subject} rollout to finish:`;
  if (updated < wanted)
    return going(`${waiting} ${updated} out of ${wanted} new replicas have been updated...`);
  if (replicas > updated)
    return going(`${waiting} ${replicas - updated} old replicas are pending termination...`);
  if (available < updated)
    return going(`${waiting} ${available} of ${updated} updated replicas are available...`);
  return { text: `${subject} successfully rolled out`, isDone: true };
}

function checkRevision(deployment: Deployment, revision: number): void {
  const current = revisionOf(deployment);
  if (revision > 0 && current !== revision) {
    throw new CommandError(
      `desired revision (${revision}) is different from the running revision (${current})`,
    );
  }
}

function isObserved(
  { generation = 0 }: ObjectMeta,
  { observedGeneration = 0 }: { readonly observedGeneration?: number },
): boolean {
  return generation <= observedGeneration;
}

function daemonSetStatus({ metadata = {}, spec, status }: DaemonSet): RolloutStatus {
  if (spec?.updateStrategy?.type !== "RollingUpdate") {
    throw new CommandError("rollout status is only available for RollingUpdate strategy type");
  }
  if (status === undefined || !isObserved(metadata, status))
    return going("Waiting for daemon set spec update to be observed...");
  return daemonSetProgress(`daemon set ${JSON.stringify(metadata.name)}`, status);
}

const rollingOnly = "rollout status is only available for RollingUpdate strategy type";

/** Sets of whose pods some are still coming say so; then it is told how far the new revision has come. */
function statefulSetStatus({ metadata = {}, spec, status }: StatefulSet): RolloutStatus {
  const { type, rollingUpdate } = spec?.updateStrategy ?? {};
  if (type !== "RollingUpdate") throw new CommandError(rollingOnly);
  if (status?.observedGeneration === undefined || !isObserved(metadata, status))
    return going("Waiting for statefulset spec update to be observed...");
  return statefulSetPods(spec?.replicas ?? 1, rollingUpdate?.partition, status);
}

function statefulSetPods(
  wanted: number,
  partition: number | undefined,
  status: StatefulSetStatus,
): RolloutStatus {
  const { readyReplicas: ready = 0, updatedReplicas: updated = 0 } = status;
  if (ready < wanted) return going(`Waiting for ${wanted - ready} pods to be ready...`);
  return partition === undefined
    ? statefulSetProgress(status)
    : partitionedProgress(wanted - partition, updated);
}

function partitionedProgress(wanted: number, updated: number): RolloutStatus {
  if (updated >= wanted)
    return { text: `partitioned roll out complete: ${updated} new pods have been updated...`, isDone: true };
  return going(
    `Waiting for partitioned roll out to finish: ${updated} out of ${wanted} new pods have been updated...`,
  );
}

function statefulSetProgress(status: StatefulSetStatus): RolloutStatus {
  const { updateRevision, currentRevision, updatedReplicas = 0, currentReplicas = 0 } = status;
  if (updateRevision !== currentRevision) {
    return going(
      `waiting for statefulset rolling update to complete ${updatedReplicas} pods at revision ${updateRevision}...`,
    );
  }
  const text = `statefulset rolling update complete ${currentReplicas} pods at revision ${currentRevision}...`;
  return { text, isDone: true };
}

function daemonSetProgress(subject: string, status: DaemonSetStatus): RolloutStatus {
  const {
    updatedNumberScheduled: updated = 0,
    desiredNumberScheduled: desired,
    numberAvailable: available = 0,
  } = status;
  const waiting = `Waiting for ${subject} rollout to finish:`;
  if (updated < desired)
    return going(`${waiting} ${updated} out of ${desired} new pods have been updated...`);
  if (available < desired)
    return going(`${waiting} ${available} of ${desired} updated pods are available...`);
  return { text: `${subject} successfully rolled out`, isDone: true };
}
