import { expect, test } from "vitest";
import { Digest } from "../kernel/digest.ts";
import { Store } from "./store.ts";
import { transact, type Compare } from "./transaction.ts";

function filled(): Store {
  const store = new Store({ digest: new Digest() });
  for (const key of ["foo", "/registry/pods/a/x", "/registry/pods/b/y", "zoo"])
    store.put(key, `value of ${key}`);
  return store;
}

const compares: readonly (readonly [Compare, boolean])[] = [
  [{ key: "foo", target: "version", result: "=", to: 1 }, true],
  [{ key: "foo", target: "create", result: ">", to: 1 }, true],
  [{ key: "foo", target: "mod", result: "<", to: 2 }, false],
  [{ key: "absent", target: "create", result: "=", to: 0 }, true],
  [{ key: "foo", target: "value", result: "=", to: "value of foo" }, true],
  [{ key: "foo", target: "value", result: "!=", to: "x" }, true],
  [{ key: "absent", target: "value", result: "!=", to: "x" }, false],
  [{ key: "foo", target: "lease", result: "=", to: "" }, true],
];

test.each(compares)("%o holds: %s", (compare, expected) => {
  const outcome = transact(filled(), { compare: [compare], success: [], failure: [] });
  expect(outcome).toEqual({ succeeded: expected, revision: 5, answers: [] });
});

test("all steps of a transaction are one revision", () => {
  const store = filled();
  const outcome = transact(store, {
    compare: [],
    success: [
      { do: "put", key: "foo", value: "new" },
      { do: "delete", key: "/registry/", end: "/registry0" },
      { do: "range", key: "a", end: "\0", limit: 1 },
    ],
    failure: [],
  });
  expect(outcome).toMatchObject({
    succeeded: true,
    revision: 6,
    answers: [
      { do: "put", before: { value: "value of foo", version: 1 } },
      { do: "delete", deleted: [{ key: "/registry/pods/a/x" }, { key: "/registry/pods/b/y" }] },
      { do: "range", entries: [{ key: "foo", value: "new", modified: 6, version: 2 }], count: 2 },
    ],
  });
  expect(store.since(5)?.map(({ revision }) => revision)).toEqual([6, 6, 6]);
});

test("a transaction that only reads has no revision, and a key is put once", () => {
  const store = filled();
  transact(store, { compare: [], success: [{ do: "range", key: "foo" }], failure: [] });
  expect(store.revision).toBe(5);
  const twice = { do: "put", key: "foo", value: 1 } as const;
  expect(transact(store, { compare: [], success: [twice, twice], failure: [] })).toEqual({
    error: "etcdserver: duplicate key given in txn request",
  });
});
