import { UsageError } from "./usage-error.ts";

/** The options of one command: `value` names what follows, a flag without it is a switch. */
export type OptionTable = Readonly<
  Record<string, { readonly short?: string; readonly value?: string; readonly help: string }>
>;

export interface Arguments {
  readonly values: ReadonlyMap<string, string>;
  readonly switches: ReadonlySet<string>;
  readonly operands: readonly string[];
}

/** Reads `--name value`, `--name=value`, `-n value` and operands. */
export function readArguments(words: readonly string[], options: OptionTable): Arguments {
  const values = new Map<string, string>();
  const switches = new Set<string>();
  const operands: string[] = [];
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === "--") operands.push(...rest.splice(0));
    else if (!word.startsWith("-") || word === "-") operands.push(word);
    else readOption(word, rest, { options, values, switches });
  }
  return { values, switches, operands };
}

interface Reading {
  readonly options: OptionTable;
  readonly values: Map<string, string>;
  readonly switches: Set<string>;
}

function readOption(word: string, rest: string[], { options, values, switches }: Reading): void {
  const { name, given } = split(word, options);
  const what = options[name]?.value;
  if (what === undefined) {
    if (given !== undefined) throw new UsageError(`--${name} takes no value`);
    switches.add(name);
    return;
  }
  const value = given ?? rest.shift();
  if (value === undefined) throw new UsageError(`--${name} needs a value: ${what}`);
  values.set(name, value);
}

function split(
  word: string,
  options: OptionTable,
): { readonly name: string; readonly given: string | undefined } {
  const equals = word.indexOf("=");
  const head = equals < 0 ? word : word.slice(0, equals);
  const name = head.startsWith("--")
    ? head.slice(2)
    : Object.entries(options).find(([, { short }]) => short === head.slice(1))?.[0];
  if (name === undefined || !Object.hasOwn(options, name)) throw new UsageError(`unknown option ${head}`);
  return { name, given: equals < 0 ? undefined : word.slice(equals + 1) };
}

/** A whole number that is not negative. */
export function readNumber(text: string, what: string): number {
  if (!/^\d{1,15}$/.test(text))
    throw new UsageError(`${what} must be a whole number, not ${JSON.stringify(text)}`);
  return Number(text);
}
