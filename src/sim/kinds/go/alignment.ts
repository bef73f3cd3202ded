interface Tests {
  readonly isSame: (a: unknown, b: unknown) => boolean;
  /** Alike enough to be one element that was changed. */
  readonly isSimilar: (a: unknown, b: unknown) => boolean;
}

/** Indexes in the one list and the other; undefined where a list has no such element. */
export type Pair = readonly [x: number | undefined, y: number | undefined];

/** Longer lists are compared element by element. */
const alignedMax = 200;

/** Which elements of two lists belong together: those that are the same, then those that are alike, in order. */
export function alignment(x: readonly unknown[], y: readonly unknown[], tests: Tests): readonly Pair[] {
  if (Math.max(x.length, y.length) > alignedMax) return between([0, x.length], [0, y.length], tests, [x, y]);
  const anchors = [...common(x, y, tests.isSame), [x.length, y.length] as const];
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of anchors) {
    pairs.push(...between([i, nextI], [j, nextJ], tests, [x, y]));
    if (nextI < x.length || nextJ < y.length) pairs.push([nextI, nextJ]);
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return pairs;
}

/** The longest run of elements that are the same, with gaps. */
function common(
  x: readonly unknown[],
  y: readonly unknown[],
  isSame: Tests["isSame"],
): readonly (readonly [number, number])[] {
  const lengths = Array.from({ length: x.length + 1 }, () => Array.from({ length: y.length + 1 }, () => 0));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  const same = x.map((a) => y.map((b) => isSame(a, b)));
  for (let i = x.length - 1; i >= 0; i--) {
    for (let j = y.length - 1; j >= 0; j--) {
      const row = lengths[i];
      if (row !== undefined)
        row[j] = same[i]?.[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const found: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  while (i < x.length && j < y.length) {
    if (same[i]?.[j]) found.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return found;
}

type Span = readonly [from: number, to: number];

function between(
  [i, endI]: Span,
  [j, endJ]: Span,
  { isSimilar }: Tests,
  [x, y]: readonly [readonly unknown[], readonly unknown[]],
): readonly Pair[] {
  const pairs: Pair[] = [];
  let [a, b] = [i, j];
  while (a < endI && b < endJ) {
    if (isSimilar(x[a], y[b])) pairs.push([a++, b++]);
    else pairs.push([a++, undefined], [undefined, b++]);
  }
  while (a < endI) pairs.push([a++, undefined]);
  while (b < endJ) pairs.push([undefined, b++]);
  return pairs;
}
