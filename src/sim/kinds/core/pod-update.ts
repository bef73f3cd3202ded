import type {
  Affinity,
  Container,
  NodeAffinity,
  NodeSelectorTerm,
  PodSpec,
  Toleration,
} from "kubernetes-types/core/v1";
import { forbiddenField, GoText, invalidValue, required, type FieldError } from "../../api/field-error.ts";
import type { RuleContext } from "../../api/rules.ts";
import { jsonEqual } from "../../wire/json.ts";
import { goDiff } from "../go/go-diff.ts";
import { go } from "../go/go-value.ts";
import { internalPodSpec } from "../go/internal-pod.ts";
import { goMap } from "../go-syntax.ts";
import { imageSpaceErrors } from "./container-validation.ts";
import { annotationUpdateErrors, podAnnotationErrors } from "./pod-annotation-validation.ts";
import { validatePod } from "./pod-validation.ts";
import type { Pod } from "./pod.ts";
import { validateTolerations } from "./toleration-validation.ts";

const frozen =
  "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`," +
  "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations)," +
  "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

const int32Max = 2_147_483_647;

/**
 * The few fields of a running pod that may change.
 * @models pkg/apis/core/validation/validation.go ValidatePodUpdate, 1.33
 */
export function validatePodUpdate(pod: Pod, old: Pod, context: RuleContext): readonly FieldError[] {
  const { annotations = {} } = pod.metadata;
  const errors: FieldError[] = [
    ...validatePod(pod, context),
    ...annotationUpdateErrors("metadata.annotations", pod.metadata, old.metadata),
    ...podAnnotationErrors("metadata.annotations", annotations, pod.spec),
  ];
  for (const list of ["containers", "initContainers"] as const) {
    const [now, before] = [pod.spec[list] ?? [], old.spec[list] ?? []];
    if (now.length !== before.length) {
      return [...errors, forbiddenField(`spec.${list}`, "pod updates may not add or remove containers")];
    }
    errors.push(...imageErrors(`spec.${list}`, now));
  }
  const deadline = deadlineErrors(pod.spec.activeDeadlineSeconds, old.spec.activeDeadlineSeconds);
  errors.push(...deadline.errors);
  return deadline.stops ? errors : [...errors, ...specErrors(pod.spec, old.spec)];
}

function imageErrors(field: string, containers: readonly Container[]): readonly FieldError[] {
  return containers.flatMap((container, index) => [
    ...((container.image ?? "") === "" ? [required(`${field}[${index}].image`)] : []),
    ...imageSpaceErrors(`${field}[${index}]`, container),
  ]);
}

interface DeadlineCheck {
  readonly errors: readonly FieldError[];
  /** Nothing else is looked at. */
  readonly stops: boolean;
}

/** From none to some, or to less. */
function deadlineErrors(now: number | undefined, before: number | undefined): DeadlineCheck {
  const field = "spec.activeDeadlineSeconds";
  if (now === undefined) {
    const why = "must not update from a positive integer to nil value";
    const errors = before === undefined ? [] : [invalidValue(field, undefined, why)];
    return { errors, stops: false };
  }
  const why =
    now < 0 || now > int32Max
      ? `must be between 0 and ${int32Max}, inclusive`
      : before !== undefined && before < now
        ? "must be less than or equal to previous value"
        : undefined;
  return why === undefined
    ? { errors: [], stops: false }
    : { errors: [invalidValue(field, now, why)], stops: true };
}

function specErrors(spec: Pod["spec"], old: Pod["spec"]): readonly FieldError[] {
  const errors: FieldError[] = [
    ...tolerationErrors(spec.tolerations ?? [], old.tolerations ?? []),
    ...gateErrors(spec, old),
  ];
  if (jsonEqual(spec, old)) return errors;
  let munged = withoutChangeable(spec, old);
  if ((old.schedulingGates ?? []).length > 0) {
    errors.push(...gatedErrors(munged, old));
    munged = withoutGated(munged, old);
  }
  if (jsonEqual(munged, old)) return errors;
  const diff = goDiff("core.PodSpec", internalPodSpec(old), internalPodSpec(munged));
  return [...errors, forbiddenField("spec", `${frozen}\n${diff}`)];
}

function tolerationErrors(
  after: readonly Toleration[],
  before: readonly Toleration[],
): readonly FieldError[] {
  const keyOf = ({ key = "", operator = "", value = "", effect = "" }: Toleration): string =>
    JSON.stringify([key, operator, value, effect]);
  const kept = new Set(after.map(keyOf));
  const field = "spec.tolerations";
  if (!before.every((toleration) => kept.has(keyOf(toleration)))) {
    return [forbiddenField(field, "existing toleration can not be modified except its tolerationSeconds")];
  }
  return validateTolerations(field, after);
}

