import type { Task } from "../../kernel/task.ts";
import { second } from "../../kernel/time.ts";
import { Failure } from "../command.ts";
import { filled, matchesOf } from "../regex/replace.ts";
import type { Regex } from "../regex/regex.ts";
import { formatDate } from "../system/date-format.ts";
import { formatText } from "../text/printf-format.ts";
import { at } from "../../kernel/time.ts";
import { splitFields } from "./awk-record.ts";
import type { AwkMachine } from "./awk-machine.ts";
import type { AwkEvaluator } from "./awk-evaluate.ts";
import type { Expr, Place } from "./awk-tree.ts";
import { Input, toNumber, toText, type Value } from "./awk-value.ts";

interface Call {
  readonly evaluator: AwkEvaluator;
  readonly machine: AwkMachine;
  readonly values: readonly Expr[];
}

/** Functions of their values alone. */
const plain: Readonly<Record<string, (values: readonly Value[], machine: AwkMachine) => Value>> = {
  tolower: ([text = ""]) => toText(text).toLowerCase(),
  toupper: ([text = ""]) => toText(text).toUpperCase(),
  index: ([text = "", part = ""]) => characterIndex(toText(text), toText(text).indexOf(toText(part))),
  substr: ([text = "", from = 1, count]) =>
    substring(toText(text), toNumber(from), count === undefined ? Infinity : toNumber(count)),
  int: ([value = 0]) => Math.trunc(toNumber(value)),
  sqrt: ([value = 0]) => Math.sqrt(toNumber(value)),
  rand: (_, { random }) => random.uint32() / 4_294_967_296,
  srand: () => 0,
  sprintf: ([format = "", ...values]) => awkFormat(toText(format), values),
  systime: (_, { process }) => Math.floor(process.kernel.now / second),
  strftime: ([format = "%c", time], { process }) =>
    formatDate(time === undefined ? process.kernel.now : at(toNumber(time) * second), toText(format)),
};

/** Functions that need places, arrays, patterns or streams. */
const special: Readonly<Record<string, (call: Call) => Task<Value>>> = {
  length: lengthOf,
  split,
  sub: (call) => substitute(call, false),
  gsub: (call) => substitute(call, true),
  match,
  *system({ evaluator, machine, values }) {
    return yield* machine.streams.system(yield* firstText(evaluator, values));
  },
  *close({ evaluator, machine, values }) {
    return yield* machine.streams.close(yield* firstText(evaluator, values));
  },
  *fflush() {
    return 0;
  },
};

export function isBuiltin(name: string): boolean {
  return name in plain || name in special;
}

/** Runs a built-in function; `isBuiltin` must hold. */
export function* callBuiltin(
  evaluator: AwkEvaluator,
  machine: AwkMachine,
  name: string,
  values: readonly Expr[],
): Task<Value> {
  const simple = plain[name];
  if (simple !== undefined) return simple(yield* evaluator.values(values), machine);
  const other = special[name];
  if (other === undefined) throw new Failure(`function ${name} never defined`, 2);
  return yield* other({ evaluator, machine, values });
}

