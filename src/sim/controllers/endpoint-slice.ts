import type { Endpoint, EndpointPort } from "kubernetes-types/discovery/v1";
import type { Pod } from "../kinds/core/pod.ts";
import { nodes } from "../kinds/core/node.ts";
import { services, type Service } from "../kinds/core/service.ts";
import { endpointSlices, type EndpointSlice } from "../kinds/discovery/endpoint-slice.ts";
import type { Action } from "./action.ts";
import { controller, controllerReference, watchOwned, type Controller, type View } from "./controller.ts";
import { isReady } from "./pod-state.ts";
import {
  isHeadless,
  isServing,
  lastChange,
  podsOf,
  servicePodIndexes,
  targetPortOf,
  watchServicePods,
} from "./service-pods.ts";
import { jsonEqual } from "../wire/json.ts";

const perSlice = 100;
const headlessLabel = "service.kubernetes.io/headless";
const triggerTime = "endpoints.kubernetes.io/last-change-trigger-time";

/** The endpoints that share one set of ports, and the slices that hold such ports already. */
interface Group {
  readonly ports: readonly EndpointPort[];
  readonly endpoints: Endpoint[];
}

/**
 * Keeps the EndpointSlices of each service that selects pods: up to a hundred endpoints in one, by set of ports.
 * @models staging/src/k8s.io/endpointslice/reconciler.go Reconcile, 1.33
 */
export const endpointSliceController: Controller = controller<Service>({
  name: "endpointslice-controller",
  component: "endpoint-slice-controller",
  resources: [services],
  indexes: servicePodIndexes,
  watches: [watchServicePods, watchOwned(services, endpointSlices)],

  reconcile(service, view) {
    if (service.spec.selector === undefined || service.spec.type === "ExternalName") return [];
    const { uid, deletionTimestamp } = service.metadata;
    if (deletionTimestamp !== undefined) return [];
    const selected = podsOf(service, view);
    const slices = view.controlledBy(endpointSlices, uid);
    const time = lastChange(service, selected);
    return reconcileSlices({ service, slices, time }, groupsOf(service, selected, view));
  },
});

interface Known {
  readonly service: Service;
  readonly slices: readonly EndpointSlice[];
  readonly time: string;
}

function reconcileSlices(known: Known, groups: readonly Group[]): readonly Action[] {
  const actions: Action[] = [];
  const kept = new Set<EndpointSlice>();
  for (const { ports, endpoints } of groups) {
    const having = known.slices.filter((slice) => jsonEqual(slice.ports ?? [], ports) && !kept.has(slice));
    // An empty group holds the place of a service without endpoints.
    const parts = pack(having, endpoints);
    for (const [slice, part] of parts) {
      if (slice !== undefined) kept.add(slice);
      actions.push(...write(known, slice, { ports, endpoints: part }));
    }
  }
  const left = known.slices.filter((slice) => !kept.has(slice));
  return [...actions, ...left.map((object): Action => ({ do: "delete", resource: endpointSlices, object }))];
}

/** Endpoints stay in the slice that they are in; new ones fill up, then new slices begin. */
function pack(
  slices: readonly EndpointSlice[],
  endpoints: readonly Endpoint[],
): readonly (readonly [EndpointSlice | undefined, readonly Endpoint[]])[] {
  const fresh = new Map(endpoints.map((endpoint) => [addressOf(endpoint), endpoint]));
  const parts: [EndpointSlice | undefined, Endpoint[]][] = slices.map((slice) => [slice, []]);
  for (const [slice, part] of parts) {
    for (const old of slice?.endpoints ?? []) {
      const endpoint = fresh.get(addressOf(old));
      fresh.delete(addressOf(old));
      if (endpoint !== undefined) part.push(endpoint);
    }
  }
  for (const endpoint of fresh.values()) {
    let open = parts.find(([, part]) => part.length < perSlice);
    if (open === undefined) parts.push((open = [undefined, []]));
    open[1].push(endpoint);
  }
  if (endpoints.length > 0) return parts.filter(([, part]) => part.length > 0);
  return [[slices[0], []]];
}