function gateErrors({ schedulingGates = [] }: PodSpec, old: PodSpec): readonly FieldError[] {
  const before = new Set((old.schedulingGates ?? []).map(({ name }) => name));
  return schedulingGates.flatMap(({ name }, index) => {
    if (before.has(name)) return [];
    const why = `only deletion is allowed, but found new scheduling gate '${name}'`;
    return [forbiddenField(`spec.schedulingGates[${index}].name`, why)];
  });
}

/** The new spec with what may change set back to what it was. */
function withoutChangeable(spec: Pod["spec"], old: Pod["spec"]): Pod["spec"] {
  const grace = old.terminationGracePeriodSeconds;
  const isRepaired = grace < 0 && spec.terminationGracePeriodSeconds === 1;
  return {
    ...withFieldsOf(spec, old, ["activeDeadlineSeconds", "tolerations", "schedulingGates"]),
    ...(isRepaired ? { terminationGracePeriodSeconds: grace } : {}),
    containers: withImagesOf(spec.containers, old.containers),
    ...(spec.initContainers === undefined
      ? {}
      : { initContainers: withImagesOf(spec.initContainers, old.initContainers ?? []) }),
  };
}

function withFieldsOf(spec: Pod["spec"], old: Pod["spec"], fields: readonly (keyof PodSpec)[]): Pod["spec"] {
  const result: Record<string, unknown> = { ...spec };
  for (const field of fields) {
    if (old[field] === undefined) delete result[field];
    else result[field] = old[field];
  }
  return result as unknown as Pod["spec"];
}

function withImagesOf(now: Container[], then: readonly Container[]): Container[] {
  return now.map((container, index) => {
    const image = then[index]?.image;
    return image === undefined || image === container.image ? container : { ...container, image };
  });
}

/** A pod that nobody schedules yet may be narrowed to fewer nodes. */
function gatedErrors(spec: Pod["spec"], old: Pod["spec"]): readonly FieldError[] {
  const [now = {}, before = {}] = [spec.nodeSelector, old.nodeSelector];
  const isNarrower = Object.keys(before).every((key) => now[key] === before[key]);
  const why = "only additions to spec.nodeSelector are allowed (no mutations or deletions)";
  return [
    ...(isNarrower ? [] : [invalidValue("spec.nodeSelector", new GoText(goMap(spec.nodeSelector)), why)]),
    ...affinityErrors(spec.affinity?.nodeAffinity, old.affinity?.nodeAffinity),
  ];
}

const termsField =
  "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms";

/** @models pkg/apis/core/validation/validation.go validateNodeAffinityMutation, 1.33 */
function affinityErrors(now: NodeAffinity | undefined, old: NodeAffinity | undefined): readonly FieldError[] {
  const before = old?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  const after = now?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  if (before.length > 0 && before.length !== after.length) {
    const why = "no additions/deletions to non-empty NodeSelectorTerms list are allowed";
    return [invalidValue(termsField, go("[]core.NodeSelectorTerm", after), why)];
  }
  return before.flatMap((term, index) => {
    if (onlyAdds(after[index] ?? {}, term)) return [];
    const why = "only additions are allowed (no mutations or deletions)";
    return [invalidValue(`${termsField}[${index}]`, go("core.NodeSelectorTerm", after[index]), why)];
  });
}

function onlyAdds(now: NodeSelectorTerm, before: NodeSelectorTerm): boolean {
  const lists = ["matchExpressions", "matchFields"] as const;
  const isEmpty = (term: NodeSelectorTerm): boolean => lists.every((list) => (term[list] ?? []).length === 0);
  if (isEmpty(before)) return isEmpty(now);
  return lists.every((list) => {
    const length = before[list]?.length ?? 0;
    return jsonEqual((now[list] ?? []).slice(0, length), before[list] ?? []);
  });
}

/** What gated pods may change set back, too. */
function withoutGated(spec: Pod["spec"], old: Pod["spec"]): Pod["spec"] {
  const result = withFieldsOf(spec, old, ["nodeSelector"]);
  const { nodeAffinity: _, ...others } = spec.affinity ?? {};
  const before = old.affinity?.nodeAffinity;
  const affinity: Affinity = { ...others, ...(before === undefined ? {} : { nodeAffinity: before }) };
  const isNone = old.affinity === undefined && Object.keys(affinity).length === 0;
  const { affinity: __, ...rest } = result;
  return isNone || (spec.affinity === undefined && old.affinity === undefined) ? rest : { ...rest, affinity };
}
