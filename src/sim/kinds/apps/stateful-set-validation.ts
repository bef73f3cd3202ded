import {
  forbiddenField,
  invalidValue,
  required,
  unsupported,
  type FieldError,
} from "../../api/field-error.ts";
import { dnsLabel, nameErrors } from "../../api/names.ts";
import { validateAnnotations } from "../../api/validate-metadata.ts";
import { jsonEqual, without } from "../../wire/json.ts";
import { podAnnotationErrors } from "../core/pod-annotation-validation.ts";
import { validateLabelMap } from "../selector-validation.ts";
import { notNegative } from "../validation.ts";
import type { StatefulSet } from "./stateful-sets.ts";
import { collisionErrors, statefulCounts, statusCountErrors } from "./status-validation.ts";
import { validateStatefulStrategy } from "./strategy-validation.ts";
import {
  endlessErrors,
  fitErrors,
  isUsableSelector,
  selectorErrors,
  shownSelector,
} from "./workload-validation.ts";

const changeable = [
  "replicas",
  "template",
  "updateStrategy",
  "minReadySeconds",
  "ordinals",
  "revisionHistoryLimit",
  "persistentVolumeClaimRetentionPolicy",
] as const;

const frozen =
  "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', " +
  "'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";

/**
 * The template's pod is not looked at: its volumes may be claims that are not there yet.
 * @models pkg/apis/apps/validation/validation.go ValidateStatefulSetSpec, ValidateStatefulSetUpdate, 1.33
 */
export function validateStatefulSet(
  { spec }: StatefulSet,
  old: StatefulSet | undefined,
): readonly FieldError[] {
  const serviceName = (spec as { readonly serviceName?: string }).serviceName ?? "";
  const isNewName = old === undefined && serviceName !== "";
  const errors: FieldError[] = [
    ...managementErrors("spec.podManagementPolicy", spec.podManagementPolicy),
    ...validateStatefulStrategy("spec.updateStrategy", spec.updateStrategy),
    ...retentionErrors(
      "spec.persistentVolumeClaimRetentionPolicy",
      spec.persistentVolumeClaimRetentionPolicy,
    ),
    ...notNegative("spec.replicas", spec.replicas),
    ...notNegative("spec.minReadySeconds", spec.minReadySeconds),
    ...notNegative("spec.ordinals.start", spec.ordinals?.start),
    ...(isNewName ? nameErrors("spec.serviceName", serviceName, dnsLabel) : []),
    ...selectorErrors(spec.selector, "statefulset"),
    ...templateErrors(spec),
    ...endlessErrors(spec.template, "StatefulSet"),
  ];
  if (old === undefined) return errors;
  const isSame = jsonEqual(without(spec, changeable), without(old.spec, changeable));
  return isSame ? errors : [...errors, forbiddenField("spec", frozen)];
}

function managementErrors(field: string, policy: string): readonly FieldError[] {
  if (policy === "") return [required(field)];
  if (policy === "OrderedReady" || policy === "Parallel") return [];
  return [invalidValue(field, policy, "must be 'OrderedReady' or 'Parallel'")];
}

type Retention = StatefulSet["spec"]["persistentVolumeClaimRetentionPolicy"];

function retentionErrors(field: string, policy: Retention): readonly FieldError[] {
  if (policy === undefined) return [];
  return (["whenDeleted", "whenScaled"] as const).flatMap((when) => {
    const word = policy[when] ?? "";
    return word === "Retain" || word === "Delete"
      ? []
      : [unsupported(`${field}.${when}`, word, ["Retain", "Delete"])];
  });
}

function templateErrors({ selector, template }: StatefulSet["spec"]): readonly FieldError[] {
  if (!isUsableSelector(selector)) return [invalidValue("spec.selector", shownSelector(selector), "")];
  const { labels = {}, annotations = {} } = template.metadata ?? {};
  return [
    ...fitErrors(selector, template, { emptyFits: true }),
    ...validateLabelMap("spec.template.labels", labels),
    ...validateAnnotations("spec.template.annotations", annotations),
    ...podAnnotationErrors("spec.template.annotations", annotations, template.spec ?? { containers: [] }),
  ];
}

export function validateStatefulSetStatus(
  { status }: StatefulSet,
  old: StatefulSet | undefined,
): readonly FieldError[] {
  return [...statusCountErrors(status, statefulCounts), ...collisionErrors(status, old?.status)];
}
