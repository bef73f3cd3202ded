import { invalidValue, required as requiredField, type FieldError } from "../../api/field-error.ts";
import { ageColumn } from "../columns.ts";
import { validateData, validateImmutable } from "./config-keys.ts";
import type { Rules } from "../../api/rules.ts";
import type { Secret } from "./secret.ts";

function validate(object: Secret, old: Secret | undefined): readonly FieldError[] {
  const errors = [...validateData("data", object.data ?? {}), ...validateImmutable(object, old)];
  if (old !== undefined && old.type !== object.type) {
    errors.push(invalidValue("type", object.type, "field is immutable"));
  }
  const required = keysOf[object.type] ?? [];
  for (const key of required) {
    if (object.data?.[key] === undefined) errors.push(requiredField(`data[${key}]`));
  }
  return errors;
}

/** What secrets of some types must hold. */
const keysOf: Readonly<Record<string, readonly string[]>> = {
  "kubernetes.io/tls": ["tls.crt", "tls.key"],
  "kubernetes.io/dockerconfigjson": [".dockerconfigjson"],
  "kubernetes.io/ssh-auth": ["ssh-privatekey"],
};

export const secretRules: Rules<Secret> = {
  validate,
  columns: [
    { name: "Type", cell: ({ type }) => type },
    { name: "Data", type: "integer", cell: ({ data = {} }) => Object.keys(data).length },
    ageColumn,
  ],
};
