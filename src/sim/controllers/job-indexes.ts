/** An unbroken range of completion indexes, both ends within it. */
export type Interval = readonly [first: number, last: number];

/** Completion indexes in rising order, no two ranges touching. */
export type Intervals = readonly Interval[];

/**
 * Reads `0,2-5`; what lies beyond the number of completions is left out.
 * @models pkg/controller/job/indexed_job_utils.go parseIndexesFromString, 1.33
 */
export function parseIntervals(text: string | undefined, completions: number): Intervals {
  if (text === undefined || text === "") return [];
  const read = text.split(",").flatMap((part): readonly Interval[] => {
    const [first = 0, last = first] = part.split("-").map(Number);
    const isUsable = Number.isInteger(first) && Number.isInteger(last) && first < completions;
    return isUsable ? [[first, Math.min(last, completions - 1)]] : [];
  });
  return mergeIntervals(read, []);
}

/** Both together. */
export function mergeIntervals(one: Intervals, other: Intervals): Intervals {
  const merged: (readonly [number, number])[] = [];
  for (const [first, last] of [...one, ...other].toSorted(([a], [b]) => a - b)) {
    const before = merged.at(-1);
    if (before === undefined || first > before[1] + 1) merged.push([first, last]);
    else if (before[1] < last) merged[merged.length - 1] = [before[0], last];
  }
  return merged;
}

export function withIndexes(intervals: Intervals, indexes: Iterable<number>): Intervals {
  return mergeIntervals(
    intervals,
    [...indexes].map((index): Interval => [index, index]),
  );
}

export function countIndexes(intervals: Intervals): number {
  return intervals.reduce((total, [first, last]) => total + last - first + 1, 0);
}

export function hasIndex(intervals: Intervals, index: number): boolean {
  return intervals.some(([first, last]) => first <= index && index <= last);
}

/** `0,2-5`: two neighbours are written as two. */
export function formatIntervals(intervals: Intervals): string {
  return intervals
    .map(([first, last]) =>
      first === last ? `${first}` : `${first}${last === first + 1 ? "," : "-"}${last}`,
    )
    .join(",");
}

/** The lowest indexes below `completions` that are not among these. */
export function missingIndexes(
  present: Intervals,
  { count, completions }: { count: number; completions: number },
): number[] {
  const missing: number[] = [];
  let candidate = 0;
  for (const [first, last] of [...present, [completions, completions] as const]) {
    for (; candidate < Math.min(first, completions) && missing.length < count; candidate++)
      missing.push(candidate);
    candidate = Math.max(candidate, last + 1);
  }
  return missing;
}

/** How many indexes are in both. */
export function overlapOf(one: Intervals, other: Intervals): number {
  let [total, i, j] = [0, 0, 0];
  for (;;) {
    const [a, b] = [one[i], other[j]];
    if (a === undefined || b === undefined) return total;
    total += Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]) + 1);
    if (a[1] < b[1]) i++;
    else j++;
  }
}
