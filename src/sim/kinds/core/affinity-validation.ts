import type {
  Affinity,
  NodeSelector,
  NodeSelectorRequirement,
  NodeSelectorTerm,
  PodAffinity,
  PodAffinityTerm,
} from "kubernetes-types/core/v1";
import { forbiddenField, invalidValue, required, type FieldError } from "../../api/field-error.ts";
import { dnsLabel, nameErrors, subdomain } from "../../api/names.ts";
import { labelValueErrors, qualifiedNameErrors } from "../qualified-name.ts";
import { validateLabelSelector } from "../selector-validation.ts";
import { validateLabelKeys } from "./label-keys-validation.ts";

/** @models pkg/apis/core/validation/validation.go validateAffinity, 1.33 */
export function validateAffinity(field: string, affinity: Affinity | undefined): readonly FieldError[] {
  const { nodeAffinity, podAffinity, podAntiAffinity } = affinity ?? {};
  const requiredTerms = nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  const preferred = nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
  const place = `${field}.nodeAffinity`;
  return [
    ...(requiredTerms === undefined
      ? []
      : validateNodeSelector(`${place}.requiredDuringSchedulingIgnoredDuringExecution`, requiredTerms)),
    ...preferred.flatMap(({ weight, preference }, index) => {
      const at = `${place}.preferredDuringSchedulingIgnoredDuringExecution[${index}]`;
      return [
        ...weightErrors(`${at}.weight`, weight),
        ...termErrors(`${at}.preference`, preference ?? {}, { anyValue: true }),
      ];
    }),
    ...podAffinityErrors(`${field}.podAffinity`, podAffinity),
    ...podAffinityErrors(`${field}.podAntiAffinity`, podAntiAffinity),
  ];
}

function weightErrors(field: string, weight: number | undefined): readonly FieldError[] {
  const value = weight ?? 0;
  return value > 0 && value <= 100 ? [] : [invalidValue(field, value, "must be in the range 1-100")];
}

/** Terms of which a node must satisfy one: of pods and of volumes. */
export function validateNodeSelector(field: string, selector: NodeSelector): readonly FieldError[] {
  const terms = selector.nodeSelectorTerms ?? [];
  const place = `${field}.nodeSelectorTerms`;
  if (terms.length === 0) return [required(place, "must have at least one node selector term")];
  return terms.flatMap((term, index) => termErrors(`${place}[${index}]`, term, { anyValue: false }));
}

interface TermOptions {
  /** Values may be what no label can be: preferences may be vain. */
  readonly anyValue: boolean;
}

function termErrors(field: string, term: NodeSelectorTerm, options: TermOptions): readonly FieldError[] {
  const { matchExpressions = [], matchFields = [] } = term;
  return [
    ...matchExpressions.flatMap((one, index) =>
      requirementErrors(`${field}.matchExpressions[${index}]`, one, options),
    ),
    ...matchFields.flatMap((one, index) => fieldRequirementErrors(`${field}.matchFields[${index}]`, one)),
  ];
}

function requirementErrors(
  field: string,
  { key, operator, values = [] }: NodeSelectorRequirement,
  { anyValue }: TermOptions,
): readonly FieldError[] {
  const wrongValues = anyValue
    ? []
    : values.flatMap((value, index) => labelValueErrors(`${field}.values[${index}]`, value));
  return [
    ...operatorErrors(field, operator, values.length),
    ...qualifiedNameErrors(`${field}.key`, key),
    ...wrongValues,
  ];
}

function operatorErrors(field: string, operator = "", count = 0): readonly FieldError[] {
  switch (operator) {
    case "In":
    case "NotIn": {
      const why = "must be specified when `operator` is 'In' or 'NotIn'";
      return count > 0 ? [] : [required(`${field}.values`, why)];
    }
    case "Exists":
    case "DoesNotExist": {
      const why = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
      return count === 0 ? [] : [forbiddenField(`${field}.values`, why)];
    }
    case "Gt":
    case "Lt": {
      const why = "must be specified single value when `operator` is 'Lt' or 'Gt'";
      return count === 1 ? [] : [required(`${field}.values`, why)];
    }
    default:
      return [invalidValue(`${field}.operator`, operator, "not a valid selector operator")];
  }
}

function fieldRequirementErrors(
  field: string,
  { key, operator, values = [] }: NodeSelectorRequirement,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (operator !== "In" && operator !== "NotIn") {
    errors.push(invalidValue(`${field}.operator`, operator, "not a valid selector operator"));
  } else if (values.length !== 1) {
    const why = "must be only one value when `operator` is 'In' or 'NotIn' for node field selector";
    errors.push(required(`${field}.values`, why));
  }
  if (key !== "metadata.name") {
    return [...errors, invalidValue(`${field}.key`, key, "not a valid field selector key")];
  }
  const names = values.flatMap((value, index) => nameErrors(`${field}.values[${index}]`, value, subdomain));
  return [...errors, ...names];
}

function podAffinityErrors(field: string, affinity: PodAffinity | undefined): readonly FieldError[] {
  const requiredTerms = affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
  const preferred = affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
  return [
    ...requiredTerms.flatMap((term, index) =>
      podTermErrors(`${field}.requiredDuringSchedulingIgnoredDuringExecution[${index}]`, term),
    ),
    ...preferred.flatMap(({ weight, podAffinityTerm }, index) => {
      const at = `${field}.preferredDuringSchedulingIgnoredDuringExecution[${index}]`;
      return [
        ...weightErrors(`${at}.weight`, weight),
        ...podTermErrors(`${at}.podAffinityTerm`, podAffinityTerm),
      ];
    }),
  ];
}

function podTermErrors(field: string, term: PodAffinityTerm): readonly FieldError[] {
  const { labelSelector, namespaceSelector, namespaces = [], topologyKey } = term;
  return [
    ...validateLabelSelector(`${field}.labelSelector`, labelSelector),
    ...validateLabelSelector(`${field}.namespaceSelector`, namespaceSelector),
    ...namespaces.flatMap((name) => nameErrors(`${field}.namespace`, name, dnsLabel)),
    ...validateLabelKeys(field, term),
    ...(topologyKey === "" ? [required(`${field}.topologyKey`, "can not be empty")] : []),
    ...qualifiedNameErrors(`${field}.topologyKey`, topologyKey),
  ];
}
