import type { EndpointAddress, EndpointPort, EndpointSubset } from "kubernetes-types/core/v1";
import { required, type FieldError } from "../../api/field-error.ts";
import { dnsLabel, nameErrors, subdomain } from "../../api/names.ts";
import type { Rules } from "../../api/rules.ts";
import { jsonEqual } from "../../wire/json.ts";
import { endpointIpErrors, legacyIpErrors } from "../address-validation.ts";
import { ageColumn, firstFew } from "../columns.ts";
import { qualifiedNameErrors } from "../qualified-name.ts";
import { inRange, oneOf } from "../validation.ts";
import type { Endpoints } from "./endpoints.ts";

/** `10.0.0.1:80,10.0.0.2:80`: only addresses that are ready. */
function addresses({ subsets = [] }: Endpoints): string {
  const all = subsets.flatMap(({ addresses = [], ports = [] }) =>
    ports.length === 0
      ? addresses.map(({ ip }) => ip)
      : ports.flatMap(({ port }) => addresses.map(({ ip }) => `${ip}:${port}`)),
  );
  return firstFew(all, "<none>");
}

/** @models pkg/apis/core/validation/validation.go ValidateEndpoints, 1.33 */
function validate({ subsets = [] }: Endpoints, old: Endpoints | undefined): readonly FieldError[] {
  if (old !== undefined && jsonEqual(old.subsets, subsets)) return [];
  return subsets.flatMap((subset, index) => subsetErrors(`subsets[${index}]`, subset));
}

function subsetErrors(field: string, subset: EndpointSubset): readonly FieldError[] {
  const { addresses: ready = [], notReadyAddresses: others = [], ports = [] } = subset;
  const isEmpty = ready.length === 0 && others.length === 0;
  return [
    ...(isEmpty ? [required(field, "must specify `addresses` or `notReadyAddresses`")] : []),
    ...ready.flatMap((one, index) => addressErrors(`${field}.addresses[${index}]`, one)),
    ...others.flatMap((one, index) => addressErrors(`${field}.notReadyAddresses[${index}]`, one)),
    ...ports.flatMap((port, index) => portErrors(`${field}.ports[${index}]`, port, ports.length > 1)),
  ];
}

function addressErrors(
  field: string,
  { ip, hostname = "", nodeName }: EndpointAddress,
): readonly FieldError[] {
  return [
    ...legacyIpErrors(`${field}.ip`, ip),
    ...(hostname === "" ? [] : nameErrors(`${field}.hostname`, hostname, dnsLabel)),
    ...(nodeName === undefined ? [] : nameErrors(`${field}.nodeName`, nodeName, subdomain)),
    ...endpointIpErrors(`${field}.ip`, ip),
  ];
}

function portErrors(field: string, endpoint: EndpointPort, isNamed: boolean): readonly FieldError[] {
  const { name = "", port, protocol, appProtocol } = endpoint;
  const errors: readonly FieldError[] =
    name === "" ? (isNamed ? [required(`${field}.name`)] : []) : nameErrors(`${field}.name`, name, dnsLabel);
  return [
    ...errors,
    ...inRange(`${field}.port`, port, [1, 65_535]),
    ...oneOf(`${field}.protocol`, protocol, ["SCTP", "TCP", "UDP"]),
    ...(appProtocol === undefined ? [] : qualifiedNameErrors(`${field}.appProtocol`, appProtocol)),
  ];
}

export const endpointsKindRules: Rules<Endpoints> = {
  validate,
  // Since 1.33 whoever writes one by hand is told that EndpointSlices have taken over.
  columns: [{ name: "Endpoints", cell: addresses }, ageColumn],
};
