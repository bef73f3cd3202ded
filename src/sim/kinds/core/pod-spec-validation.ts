import type { PodSpec, PodTemplateSpec, Toleration } from "kubernetes-types/core/v1";
import { invalidValue, required, unsupported, type FieldError } from "../../api/field-error.ts";
import { dnsLabel, nameErrors, subdomain } from "../../api/names.ts";
import { validateLabels } from "../../api/validate-metadata.ts";
import { inRange, notNegative, oneOf } from "../validation.ts";
import { validateContainers } from "./container-validation.ts";
import { validateVolumes } from "./volume-validation.ts";

const restartPolicies = ["Always", "OnFailure", "Never"];
const dnsPolicies = ["ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"];
const int32Max = 2_147_483_647;

/** @models pkg/apis/core/validation/validation.go ValidatePodSpec, 1.33 */
export function validatePodSpec(field: string, spec: PodSpec): readonly FieldError[] {
  const { containers, initContainers = [], volumes = [], activeDeadlineSeconds } = spec;
  const names = new Set(volumes.map(({ name }) => name));
  const errors: FieldError[] = [...validateVolumes(`${field}.volumes`, volumes)];
  if ((containers?.length ?? 0) === 0) errors.push(required(`${field}.containers`));
  else
    errors.push(...validateContainers(`${field}.containers`, containers, { volumes: names, isInit: false }));
  errors.push(
    ...validateContainers(`${field}.initContainers`, initContainers, { volumes: names, isInit: true }),
    ...oneOf(`${field}.restartPolicy`, spec.restartPolicy, restartPolicies),
    ...oneOf(`${field}.dnsPolicy`, spec.dnsPolicy, dnsPolicies),
    ...validateLabels(`${field}.nodeSelector`, spec.nodeSelector ?? {}),
    ...optionalName(`${field}.serviceAccountName`, spec.serviceAccountName),
    ...optionalName(`${field}.nodeName`, spec.nodeName),
    ...notNegative(`${field}.terminationGracePeriodSeconds`, spec.terminationGracePeriodSeconds),
    ...validateTolerations(`${field}.tolerations`, spec.tolerations ?? []),
  );
  if (spec.hostname) errors.push(...nameErrors(`${field}.hostname`, spec.hostname, dnsLabel));
  if (activeDeadlineSeconds !== undefined) {
    errors.push(...inRange(`${field}.activeDeadlineSeconds`, activeDeadlineSeconds, [1, int32Max]));
  }
  return errors;
}

function optionalName(field: string, name: string | undefined): readonly FieldError[] {
  return name === undefined || name === "" ? [] : nameErrors(field, name, subdomain);
}

/** Templates of what must go on running: restartPolicy Always, and no deadline. */
export function validateTemplate(field: string, template: PodTemplateSpec): readonly FieldError[] {
  const { metadata = {}, spec } = template;
  const errors: FieldError[] = [...validateLabels(`${field}.metadata.labels`, metadata.labels ?? {})];
  if (spec === undefined) return errors;
  errors.push(...validatePodSpec(`${field}.spec`, spec));
  const policy = spec.restartPolicy ?? "Always";
  if (policy !== "Always" && restartPolicies.includes(policy)) {
    errors.push(unsupported(`${field}.spec.restartPolicy`, policy, ["Always"]));
  }
  if (spec.activeDeadlineSeconds !== undefined) {
    errors.push({
      field: `${field}.spec.activeDeadlineSeconds`,
      reason: "FieldValueForbidden",
      message: "Forbidden: activeDeadlineSeconds in ReplicaSet is not Supported",
    });
  }
  return errors;
}

const effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

function validateTolerations(field: string, tolerations: readonly Toleration[]): readonly FieldError[] {
  return tolerations.flatMap((toleration, index) => {
    const place = `${field}[${index}]`;
    const { effect = "", tolerationSeconds } = toleration;
    const errors: FieldError[] = [...operatorErrors(`${place}.operator`, toleration)];
    if (tolerationSeconds !== undefined && effect !== "NoExecute") {
      errors.push(
        invalidValue(`${place}.effect`, effect, "effect must be 'NoExecute' when `tolerationSeconds` is set"),
      );
    }
    if (effect !== "") errors.push(...oneOf(`${place}.effect`, effect, effects));
    return errors;
  });
}

const matchesAll = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';

function operatorErrors(
  field: string,
  { key = "", operator = "", value = "" }: Toleration,
): readonly FieldError[] {
  if (key === "" && operator !== "Exists") return [invalidValue(field, operator, matchesAll)];
  if (operator === "Exists" && value !== "") {
    return [invalidValue(field, value, "value must be empty when `operator` is 'Exists'")];
  }
  return operator === "" ? [] : oneOf(field, operator, ["Equal", "Exists"]);
}
