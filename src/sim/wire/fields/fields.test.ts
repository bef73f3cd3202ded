import fc from "fast-check";
import { expect, test } from "vitest";
import {
  difference,
  intersection,
  pathsOf,
  recursiveDifference,
  sameSets,
  setOf,
  union,
  type FieldSet,
} from "./field-set.ts";
import { fromFieldsV1, toFieldsV1 } from "./fields-v1.ts";
import { fieldElement, keyElement, valueElement } from "./path-element.ts";

const element = fc.oneof(
  fc.constantFrom("a", "b", "c", "1", "__proto__").map((name) => fieldElement(name)),
  fc.constantFrom("x", 1).map((value) => valueElement(value)),
  fc.constantFrom("k", "l").map((name) => keyElement([["name", name]])),
);
const path = fc.array(element, { minLength: 1, maxLength: 3 });
const set = fc.array(path, { maxLength: 8 }).map((paths) => setOf(...paths));

const texts = (one: FieldSet): ReadonlySet<string> =>
  new Set(pathsOf(one).map((found) => JSON.stringify(found)));

test("sets of fields are sets", () => {
  fc.assert(
    fc.property(set, set, (a, b) => {
      const [left, right] = [texts(a), texts(b)];
      expect(texts(union(a, b))).toEqual(left.union(right));
      expect(texts(intersection(a, b))).toEqual(left.intersection(right));
      expect(texts(difference(a, b))).toEqual(left.difference(right));
      expect(sameSets(a, b)).toBe(left.symmetricDifference(right).size === 0);
    }),
    { seed: 1, numRuns: 1000 },
  );
});

test("a recursive difference leaves nothing below what it takes away", () => {
  fc.assert(
    fc.property(set, set, (a, b) => {
      const taken = pathsOf(b);
      const isTaken = (found: readonly string[]): boolean =>
        taken.some((prefix) => prefix.every((one, index) => found[index] === one));
      const left = pathsOf(a).filter((found) => !isTaken(found));
      expect(pathsOf(recursiveDifference(a, b))).toEqual(left);
    }),
    { seed: 1, numRuns: 1000 },
  );
});

test("FieldsV1 say all of a set", () => {
  fc.assert(
    fc.property(set, (one) => {
      const read = fromFieldsV1(JSON.parse(JSON.stringify(toFieldsV1(one))));
      expect(texts(read)).toEqual(texts(one));
      expect(sameSets(read, one)).toBe(true);
    }),
    { seed: 1, numRuns: 1000 },
  );
});

test("what is no path element is passed over", () => {
  expect(toFieldsV1(fromFieldsV1({ "f:a": {}, nonsense: {}, "f:b": { "x:": {} } }))).toEqual({
    "f:a": {},
    "f:b": {},
  });
});
