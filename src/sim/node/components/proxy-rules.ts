import type { EndpointSlice } from "../../kinds/discovery/endpoint-slice.ts";
import type { Service } from "../../kinds/core/service.ts";
import type { Endpoint, NatRule } from "../../network/nat.ts";

type ServicePort = NonNullable<Service["spec"]["ports"]>[number];

/**
 * What kube-proxy writes into a node's NAT table for all services. One without endpoints is refused.
 *
 * @models pkg/proxy/iptables/proxier.go syncProxyRules, 1.33
 */
export function proxyRules(
  services: readonly Service[],
  slicesOf: (service: Service) => readonly EndpointSlice[],
): readonly NatRule[] {
  return services.flatMap((service) => {
    const { clusterIP = "", ports = [], type } = service.spec;
    if (clusterIP === "" || clusterIP === "None" || type === "ExternalName") return [];
    const slices = slicesOf(service);
    return ports.flatMap((port) => rulesOf(service, port, targetsOf(port, slices)));
  });
}

function rulesOf(
  { metadata, spec }: Service,
  port: ServicePort,
  targets: readonly Endpoint[],
): readonly NatRule[] {
  const comment = `${metadata.namespace}/${metadata.name}${(port.name ?? "") === "" ? "" : `:${port.name ?? ""}`}`;
  const fate = targets.length === 0 ? { targets, reject: true as const } : { targets };
  const addresses = [spec.clusterIP ?? "", ...(spec.externalIPs ?? [])];
  const rules: NatRule[] = addresses.map((address) => ({ address, port: port.port, comment, ...fate }));
  if (port.nodePort !== undefined && port.nodePort > 0)
    rules.push({ address: "local", port: port.nodePort, comment, ...fate });
  return rules;
}

/** The number behind a service's port. */
function portIn({ ports }: EndpointSlice, port: ServicePort): number | undefined {
  return ports?.find(({ name }) => (name ?? "") === (port.name ?? ""))?.port;
}

/** Ready endpoints; if none is ready, those that still serve while they end. */
function targetsOf(port: ServicePort, slices: readonly EndpointSlice[]): readonly Endpoint[] {
  const ready: Endpoint[] = [];
  const ending: Endpoint[] = [];
  for (const slice of slices) {
    const number = portIn(slice, port);
    if (number === undefined) continue;
    for (const { addresses, conditions } of slice.endpoints ?? []) {
      const [address] = addresses;
      if (address === undefined) continue;
      if (conditions?.ready !== false) ready.push({ address, port: number });
      else if (conditions.serving === true && conditions.terminating === true)
        ending.push({ address, port: number });
    }
  }
  return ready.length > 0 ? ready : ending;
}
