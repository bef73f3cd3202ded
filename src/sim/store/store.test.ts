import { expect, test } from "vitest";
import { Digest } from "../kernel/digest.ts";
import { Store, type Change } from "./store.ts";

function newStore(historyMax?: number): Store {
  return new Store({ digest: new Digest(), ...(historyMax === undefined ? {} : { historyMax }) });
}

test("revisions rise by one, and entries know theirs", () => {
  const store = newStore();
  expect(store.revision).toBe(1);
  store.put("/registry/pods/default/a", { n: 1 });
  store.put("/registry/pods/default/b", { n: 1 });
  expect(store.put("/registry/pods/default/a", { n: 2 })).toEqual({
    key: "/registry/pods/default/a",
    value: { n: 2 },
    created: 2,
    modified: 4,
    version: 2,
  });
  expect(store.revision).toBe(4);
});

test("an expected revision guards puts and deletes", () => {
  const store = newStore();
  expect(store.put("/a/b/c", 1, 5)).toBeUndefined();
  expect(store.put("/a/b/c", 1, 0)?.modified).toBe(2);
  expect(store.put("/a/b/c", 2, 0)).toBeUndefined();
  expect(store.delete("/a/b/c", 1)).toBe(false);
  expect(store.delete("/a/b/c", 2)).toBe(true);
  expect(store.delete("/a/b/c")).toBe(false);
  expect(store.revision).toBe(3);
});

test("what is stored cannot be changed", () => {
  const store = newStore();
  const value = { list: [{ n: 1 }] };
  store.put("/a/b/c", value);
  expect(() => value.list.push({ n: 2 })).toThrow(TypeError);
});

test("a range is in key order, from any key, within and across folders", () => {
  const store = newStore();
  const keys = [
    "/registry/pods/b/x",
    "/registry/pods/a/y",
    "/registry/pods/a/x",
    "/registry/leases/a/x",
    "/registry/pods/aa/x",
  ];
  for (const key of keys) store.put(key, key);
  const range = (prefix: string, from?: string): readonly string[] =>
    [...store.range(prefix, from)].map(({ key }) => key);
  expect(range("/registry/pods/a/")).toEqual(["/registry/pods/a/x", "/registry/pods/a/y"]);
  expect(range("/registry/pods/", "/registry/pods/a/y")).toEqual([
    "/registry/pods/a/y",
    "/registry/pods/aa/x",
    "/registry/pods/b/x",
  ]);
  expect(range("/registry/")).toEqual(keys.toSorted());
  store.delete("/registry/pods/a/x");
  expect(range("/registry/pods/a/")).toEqual(["/registry/pods/a/y"]);
});

test("watchers hear of their prefix only, until they stop", () => {
  const store = newStore();
  const seen: string[] = [];
  const stop = store.watch("/registry/pods/a/", ({ key }: Change) => void seen.push(key));
  store.put("/registry/pods/a/x", 1);
  store.put("/registry/pods/aa/x", 1);
  store.delete("/registry/pods/a/x");
  stop();
  store.put("/registry/pods/a/x", 1);
  expect(seen).toEqual(["/registry/pods/a/x", "/registry/pods/a/x"]);
});

test("the log is readable from any revision that is kept and not compacted", () => {
  const store = newStore(3);
  for (const name of ["a", "b", "c", "d"]) store.put(`/registry/pods/${name}`, name);
  const revisions = (from: number): readonly number[] | undefined =>
    store.since(from)?.map(({ revision }) => revision);
  expect(revisions(2)).toEqual([3, 4, 5]);
  expect(revisions(1)).toBeUndefined();
  expect(revisions(5)).toEqual([]);
  store.compact(4);
  expect(revisions(3)).toBeUndefined();
  expect(revisions(4)).toEqual([5]);
  expect(store.history(3)?.length).toBe(2);
});

test("the digest tells stores apart", () => {
  const texts = ["x", "y", "x"].map((value) => {
    const digest = new Digest();
    new Store({ digest }).put("/a/b/c", { value });
    return digest.text;
  });
  expect(texts[0]).toBe(texts[2]);
  expect(texts[0]).not.toBe(texts[1]);
});
