import { at, rfc3339 } from "../sim/kernel/time.ts";
import type { CelResult } from "./cel.ts";
import type { CompiledCheck, CompiledAssertion } from "./compiled-check.ts";
import type { GradedWorld } from "./graded-world.ts";
import type { PartialObject, Ref, Subset } from "./lab.ts";
import { fill, show, standard } from "./message.ts";
import { describe, find } from "./objects.ts";
import { closest, differences, type Difference } from "./subset.ts";
import type { Finding, Localised } from "./verdict.ts";

/** Looks at a world once. The result is what does not hold; nothing if the check passes. */
export function runCheck(check: CompiledCheck, world: GradedWorld, since: number): readonly Finding[] {
  const { refs, subset, absent, commands } = check.source;
  const missing = refs.filter((ref) => ref.name !== undefined && find(ref, world.cluster).length === 0);
  const asserted = missing.length > 0 ? missing.map(missingFinding) : runAssertions(check, world);
  const lines = (world.commands ?? []).filter((command) => command.at >= since).map(({ line }) => line);
  return [
    ...asserted,
    ...subset.flatMap((one) => runSubset(one, world)),
    ...absent.flatMap((one) =>
      find(one, world.cluster).length === 0
        ? []
        : [
            {
              message: fill(one.message ?? standard.present, { object: describe(one) }),
              object: describe(one),
            },
          ],
    ),
    ...commands
      .filter((_, index) => !lines.some((line) => check.commands[index]?.test(line)))
      .map(({ message }) => ({ message })),
  ];
}

function missingFinding(ref: Omit<Ref, "as">): Finding {
  const object = describe(ref);
  return { message: fill(standard.missing, { object }), object };
}

function runAssertions(check: CompiledCheck, world: GradedWorld): readonly Finding[] {
  const bindings = bindingsOf(check, world);
  const object =
    check.source.refs.length === 1 && check.source.refs[0] !== undefined
      ? describe(check.source.refs[0])
      : undefined;
  const context = { bindings, object };
  const failed = check.all.flatMap((one) => runAssertion(one, context));
  const any = check.any.map((one) => runAssertion(one, context));
  const noneHolds = any.length > 0 && any.every((findings) => findings.length > 0);
  return noneHolds ? [...failed, ...any.flat()] : failed;
}

/** Only what some expression names: a list of all events is not made for nothing. */
function bindingsOf(check: CompiledCheck, world: GradedWorld): Readonly<Record<string, unknown>> {
  const { cluster, kernel, commands = [] } = world;
  const refs = check.source.refs.map((ref): readonly [string, () => unknown] => [
    ref.as,
    () => (ref.name === undefined ? find(ref, cluster) : find(ref, cluster)[0]),
  ]);
  const sources: readonly (readonly [string, () => unknown])[] = [
    ["now", () => rfc3339(at(kernel.now))],
    ["nodes", () => cluster.objects({ apiVersion: "v1", kind: "Node" })],
    ["events", () => cluster.objects({ apiVersion: "v1", kind: "Event" })],
    ["commands", () => commands.map(({ line }) => line)],
    ...refs,
  ];
  return Object.fromEntries(
    sources.filter(([name]) => check.names.has(name)).map(([name, make]) => [name, make()]),
  );
}

interface Context {
  readonly bindings: Readonly<Record<string, unknown>>;
  readonly object: string | undefined;
}

function runAssertion(
  { source, cel, got }: CompiledAssertion,
  { bindings, object }: Context,
): readonly Finding[] {
  const result = cel.evaluate(bindings);
  if ("value" in result && result.value === true) return [];
  const comparison = safely(() => cel.comparison(bindings));
  const found = showResult(got === undefined ? comparison?.left : got.evaluate(bindings));
  const expected = comparison === undefined ? undefined : wanted(comparison.operator, comparison.right);
  return [
    {
      message: fill(source.message, { got: found ?? "-", expected: expected ?? "-" }),
      ...(object === undefined ? {} : { object }),
      ...(expected === undefined ? {} : { expected }),
      ...(found === undefined ? {} : { found }),
    },
  ];
}

function safely<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

function showResult(result: CelResult | undefined): string | undefined {
  if (result === undefined) return undefined;
  return "value" in result ? show(result.value) : "-";
}

const words: Readonly<Record<string, string>> = {
  "==": "",
  "!=": "≠ ",
  ">=": "≥ ",
  "<=": "≤ ",
  ">": "> ",
  "<": "< ",
  in: "∈ ",
};

function wanted(operator: string, right: CelResult): string {
  return `${words[operator] ?? ""}${showResult(right) ?? ""}`;
}

function runSubset(subset: Subset, { cluster }: GradedWorld): readonly Finding[] {
  const ref = refOf(subset.object);
  const found = find(ref, cluster);
  const object = describe(ref);
  if (found.length === 0) {
    const text = ref.name === undefined ? standard.noneWithLabels : standard.missing;
    return [{ message: fill(subset.message ?? text, { object }), object }];
  }
  const best = closest(found.map((one) => differences(withoutPlace(subset.object), one))) ?? [];
  return best.map((difference) => differenceFinding(difference, object, subset.message));
}

function refOf({ apiVersion, kind, metadata = {} }: PartialObject): Omit<Ref, "as"> {
  const { name, namespace, labels } = metadata;
  return {
    apiVersion,
    kind,
    ...(name === undefined ? {} : { name }),
    ...(namespace === undefined ? {} : { namespace }),
    ...(name !== undefined || labels === undefined ? {} : { labels }),
  };
}

/** `*` stands for any namespace and is no namespace's name. */
function withoutPlace(object: PartialObject): PartialObject {
  if (object.metadata?.namespace !== "*") return object;
  const { name, labels } = object.metadata;
  return {
    ...object,
    metadata: { ...(name === undefined ? {} : { name }), ...(labels === undefined ? {} : { labels }) },
  };
}

function differenceFinding(
  { path, expected, found }: Difference,
  object: string,
  message: Localised | undefined,
): Finding {
  const values = { object, path, expected: show(expected), found: show(found), got: show(found) };
  const text = message ?? (found === undefined ? standard.unset : standard.differs);
  return { message: fill(text, values), object, path, expected: values.expected, found: values.found };
}
