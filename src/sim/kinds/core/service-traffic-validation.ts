import { forbiddenField, invalidValue, required, type FieldError } from "../../api/field-error.ts";
import { nameErrors, subdomain } from "../../api/names.ts";
import { parseIp } from "../../wire/ip-address.ts";
import { legacyCidrErrors, legacyIpErrors } from "../address-validation.ts";
import { qualifiedNameErrors } from "../qualified-name.ts";
import { inRange, oneOf } from "../validation.ts";
import type { Service } from "./service.ts";

const rangesAnnotation = "service.beta.kubernetes.io/load-balancer-source-ranges";
const onlyBalancers = "may only be used when `type` is 'LoadBalancer'";

/** What only load balancers may say. */
export function balancerErrors({ spec, metadata }: Service, minor: number): readonly FieldError[] {
  const isBalancer = spec.type === "LoadBalancer";
  const { loadBalancerSourceRanges: ranges = [], allocateLoadBalancerNodePorts: allocates } = spec;
  const misplaced = (field: string): readonly FieldError[] =>
    isBalancer ? [] : [forbiddenField(field, onlyBalancers)];
  const errors: FieldError[] = [];
  const annotation = metadata.annotations?.[rangesAnnotation];
  if (ranges.length > 0) {
    const place = "spec.LoadBalancerSourceRanges";
    errors.push(...misplaced(place));
    errors.push(...ranges.flatMap((range, index) => legacyCidrErrors(`${place}[${index}]`, range.trim())));
  } else if (annotation !== undefined) {
    const place = `metadata.annotations[${rangesAnnotation}]`;
    const texts = annotation.trim() === "" ? [] : annotation.split(",");
    errors.push(...misplaced(place), ...texts.flatMap((range) => legacyCidrErrors(place, range.trim())));
  }
  if (allocates !== undefined) errors.push(...misplaced("spec.allocateLoadBalancerNodePorts"));
  else if (isBalancer && minor >= 22) errors.push(required("allocateLoadBalancerNodePorts"));
  if (spec.loadBalancerClass === undefined) return errors;
  const place = "spec.loadBalancerClass";
  return [...errors, ...(isBalancer ? qualifiedNameErrors(place, spec.loadBalancerClass) : misplaced(place))];
}

const external = ["Cluster", "Local"];
const inside = new Set<string | undefined>(["ClusterIP", "LoadBalancer", "NodePort"]);

function isReachable({ spec }: Service): boolean {
  const { type, externalIPs = [] } = spec;
  return type === "LoadBalancer" || type === "NodePort" || (type === "ClusterIP" && externalIPs.length > 0);
}

/** @models pkg/apis/core/validation/validation.go validateServiceExternalTrafficPolicy, 1.33 */
export function trafficErrors(service: Service, minor: number): readonly FieldError[] {
  const { spec } = service;
  const {
    externalTrafficPolicy: policy = "",
    internalTrafficPolicy,
    healthCheckNodePort: port = 0,
    type,
  } = spec;
  const errors: FieldError[] = [];
  const field = "spec.externalTrafficPolicy";
  if (isReachable(service)) {
    errors.push(...(policy === "" ? [required(field)] : oneOf(field, policy, external)));
  } else if (policy !== "") {
    errors.push(invalidValue(field, policy, "may only be set for externally-accessible services"));
  }
  const needsCheck = type === "LoadBalancer" && policy === "Local";
  errors.push(...checkPortErrors("spec.healthCheckNodePort", port, needsCheck));
  if (minor >= 22) {
    const isMissing = internalTrafficPolicy === undefined && inside.has(type);
    errors.push(...(isMissing ? [required("spec.internalTrafficPolicy")] : []));
    errors.push(...oneOf("spec.internalTrafficPolicy", internalTrafficPolicy, external));
  }
  const { trafficDistribution } = spec as { readonly trafficDistribution?: string };
  return [...errors, ...oneOf("spec.trafficDistribution", trafficDistribution, ["PreferClose"])];
}

/** The port is the server's choice, after the checks. */
function checkPortErrors(field: string, port: number, isNeeded: boolean): readonly FieldError[] {
  if (isNeeded) return port === 0 ? [] : inRange(field, port, [1, 65_535]);
  const why = "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'";
  return port === 0 ? [] : [invalidValue(field, port, why)];
}

/** @models pkg/apis/core/validation/validation.go ValidateLoadBalancerStatus, 1.33 */
export function validateServiceStatus(
  { spec, status }: Service,
  _: unknown,
  { minor }: { readonly minor: number },
): readonly FieldError[] {
  const ingress = status.loadBalancer?.ingress ?? [];
  const field = "status.loadBalancer.ingress";
  if (minor >= 30 && spec.type !== "LoadBalancer" && ingress.length > 0) {
    return [forbiddenField(field, "may only be used when `spec.type` is 'LoadBalancer'")];
  }
  return ingress.flatMap(({ ip = "", ipMode, hostname = "" }, index) => {
    const place = `${field}[${index}]`;
    const isAddress = hostname !== "" && parseIp(hostname) !== undefined;
    return [
      ...(ip === "" ? [] : legacyIpErrors(`${place}.ip`, ip)),
      ...modeErrors(`${place}.ipMode`, ipMode, ip !== ""),
      ...(hostname === "" ? [] : nameErrors(`${place}.hostname`, hostname, subdomain)),
      ...(isAddress
        ? [invalidValue(`${place}.hostname`, hostname, "must be a DNS name, not an IP address")]
        : []),
    ];
  });
}

function modeErrors(field: string, mode: string | undefined, hasIp: boolean): readonly FieldError[] {
  if (mode === undefined) return [];
  if (!hasIp) return [forbiddenField(field, "may not be specified when `ip` is not set")];
  return oneOf(field, mode, ["Proxy", "VIP"]);
}
