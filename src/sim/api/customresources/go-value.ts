import { GoText } from "../field-error.ts";
import { isObject } from "../../wire/json.ts";

/** Any JSON value as Go prints it with `%#v`. */
export function goValue(value: unknown): string {
  if (value === null || value === undefined) return "interface {}(nil)";
  if (Array.isArray(value)) return `[]interface {}{${value.map((item) => goValue(item)).join(", ")}}`;
  if (!isObject(value)) return JSON.stringify(value);
  const names = Object.keys(value).toSorted();
  const fields = names.map((name) => `${JSON.stringify(name)}:${goValue(value[name])}`);
  return `map[string]interface {}{${fields.join(", ")}}`;
}

/** A value as field errors show it: scalars as they are, the rest as Go prints it. */
export function shownValue(value: unknown): unknown {
  if (value === null || value === undefined) return new GoText('"null"');
  return typeof value === "object" ? new GoText(goValue(value)) : value;
}

/** As Go prints it with `%v`: `[a b]`, `map[a:1]`. */
export function goText(value: unknown): string {
  if (value === null || value === undefined) return "<nil>";
  if (Array.isArray(value)) return `[${value.map((item) => goText(item)).join(" ")}]`;
  if (typeof value === "string") return value;
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.keys(value)
    .toSorted()
    .map((name) => `${name}:${goText(value[name])}`);
  return `map[${fields.join(" ")}]`;
}

/** `[]string{"a", "b"}` */
export function goStringList(list: readonly string[] | undefined): GoText {
  return new GoText(
    list === undefined ? "[]string(nil)" : `[]string{${list.map((one) => JSON.stringify(one)).join(", ")}}`,
  );
}
