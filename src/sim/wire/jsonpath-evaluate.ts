import { unreachable } from "../kernel/assert.ts";
import { isObject } from "./json.ts";
import { JsonPathError } from "./jsonpath-error.ts";
import type { Operand, Operator, Step } from "./jsonpath-syntax.ts";

const resultsMax = 1_000_000;

/** The values to which a path leads. What is missing leads nowhere; an index beyond a list's end is an error. */
export function follow(steps: readonly Step[], value: unknown, root: unknown): readonly unknown[] {
  let current: readonly unknown[] = [value];
  for (const step of steps) {
    current = step.is === "root" ? [root] : current.flatMap((one) => take(step, one, root));
    if (current.length > resultsMax) throw new JsonPathError("too many results");
  }
  return current;
}

function take(step: Exclude<Step, { is: "root" }>, value: unknown, root: unknown): readonly unknown[] {
  switch (step.is) {
    case "field":
      return isObject(value) && value[step.name] !== undefined ? [value[step.name]] : [];
    case "wildcard":
      return children(value);
    case "recursive":
      return descendants(value);
    case "slice":
      return sliced(step, value);
    case "union":
      return step.paths.flatMap((steps) => follow(steps, value, root));
    case "filter":
      return children(value, true).filter((child) => passes(step, child, root));
    default:
      return unreachable(step);
  }
}

function children(value: unknown, onlyLists = false): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isObject(value) || onlyLists) return [];
  return Object.keys(value)
    .toSorted()
    .map((key) => value[key]);
}

/** The value and everything below it. */
function descendants(value: unknown): readonly unknown[] {
  const found: unknown[] = [];
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== "object" || next === null) continue;
    found.push(next);
    for (const child of children(next).toReversed()) open.push(child);
  }
  return found;
}

function sliced(
  { from, to, by, isIndex }: Extract<Step, { is: "slice" }>,
  value: unknown,
): readonly unknown[] {
  if (!Array.isArray(value)) {
    if (value === null || value === undefined) return [];
    throw new JsonPathError(`${JSON.stringify(value)} is not array or slice`);
  }
  const items: readonly unknown[] = value;
  const start = fromEnd(from ?? 0, items.length);
  if (isIndex) {
    if (start >= 0 && start < items.length) return [items[start]];
    throw new JsonPathError(`array index out of bounds: index ${start}, length ${items.length}`);
  }
  const end = fromEnd(to ?? items.length, items.length);
  if (by <= 0) throw new JsonPathError(by === 0 ? "step must be > 0" : "step must be >= 0");
  return items.slice(Math.max(start, 0), Math.max(end, 0)).filter((_, index) => index % by === 0);
}

function fromEnd(index: number, length: number): number {
  return index < 0 ? index + length : index;
}

function passes(
  { left, operator, right }: Extract<Step, { is: "filter" }>,
  value: unknown,
  root: unknown,
): boolean {
  const [one, ...more] = valuesOf(left, value, root);
  if (operator === "exists" || right === undefined) return one !== undefined;
  if (one === undefined) return false;
  if (more.length > 0) throw new JsonPathError("can only compare one element at a time");
  const [other] = valuesOf(right, value, root);
  return other !== undefined && compare(one, operator, other);
}

function valuesOf(operand: Operand, value: unknown, root: unknown): readonly unknown[] {
  return operand.is === "literal" ? [operand.value] : follow(operand.steps, value, root);
}

function compare(one: unknown, operator: Operator, other: unknown): boolean {
  if (typeof one !== typeof other) return operator === "!=";
  switch (operator) {
    case "==":
      return one === other;
    case "!=":
      return one !== other;
    case "<":
      return (one as number) < (other as number);
    case "<=":
      return (one as number) <= (other as number);
    case ">":
      return (one as number) > (other as number);
    case ">=":
      return (one as number) >= (other as number);
    case "exists":
      return true;
    default:
      return unreachable(operator);
  }
}
