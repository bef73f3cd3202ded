/** What names mean at a place in a template. */
export interface Scope {
  readonly dot: unknown;
  readonly root: unknown;
  readonly variables: ReadonlyMap<string, unknown>;
}

/** A name or a call that has no value. */
export class NoValueError extends Error {
  override name = "NoValueError";
}

/** The value of a pipeline: `.Names`, `index .Config.Labels "a"`, `json .`, `.Labels | json`. Throws NoValueError. */
export function evaluate(words: readonly string[], scope: Scope): unknown {
  const piped = words.lastIndexOf("|");
  if (piped < 0) return command(words, scope, []);
  return command(words.slice(piped + 1), scope, [evaluate(words.slice(0, piped), scope)]);
}

export function isTruthy(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
  return value !== undefined && value !== null && value !== false && value !== 0 && value !== "";
}

/** As fmt.Print shows a value. */
export function print(value: unknown): string {
  if (value === undefined || value === null) return "<no value>";
  if (Array.isArray(value)) return `[${value.map(print).join(" ")}]`;
  if (typeof value !== "object") return scalarText(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `map[${entries.map(([key, item]) => `${key}:${print(item)}`).join(" ")}]`;
}

function scalarText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

type Call = (values: readonly unknown[]) => unknown;

const functions: Readonly<Record<string, Call>> = {
  json: ([value]) => JSON.stringify(value ?? null),
  index: ([value, ...keys]) => keys.reduce(indexed, value),
  len: ([value]) =>
    typeof value === "string" || Array.isArray(value) ? value.length : Object.keys(Object(value)).length,
  print: (values) => values.map(print).join(""),
  println: (values) => `${values.map(print).join(" ")}\n`,
  join: ([value, separator]) =>
    Array.isArray(value) ? value.map(print).join(String(separator)) : print(value),
  lower: ([value]) => print(value).toLowerCase(),
  upper: ([value]) => print(value).toUpperCase(),
  not: ([value]) => !isTruthy(value),
  and: (values) => values.find((value) => !isTruthy(value)) ?? values.at(-1),
  or: (values) => values.find(isTruthy) ?? values.at(-1),
  eq: ([first, ...others]) => others.some((other) => other === first),
  ne: ([first, second]) => first !== second,
};

function command(words: readonly string[], scope: Scope, piped: readonly unknown[]): unknown {
  const [first = "", ...rest] = words;
  if (first === "(") throw new NoValueError("parentheses are not simulated in templates");
  const call = functions[first];
  if (call !== undefined) return call([...rest.map((word) => operand(word, scope)), ...piped]);
  const value = operand(first, scope);
  // A method with arguments: `.Label "io.x-k8s.kind.cluster"`.
  if (typeof value === "function")
    return (value as Call)([...rest.map((word) => operand(word, scope)), ...piped]);
  if (rest.length > 0) throw new NoValueError(`can't give argument to non-function ${first}`);
  return value;
}

const constants: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["true", true],
  ["false", false],
  ["nil", undefined],
]);

function operand(word: string, scope: Scope): unknown {
  if (word.startsWith('"')) return unquoted(word);
  if (word.startsWith("`")) return word.slice(1, -1);
  if (/^-?\d+$/.test(word)) return Number(word);
  if (constants.has(word)) return constants.get(word);
  const [head = "", ...path] = word.split(".");
  if (head === "") return path.filter((name) => name !== "").reduce(field, scope.dot);
  if (head === "$") return path.reduce(field, scope.root);
  if (head.startsWith("$") && scope.variables.has(head)) return path.reduce(field, scope.variables.get(head));
  throw new NoValueError(
    head.startsWith("$") ? `undefined variable "${head}"` : `function "${head}" not defined`,
  );
}

function unquoted(word: string): string {
  return word
    .slice(1, -1)
    .replaceAll(/\\(.)/g, (_, letter: string) => ({ n: "\n", t: "\t" })[letter] ?? letter);
}

function field(value: unknown, name: string): unknown {
  if (typeof value === "object" && value !== null && Object.hasOwn(value, name)) {
    return (value as Readonly<Record<string, unknown>>)[name];
  }
  throw new NoValueError(`map has no entry for key "${name}"`);
}

function indexed(value: unknown, key: unknown): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  // A key that a map does not have gives the empty string, as for Go's map[string]string.
  return (value as Readonly<Record<string, unknown>>)[String(key)] ?? "";
}
