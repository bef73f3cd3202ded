import { CelExpression } from "./cel.ts";
import type { Assertion, Check } from "./lab.ts";

export interface CompiledAssertion {
  readonly source: Assertion;
  readonly cel: CelExpression;
  readonly got: CelExpression | undefined;
}

/** A check with its expressions parsed and what it depends on. */
export interface CompiledCheck {
  readonly source: Check;
  readonly all: readonly CompiledAssertion[];
  readonly any: readonly CompiledAssertion[];
  readonly commands: readonly RegExp[];
  /** All words in its expressions. */
  readonly names: ReadonlySet<string>;
  /** Kinds of objects that it looks at. */
  readonly kinds: ReadonlySet<string>;
  /** It may come out differently although no object has changed. */
  readonly dependsOnTime: boolean;
}

/** Throws an Error for an expression that cannot be parsed. */
export function compileCheck(source: Check): CompiledCheck {
  const compile = (one: Assertion): CompiledAssertion => ({
    source: one,
    cel: new CelExpression(one.cel),
    got: one.got === undefined ? undefined : new CelExpression(one.got),
  });
  const all = source.assertAll.map(compile);
  const any = source.assertAny.map(compile);
  const expressions = [...all, ...any].flatMap(({ cel, got }) => (got === undefined ? [cel] : [cel, got]));
  const names = new Set(expressions.flatMap((expression) => [...expression.names]));
  const kinds = new Set([
    ...source.refs.map(({ kind }) => kind),
    ...source.subset.map(({ object }) => object.kind),
    ...source.absent.map(({ kind }) => kind),
    ...(names.has("nodes") ? ["Node"] : []),
    ...(names.has("events") ? ["Event"] : []),
  ]);
  const commands = source.commands.map(({ matches }) => new RegExp(`^(?:${matches})$`));
  return { source, all, any, commands, names, kinds, dependsOnTime: names.has("now") };
}
