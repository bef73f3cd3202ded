import { forbiddenField, invalidValue, tooLong, type FieldError } from "../../api/field-error.ts";
import { byteLength } from "../../kernel/text.ts";
import { jsonEqual } from "../../wire/json.ts";

const keyShape = /^[-._a-zA-Z0-9]+$/;
export const dataBytesMax: number = 1024 * 1024;

export type Data = Readonly<Record<string, string>>;

const keyRule =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

/** @models staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go IsConfigMapKey, 1.33 */
export function configKeyErrors(field: string, key: string): readonly FieldError[] {
  const wrongs: string[] = [];
  if (key.length > 253) wrongs.push("must be no more than 253 characters");
  if (!keyShape.test(key)) wrongs.push(keyRule);
  return [...wrongs, ...dotErrors(key)].map((why) => invalidValue(field, key, why));
}

/** What no file may be called. */
function dotErrors(key: string): readonly string[] {
  if (key === ".") return ["must not be '.'"];
  if (key === "..") return ["must not be '..'"];
  return key.startsWith("..") ? ["must not start with '..'"] : [];
}

/** Keys that can be file names. */
export function validateKeys(field: string, data: Data): readonly FieldError[] {
  return Object.keys(data).flatMap((key) => configKeyErrors(`${field}[${key}]`, key));
}

/** The bytes that base64 text stands for. */
export function decodedLength(base64: string): number {
  return Math.floor((base64.replace(/=+$/, "").length * 3) / 4);
}

export function textLength(data: Data): number {
  return Object.values(data).reduce((sum, text) => sum + byteLength(text), 0);
}

/** Refuses what is over the limit, under `field`. */
export function sizeErrors(field: string, bytes: number): readonly FieldError[] {
  return bytes > dataBytesMax ? [tooLong(field, dataBytesMax)] : [];
}

interface Immutable {
  readonly immutable?: boolean;
}

/** What was declared immutable stays so, data and all. `parts` are the fields that hold the data. */
export function validateImmutable<T extends Immutable>(
  object: T,
  old: T | undefined,
  parts: readonly (keyof T & string)[],
): readonly FieldError[] {
  if (old?.immutable !== true) return [];
  const why = "field is immutable when `immutable` is set";
  const changed = parts.filter((part) => !jsonEqual(object[part] ?? {}, old[part] ?? {}));
  return [...(object.immutable === true ? [] : ["immutable"]), ...changed].map((part) =>
    forbiddenField(part, why),
  );
}
