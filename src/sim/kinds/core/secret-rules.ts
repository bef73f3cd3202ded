import { invalidValue, required, type FieldError } from "../../api/field-error.ts";
import type { Rules } from "../../api/rules.ts";
import { decodeBase64 } from "../../wire/base64.ts";
import { ageColumn } from "../columns.ts";
import { immutable } from "../immutable.ts";
import { decodedLength, sizeErrors, validateImmutable, validateKeys } from "./config-keys.ts";
import { wrongJson } from "./secret-json.ts";
import type { Secret } from "./secret.ts";
import { tlsWarnings } from "./tls-warnings.ts";

/** @models pkg/apis/core/validation/validation.go ValidateSecret, ValidateSecretUpdate, 1.33 */
function validate(object: Secret, old: Secret | undefined): readonly FieldError[] {
  const { data = {} } = object;
  const bytes = Object.values(data).reduce((sum, text) => sum + decodedLength(text), 0);
  return [
    ...(old === undefined ? [] : immutable("type", object.type, old.type)),
    ...validateImmutable(object, old, ["data"]),
    ...validateKeys("data", data),
    ...sizeErrors("data", bytes),
    ...(contents[object.type]?.(object) ?? []),
  ];
}

const account = "kubernetes.io/service-account.name";

/** What secrets of some types must hold. */
const contents: Readonly<Record<string, (object: Secret) => readonly FieldError[]>> = {
  "kubernetes.io/service-account-token": ({ metadata }) =>
    (metadata.annotations?.[account] ?? "") === "" ? [required(`metadata.annotations[${account}]`)] : [],
  "kubernetes.io/dockercfg": (object) => jsonErrors(object, ".dockercfg"),
  "kubernetes.io/dockerconfigjson": (object) => jsonErrors(object, ".dockerconfigjson"),
  "kubernetes.io/basic-auth": ({ data = {} }) =>
    data["username"] === undefined && data["password"] === undefined
      ? [required("data[username]"), required("data[password]")]
      : [],
  "kubernetes.io/ssh-auth": ({ data = {} }) =>
    (data["ssh-privatekey"] ?? "") === "" ? [required("data[ssh-privatekey]")] : [],
  "kubernetes.io/tls": ({ data = {} }) =>
    ["tls.crt", "tls.key"].filter((key) => data[key] === undefined).map((key) => required(`data[${key}]`)),
};

function jsonErrors({ data = {} }: Secret, key: string): readonly FieldError[] {
  const text = data[key];
  if (text === undefined) return [required(`data[${key}]`)];
  const wrong = wrongJson(decodeBase64(text) ?? "");
  return wrong === undefined ? [] : [invalidValue(`data[${key}]`, "<secret contents redacted>", wrong)];
}

export const secretRules: Rules<Secret> = {
  validate,
  warnings: tlsWarnings,
  columns: [
    { name: "Type", cell: ({ type }) => type },
    { name: "Data", cell: ({ data = {} }) => Object.keys(data).length },
    ageColumn,
  ],
};
