import type { ContainerPort, ServicePort } from "kubernetes-types/core/v1";
import { pods, type Pod } from "../kinds/core/pod.ts";
import { services, type Service } from "../kinds/core/service.ts";
import { mapTest } from "../wire/label-selector.ts";
import { target, watch, type Index, type Target, type View, type Watch } from "./controller.ts";
import { isFinished, isReady } from "./pod-state.ts";

/** Pods by namespace and each of their labels. */
const podsByLabel: Index<Pod> = {
  name: "label",
  resource: pods,
  keysOf: ({ metadata: { namespace, labels } }) =>
    Object.entries(labels ?? {}).map(([key, value]) => labelKey(namespace, key, value)),
};

function labelKey(namespace: string, key: string, value: string): string {
  return `${namespace}/${key}=${value}`;
}

export const servicePodIndexes: readonly [Index<Pod>] = [podsByLabel];

/** Pods that a service selects and that have an address. */
export function podsOf(service: Service, view: View): readonly Pod[] {
  const { selector } = service.spec;
  const [first] = Object.entries(selector ?? {});
  if (first === undefined) return [];
  const selects = mapTest(selector);
  const found = view.by(podsByLabel, labelKey(service.metadata.namespace, first[0], first[1]));
  return found.filter((pod) => selects(pod.metadata.labels) && hasAddress(pod));
}

function hasAddress(pod: Pod): boolean {
  return (pod.status.podIP ?? "") !== "" && !isFinished(pod);
}

/** A pod concerns the services that select it now, and those that did. */
export const watchServicePods: Watch = watch(pods, (before, after, view): readonly Target[] => {
  if (before !== undefined && after !== undefined && !hasChanged(before, after)) return [];
  const object = after ?? before;
  if (object === undefined) return [];
  const candidates = view.list(services, object.metadata.namespace);
  const concerned = candidates.filter(({ spec }) => {
    const selects = mapTest(spec.selector);
    return (
      (before !== undefined && selects(before.metadata.labels)) ||
      (after !== undefined && selects(after.metadata.labels))
    );
  });
  return concerned.map((service) => target(services, service));
});

/** @models staging/src/k8s.io/endpointslice/util/controller_utils.go podEndpointsChanged, 1.33 */
function hasChanged(before: Pod, after: Pod): boolean {
  return (
    before.metadata.labels !== after.metadata.labels ||
    before.metadata.deletionTimestamp !== after.metadata.deletionTimestamp ||
    before.status.podIP !== after.status.podIP ||
    before.spec.nodeName !== after.spec.nodeName ||
    isFinished(before) !== isFinished(after) ||
    isReady(before) !== isReady(after)
  );
}

export function isHeadless({ spec }: Service): boolean {
  return spec.clusterIP === "None";
}

/** The number behind a service's targetPort on one pod; undefined if the pod has no port of that name. */
export function targetPortOf(port: ServicePort, pod: Pod): number | undefined {
  const { targetPort = port.port, protocol = "TCP" } = port;
  if (typeof targetPort === "number") return targetPort;
  const restartable = (pod.spec.initContainers ?? []).filter(
    ({ restartPolicy }) => restartPolicy === "Always",
  );
  const ports = [...pod.spec.containers, ...restartable].flatMap(
    ({ ports }): readonly ContainerPort[] => ports ?? [],
  );
  const isIt = (one: ContainerPort): boolean =>
    one.name === targetPort && (one.protocol ?? "TCP") === protocol;
  return ports.find(isIt)?.containerPort;
}

export function isServing(pod: Pod, service: Service): boolean {
  return isReady(pod) || service.spec.publishNotReadyAddresses === true;
}

/** The time of the latest change that had an effect on a service's endpoints, as far as objects tell. */
export function lastChange(service: Service, selected: readonly Pod[]): string {
  const times = selected.map(
    (pod) => pod.status.conditions?.find(({ type }) => type === "Ready")?.lastTransitionTime,
  );
  return [service.metadata.creationTimestamp, ...times].reduce<string>(
    (latest, time) => (time !== undefined && time > latest ? time : latest),
    "",
  );
}
