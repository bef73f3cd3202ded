import type { ShellState, Variable } from "./state.ts";
import { CommandError, ShellError } from "./unwinding.ts";

/** An element of an array: its number, or its key. */
export type Subscript = number | string;

const referenceMax = 8;
/** The longest value, in UTF-16 units. */
const valueMax = 16_000_000;

/** The variables of a shell: scopes, attributes, arrays. Special parameters (`$?`) are not among them. */
export class Variables {
  readonly #state: ShellState;
  /** Evaluates what is assigned to an integer variable. */
  evaluate: (text: string) => string = (text) => text;

  constructor(state: ShellState) {
    this.#state = state;
  }

  find(name: string): Variable | undefined {
    const { scopes } = this.#state;
    for (let index = scopes.length - 1; index >= 0; index--) {
      const variable = scopes[index]?.get(name);
      if (variable !== undefined) return variable;
    }
    return undefined;
  }

  /** Follows `declare -n`. */
  resolve(name: string): string {
    let target = name;
    for (let step = 0; step < referenceMax; step++) {
      const variable = this.find(target);
      if (variable?.isReference !== true || variable.value === undefined || variable.value === "")
        return target;
      target = variable.value;
    }
    return target;
  }

  /** A scalar's value, or element 0 of an array. */
  get(name: string): string | undefined {
    const variable = this.find(this.resolve(name));
    return variable === undefined ? undefined : scalarOf(variable);
  }

  set(name: string, value: string): void {
    const variable = this.writable(name);
    const text = this.#shaped(variable, value);
    if (variable.items !== undefined) variable.items.set(0, text);
    else if (variable.entries !== undefined) variable.entries.set("0", text);
    else variable.value = text;
  }

  append(name: string, value: string): void {
    const variable = this.writable(name);
    const old = scalarOf(variable) ?? "";
    this.set(name, variable.isInteger === true ? `${old === "" ? "0" : old}+(${value})` : old + value);
  }

  element(name: string, subscript: Subscript): string | undefined {
    const variable = this.find(this.resolve(name));
    if (variable === undefined) return undefined;
    if (variable.entries !== undefined) return variable.entries.get(String(subscript));
    const index = Number(subscript);
    if (variable.items === undefined) return index === 0 || index === -1 ? variable.value : undefined;
    return variable.items.get(index < 0 ? lastIndex(variable.items) + 1 + index : index);
  }

  setElement(name: string, subscript: Subscript, value: string): void {
    const variable = this.writable(name);
    const text = this.#shaped(variable, value);
    if (variable.entries !== undefined) {
      variable.entries.set(String(subscript), text);
      return;
    }
    const items = (variable.items ??= new Map(variable.value === undefined ? [] : [[0, variable.value]]));
    variable.value = undefined;
    const index = Number(subscript);
    const position = index < 0 ? lastIndex(items) + 1 + index : index;
    if (position < 0) throw new ShellError(`${name}[${index}]: bad array subscript`);
    items.set(position, text);
  }

  /** Makes an indexed array of the values. */
  setArray(name: string, values: readonly string[]): void {
    const variable = this.writable(name);
    variable.value = undefined;
    delete variable.entries;
    variable.items = new Map(values.map((value, index) => [index, this.#shaped(variable, value)]));
  }

  /** All elements with their subscripts, in order. A scalar is its own element 0. */
  elements(name: string): readonly (readonly [Subscript, string])[] {
    const variable = this.find(this.resolve(name));
    if (variable === undefined) return [];
    if (variable.entries !== undefined) return [...variable.entries];
    if (variable.items !== undefined) return [...variable.items].toSorted(([a], [b]) => a - b);
    return variable.value === undefined ? [] : [[0, variable.value]];
  }

  unset(name: string): void {
    const target = this.resolve(name);
    const variable = this.find(target);
    if (variable?.isReadonly === true)
      throw new CommandError(`unset: ${name}: cannot unset: readonly variable`);
    for (const scope of this.#state.scopes.toReversed()) if (scope.delete(target)) return;
  }

  unsetElement(name: string, subscript: Subscript): void {
    const variable = this.find(this.resolve(name));
    if (variable?.entries !== undefined) variable.entries.delete(String(subscript));
    else variable?.items?.delete(Number(subscript));
  }

  /** The variable for an assignment, made as a global if there is none. Throws if it is read-only. */
  writable(name: string): Variable {
    const target = this.resolve(name);
    const found = this.find(target);
    if (found?.isReadonly === true) throw new ShellError(`${name}: readonly variable`);
    if (found !== undefined) return found;
    const variable: Variable = { value: undefined };
    if (this.#state.options.has("allexport")) variable.isExported = true;
    this.#state.scopes[0]?.set(target, variable);
    return variable;
  }

  /** The variable in the innermost scope, made there if it is missing: `local`, `declare` in a function. */
  local(name: string): Variable {
    const scope = this.#state.scopes.at(-1);
    const found = scope?.get(name);
    if (found !== undefined) return found;
    const outer = this.find(name);
    const variable: Variable = { value: undefined };
    if (outer?.isExported === true) variable.isExported = true;
    scope?.set(name, variable);
    return variable;
  }

  /** Names that begin with a text, sorted. */
  names(prefix = ""): readonly string[] {
    const names = new Set<string>();
    for (const scope of this.#state.scopes) {
      for (const name of scope.keys()) if (name.startsWith(prefix)) names.add(name);
    }
    return [...names].toSorted((a, b) => (a < b ? -1 : 1));
  }

  /** What programs get. */
  environment(): Map<string, string> {
    const env = new Map<string, string>();
    for (const scope of this.#state.scopes) {
      for (const [name, variable] of scope) {
        if (variable.isExported === true && variable.value !== undefined) env.set(name, variable.value);
        else if (variable.isExported !== true) env.delete(name);
      }
    }
    return env;
  }

  #shaped(variable: Variable, value: string): string {
    if (value.length > valueMax) throw new ShellError("cannot allocate memory for a value", 2);
    if (variable.isInteger === true) return this.evaluate(value);
    if (variable.letters === "lower") return value.toLowerCase();
    return variable.letters === "upper" ? value.toUpperCase() : value;
  }
}

function scalarOf(variable: Variable): string | undefined {
  if (variable.items !== undefined) return variable.items.get(0);
  if (variable.entries !== undefined) return variable.entries.get("0");
  return variable.value;
}

function lastIndex(items: ReadonlyMap<number, string>): number {
  let last = -1;
  for (const index of items.keys()) if (index > last) last = index;
  return last;
}
