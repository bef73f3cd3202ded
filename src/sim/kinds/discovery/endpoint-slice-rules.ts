import type { Endpoint, EndpointPort } from "kubernetes-types/discovery/v1";
import { duplicate, invalidValue, required, tooMany, type FieldError } from "../../api/field-error.ts";
import type { Rules } from "../../api/rules.ts";
import { dnsLabel, nameErrors, subdomain } from "../../api/names.ts";
import { parseIp } from "../../wire/ip-address.ts";
import { jsonEqual } from "../../wire/json.ts";
import { endpointIpErrors, ipErrors, ipWarnings, legacyIpErrors } from "../address-validation.ts";
import { ageColumn, firstFew } from "../columns.ts";
import { immutable } from "../immutable.ts";
import { fullyQualifiedDomainErrors, labelValueErrors, qualifiedNameErrors } from "../qualified-name.ts";
import { oneOf } from "../validation.ts";
import type { EndpointSlice } from "./endpoint-slice.ts";

const limits = { endpoints: 1000, addresses: 100, ports: 20_000, hints: 8 };
const types = ["FQDN", "IPv4", "IPv6"];

/** @models pkg/apis/discovery/validation/validation.go ValidateEndpointSlice, 1.33 */
function validate(object: EndpointSlice, old: EndpointSlice | undefined): readonly FieldError[] {
  const { addressType } = object;
  const typed = addressType ? oneOf("addressType", addressType, types) : [required("addressType")];
  const areKept = old !== undefined && jsonEqual(old.endpoints, object.endpoints);
  return [
    ...typed,
    ...validatePorts(object.ports ?? []),
    ...(areKept ? [] : validateEndpoints(endpointsOf(object), addressType)),
    ...(old === undefined ? [] : immutable("addressType", addressType, old.addressType)),
  ];
}

function endpointsOf({ endpoints }: EndpointSlice): readonly Endpoint[] {
  return endpoints ?? [];
}

function validateEndpoints(endpoints: readonly Endpoint[], type: string): readonly FieldError[] {
  if (endpoints.length > limits.endpoints) return [tooMany("endpoints", endpoints.length, limits.endpoints)];
  return endpoints.flatMap((endpoint, index) => {
    const { nodeName, hostname } = endpoint;
    // Go writes the list, if need be as null.
    const addresses = (endpoint.addresses as readonly string[] | null) ?? [];
    const field = `endpoints[${index}]`;
    return [
      ...validateAddresses(`${field}.addresses`, addresses, type),
      ...(nodeName === undefined ? [] : nameErrors(`${field}.nodeName`, nodeName, subdomain)),
      ...(hostname === undefined ? [] : nameErrors(`${field}.hostname`, hostname, dnsLabel)),
      ...validateHints(`${field}.hints`, endpoint),
    ];
  });
}

function validateAddresses(field: string, addresses: readonly string[], type: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (addresses.length === 0) errors.push(required(field, "must contain at least 1 address"));
  if (addresses.length > limits.addresses) errors.push(tooMany(field, addresses.length, limits.addresses));
  for (const [index, address] of addresses.entries()) {
    const place = `${field}[${index}]`;
    if (type === "FQDN") errors.push(...fullyQualifiedDomainErrors(place, address));
    if (type === "IPv4" || type === "IPv6") errors.push(...addressErrors(field, { place, address }, type));
  }
  return errors;
}

/** A wrong family is said of the list, all else of the address. */
function addressErrors(
  field: string,
  { place, address }: { readonly place: string; readonly address: string },
  type: "IPv4" | "IPv6",
): readonly FieldError[] {
  const unreadable = type === "IPv4" ? legacyIpErrors(place, address) : ipErrors(place, address);
  if (unreadable.length > 0) return unreadable;
  const isOther = parseIp(address)?.family !== (type === "IPv4" ? 4 : 6);
  return [
    ...(isOther ? [invalidValue(field, address, `must be an ${type} address`)] : []),
    ...endpointIpErrors(place, address),
  ];
}

function validateHints(field: string, { hints }: Endpoint): readonly FieldError[] {
  const names = (hints?.forZones ?? []).map(({ name }) => name);
  const place = `${field}.forZones`;
  if (names.length > limits.hints) return [tooMany(place, names.length, limits.hints)];
  return names.flatMap((name, index) => [
    ...(names.indexOf(name) < index ? [duplicate(`${place}[${index}].name`, name)] : []),
    ...labelValueErrors(`${place}[${index}].name`, name),
  ]);
}

function validatePorts(ports: readonly EndpointPort[]): readonly FieldError[] {
  if (ports.length > limits.ports) return [tooMany("ports", ports.length, limits.ports)];
  const names = new Set<string>();
  return ports.flatMap(({ name = "", protocol, appProtocol }, index) => {
    const field = `ports[${index}]`;
    const repeated = names.has(name) ? [duplicate(`${field}.name`, name)] : [];
    names.add(name);
    return [
      ...(name === "" ? [] : nameErrors(`${field}.name`, name, dnsLabel)),
      ...repeated,
      ...oneOf(`${field}.protocol`, protocol, ["SCTP", "TCP", "UDP"]),
      ...(appProtocol === undefined ? [] : qualifiedNameErrors(`${field}.appProtocol`, appProtocol)),
    ];
  });
}

const ownManagers = new Set(["endpointslice-controller.k8s.io", "endpointslicemirroring-controller.k8s.io"]);

function warnings(object: EndpointSlice, old: EndpointSlice | undefined): readonly string[] {
  const { addressType, metadata } = object;
  const isDeprecated = old === undefined && addressType === "FQDN";
  const deprecated = isDeprecated ? ["spec.addressType: FQDN endpoints are deprecated"] : [];
  if (ownManagers.has(metadata.labels?.["endpointslice.kubernetes.io/managed-by"] ?? "")) return deprecated;
  const addresses = endpointsOf(object).flatMap((endpoint, index) =>
    endpoint.addresses.flatMap((address, at) => ipWarnings(`endpoints[${index}].addresses[${at}]`, address)),
  );
  return [...deprecated, ...addresses];
}

/** @models pkg/printers/internalversion/printers.go printEndpointSlice, 1.33 */
export const endpointSliceRules: Rules<EndpointSlice> = {
  validate,
  warnings,
  columns: [
    { name: "AddressType", cell: ({ addressType }) => addressType },
    {
      name: "Ports",
      cell: ({ ports }) =>
        firstFew(
          (ports ?? []).map(({ name, port }) => String(port ?? (name || "*"))),
          "<unset>",
        ),
    },
    {
      name: "Endpoints",
      cell: (object) =>
        firstFew(
          endpointsOf(object).flatMap(({ addresses }) => addresses),
          "<unset>",
        ),
    },
    ageColumn,
  ],
};
