import type { DaemonSetUpdateStrategy, DeploymentStrategy } from "kubernetes-types/apps/v1";
import { forbiddenField, GoText, invalidValue, required, type FieldError } from "../../api/field-error.ts";
import { notNegative, oneOf } from "../validation.ts";

type Bound = number | string;

/** @models pkg/apis/apps/validation/validation.go ValidateDeploymentStrategy, 1.33 */
export function validateStrategy(field: string, strategy: DeploymentStrategy): readonly FieldError[] {
  const { type, rollingUpdate } = strategy;
  if (type === "Recreate") {
    const why = "may not be specified when strategy `type` is 'Recreate'";
    return rollingUpdate === undefined ? [] : [forbiddenField(`${field}.rollingUpdate`, why)];
  }
  if (type !== "RollingUpdate" || rollingUpdate === undefined) {
    return oneOf(`${field}.type`, type, ["Recreate", "RollingUpdate"]);
  }
  const { maxUnavailable = 0, maxSurge = 0 } = rollingUpdate;
  const place = `${field}.rollingUpdate`;
  const errors = [
    ...boundErrors(`${place}.maxUnavailable`, maxUnavailable),
    ...boundErrors(`${place}.maxSurge`, maxSurge),
  ];
  if (valueOf(maxUnavailable) === 0 && valueOf(maxSurge) === 0) {
    const why = "may not be 0 when `maxSurge` is 0";
    errors.push(invalidValue(`${place}.maxUnavailable`, new GoText(goBound(maxUnavailable)), why));
  }
  return [...errors, ...shareErrors(`${place}.maxUnavailable`, maxUnavailable)];
}

/** @models pkg/apis/apps/validation/validation.go ValidateDaemonSetUpdateStrategy, 1.33 */
export function validateDaemonStrategy(
  field: string,
  { type = "", rollingUpdate }: DaemonSetUpdateStrategy,
): readonly FieldError[] {
  if (type !== "RollingUpdate") return oneOf(`${field}.type`, type, ["RollingUpdate", "OnDelete"]);
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
    errors.push(invalidValue(`${place}.maxSurge`, new GoText(goBound(maxSurge)), why));
  }
  if (!isDown && !isSurging)
    errors.push(required(`${place}.maxUnavailable`, "cannot be 0 when maxSurge is 0"));
  return errors;
}

function shareErrors(field: string, bound: Bound): readonly FieldError[] {
  const isTooMuch = typeof bound === "string" && valueOf(bound) > 100;
  return isTooMuch ? [invalidValue(field, new GoText(goBound(bound)), "must not be greater than 100%")] : [];
}

/** A count, or a percentage like `25%`. */
function boundErrors(field: string, bound: Bound): readonly FieldError[] {
  if (typeof bound === "number") return notNegative(field, bound);
  if (/^[0-9]+%$/.test(bound)) return [];
  const why =
    "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";
  return [invalidValue(field, new GoText(goBound(bound)), why)];
}

function valueOf(bound: Bound): number {
  return typeof bound === "number" ? bound : Number.parseInt(bound, 10);
}

function goBound(bound: Bound): string {
  return typeof bound === "number"
    ? `intstr.IntOrString{Type:0, IntVal:${bound}, StrVal:""}`
    : `intstr.IntOrString{Type:1, IntVal:0, StrVal:${JSON.stringify(bound)}}`;
}
