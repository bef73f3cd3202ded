import type { Task } from "../../kernel/task.ts";
import type { ParameterSliceOperation } from "unbash";
import type { Shell } from "../shell.ts";
import { ShellError } from "../unwinding.ts";
import type { Subscript } from "../variables.ts";
import type { Target, Values } from "./parameter.ts";

/** `${x:offset:length}`: characters of a text, elements of a list. */
export function* slice(
  shell: Shell,
  operation: ParameterSliceOperation,
  {
    target,
    values,
    elements,
  }: { target: Target; values: Values; elements: () => readonly (readonly [Subscript, string])[] },
): Task<readonly string[]> {
  const offset = Number(yield* shell.arithmetic(operation.offset.text));
  const length =
    operation.length === undefined ? undefined : Number(yield* shell.arithmetic(operation.length.text));
  if (target.list === undefined) return [ofText(values.texts[0] ?? "", offset, length)];
  const isPositional = target.name === "@" || target.name === "*";
  const all = isPositional ? [[0, shell.state.name] as const, ...elements()] : elements();
  const last = Number(all.at(-1)?.[0] ?? -1);
  const first = offset < 0 ? last + 1 + offset : offset;
  const rest =
    first < 0 ? [] : all.filter(([key], index) => (typeof key === "number" ? key : index) >= first);
  if (length !== undefined && length < 0) throw new ShellError(`${length}: substring expression < 0`);
  return rest.slice(0, length).map(([, text]) => text);
}

function ofText(text: string, offset: number, length: number | undefined): string {
  const chars = Array.from(text);
  const start = offset < 0 ? chars.length + offset : offset;
  if (start < 0 || start > chars.length) return "";
  if (length === undefined) return chars.slice(start).join("");
  const end = length < 0 ? chars.length + length : start + length;
  if (end < start) throw new ShellError(`${length}: substring expression < 0`);
  return chars.slice(start, end).join("");
}
