import type { ServicePort } from "kubernetes-types/core/v1";
import {
  duplicate,
  forbiddenField,
  invalidValue,
  required,
  unsupported,
  type FieldError,
} from "../../api/field-error.ts";
import { dnsLabel, nameErrors, subdomain } from "../../api/names.ts";
import type { RuleContext } from "../../api/rules.ts";
import { endpointIpErrors, legacyIpErrors } from "../address-validation.ts";
import { go } from "../go/go-value.ts";
import { qualifiedNameErrors } from "../qualified-name.ts";
import { validateLabelMap } from "../selector-validation.ts";
import { inRange, oneOf, portErrors } from "../validation.ts";
import { changeErrors, clusterIpErrors, dualStackErrors } from "./service-address-validation.ts";
import { balancerErrors, trafficErrors } from "./service-traffic-validation.ts";
import type { Service } from "./service.ts";

const types = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"];
const protocols = ["SCTP", "TCP", "UDP"];
const hints = "service.kubernetes.io/topology-aware-hints";
const mode = "service.kubernetes.io/topology-mode";

/** No address of its own: clients find the pods' addresses under its name. */
export function isHeadless({ spec }: Service): boolean {
  return spec.clusterIPs?.length === 1 && spec.clusterIPs[0] === "None";
}

/** @models pkg/apis/core/validation/validation.go ValidateService, ValidateServiceUpdate, 1.33 */
export function validateService(
  given: Service,
  before: Service | undefined,
  { minor }: RuleContext,
): readonly FieldError[] {
  const [service, old] = withAddressLists([given, before], minor);
  const { spec } = service;
  return [
    ...(old === undefined ? [] : changeErrors(service, old)),
    ...annotationErrors(service),
    ...typeErrors(service),
    ...servicePortErrors("spec.ports", spec.ports ?? []),
    ...validateLabelMap("spec.selector", spec.selector ?? {}),
    ...affinityErrors(spec),
    ...(spec.externalIPs ?? []).flatMap((ip, index) => externalIpErrors(`spec.externalIPs[${index}]`, ip)),
    ...oneOf("spec.type", spec.type, types),
    ...nodePortErrors(service),
    ...repeatedPorts(spec.ports ?? []),
    ...balancerErrors(service, minor),
    ...trafficErrors(service, minor),
  ];
}

/** What stands in the way of an address is found before all else. */
export function validateServiceAddress(
  given: Service,
  before: Service | undefined,
  { minor }: RuleContext,
): readonly FieldError[] {
  const [service, old] = withAddressLists([given, before], minor);
  const errors = clusterIpErrors(service);
  return errors.length > 0 ? errors : dualStackErrors(service, old);
}

type Pair = readonly [Service, Service | undefined];

function withAddressLists([service, old]: Pair, minor: number): Pair {
  return minor < 20 ? [withAddressList(service), old && withAddressList(old)] : [service, old];
}

/** Before 1.20 a service had one address only. */
function withAddressList(service: Service): Service {
  const { clusterIP = "" } = service.spec;
  return clusterIP === "" ? service : { ...service, spec: { ...service.spec, clusterIPs: [clusterIP] } };
}

function annotationErrors({ metadata }: Service): readonly FieldError[] {
  const [one, other] = [metadata.annotations?.[mode], metadata.annotations?.[hints]];
  if (one === undefined || other === undefined || one === other) return [];
  const why = `must match annotations[${hints}] when both are specified`;
  return [invalidValue(`metadata.annotations[${mode}]`, one, why)];
}

function typeErrors(service: Service): readonly FieldError[] {
  const { type, ports = [] } = service.spec;
  if (type === "ExternalName") return externalErrors(service);
  if (!isHeadless(service)) return ports.length === 0 ? [required("spec.ports")] : [];
  if (type !== "LoadBalancer" && type !== "NodePort") return [];
  return [invalidValue("spec.clusterIPs[0]", "None", `may not be set to 'None' for ${type} services`)];
}

