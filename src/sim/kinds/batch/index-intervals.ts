/** Indexes of pods as a job's status and policies write them: `0,2-5,7`. */
export interface IndexIntervals {
  readonly intervals: readonly (readonly [first: number, last: number])[];
  /** How many indexes there are. */
  readonly total: number;
}

/** The reading of `text`, or what is wrong with it in the API server's words. */
export type Reading = IndexIntervals | { readonly wrong: string };

/** @models pkg/apis/batch/validation/validation.go validateIndexesFormat, 1.33 */
export function readIndexes(text: string, completions: number): Reading {
  if (text === "") return { intervals: [], total: 0 };
  const intervals: (readonly [number, number])[] = [];
  let total = 0;
  for (const fragment of text.split(",")) {
    const interval = readInterval(fragment, completions);
    if ("wrong" in interval) return interval;
    const [first, last] = interval.interval;
    const before = intervals.at(-1)?.[1];
    if (before !== undefined && before >= first) return { wrong: disorder(before, first) };
    total += last - first + 1;
    intervals.push([first, last]);
  }
  return { intervals, total };
}

function disorder(previous: number, current: number): string {
  return `non-increasing order, previous: ${previous}, current: ${current}`;
}

type Interval = { readonly interval: readonly [number, number] } | { readonly wrong: string };

function readInterval(fragment: string, completions: number): Interval {
  const limits = fragment.split("-");
  if (limits.length > 2) {
    const rule =
      "violates the requirement that an index interval can have at most two parts separated by '-'";
    return { wrong: `the fragment ${JSON.stringify(fragment)} ${rule}` };
  }
  const numbers: number[] = [];
  for (const limit of limits) {
    const shown = JSON.stringify(limit);
    if (!/^[+]?\d{1,15}$/.test(limit))
      return { wrong: `cannot convert string to integer for index: ${shown}` };
    const index = Number(limit);
    if (index >= completions) return { wrong: `too large index: ${shown}` };
    numbers.push(index);
  }
  const [first = 0, last = first] = numbers;
  return limits.length === 2 && first >= last
    ? { wrong: disorder(first, last) }
    : { interval: [first, last] };
}

/** The first index that both have; undefined if there is none. */
export function overlapOf(a: IndexIntervals, b: IndexIntervals): number | undefined {
  let [i, j] = [0, 0];
  while (i < a.intervals.length && j < b.intervals.length) {
    const [aFirst, aLast] = a.intervals[i] ?? [0, 0];
    const [bFirst, bLast] = b.intervals[j] ?? [0, 0];
    if (aFirst <= bLast && bFirst <= aLast) return Math.max(aFirst, bFirst);
    if (aFirst <= bFirst) i++;
    else j++;
  }
  return undefined;
}
