import fc from "fast-check";
import { expect, test } from "vitest";
import { compareTyped } from "../../wire/fields/compare-typed.ts";
import { difference, emptySet, isEmptySet, pathsOf } from "../../wire/fields/field-set.ts";
import { fieldSetOf } from "../../wire/fields/field-set-of.ts";
import type { ListShape, MapShape, ScalarShape, TypeShape } from "../../wire/fields/type-shape.ts";
import type { JsonObject } from "../../wire/json.ts";
import { applyManaged, type Conversions, type Outcome } from "./apply-managed.ts";
import { encodeManaged, identifierOf, sameManaged, unmanaged, type Managed } from "./managed.ts";
import { updateManaged } from "./update-managed.ts";

const text: ScalarShape = { is: "scalar", type: "string" };
const struct = (fields: Readonly<Record<string, TypeShape>>, isAtomic = false): MapShape => ({
  is: "map",
  isAtomic,
  field: (name) => fields[name],
  of: undefined,
});
const listOf = (listType: ListShape["listType"], of: TypeShape, keys: readonly string[] = []): ListShape => ({
  is: "list",
  listType,
  keys,
  keyDefaults: keys.length === 0 ? {} : { kind: "K" },
  of,
});

/** A type with one of everything. */
const shape = struct({
  apiVersion: text,
  kind: text,
  one: text,
  two: text,
  labels: { is: "map", isAtomic: false, field: () => undefined, of: text },
  whole: { is: "map", isAtomic: true, field: () => undefined, of: text },
  names: listOf("set", text),
  order: listOf("atomic", text),
  items: listOf("map", struct({ name: text, kind: text, value: text, names: listOf("set", text) }), [
    "name",
    "kind",
  ]),
});

const typing: Conversions = { shape: () => shape, converted: (value) => value };

/** Empty lists and maps are nobody's in the real server, and come and go as they please: there are none here. */
const word = fc.constantFrom("a", "b", "c");
const names = fc.uniqueArray(word, { minLength: 1, maxLength: 3 });
const item = fc.record(
  { name: word, kind: fc.constantFrom("K", "L"), value: word, names },
  { requiredKeys: ["name"] },
);
const fields = {
  one: word,
  two: word,
  labels: fc.dictionary(word, word, { minKeys: 1, maxKeys: 3 }),
  whole: fc.dictionary(word, word, { minKeys: 1, maxKeys: 2 }),
  names,
  order: fc.array(word, { minLength: 1, maxLength: 3 }),
  items: fc.uniqueArray(item, {
    minLength: 1,
    maxLength: 3,
    selector: ({ name, kind = "K" }) => `${name}/${kind}`,
  }),
};
const config = fc.record(fields, { requiredKeys: [] }) as unknown as fc.Arbitrary<JsonObject>;

interface State {
  readonly object: JsonObject;
  readonly managed: Managed;
}

const nothing: State = { object: {}, managed: unmanaged };

function applied({ object, managed }: State, manager: string, wanted: JsonObject): Outcome {
  return applyManaged({
    config: wanted,
    live: () => ({ value: object, shape }),
    managed,
    manager: { manager, subresource: "" },
    apiVersion: "v1",
    reset: emptySet,
    typing,
    time: "2026-01-01T00:00:00Z",
  });
}

/** What becomes of a state when somebody applies with force. */
function forced(state: State, manager: string, wanted: JsonObject): State {
  const { object = state.object, managed } = applied(state, manager, wanted);
  return { object, managed };
}

function updated(state: State, manager: string, object: JsonObject): State {
  const managed = updateManaged(
    state.managed,
    {
      before: () => ({ value: state.object, shape }),
      after: () => ({ value: object, shape }),
      apiVersion: "v1",
      reset: emptySet,
    },
    {
      manager: { name: manager, operation: "Update", apiVersion: "v1", subresource: "" },
      time: "2026-01-02T00:00:00Z",
    },
  );
  return { object, managed };
}

const step = fc.record({ by: fc.constantFrom("m", "n", "o"), config, isUpdate: fc.boolean() });
const history = fc.array(step, { maxLength: 5 });

function after(
  steps: readonly { readonly by: string; readonly config: JsonObject; readonly isUpdate: boolean }[],
): State {
  return steps.reduce(
    (state, { by, config: wanted, isUpdate }) =>
      isUpdate ? updated(state, by, wanted) : forced(state, by, wanted),
    nothing,
  );
}

const runs = { seed: 1, numRuns: 500 };

test("applying the same again changes nothing", () => {
  fc.assert(
    fc.property(history, config, (steps, wanted) => {
      const once = forced(after(steps), "m", wanted);
      const again = applied(once, "m", wanted);
      expect(again.object).toBe(undefined);
      expect(again.conflicts.size).toBe(0);
      expect(sameManaged(again.managed, once.managed)).toBe(true);
    }),
    runs,
  );
});

