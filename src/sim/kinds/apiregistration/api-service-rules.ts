import { invalidValue, required, unsupported, type FieldError } from "../../api/field-error.ts";
import type { Rules } from "../../api/rules.ts";
import { dns1035Label, nameErrors, pathSegment, subdomain } from "../../api/names.ts";
import { decodeBase64 } from "../../wire/base64.ts";
import { byteLength } from "../../kernel/text.ts";
import { ageColumn } from "../columns.ts";
import type { ApiService, ApiServiceSpec } from "./api-service.ts";

const groupPriorityMax = 20_000;
const versionPriorityMax = 1000;

/** @models kube-aggregator/pkg/apis/apiregistration/validation/validation.go ValidateAPIService, 1.33 */
function validate({ metadata: { name }, spec }: ApiService): readonly FieldError[] {
  const { group = "", version = "" } = spec;
  const expected = `${version}.${group}`;
  const errors: FieldError[] = [];
  if (name !== "" && name !== expected) {
    const why = `must be \`spec.version+"."+spec.group\`: ${JSON.stringify(expected)}`;
    errors.push(invalidValue("metadata.name", name, why));
  }
  if (group === "" && version !== "v1") {
    errors.push(required("spec.group", "only v1 may have an empty group and it better be legacy kube"));
  }
  if (group !== "") errors.push(...nameErrors("spec.group", group, subdomain));
  errors.push(
    ...nameErrors("spec.version", version, dns1035Label),
    ...priorityErrors("spec.groupPriorityMinimum", spec.groupPriorityMinimum, groupPriorityMax),
    ...priorityErrors("spec.versionPriority", spec.versionPriority, versionPriorityMax),
  );
  return [...errors, ...(spec.service === undefined ? localErrors(spec) : serviceErrors(spec, spec.service))];
}

function priorityErrors(field: string, value: number, max: number): readonly FieldError[] {
  return value > 0 && value <= max
    ? []
    : [invalidValue(field, value, `must be positive and less than ${max}`)];
}

function localErrors({
  caBundle = "",
  insecureSkipTLSVerify = false,
}: ApiServiceSpec): readonly FieldError[] {
  const bytes = byteLength(decodeBase64(caBundle) ?? "");
  const bundle = invalidValue("spec.caBundle", `${bytes} bytes`, "local APIServices may not have a caBundle");
  const skip = invalidValue(
    "spec.insecureSkipTLSVerify",
    insecureSkipTLSVerify,
    "local APIServices may not have insecureSkipTLSVerify",
  );
  return [...(caBundle === "" ? [] : [bundle]), ...(insecureSkipTLSVerify ? [skip] : [])];
}

function serviceErrors(
  { caBundle = "", insecureSkipTLSVerify = false }: ApiServiceSpec,
  { name = "", namespace = "", port = 0 }: NonNullable<ApiServiceSpec["service"]>,
): readonly FieldError[] {
  const isPort = port >= 1 && port <= 65_535;
  const why = "port is not valid: must be between 1 and 65535, inclusive";
  const skip = "may not be true if caBundle is present";
  return [
    ...(namespace === "" ? [required("spec.service.namespace")] : []),
    ...(name === "" ? [required("spec.service.name")] : []),
    ...(isPort ? [] : [invalidValue("spec.service.port", port, why)]),
    ...(insecureSkipTLSVerify && caBundle !== ""
      ? [invalidValue("spec.insecureSkipTLSVerify", insecureSkipTLSVerify, skip)]
      : []),
  ];
}

function validateStatus({ status }: ApiService): readonly FieldError[] {
  const known = ["True", "False", "Unknown"];
  return (status.conditions ?? []).flatMap((condition, index) =>
    known.includes(condition.status)
      ? []
      : [unsupported(`status.conditions[${index}].status`, condition.status, known)],
  );
}

function availabilityOf({ status }: ApiService): string {
  const found = (status.conditions ?? []).find(({ type }) => type === "Available");
  if (found === undefined) return "Unknown";
  const { status: available, reason = "" } = found;
  return available === "True" || reason === "" ? available : `${available} (${reason})`;
}

/** @models kube-aggregator/pkg/registry/apiservice/etcd/etcd.go ConvertToTable, 1.33 */
export const apiServiceRules: Rules<ApiService> = {
  names: pathSegment,
  validate,
  validateStatus,
  columns: [
    {
      name: "Service",
      cell: ({ spec: { service } }) =>
        service === undefined ? "Local" : `${service.namespace ?? ""}/${service.name ?? ""}`,
    },
    { name: "Available", cell: availabilityOf },
    ageColumn,
  ],
};
