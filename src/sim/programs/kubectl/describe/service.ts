import type { Service, ServicePort } from "kubernetes-types/core/v1";
import type { EndpointSlice } from "kubernetes-types/discovery/v1";
import type { Task } from "../../../kernel/task.ts";
import { formatLabels } from "../../../wire/label-selector.ts";
import { listObjects } from "../resources/fetch.ts";
import type { Session } from "../session.ts";
import type { Describer } from "./describer.ts";
import { describeHead } from "./describe-metadata.ts";
import type { DescribeWriter } from "./describe-writer.ts";

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go describeService, 1.33 */
export const service: Describer = {
  *describe({ session, out, found }) {
    const object = found.object as unknown as Service;
    const { metadata, spec } = object;
    describeHead(out, metadata);
    out.line(0, `Selector:\t${formatLabels(spec?.selector)}`);
    out.line(0, `Type:\t${spec?.type ?? ""}`);
    if (spec?.ipFamilyPolicy !== undefined) out.line(0, `IP Family Policy:\t${spec.ipFamilyPolicy}`);
    out.line(0, `IP Families:\t${(spec?.ipFamilies ?? []).join(",") || "<none>"}`);
    out.line(0, `IP:\t${spec?.clusterIP ?? ""}`);
    out.line(0, `IPs:\t${(spec?.clusterIPs ?? []).join(",") || "<none>"}`);
    describeReach(out, object);
    const slices = yield* slicesOf(session, object);
    for (const port of spec?.ports ?? []) describePort(out, port, slices);
    out.line(0, `Session Affinity:\t${spec?.sessionAffinity ?? ""}`);
    if ((spec?.externalTrafficPolicy ?? "") !== "")
      out.line(0, `External Traffic Policy:\t${spec?.externalTrafficPolicy ?? ""}`);
    if (spec?.internalTrafficPolicy !== undefined)
      out.line(0, `Internal Traffic Policy:\t${spec.internalTrafficPolicy}`);
    if ((spec?.healthCheckNodePort ?? 0) !== 0)
      out.line(0, `HealthCheck NodePort:\t${spec?.healthCheckNodePort ?? 0}`);
    if (spec?.trafficDistribution !== undefined)
      out.line(0, `Traffic Distribution:\t${spec.trafficDistribution}`);
    const ranges = spec?.loadBalancerSourceRanges ?? [];
    if (ranges.length > 0) out.line(0, `LoadBalancer Source Ranges:\t${ranges.join(",")}`);
  },
};

function describeReach(out: DescribeWriter, { spec, status }: Service): void {
  const external = spec?.externalIPs ?? [];
  if (external.length > 0) out.line(0, `External IPs:\t${external.join(",")}`);
  if ((spec?.loadBalancerIP ?? "") !== "")
    out.line(0, `Desired LoadBalancer IP:\t${spec?.loadBalancerIP ?? ""}`);
  if ((spec?.externalName ?? "") !== "") out.line(0, `External Name:\t${spec?.externalName ?? ""}`);
  const ingress = status?.loadBalancer?.ingress ?? [];
  if (ingress.length > 0) {
    const texts = ingress.map(
      ({ ip, hostname, ipMode }) => `${ip ?? hostname ?? ""}${ipMode === undefined ? "" : ` (${ipMode})`}`,
    );
    out.line(0, `LoadBalancer Ingress:\t${texts.join(", ")}`);
  }
}

function* slicesOf(session: Session, { metadata }: Service): Task<readonly EndpointSlice[]> {
  const resource = (yield* session.mapper()).find("endpointslices");
  if (resource === undefined) return [];
  const labelSelector = `kubernetes.io/service-name=${metadata?.name ?? ""}`;
  const target = {
    is: "list",
    resource,
    namespace: metadata?.namespace ?? "",
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
  const found = slices.flatMap(({ ports = [], endpoints = [] }) =>
    ports
      .filter(({ name = "" }) => name === portName)
      .flatMap(({ port = 0 }) =>
        endpoints
          .filter(({ conditions }) => conditions?.ready !== false)
          .flatMap(({ addresses }) => addresses.map((address) => `${address}:${port}`)),
      ),
  );
  if (slices.length === 0 || slices.every(({ endpoints = [] }) => endpoints.length === 0))
    return found.length === 0 && slices.length === 0 ? "<none>" : "";
  const more = found.length > endpointsMax ? ` + ${found.length - endpointsMax} more...` : "";
  return `${found.slice(0, endpointsMax).join(",")}${more}`;
}
