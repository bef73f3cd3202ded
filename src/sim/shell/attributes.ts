import { doubleQuoted } from "./quoting.ts";
import type { Variable } from "./state.ts";

/** The letters of `declare`. */
export function attributesOf(variable: Variable | undefined): string {
  if (variable === undefined) return "";
  const letters: readonly (readonly [string, boolean])[] = [
    ["a", variable.items !== undefined],
    ["A", variable.entries !== undefined],
    ["i", variable.isInteger === true],
    ["l", variable.letters === "lower"],
    ["n", variable.isReference === true],
    ["r", variable.isReadonly === true],
    ["u", variable.letters === "upper"],
    ["x", variable.isExported === true],
  ];
  return letters.map(([letter, isOn]) => (isOn ? letter : "")).join("");
}

/** `declare -p`. */
export function declarationOf(name: string, variable: Variable): string {
  const head = `declare -${attributesOf(variable) || "-"} ${name}`;
  const elements = variable.items ?? variable.entries;
  if (elements === undefined)
    return variable.value === undefined ? head : `${head}=${doubleQuoted(variable.value)}`;
  const shown = [...elements].map(([key, value]) => `[${key}]=${doubleQuoted(value)}`);
  return `${head}=(${shown.join(" ")}${variable.entries === undefined || shown.length === 0 ? "" : " "})`;
}
