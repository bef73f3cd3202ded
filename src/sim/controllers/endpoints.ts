import type { EndpointAddress, EndpointPort, EndpointSubset } from "kubernetes-types/core/v1";
import { endpoints, type Endpoints } from "../kinds/core/endpoints.ts";
import type { Pod } from "../kinds/core/pod.ts";
import { services, type Service } from "../kinds/core/service.ts";
import type { Action, Reported } from "./action.ts";
import { controller, watch, type Controller } from "./controller.ts";
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

const triggerTime = "endpoints.kubernetes.io/last-change-trigger-time";
const headlessLabel = "service.kubernetes.io/headless";
const capacity = 1000;

/**
 * Keeps the Endpoints of each service that selects pods.
 * @models pkg/controller/endpoint/endpoints_controller.go syncService, 1.33
 */
export const endpointsController: Controller = controller<Service>({
  name: "endpoints-controller",
  account: "endpoint-controller",
  component: "endpoint-controller",
  resources: [services],
  indexes: servicePodIndexes,
  watches: [
    watchServicePods,
    watch(endpoints, (before, after) => {
      const object = after ?? before;
      if (object === undefined) return [];
      return [{ resource: services, namespace: object.metadata.namespace, name: object.metadata.name }];
    }),
  ],

  reconcile(service, view) {
    if (service.spec.selector === undefined || service.spec.type === "ExternalName") return [];
    const { namespace, name } = service.metadata;
    const selected = podsOf(service, view).filter(({ metadata }) => metadata.deletionTimestamp === undefined);
    const known = view.get(endpoints, namespace, name);
    const subsets = subsetsOf(service, selected);
    const labels = labelsOf(service);
    if (
      known !== undefined &&
      jsonEqual(known.subsets ?? [], subsets) &&
      jsonEqual(known.metadata.labels ?? {}, labels)
    )
      return [];
    return [write({ service, known, subsets, labels, time: lastChange(service, selected) })];
  },

  removed(service, view) {
    const { namespace, name } = service.metadata;
    const known = view.get(endpoints, namespace, name);
    const isOurs = known !== undefined && view.get(services, namespace, name) === undefined;
    return isOurs ? [{ do: "delete", resource: endpoints, object: known }] : [];
  },
});

function labelsOf(service: Service): Readonly<Record<string, string>> {
  const { [headlessLabel]: _headless, ...labels } = service.metadata.labels ?? {};
  return {
    ...labels,
    "endpoints.kubernetes.io/managed-by": "endpoint-controller",
    ...(isHeadless(service) ? { [headlessLabel]: "" } : {}),
  };
}

interface Wanted {
  readonly service: Service;
  readonly known: Endpoints | undefined;
  readonly subsets: readonly EndpointSubset[];
  readonly labels: Readonly<Record<string, string>>;
  readonly time: string;
}

function write({ service, known, subsets, labels, time }: Wanted): Action {
  const { namespace, name } = service.metadata;
  const metadata = {
    ...known?.metadata,
    name,
    namespace,
    labels,
    annotations: { ...known?.metadata.annotations, [triggerTime]: time },
  };
  const object = {
    apiVersion: "v1",
    kind: "Endpoints",
    metadata,
    ...(subsets.length === 0 ? {} : { subsets }),
  };
  if (known === undefined)
    return { do: "create", resource: endpoints, object, report: failure(service, "create") };
  return {
    do: "update",
    resource: endpoints,
    object: object as unknown as Endpoints,
    report: failure(service, "update"),
  };
}

function failure(about: Service, verb: "create" | "update"): Reported {
  const { namespace, name } = about.metadata;
  const reason = verb === "create" ? "FailedToCreateEndpoint" : "FailedToUpdateEndpoint";
  const message = `Failed to ${verb} endpoint for service ${namespace}/${name}: {error}`;
  return { about, failed: { type: "Warning", reason, message } };
}

/** Addresses with the same ports together, in the order of their addresses. */
function subsetsOf(service: Service, selected: readonly Pod[]): readonly EndpointSubset[] {
  const byPorts = new Map<
    string,
    { ports: EndpointPort[]; ready: EndpointAddress[]; notReady: EndpointAddress[] }
  >();
  for (const pod of selected.slice(0, capacity)) {
    const ports = portsOf(service, pod);
    if (ports.length === 0 && (service.spec.ports ?? []).length > 0) continue;
    const key = JSON.stringify(ports);
    const group = byPorts.get(key) ?? { ports, ready: [], notReady: [] };
    byPorts.set(key, group);
    (isServing(pod, service) ? group.ready : group.notReady).push(addressOf(service, pod));
  }
  const sorted = [...byPorts].toSorted(([left], [right]) => (left < right ? -1 : 1));
  return sorted.map(([, { ports, ready, notReady }]): EndpointSubset => ({
    ...(ready.length === 0 ? {} : { addresses: ready.toSorted(byIp) }),
    ...(notReady.length === 0 ? {} : { notReadyAddresses: notReady.toSorted(byIp) }),
    ...(ports.length === 0 ? {} : { ports }),
  }));
}

function portsOf({ spec }: Service, pod: Pod): EndpointPort[] {
  const found = (spec.ports ?? []).flatMap((port): readonly EndpointPort[] => {
    const number = targetPortOf(port, pod);
    const { name, protocol = "TCP", appProtocol } = port;
    if (number === undefined) return [];
    return [
      {
        ...(name === undefined ? {} : { name }),
        port: number,
        protocol,
        ...(appProtocol === undefined ? {} : { appProtocol }),
      },
    ];
  });
  return found.toSorted((left, right) => ((left.name ?? "") < (right.name ?? "") ? -1 : 1));
}

function addressOf(service: Service, pod: Pod): EndpointAddress {
  const { hostname = "", subdomain, nodeName } = pod.spec;
  const isNamed = hostname !== "" && subdomain === service.metadata.name;
  const { name, namespace, uid } = pod.metadata;
  return {
    ip: pod.status.podIP ?? "",
    ...(isNamed ? { hostname } : {}),
    ...(nodeName === undefined ? {} : { nodeName }),
    targetRef: { kind: "Pod", namespace, name, uid },
  };
}

function byIp(left: EndpointAddress, right: EndpointAddress): number {
  return left.ip < right.ip ? -1 : 1;
}
