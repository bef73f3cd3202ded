import type {
  DaemonSetUpdateStrategy,
  DeploymentStrategy,
  StatefulSetUpdateStrategy,
} from "kubernetes-types/apps/v1";
import {
  forbiddenField,
  GoText,
  invalidValue,
  required,
  unsupported,
  type FieldError,
} from "../../api/field-error.ts";
import { go, goIntOrString } from "../go/go-value.ts";
import { notNegative } from "../validation.ts";

type Bound = number | string;

/** @models pkg/apis/apps/validation/validation.go ValidateDeploymentStrategy, 1.33 */
export function validateStrategy(field: string, strategy: DeploymentStrategy): readonly FieldError[] {
  const { type, rollingUpdate } = strategy;
  if (type === "Recreate") {
    const why = "may not be specified when strategy `type` is 'Recreate'";
    return rollingUpdate === undefined ? [] : [forbiddenField(`${field}.rollingUpdate`, why)];
  }
  if (type !== "RollingUpdate") {
    return [unsupported(field, go("apps.DeploymentStrategy", strategy), ["Recreate", "RollingUpdate"])];
  }
  const { maxUnavailable = 0, maxSurge = 0 } = rollingUpdate ?? {};
  const place = `${field}.rollingUpdate`;
  const errors = [
    ...boundErrors(`${place}.maxUnavailable`, maxUnavailable),
    ...boundErrors(`${place}.maxSurge`, maxSurge),
  ];
  if (valueOf(maxUnavailable) === 0 && valueOf(maxSurge) === 0) {
    const why = "may not be 0 when `maxSurge` is 0";
    errors.push(invalidValue(`${place}.maxUnavailable`, shown(maxUnavailable), why));
  }
  return [...errors, ...shareErrors(`${place}.maxUnavailable`, maxUnavailable)];
}

/** @models pkg/apis/apps/validation/validation.go ValidateDaemonSetUpdateStrategy, 1.33 */
export function validateDaemonStrategy(
  field: string,
  strategy: DaemonSetUpdateStrategy,
): readonly FieldError[] {
  const { type = "", rollingUpdate } = strategy;
  if (type === "OnDelete") return [];
  if (type !== "RollingUpdate") {
    return [unsupported(field, go("apps.DaemonSetUpdateStrategy", strategy), ["RollingUpdate", "OnDelete"])];
  }
  if (rollingUpdate === undefined) return [required(`${field}.rollingUpdate`)];
  const { maxUnavailable = 0, maxSurge = 0 } = rollingUpdate;
  const place = `${field}.rollingUpdate`;
  const errors = [
    ...boundErrors(`${place}.maxUnavailable`, maxUnavailable),
    ...boundErrors(`${place}.maxSurge`, maxSurge),
    ...shareErrors(`${place}.maxUnavailable`, maxUnavailable),
    ...shareErrors(`${place}.maxSurge`, maxSurge),
  ];
  const [isDown, isSurging] = [valueOf(maxUnavailable) !== 0, valueOf(maxSurge) !== 0];
  if (isDown && isSurging) {
    const why = "may not be set when maxUnavailable is non-zero";
    errors.push(invalidValue(`${place}.maxSurge`, shown(maxSurge), why));
  }
  if (isDown || isSurging) return errors;
  return [...errors, required(`${place}.maxUnavailable`, "cannot be 0 when maxSurge is 0")];
}

/** @models pkg/apis/apps/validation/validation.go ValidateStatefulSetSpec, 1.33 */
export function validateStatefulStrategy(
  field: string,
  strategy: StatefulSetUpdateStrategy,
): readonly FieldError[] {
  const { type = "", rollingUpdate } = strategy;
  if (type === "OnDelete") {
    if (rollingUpdate === undefined) return [];
    const value = go("apps.RollingUpdateStatefulSetStrategy", rollingUpdate);
    return [invalidValue(`${field}.rollingUpdate`, value, "only allowed for updateStrategy 'RollingUpdate'")];
  }
  if (type !== "RollingUpdate") {
    const value = go("apps.StatefulSetUpdateStrategy", strategy);
    return [invalidValue(field, value, "must be 'RollingUpdate' or 'OnDelete'")];
  }
  const { partition, maxUnavailable } = rollingUpdate ?? {};
  const place = `${field}.rollingUpdate`;
  const errors: FieldError[] = [...notNegative(`${place}.partition`, partition)];
  if (maxUnavailable === undefined) return errors;
  errors.push(...boundErrors(`${place}.maxUnavailable`, maxUnavailable));
  if (valueOf(maxUnavailable) === 0) {
    errors.push(invalidValue(`${place}.maxUnavailable`, shown(maxUnavailable), "cannot be 0"));
  }
  return [...errors, ...shareErrors(`${place}.maxUnavailable`, maxUnavailable)];
}

/** Not more than everything. */
export function shareErrors(field: string, bound: Bound): readonly FieldError[] {
  const isTooMuch = typeof bound === "string" && /^[0-9]+%$/.test(bound) && valueOf(bound) > 100;
  return isTooMuch ? [invalidValue(field, shown(bound), "must not be greater than 100%")] : [];
}

/** A count, or a percentage like `25%`. */
export function boundErrors(field: string, bound: Bound): FieldError[] {
  if (typeof bound === "number") return [...notNegative(field, bound)];
  if (/^[0-9]+%$/.test(bound)) return [];
  const why =
    "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";
  return [invalidValue(field, shown(bound), why)];
}

function valueOf(bound: Bound): number {
  return typeof bound === "number" ? bound : Number.parseInt(bound, 10) || 0;
}

function shown(bound: Bound): GoText {
  return new GoText(goIntOrString(bound));
}
