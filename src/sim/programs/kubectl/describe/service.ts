import type { Service, ServicePort } from "kubernetes-types/core/v1";
import type { EndpointSlice } from "kubernetes-types/discovery/v1";
import type { Task } from "../../../kernel/task.ts";
import { formatLabels } from "../../../wire/label-selector.ts";
import { listObjects } from "../resources/fetch.ts";
import type { Session } from "../session.ts";
import type { Describer } from "./describer.ts";
import { describeHead } from "./describe-metadata.ts";
import { orNone, type DescribeWriter } from "./describe-writer.ts";
import { complete, type Complete } from "./complete.ts";

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go describeService, 1.33 */
export const service: Describer = {
  *describe({ session, out, found }) {
    const object = complete<Service>(found.object);
    const { metadata, spec } = object;
    describeHead(out, metadata);
    out.field("Selector", formatLabels(spec.selector));
    out.field("Type", spec.type);
    out.optional("IP Family Policy", spec.ipFamilyPolicy);
    out.field("IP Families", orNone(spec.ipFamilies?.join(",")));
    out.field("IP", spec.clusterIP);
    out.field("IPs", orNone(spec.clusterIPs?.join(",")));
    describeReach(out, object);
    const slices = yield* slicesOf(session, object);
    for (const port of spec.ports ?? []) describePort(out, port, slices);
    describePolicies(out, object);
  },
};

function describePolicies(out: DescribeWriter, { spec }: Complete<Service>): void {
  out.field("Session Affinity", spec.sessionAffinity);
  out.optional("External Traffic Policy", spec.externalTrafficPolicy);
  out.optional("Internal Traffic Policy", spec.internalTrafficPolicy);
  out.optional("HealthCheck NodePort", spec.healthCheckNodePort);
  out.optional("Traffic Distribution", spec.trafficDistribution);
  out.optional("LoadBalancer Source Ranges", spec.loadBalancerSourceRanges?.join(","));
}

function describeReach(out: DescribeWriter, { spec, status }: Complete<Service>): void {
  out.optional("External IPs", spec.externalIPs?.join(","));
  out.optional("Desired LoadBalancer IP", spec.loadBalancerIP);
  out.optional("External Name", spec.externalName);
  const texts = status.loadBalancer?.ingress?.map(
    ({ ip, hostname = "", ipMode }) => `${ip ?? hostname}${ipMode === undefined ? "" : ` (${ipMode})`}`,
  );
  out.optional("LoadBalancer Ingress", texts?.join(", "));
}

function* slicesOf(session: Session, { metadata }: Complete<Service>): Task<readonly EndpointSlice[]> {
  const resource = (yield* session.mapper()).find("endpointslices");
  if (resource === undefined) return [];
  const labelSelector = `kubernetes.io/service-name=${metadata.name ?? ""}`;
  const target = {
    is: "list",
    resource,
    namespace: metadata.namespace ?? "",
    labelSelector,
    fieldSelector: "",
  } as const;
  return (yield* listObjects(session, target)) as unknown as readonly EndpointSlice[];
}

function describePort(out: DescribeWriter, port: ServicePort, slices: readonly EndpointSlice[]): void {
  const name = port.name === undefined || port.name === "" ? "<unset>" : port.name;
  const protocol = port.protocol ?? "TCP";
  out.line(0, `Port:\t${name}\t${port.port}/${protocol}`);
  const target = port.targetPort;
  out.line(0, `TargetPort:\t${String(target ?? port.port)}/${protocol}`);
  if ((port.nodePort ?? 0) !== 0) out.line(0, `NodePort:\t${name}\t${port.nodePort ?? 0}/${protocol}`);
  out.line(0, `Endpoints:\t${endpointsOf(slices, port.name ?? "")}`);
}

const endpointsMax = 3;

/** `10.244.0.5:80,10.244.0.6:80 + 1 more...`; only those that are ready. */
function endpointsOf(slices: readonly EndpointSlice[], portName: string): string {
  const found = slices.flatMap(({ ports, endpoints }) =>
    (ports ?? [])
      .filter(({ name = "" }) => name === portName)
      .flatMap(({ port = 0 }) =>
        (endpoints ?? [])
          .filter(({ conditions }) => conditions?.ready !== false)
          .flatMap(({ addresses }) => addresses.map((address) => `${address}:${port}`)),
      ),
  );
  if (slices.length === 0) return "<none>";
  const more = found.length > endpointsMax ? ` + ${found.length - endpointsMax} more...` : "";
  return `${found.slice(0, endpointsMax).join(",")}${more}`;
}
