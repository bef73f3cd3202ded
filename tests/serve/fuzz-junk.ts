import type { Random } from "../../src/sim/kernel/random.ts";
import { names, values } from "./fuzz-values.ts";

const numbers = [0, -1, 1.5, 1e308, 2 ** 53, 2 ** 31, -(2 ** 63)];

/** How each sort of value is made; those that hold others come last. */
const sorts: readonly ((random: Random, depth: number) => unknown)[] = [
  () => null,
  (random) => random.below(2) === 0,
  (random) => pickFrom(random, numbers),
  (random) => "x".repeat(random.below(400)),
  (random) => pickFrom(random, values),
  () => ({}),
  () => [],
  () => "\ud800",
  (random, depth) => [junk(random, depth + 1), junk(random, depth + 1)],
  (random, depth) => ({ [pickFrom(random, names)]: junk(random, depth + 1) }),
  (random, depth) => Array.from({ length: random.below(50) }, () => junk(random, depth + 1)),
  () => nested(200),
];
const flatSorts = 8;

/** A JSON value that nobody has asked for. */
export function junk(random: Random, depth = 0): unknown {
  const sort = pickFrom(random, depth > 3 ? sorts.slice(0, flatSorts) : sorts);
  return sort(random, depth);
}

export function pickFrom<T>(random: Random, list: readonly T[]): T {
  return list[random.below(list.length)] as T;
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? { a: value } : [value];
  return value;
}
