import type { Toleration } from "kubernetes-types/core/v1";
import { duplicate, GoText, invalidValue, type FieldError } from "../../api/field-error.ts";
import type { Rules } from "../../api/rules.ts";
import { dnsLabel, nameErrors } from "../../api/names.ts";
import { compareQuantities } from "../../wire/quantity.ts";
import { ageColumn } from "../columns.ts";
import { validateTolerations } from "../core/toleration-validation.ts";
import { deprecatedNodeLabels } from "../deprecated-labels.ts";
import { goPointer, goString, goStruct } from "../go-syntax.ts";
import { immutable } from "../immutable.ts";
import { wrongsOfQualifiedName } from "../../wire/qualified-name.ts";
import { validateLabelMap } from "../selector-validation.ts";
import type { RuntimeClass } from "./runtime-class.ts";

/** @models pkg/apis/node/validation/validation.go ValidateRuntimeClass, 1.33 */
function validate(object: RuntimeClass, old: RuntimeClass | undefined): readonly FieldError[] {
  const { handler, overhead, scheduling } = object;
  if (old !== undefined) return immutable("handler", handler, old.handler);
  const tolerations = scheduling?.tolerations ?? [];
  return [
    ...nameErrors("handler", handler, dnsLabel),
    ...overheadErrors(overhead?.podFixed ?? {}),
    ...validateLabelMap("scheduling.nodeSelector", scheduling?.nodeSelector ?? {}),
    // The doubled name is upstream's.
    ...validateTolerations("scheduling.tolerations.tolerations", tolerations),
    ...repeatedTolerations(tolerations),
  ];
}

const standardResources = /^(cpu|memory|ephemeral-storage|hugepages-.+)$/;

function overheadErrors(podFixed: Readonly<Record<string, string>>): readonly FieldError[] {
  return Object.entries(podFixed).flatMap(([name, quantity]) => {
    const field = `overhead.limits[${name}]`;
    const shown = new GoText(name);
    const errors = wrongsOfQualifiedName(name).map((wrong) => invalidValue(field, shown, wrong));
    if (!name.includes("/") && !standardResources.test(name)) {
      errors.push(invalidValue(field, shown, "must be a standard resource for containers"));
    }
    if (compareQuantities(quantity, "0") < 0) {
      errors.push(invalidValue(field, quantity, "must be greater than or equal to 0"));
    }
    return errors;
  });
}

function repeatedTolerations(tolerations: readonly Toleration[]): readonly FieldError[] {
  const seen = new Set<string>();
  return tolerations.flatMap((toleration, index) => {
    const { key, operator, value, effect } = toleration;
    const identity = JSON.stringify([key, operator, value, effect]);
    const isRepeated = seen.has(identity);
    seen.add(identity);
    return isRepeated
      ? [duplicate(`scheduling.tolerations[${index}]`, new GoText(goToleration(toleration)))]
      : [];
  });
}

function goToleration({ key, operator, value, effect, tolerationSeconds }: Toleration): string {
  return goStruct("core.Toleration", {
    Key: goString(key),
    Operator: goString(operator),
    Value: goString(value),
    Effect: goString(effect),
    TolerationSeconds: goPointer("int64", tolerationSeconds),
  });
}

function warnings({ scheduling }: RuntimeClass): readonly string[] {
  return Object.keys(scheduling?.nodeSelector ?? {}).flatMap((key) => {
    const text = deprecatedNodeLabels[key];
    return text === undefined ? [] : [`scheduling.nodeSelector: ${text}`];
  });
}

/** @models pkg/printers/internalversion/printers.go printRuntimeClass, 1.33 */
export const runtimeClassRules: Rules<RuntimeClass> = {
  validate,
  warnings,
  columns: [{ name: "Handler", cell: ({ handler }) => handler }, ageColumn],
};