function externalErrors({ spec }: Service): readonly FieldError[] {
  const { clusterIPs = [], ipFamilies = [], externalName = "" } = spec;
  const given = [
    ["clusterIPs", clusterIPs.length > 0],
    ["ipFamilies", ipFamilies.length > 0],
    ["ipFamilyPolicy", spec.ipFamilyPolicy !== undefined],
  ] as const;
  const why = "may not be set for ExternalName services";
  const errors = given.filter(([, isGiven]) => isGiven).map(([name]) => forbiddenField(`spec.${name}`, why));
  const name = externalName.replace(/\.$/, "");
  if (name === "") return [...errors, required("spec.externalName")];
  return [...errors, ...nameErrors("spec.externalName", name, subdomain)];
}

/** @models pkg/apis/core/validation/validation.go validateServicePort, 1.33 */
function servicePortErrors(field: string, ports: readonly ServicePort[]): readonly FieldError[] {
  const names = new Set<string>();
  return ports.flatMap((port, index) => {
    const place = `${field}[${index}]`;
    const { name = "", targetPort = 0, appProtocol } = port;
    const errors: FieldError[] = [];
    if (name === "") errors.push(...(ports.length > 1 ? [required(`${place}.name`)] : []));
    else errors.push(...nameErrors(`${place}.name`, name, dnsLabel));
    if (name !== "" && names.has(name)) errors.push(duplicate(`${place}.name`, name));
    names.add(name);
    return [
      ...errors,
      ...inRange(`${place}.port`, port.port ?? 0, [1, 65_535]),
      ...oneOf(`${place}.protocol`, port.protocol, protocols),
      ...portErrors(`${place}.targetPort`, targetPort),
      ...(appProtocol === undefined ? [] : qualifiedNameErrors(`${place}.appProtocol`, appProtocol)),
    ];
  });
}

const affinityMax = 86_400;

function affinityErrors({
  sessionAffinity: affinity = "",
  sessionAffinityConfig: config,
}: Service["spec"]): readonly FieldError[] {
  const field = "spec.sessionAffinityConfig";
  if (affinity === "") return [required("spec.sessionAffinity")];
  if (affinity === "None") {
    const why = "must not be set when session affinity is None";
    return config === undefined ? [] : [forbiddenField(field, why)];
  }
  if (affinity !== "ClientIP") return [unsupported("spec.sessionAffinity", affinity, ["ClientIP", "None"])];
  const when = "when session affinity type is ClientIP";
  if (config === undefined) return [required(field, when)];
  if (config.clientIP === undefined) return [required(`${field}.clientIP`, when)];
  const { timeoutSeconds: seconds } = config.clientIP;
  const place = `${field}.clientIP.timeoutSeconds`;
  if (seconds === undefined) return [required(place, when)];
  const why = `must be greater than 0 and less than ${affinityMax}`;
  return seconds > 0 && seconds <= affinityMax ? [] : [invalidValue(place, seconds, why)];
}

function externalIpErrors(field: string, ip: string): readonly FieldError[] {
  const errors = legacyIpErrors(field, ip);
  return errors.length > 0 ? errors : endpointIpErrors(field, ip);
}

function nodePortErrors({ spec }: Service): readonly FieldError[] {
  const { ports = [], type } = spec;
  const taken = new Set<string>();
  const why = "may not be used when `type` is 'ClusterIP'";
  const misplaced = ports.flatMap(({ nodePort }, index) =>
    type === "ClusterIP" && nodePort ? [forbiddenField(`spec.ports[${index}].nodePort`, why)] : [],
  );
  const repeated = ports.flatMap(({ nodePort, protocol }, index) => {
    if (!nodePort) return [];
    const key = `${protocol}:${nodePort}`;
    if (taken.has(key)) return [duplicate(`spec.ports[${index}].nodePort`, nodePort)];
    taken.add(key);
    return [];
  });
  return [...misplaced, ...repeated];
}

function repeatedPorts(ports: readonly ServicePort[]): readonly FieldError[] {
  const taken = new Set<string>();
  return ports.flatMap(({ port, protocol }, index) => {
    const key = `${protocol}:${port}`;
    if (taken.has(key))
      return [duplicate(`spec.ports[${index}]`, go("core.ServicePort", { port, protocol }))];
    taken.add(key);
    return [];
  });
}
