import type { EnvFromSource, EnvVar } from "kubernetes-types/core/v1";
import { invalidValue, required, type FieldError } from "../../api/field-error.ts";
import { nameErrors, subdomain } from "../../api/names.ts";
import { configKeyErrors } from "./config-keys.ts";
import { environmentFields, validateFieldRef, validateResourceFieldRef } from "./field-ref-validation.ts";

const relaxedRule =
  "a valid environment variable name must consist only of printable ASCII characters other than '='";
const strictRule =
  "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is '[-._a-zA-Z][-._a-zA-Z0-9]*')";

function variableErrors(field: string, name: string, minor: number): readonly FieldError[] {
  const isRight = minor >= 32 ? /^[ -<>-~]+$/.test(name) : /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name);
  return isRight ? [] : [invalidValue(field, name, minor >= 32 ? relaxedRule : strictRule)];
}

/** @models pkg/apis/core/validation/validation.go ValidateEnv, 1.33 */
export function validateEnvironment(
  field: string,
  variables: readonly EnvVar[],
  minor: number,
): readonly FieldError[] {
  return variables.flatMap((variable, index) => {
    const place = `${field}[${index}]`;
    const { name } = variable;
    const errors = name === "" ? [required(`${place}.name`)] : variableErrors(`${place}.name`, name, minor);
    return [...errors, ...sourceErrors(`${place}.valueFrom`, variable)];
  });
}

const oneSource = "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`";

function sourceErrors(field: string, { value = "", valueFrom }: EnvVar): readonly FieldError[] {
  if (valueFrom === undefined) return [];
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef } = valueFrom;
  const given = [fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef].filter(
    (source) => source !== undefined,
  );
  const errors: FieldError[] = [];
  if (fieldRef !== undefined) {
    errors.push(...validateFieldRef(`${field}.fieldRef`, fieldRef, environmentFields));
  }
  if (resourceFieldRef !== undefined) {
    const place = `${field}.resourceFieldRef`;
    errors.push(...validateResourceFieldRef(place, resourceFieldRef, { isFile: false }));
  }
  if (configMapKeyRef !== undefined) errors.push(...keyErrors(`${field}.configMapKeyRef`, configMapKeyRef));
  if (secretKeyRef !== undefined) errors.push(...keyErrors(`${field}.secretKeyRef`, secretKeyRef));
  if (given.length === 0) return [...errors, invalidValue(field, "", oneSource)];
  if (value !== "") {
    return [...errors, invalidValue(field, "", "may not be specified when `value` is not empty")];
  }
  const why = "may not have more than one field specified at a time";
  return given.length > 1 ? [...errors, invalidValue(field, "", why)] : errors;
}

interface KeySelector {
  readonly name?: string;
  readonly key?: string;
}

function keyErrors(field: string, { name = "", key = "" }: KeySelector): readonly FieldError[] {
  return [
    ...nameErrors(`${field}.name`, name, subdomain),
    ...(key === "" ? [required(`${field}.key`)] : configKeyErrors(`${field}.key`, key)),
  ];
}

/** @models pkg/apis/core/validation/validation.go ValidateEnvFrom, 1.33 */
export function validateEnvFrom(
  field: string,
  sources: readonly EnvFromSource[],
  minor: number,
): readonly FieldError[] {
  return sources.flatMap(({ prefix = "", configMapRef, secretRef }, index) => {
    const place = `${field}[${index}]`;
    const errors: FieldError[] = prefix === "" ? [] : [...variableErrors(`${place}.prefix`, prefix, minor)];
    if (configMapRef !== undefined)
      errors.push(...refErrors(`${place}.configMapRef.name`, configMapRef.name));
    if (secretRef !== undefined) errors.push(...refErrors(`${place}.secretRef.name`, secretRef.name));
    const count = Number(configMapRef !== undefined) + Number(secretRef !== undefined);
    if (count === 0) {
      errors.push(invalidValue(field, "", "must specify one of: `configMapRef` or `secretRef`"));
    }
    if (count > 1) {
      errors.push(invalidValue(field, "", "may not have more than one field specified at a time"));
    }
    return errors;
  });
}

function refErrors(field: string, name: string | undefined): readonly FieldError[] {
  return (name ?? "") === "" ? [required(field)] : nameErrors(field, name ?? "", subdomain);
}
