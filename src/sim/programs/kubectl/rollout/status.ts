import type { DaemonSet, Deployment } from "kubernetes-types/apps/v1";
import { CommandError } from "../../cobra/command.ts";
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

function deploymentStatus({ metadata, spec, status }: Deployment, revision: number): RolloutStatus {
  const name = JSON.stringify(metadata?.name ?? "");
  if (revision > 0) {
    const current = Number(metadata?.annotations?.["deployment.kubernetes.io/revision"] ?? 0);
    if (current !== revision) throw new CommandError(`desired revision (${revision}) is different from the running revision (${current})`);
  }
  if ((metadata?.generation ?? 0) > (status?.observedGeneration ?? 0)) return going("Waiting for deployment spec update to be observed...");
  const progressing = status?.conditions?.find(({ type }) => type === "Progressing");
  if (progressing?.reason === "ProgressDeadlineExceeded") throw new CommandError(`deployment ${name} exceeded its progress deadline`);
  const { updatedReplicas: updated = 0, replicas = 0, availableReplicas: available = 0 } = status ?? {};
  const waiting = `Waiting for deployment ${name} rollout to finish:`;
  const wanted = spec?.replicas ?? 1;
  if (updated < wanted) return going(`${waiting} ${updated} out of ${wanted} new replicas have been updated...`);
  if (replicas > updated) return going(`${waiting} ${replicas - updated} old replicas are pending termination...`);
  if (available < updated) return going(`${waiting} ${available} of ${updated} updated replicas are available...`);
  return { text: `deployment ${name} successfully rolled out`, isDone: true };
}

function daemonSetStatus({ metadata, spec, status }: DaemonSet): RolloutStatus {
  const name = JSON.stringify(metadata?.name ?? "");
  if (spec?.updateStrategy?.type !== "RollingUpdate") throw new CommandError("rollout status is only available for RollingUpdate strategy type");
  if ((metadata?.generation ?? 0) > (status?.observedGeneration ?? 0)) return going("Waiting for daemon set spec update to be observed...");
  const { updatedNumberScheduled: updated = 0, desiredNumberScheduled: desired = 0, numberAvailable: available = 0 } = status ?? {};
  const waiting = `Waiting for daemon set ${name} rollout to finish:`;
  if (updated < desired) return going(`${waiting} ${updated} out of ${desired} new pods have been updated...`);
  if (available < desired) return going(`${waiting} ${available} of ${desired} updated pods are available...`);
  return { text: `daemon set ${name} successfully rolled out`, isDone: true };
}
