import type { Environment } from "@marcbachmann/cel-js";
import { compileText, type InterpreterError } from "./compile-error.ts";

export type Checked = { readonly type: string } | { readonly error: string };

const known = new WeakMap<Environment, ReadonlySet<string>>();

/** The names of all functions and methods, so that an unknown one is told from one with other arguments. */
function functionsOf(environment: Environment): ReadonlySet<string> {
  let names = known.get(environment);
  if (names === undefined) {
    names = new Set(environment.getDefinitions().functions.map(({ name }) => name));
    known.set(environment, names);
  }
  return names;
}

/** Checks an expression against the declared types: the type of its value, or what is wrong in cel-go's words. */
export function checkExpression(text: string, environment: Environment): Checked {
  const result = environment.check(text);
  if (result.valid) return { type: result.type ?? "dyn" };
  return { error: compileText(result.error as unknown as InterpreterError, text, functionsOf(environment)) };
}