/** printf's format with awk's values: `%c` of a number is that character, `%d` cuts. */
export function awkFormat(format: string, values: readonly Value[]): string {
  const letters = Array.from(format.matchAll(/%[-+ #0]*(\*|\d+)?(?:\.(?:\*|\d+)?)?([a-zA-Z%])/g)).filter(
    ([whole]) => whole !== "%%",
  );
  const words = letters.flatMap(([, width, letter], index) => {
    const value = values[index] ?? "";
    return width === "*" ? [] : [wordFor(letter ?? "s", value)];
  });
  return formatOnce(format, words);
}

function wordFor(letter: string, value: Value): string {
  if (letter === "c")
    return typeof value === "number" ? String.fromCodePoint(value) : (Array.from(toText(value))[0] ?? "");
  if (/[diouxX]/.test(letter)) return String(BigInt(Math.trunc(toNumber(value))));
  return /[eEfFgG]/.test(letter) ? String(toNumber(value)) : toText(value);
}

function formatOnce(format: string, words: readonly string[]): string {
  return formatText(format.replaceAll("\\", "\\\\"), words.length === 0 ? [] : words).text;
}

function* firstText(evaluator: AwkEvaluator, values: readonly Expr[]): Task<string> {
  const [first] = values;
  return first === undefined ? "" : yield* evaluator.text(first);
}

function characterIndex(text: string, unit: number): number {
  return unit < 0 ? 0 : Array.from(text.slice(0, unit)).length + 1;
}

function substring(text: string, from: number, count: number): string {
  const start = Math.round(from);
  const end = count === Infinity ? Infinity : start + Math.round(count);
  return Array.from(text)
    .slice(Math.max(0, start - 1), Math.max(0, end - 1))
    .join("");
}

function* lengthOf({ evaluator, machine, values }: Call): Task<Value> {
  const [first] = values;
  if (first === undefined) return Array.from(toText(machine.record.get(0))).length;
  const cell = first.is === "variable" ? machine.cell(first.name) : undefined;
  return cell instanceof Map ? cell.size : Array.from(yield* evaluator.text(first)).length;
}

function* split({ evaluator, machine, values }: Call): Task<Value> {
  const [source, target, separator] = values;
  if (source === undefined || target?.is !== "variable")
    throw new Failure("split: second argument must be an array", 2);
  const text = yield* evaluator.text(source);
  const by = separator === undefined ? machine.text("FS") : yield* evaluator.pattern(separator);
  const isRegex = separator?.is === "regex";
  const parts = splitFields(text, isRegex && by === " " ? "[ ]" : by, (pattern) => machine.regex(pattern));
  const array = machine.array(target.name);
  array.clear();
  for (const [index, part] of parts.entries()) machine.setElement(array, String(index + 1), new Input(part));
  return parts.length;
}

function* match({ evaluator, machine, values }: Call): Task<Value> {
  const [source, pattern] = values;
  if (source === undefined || pattern === undefined)
    throw new Failure("match: needs a text and a pattern", 2);
  const text = yield* evaluator.text(source);
  const found = machine.regex(yield* evaluator.pattern(pattern)).exec(text);
  const start = found === undefined ? 0 : characterIndex(text, found.start);
  machine.set("RSTART", start);
  machine.set("RLENGTH", found === undefined ? -1 : Array.from(found.text).length);
  return start;
}

function* substitute({ evaluator, machine, values }: Call, isGlobal: boolean): Task<Value> {
  const [pattern, replacement, target] = values;
  if (pattern === undefined || replacement === undefined)
    throw new Failure("sub: needs a pattern and a replacement", 2);
  const place: Place =
    target !== undefined && isPlace(target) ? target : { is: "field", index: { is: "number", value: 0 } };
  const regex = machine.regex(yield* evaluator.pattern(pattern));
  const text =
    target === undefined || isPlace(target)
      ? toText(yield* evaluator.read(place))
      : yield* evaluator.text(target);
  const { result, count } = replaced(regex, text, {
    replacement: yield* evaluator.text(replacement),
    isGlobal,
  });
  if (count > 0) yield* evaluator.write(place, result);
  return count;
}

function isPlace(expr: Expr): expr is Place {
  return expr.is === "variable" || expr.is === "element" || expr.is === "field";
}

/** In awk only `&` and `\&` are special in a replacement. */
function replaced(
  regex: Regex,
  text: string,
  how: { readonly replacement: string; readonly isGlobal: boolean },
): { readonly result: string; readonly count: number } {
  const replacement = how.replacement.replaceAll(/\\(?![&\\])/g, "\\\\");
  let result = "";
  let copied = 0;
  let count = 0;
  for (const found of matchesOf(regex, text)) {
    count++;
    result += text.slice(copied, found.start) + filled(replacement, found);
    copied = found.end;
    if (!how.isGlobal) break;
  }
  return { result: result + text.slice(copied), count };
}
