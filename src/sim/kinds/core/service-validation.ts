import type { ServicePort } from "kubernetes-types/core/v1";
import {
  duplicate,
  forbiddenField,
  GoText,
  invalidValue,
  required,
  type FieldError,
} from "../../api/field-error.ts";
import { parseIpv4 } from "../../api/ip-range.ts";
import { dnsLabel, nameErrors, subdomain } from "../../api/names.ts";
import { validateLabels } from "../../api/validate-metadata.ts";
import { inRange, oneOf, portErrors } from "../validation.ts";
import type { Service } from "./service.ts";

const types = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"];

/** @models pkg/apis/core/validation/validation.go ValidateService, ValidateServiceUpdate, 1.33 */
export function validateService(service: Service, old: Service | undefined): readonly FieldError[] {
  const { spec } = service;
  const errors: FieldError[] = [
    ...validatePorts(service),
    ...validateLabels("spec.selector", spec.selector ?? {}),
    ...oneOf("spec.sessionAffinity", spec.sessionAffinity, ["ClientIP", "None"]),
    ...oneOf("spec.type", spec.type, types),
    ...oneOf("spec.internalTrafficPolicy", spec.internalTrafficPolicy, ["Cluster", "Local"]),
    ...validateAddresses(service),
  ];
  if (spec.type === "ExternalName") errors.push(...externalNameErrors(spec.externalName ?? ""));
  if (old !== undefined) errors.push(...validateChange(service, old));
  return errors;
}

function externalNameErrors(name: string): readonly FieldError[] {
  if (name === "") return [required("spec.externalName")];
  return nameErrors("spec.externalName", name.replace(/\.$/, ""), subdomain);
}

function validateAddresses({ spec }: Service): readonly FieldError[] {
  const { clusterIP = "", type } = spec;
  if (type === "ExternalName") {
    return clusterIP === ""
      ? []
      : [forbiddenField("spec.clusterIPs[0]", "may not be set when `type` is 'ExternalName'")];
  }
  if (clusterIP === "None") {
    return type === "ClusterIP"
      ? []
      : [invalidValue("spec.clusterIPs[0]", clusterIP, `may not be set to 'None' for ${type} services`)];
  }
  if (clusterIP === "" || parseIpv4(clusterIP) !== undefined) return [];
  return [
    invalidValue(
      "spec.clusterIPs[0]",
      clusterIP,
      "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)",
    ),
  ];
}

function validateChange({ spec }: Service, { spec: before }: Service): readonly FieldError[] {
  const isLeaving = before.type === "ExternalName" || spec.type === "ExternalName";
  if (isLeaving || !before.clusterIP || spec.clusterIP === before.clusterIP) return [];
  const value = new GoText(`[]string{${JSON.stringify(spec.clusterIP ?? "")}}`);
  return [invalidValue("spec.clusterIPs[0]", value, "may not change once set")];
}

function validatePorts({ spec }: Service): readonly FieldError[] {
  const ports = spec.ports ?? [];
  const isHeadless = spec.clusterIP === "None";
  if (ports.length === 0) {
    return isHeadless || spec.type === "ExternalName" ? [] : [required("spec.ports")];
  }
  const names = new Set<string>();
  const numbers = new Set<string>();
  return ports.flatMap((port, index) => {
    const place = `spec.ports[${index}]`;
    const key = `${port.protocol}:${port.port}`;
    const errors = [
      ...validatePort(place, port, spec.type),
      ...nameOf(place, port, { names, isOnly: ports.length === 1 }),
    ];
    if (numbers.has(key)) {
      errors.push(
        duplicate(
          place,
          new GoText(
            `core.ServicePort{Name:"", Protocol:${JSON.stringify(port.protocol)}, AppProtocol:(*string)(nil), Port:${port.port}, TargetPort:intstr.IntOrString{Type:0, IntVal:0, StrVal:""}, NodePort:0}`,
          ),
        ),
      );
    }
    numbers.add(key);
    return errors;
  });
}

interface PortNames {
  readonly names: Set<string>;
  readonly isOnly: boolean;
}

function nameOf(
  place: string,
  { name = "" }: ServicePort,
  { names, isOnly }: PortNames,
): readonly FieldError[] {
  if (name === "") return isOnly ? [] : [required(`${place}.name`)];
  if (names.has(name)) return [duplicate(`${place}.name`, name)];
  names.add(name);
  return nameErrors(`${place}.name`, name, dnsLabel);
}

function validatePort(place: string, port: ServicePort, type: string): FieldError[] {
  const errors: FieldError[] = [
    ...inRange(`${place}.port`, port.port ?? 0, [1, 65_535]),
    ...oneOf(`${place}.protocol`, port.protocol, ["SCTP", "TCP", "UDP"]),
  ];
  if (port.targetPort !== undefined && port.targetPort !== port.port) {
    errors.push(...portErrors(`${place}.targetPort`, port.targetPort));
  }
  if (port.nodePort && type === "ClusterIP") {
    errors.push(forbiddenField(`${place}.nodePort`, "may not be used when `type` is 'ClusterIP'"));
  }
  return errors;
}
