import { expect, test } from "vitest";
import { Digest } from "../kernel/digest.ts";
import { Store } from "./store.ts";

const prefix = "/registry/pods/a/";

function changed(): Store {
  const store = new Store({ digest: new Digest() });
  for (const name of ["b", "d", "f"]) store.put(prefix + name, 1);
  store.put("/registry/pods/other/x", 1);
  store.delete(`${prefix}d`);
  store.put(`${prefix}a`, 2);
  store.put(`${prefix}f`, 2);
  store.put(`${prefix}e`, 2);
  store.delete(`${prefix}e`);
  return store;
}

test("the past is the present with what has changed taken back", () => {
  const store = changed();
  const past = store.at(5);
  const names = (from?: string): readonly string[] =>
    [...(past?.range(prefix, from) ?? [])].map(
      ({ key, value }) => `${key.slice(prefix.length)}=${String(value)}`,
    );
  expect(names()).toEqual(["b=1", "d=1", "f=1"]);
  expect(names(`${prefix}c`)).toEqual(["d=1", "f=1"]);
  expect([past?.count(prefix), past?.count(prefix, `${prefix}c`)]).toEqual([3, 2]);
  expect([past?.get(`${prefix}d`)?.value, past?.get(`${prefix}a`)]).toEqual([1, undefined]);
  expect([...store.range(prefix)].map(({ key }) => key.at(-1))).toEqual(["a", "b", "f"]);
  expect([store.count(prefix), store.count("/registry/"), store.count(prefix, `${prefix}b`)]).toEqual([
    3, 4, 2,
  ]);
});

test("the compacted past is not there", () => {
  const store = changed();
  store.compact(6);
  expect(store.at(5)).toBeUndefined();
  expect(store.at(6)?.count(prefix)).toBe(2);
  expect(store.at(store.revision)).toBe(store);
});