function addressOf({ addresses, targetRef }: Endpoint): string {
  return `${addresses[0]} ${targetRef?.uid}`;
}

function write(
  known: Known,
  slice: EndpointSlice | undefined,
  group: Group | { ports: readonly EndpointPort[]; endpoints: readonly Endpoint[] },
): readonly Action[] {
  const { service, time } = known;
  const labels = labelsOf(service);
  const { ports, endpoints } = group;
  const isRight =
    slice !== undefined &&
    jsonEqual(slice.endpoints ?? [], endpoints) &&
    jsonEqual(slice.metadata.labels, labels);
  if (isRight) return [];
  const { namespace, name } = service.metadata;
  const annotations = { ...slice?.metadata.annotations, [triggerTime]: time };
  const fresh = {
    generateName: `${name}-`,
    namespace,
    ownerReferences: [controllerReference(services, service)],
  };
  const object = {
    addressType: "IPv4",
    apiVersion: "discovery.k8s.io/v1",
    endpoints: [...endpoints],
    kind: "EndpointSlice",
    metadata: { ...(slice?.metadata ?? fresh), labels, annotations },
    ports: [...ports],
  };
  const failed = {
    type: "Warning",
    reason: "FailedToUpdateEndpointSlices",
    message: `Error updating Endpoint Slices for Service ${namespace}/${name}: {error}`,
  } as const;
  const report = { about: service, failed };
  if (slice === undefined) return [{ do: "create", resource: endpointSlices, object, report }];
  return [{ do: "update", resource: endpointSlices, object: object as EndpointSlice, report }];
}

function labelsOf(service: Service): Readonly<Record<string, string>> {
  return {
    ...service.metadata.labels,
    "endpointslice.kubernetes.io/managed-by": "endpointslice-controller.k8s.io",
    "kubernetes.io/service-name": service.metadata.name,
    ...(isHeadless(service) ? { [headlessLabel]: "" } : {}),
  };
}

function groupsOf(service: Service, selected: readonly Pod[], view: View): readonly Group[] {
  const byPorts = new Map<string, Group>();
  for (const pod of selected) {
    const ports = portsOf(service, pod);
    const key = JSON.stringify(ports);
    const group = byPorts.get(key) ?? { ports, endpoints: [] };
    byPorts.set(key, group);
    group.endpoints.push(endpointOf(service, pod, view));
  }
  return byPorts.size === 0 ? [{ ports: [], endpoints: [] }] : [...byPorts.values()];
}

function portsOf({ spec }: Service, pod: Pod): readonly EndpointPort[] {
  return (spec.ports ?? []).flatMap((port): readonly EndpointPort[] => {
    const number = targetPortOf(port, pod);
    const { name = "", protocol = "TCP", appProtocol } = port;
    if (number === undefined) return [];
    return [{ name, port: number, protocol, ...(appProtocol === undefined ? {} : { appProtocol }) }];
  });
}

function endpointOf(service: Service, pod: Pod, view: View): Endpoint {
  const terminating = pod.metadata.deletionTimestamp !== undefined;
  const { hostname = "", subdomain, nodeName } = pod.spec;
  const { name, namespace, uid } = pod.metadata;
  const zone =
    nodeName === undefined
      ? undefined
      : view.get(nodes, "", nodeName)?.metadata.labels?.["topology.kubernetes.io/zone"];
  const ready = isServing(pod, service) && (!terminating || service.spec.publishNotReadyAddresses === true);
  return {
    addresses: [pod.status.podIP ?? ""],
    conditions: { ready, serving: isReady(pod), terminating },
    ...(hostname !== "" && subdomain === service.metadata.name ? { hostname } : {}),
    ...(nodeName === undefined ? {} : { nodeName }),
    targetRef: { kind: "Pod", namespace, name, uid },
    ...(zone === undefined ? {} : { zone }),
  };
}
