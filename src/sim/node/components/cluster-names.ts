import type { Endpoint } from "kubernetes-types/discovery/v1";
import type { Informer } from "../../client/informer.ts";
import type { Service } from "../../kinds/core/service.ts";
import type { EndpointSlice } from "../../kinds/discovery/endpoint-slice.ts";
import type { DnsAnswer } from "../../network/service.ts";

export interface NameSources {
  /** `cluster.local` */
  readonly domain: string;
  readonly services: Informer<Service>;
  readonly slicesOf: (namespace: string, service: string) => readonly EndpointSlice[];
}

const none: DnsAnswer = { failure: "NXDOMAIN" };

/**
 * Answers for names below the cluster's domain; undefined for all others.
 *
 * @models github.com/coredns/coredns plugin/kubernetes, 1.12
 */
export function clusterAnswer(name: string, sources: NameSources): DnsAnswer | undefined {
  const lower = name.toLowerCase().replace(/\.$/, "");
  if (lower !== sources.domain && !lower.endsWith(`.${sources.domain}`)) return undefined;
  const labels = lower.slice(0, -sources.domain.length - 1).split(".");
  const kind = labels.at(-1);
  if (kind === "pod") return podAnswer(labels);
  if (kind !== "svc") return none;
  const [service = "", namespace = ""] = [labels.at(-3), labels.at(-2)];
  const found = sources.services.get(namespace, service);
  if (labels.length < 3 || found === undefined) return none;
  if (labels.length === 3) return serviceAnswer(found, sources);
  return labels.length === 4 ? endpointAnswer(labels[0] ?? "", found, sources) : none;
}

function serviceAnswer(service: Service, sources: NameSources): DnsAnswer {
  const { clusterIP = "", type } = service.spec;
  if (type === "ExternalName") return { failure: "NODATA" };
  if (clusterIP !== "None" && clusterIP !== "") return { addresses: [clusterIP] };
  const addresses = readyEndpoints(service, sources).flatMap(({ addresses: [address] }) => address ?? []);
  return addresses.length === 0 ? none : { addresses };
}

/** `HOSTNAME.SERVICE.NAMESPACE.svc`: one endpoint of a headless service. */
function endpointAnswer(label: string, service: Service, sources: NameSources): DnsAnswer {
  const addresses = readyEndpoints(service, sources)
    .filter(({ hostname, addresses: [address = ""] }) => (hostname ?? address.replaceAll(".", "-")) === label)
    .flatMap(({ addresses: [address] }) => address ?? []);
  return addresses.length === 0 ? none : { addresses };
}

function readyEndpoints(service: Service, { slicesOf }: NameSources): readonly Endpoint[] {
  const { namespace, name } = service.metadata;
  const isEager = service.spec.publishNotReadyAddresses === true;
  return slicesOf(namespace, name).flatMap(({ endpoints }) =>
    (endpoints ?? []).filter(({ conditions }) => isEager || conditions?.ready !== false),
  );
}

/** `10-244-0-5.default.pod`: with `pods insecure` any address is answered. */
function podAnswer(labels: readonly string[]): DnsAnswer {
  const address = (labels[0] ?? "").replaceAll("-", ".");
  return labels.length === 3 && /^\d+(?:\.\d+){3}$/.test(address) ? { addresses: [address] } : none;
}
