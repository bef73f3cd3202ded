import { defineKind, type Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { invalidValue, required as requiredField, type FieldError } from "../../api/field-error.ts";
import { encodeBase64 } from "../../wire/base64.ts";
import { ageColumn } from "../columns.ts";
import { validateData, validateImmutable } from "./config-keys.ts";

export interface Secret extends Stored {
  readonly type: string;
  /** Values are base64. */
  readonly data?: Readonly<Record<string, string>>;
  readonly immutable?: boolean;
}

export const secrets: Resource<Secret> = {
  group: "",
  version: "v1",
  kind: "Secret",
  plural: "secrets",
  singular: "secret",
  namespaced: true,
};

/** stringData is for writing only: it goes into data. */
function prepare(object: Secret): Secret {
  const { stringData, ...secret } = object as Secret & {
    readonly stringData?: Readonly<Record<string, string>>;
  };
  if (stringData === undefined) return object;
  const encoded = Object.entries(stringData).map(([key, value]) => [key, encodeBase64(value)] as const);
  return { ...secret, data: { ...secret.data, ...Object.fromEntries(encoded) } };
}

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

export const secret: Kind = defineKind(secrets, {
  defaults: { type: "Opaque" },
  prepare,
  validate,
  columns: [
    { name: "Type", cell: ({ type }) => type },
    { name: "Data", type: "integer", cell: ({ data = {} }) => Object.keys(data).length },
    ageColumn,
  ],
  fields: { type: ({ type }) => type },
});
