import type { HTTPIngressPath, IngressRule, IngressTLS } from "kubernetes-types/networking/v1";
import { GoText, invalidValue, required, unsupported, type FieldError } from "../../api/field-error.ts";
import { nameErrors, subdomain } from "../../api/names.ts";
import { parseIp } from "../../wire/ip-address.ts";
import { legacyIpErrors } from "../address-validation.ts";
import { wildcardSubdomain } from "../qualified-name.ts";
import { validateBackend } from "./ingress-backend-validation.ts";
import type { Ingress } from "./ingress.ts";

export const ingressClassAnnotation = "kubernetes.io/ingress.class";

const noAddress = "must be a DNS name, not an IP address";

/** @models pkg/apis/networking/validation/validation.go ValidateIngressCreate, ValidateIngressUpdate, 1.33 */
export function validateIngress(object: Ingress, old: Ingress | undefined): readonly FieldError[] {
  const { defaultBackend, rules = [], tls = [], ingressClassName } = object.spec;
  const errors: FieldError[] = [];
  if (rules.length === 0 && defaultBackend === undefined) {
    const why = "either `defaultBackend` or `rules` must be specified";
    errors.push(invalidValue("spec", new GoText("[]networking.IngressRule(nil)"), why));
  }
  if (defaultBackend !== undefined) errors.push(...validateBackend("spec.defaultBackend", defaultBackend));
  errors.push(
    ...rules.flatMap((rule, index) => validateRule(`spec.rules[${index}]`, rule)),
    ...tls.flatMap((one, index) => validateTls(`spec.tls[${index}]`, one)),
  );
  if (ingressClassName !== undefined) {
    errors.push(...nameErrors("spec.ingressClassName", ingressClassName, subdomain));
  }
  if (old === undefined) errors.push(...annotationErrors(object));
  return errors;
}

function annotationErrors({ metadata, spec }: Ingress): readonly FieldError[] {
  const value = metadata.annotations?.[ingressClassAnnotation];
  const { ingressClassName } = spec;
  if (value === undefined || ingressClassName === undefined || value === ingressClassName) return [];
  const why = "must match `ingressClassName` when both are specified";
  return [invalidValue(`annotations.${ingressClassAnnotation}`, value, why)];
}

function validateRule(field: string, { host = "", http }: IngressRule): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (host !== "") {
    const isAddress = parseIp(host) !== undefined;
    if (isAddress) errors.push(invalidValue(`${field}.host`, host, noAddress));
    errors.push(...hostErrors(`${field}.host`, host));
  }
  if (http === undefined) return errors;
  const paths = http.paths ?? [];
  if (paths.length === 0) errors.push(required(`${field}.http.paths`));
  errors.push(...paths.flatMap((path, index) => validatePath(`${field}.http.paths[${index}]`, path)));
  return errors;
}

function hostErrors(field: string, host: string): readonly FieldError[] {
  return nameErrors(field, host, host.includes("*") ? wildcardSubdomain : subdomain);
}

const pathTypes = ["Exact", "ImplementationSpecific", "Prefix"];
const forbiddenParts = ["//", "/./", "/../", "%2f", "%2F"];
const forbiddenEnds = ["/..", "/."];

function validatePath(
  field: string,
  { path = "", pathType, backend }: HTTPIngressPath,
): readonly FieldError[] {
  // Go's field is a pointer: it may be missing, whatever the type says.
  if (((pathType as string | null | undefined) ?? undefined) === undefined) {
    return [required(`${field}.pathType`, "pathType must be specified")];
  }
  return [...pathErrors(field, path, pathType), ...validateBackend(`${field}.backend`, backend)];
}

function pathErrors(field: string, path: string, type: string): readonly FieldError[] {
  if (!pathTypes.includes(type)) return [unsupported(`${field}.pathType`, type, pathTypes)];
  const place = `${field}.path`;
  const isAbsolute = path.startsWith("/");
  const relative = isAbsolute ? [] : [invalidValue(place, path, "must be an absolute path")];
  if (type === "ImplementationSpecific") return path === "" ? [] : relative;
  const parts = forbiddenParts.filter((part) => path.includes(part));
  const ends = forbiddenEnds.filter((end) => path.endsWith(end));
  return [
    ...relative,
    ...parts.map((part) => invalidValue(place, path, `must not contain '${part}'`)),
    ...ends.map((end) => invalidValue(place, path, `cannot end with '${end}'`)),
  ];
}

function validateTls(field: string, { hosts = [], secretName = "" }: IngressTLS): readonly FieldError[] {
  return [
    ...hosts.flatMap((host, index) => hostErrors(`${field}.hosts[${index}]`, host)),
    ...(secretName === "" ? [] : nameErrors(`${field}.secretName`, secretName, subdomain)),
  ];
}

/** @models pkg/apis/networking/validation/validation.go ValidateIngressStatusUpdate, 1.33 */
export function validateIngressStatus({ status }: Ingress): readonly FieldError[] {
  return (status.loadBalancer?.ingress ?? []).flatMap(({ ip = "", hostname = "" }, index) => {
    const field = `status.loadBalancer.ingress[${index}]`;
    const errors: FieldError[] = [];
    if (ip !== "") errors.push(...legacyIpErrors(`${field}.ip`, ip));
    if (hostname === "") return errors;
    errors.push(...nameErrors(`${field}.hostname`, hostname, subdomain));
    if (parseIp(hostname) !== undefined) errors.push(invalidValue(`${field}.hostname`, hostname, noAddress));
    return errors;
  });
}
