import type { DaemonSet, DaemonSetStatus, Deployment, DeploymentStatus } from "kubernetes-types/apps/v1";
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