test("applying what is live changes nothing but who owns it", () => {
  fc.assert(
    fc.property(history, (steps) => {
      const state = after(steps);
      const outcome = applied(state, "new", state.object);
      expect(outcome.object).toBe(undefined);
      expect(outcome.conflicts.size).toBe(0);
      const id = identifierOf({ manager: "new", operation: "Apply", apiVersion: "v1", subresource: "" });
      const own = outcome.managed.get(id)?.set ?? emptySet;
      expect(isEmptySet(difference(fieldSetOf(state.object, shape), own))).toBe(true);
    }),
    runs,
  );
});

test("what is applied is there afterwards, whoever was there before", () => {
  fc.assert(
    fc.property(history, config, (steps, wanted) => {
      const { object } = forced(after(steps), "m", wanted);
      const { added, modified } = compareTyped(object, merged(object, wanted), shape);
      expect([isEmptySet(added), isEmptySet(modified)]).toEqual([true, true]);
    }),
    runs,
  );
});

/** What stands where an object of nobody's is applied to: the object with the configuration on top. */
function merged(object: JsonObject, wanted: JsonObject): JsonObject {
  return forced({ object, managed: unmanaged }, "somebody", wanted).object;
}

test("who stops applying leaves nothing that was only his", () => {
  fc.assert(
    fc.property(config, (wanted) => {
      const { object, managed } = forced(forced(nothing, "m", wanted), "m", {});
      expect([object, managed.size]).toEqual([{}, 0]);
    }),
    runs,
  );
});

const key = (path: readonly string[]): string => path.join("\n");

test("nobody owns what is not there", () => {
  fc.assert(
    fc.property(history, (steps) => {
      const { object, managed } = after(steps);
      const there = pathsOf(fieldSetOf(object, shape)).flatMap((path) =>
        path.map((_, at) => key(path.slice(0, at + 1))),
      );
      const owned = [...managed.values()].flatMap(({ set }) => pathsOf(set).map((path) => key(path)));
      const known = new Set(there);
      expect(owned.filter((one) => !known.has(one))).toEqual([]);
    }),
    runs,
  );
});

test("two who apply fields of their own do not meet", () => {
  fc.assert(
    fc.property(config, config, (left, right) => {
      const others = Object.fromEntries(Object.entries(right).filter(([name]) => !(name in left)));
      const [first, second] = [forced(nothing, "m", left), forced(nothing, "n", others)];
      expect(applied(first, "n", others).conflicts.size).toBe(0);
      const [one, two] = [forced(first, "n", others), forced(second, "m", left)];
      expect(one.object).toEqual(two.object);
      expect(sameManaged(one.managed, two.managed)).toBe(true);
      expect(forced(one, "n", {}).object).toEqual(first.object);
    }),
    runs,
  );
});

test("who applies what another has otherwise is told", () => {
  const first = forced(nothing, "m", { one: "a", items: [{ name: "a", value: "a" }] });
  const { conflicts } = applied(first, "n", { one: "b", items: [{ name: "a", kind: "K", value: "b" }] });
  expect([...conflicts.keys()]).toEqual(['{"manager":"m","operation":"Apply"}']);
});

test("who applies stands in front, then the oldest", () => {
  const set = fieldSetOf({ one: "a" }, shape);
  const entry = { apiVersion: "v1", subresource: "", set };
  const entries = [
    { ...entry, manager: "b", operation: "Update" as const, time: "2026-01-01T00:00:00Z" },
    { ...entry, manager: "a", operation: "Update" as const, time: "2026-01-02T00:00:00Z" },
    { ...entry, manager: "c", operation: "Apply" as const, time: "2026-01-03T00:00:00Z" },
    {
      ...entry,
      manager: "a",
      operation: "Update" as const,
      subresource: "status",
      time: "2026-01-02T00:00:00Z",
    },
  ];
  const list = encodeManaged(new Map(entries.map((one) => [identifierOf(one), one])));
  expect(list.map(({ manager, subresource }) => [manager, subresource])).toEqual([
    ["c", undefined],
    ["b", undefined],
    ["a", undefined],
    ["a", "status"],
  ]);
});

test("of more than ten updaters the oldest become one", () => {
  let state = nothing;
  for (let index = 0; index < 12; index++) {
    const labels = { ...(state.object["labels"] as object), [`l${index}`]: "x" };
    state = updated(state, `m${String(index).padStart(2, "0")}`, { labels });
  }
  const list = encodeManaged(state.managed);
  expect(list.length).toBe(10);
  expect(list.map(({ manager }) => manager)).toContain("ancient-changes");
});
