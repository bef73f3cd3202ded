import type { Endpoints, EndpointSubset } from "kubernetes-types/core/v1";
import type { EndpointSlice } from "kubernetes-types/discovery/v1";
import type { Describer } from "./describer.ts";
import { describeHead } from "./describe-metadata.ts";
import { orNone, type DescribeWriter } from "./describe-writer.ts";

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go describeEndpoints, 1.33 */
export const endpoints: Describer = {
  *describe({ out, found }) {
    const { metadata, subsets = [] } = found.object as unknown as Endpoints;
    describeHead(out, metadata);
    out.line(0, "Subsets:");
    for (const subset of subsets) describeSubset(out, subset);
  },
};

function describeSubset(
  out: DescribeWriter,
  { addresses = [], notReadyAddresses = [], ports = [] }: EndpointSubset,
): void {
  out.line(1, `Addresses:\t${orNone(addresses.map(({ ip }) => ip).join(","))}`);
  out.line(1, `NotReadyAddresses:\t${orNone(notReadyAddresses.map(({ ip }) => ip).join(","))}`);
  if (ports.length === 0) out.line(1, "Ports:\t<unset>");
  else {
    out.line(1, "Ports:");
    out.line(2, "Name\tPort\tProtocol");
    out.line(2, "----\t----\t--------");
  }
  for (const { name = "", port, protocol = "" } of ports)
    out.line(2, `${name || "<unset>"}\t${port}\t${protocol}`);
  out.line(0, "");
}

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go describeEndpointSliceV1, 1.33 */
export const endpointSlice: Describer = {
  *describe({ out, found }) {
    const { metadata, addressType, ...slice } = found.object as unknown as EndpointSlice;
    // Empty lists are null.
    const ports = slice.ports ?? [];
    const list = slice.endpoints ?? [];
    describeHead(out, metadata);
    out.line(0, `AddressType:\t${addressType}`);
    if (ports.length === 0) out.line(0, "Ports: <unset>");
    else {
      out.line(0, "Ports:");
      out.line(1, "Name\tPort\tProtocol");
      out.line(1, "----\t----\t--------");
      for (const { name = "", port, protocol = "" } of ports)
        out.line(1, `${name || "<unset>"}\t${port ?? "<unset>"}\t${protocol}`);
    }
    if (list.length === 0) out.line(0, "Endpoints: <none>");
    else out.line(0, "Endpoints:");
    for (const endpoint of list) describeEndpoint(out, endpoint);
  },
};

function describeEndpoint(out: DescribeWriter, endpoint: EndpointSlice["endpoints"][number]): void {
  const { addresses, conditions, hostname, targetRef, nodeName, zone } = endpoint;
  out.line(1, `- Addresses:\t${addresses.join(", ")}`);
  out.line(2, "Conditions:");
  out.line(3, `Ready:\t${conditions?.ready ?? "<unset>"}`);
  out.line(2, `Hostname:\t${hostname ?? "<unset>"}`);
  if (targetRef !== undefined) out.line(2, `TargetRef:\t${targetRef.kind ?? ""}/${targetRef.name ?? ""}`);
  out.line(2, `NodeName:\t${nodeName ?? "<unset>"}`);
  out.line(2, `Zone:\t${zone ?? "<unset>"}`);
}
