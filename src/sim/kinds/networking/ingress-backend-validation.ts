import type { IngressBackend, IngressServiceBackend } from "kubernetes-types/networking/v1";
import { invalidValue, required, type FieldError } from "../../api/field-error.ts";
import { dns1035Label, nameErrors, pathSegment, subdomain } from "../../api/names.ts";
import { inRange, wrongPortName } from "../validation.ts";

/** @models pkg/apis/networking/validation/validation.go validateIngressBackend, 1.33 */
export function validateBackend(field: string, { service, resource }: IngressBackend): readonly FieldError[] {
  if (service !== undefined && resource !== undefined) {
    return [invalidValue(field, "", "cannot set both resource and service backends")];
  }
  if (resource !== undefined) return validateTypedReference(`${field}.resource`, resource);
  if (service !== undefined) return validateServiceBackend(field, service);
  return [invalidValue(field, "", "resource or service backend is required")];
}

function validateServiceBackend(field: string, service: IngressServiceBackend): readonly FieldError[] {
  const place = `${field}.service`;
  const { name, port: { name: portName = "", number = 0 } = {} } = service;
  const named = name ? nameErrors(`${place}.name`, name, dns1035Label) : [required(`${place}.name`)];
  if (portName !== "" && number !== 0) {
    return [...named, invalidValue(field, "", "cannot set both port name & port number")];
  }
  if (portName !== "") return [...named, ...nameErrors(`${place}.port.name`, portName, wrongPortName)];
  if (number !== 0) return [...named, ...inRange(`${place}.port.number`, number, [1, 65_535])];
  return [...named, required(field, "port name or number is required")];
}

interface TypedReference {
  readonly apiGroup?: string | null;
  readonly kind?: string;
  readonly name?: string;
}

/** What is wrong with a reference to an object of any kind. */
export function validateTypedReference(
  field: string,
  { apiGroup, kind = "", name = "" }: TypedReference,
): readonly FieldError[] {
  return [
    // Go writes the field, if need be as null.
    ...((apiGroup ?? undefined) === undefined
      ? []
      : nameErrors(`${field}.apiGroup`, apiGroup ?? "", subdomain)),
    ...segmentErrors(`${field}.kind`, kind, "kind is required"),
    ...segmentErrors(`${field}.name`, name, "name is required"),
  ];
}

function segmentErrors(field: string, value: string, missing: string): readonly FieldError[] {
  return value === "" ? [required(field, missing)] : nameErrors(field, value, pathSegment);
}
