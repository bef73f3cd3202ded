/**
 * A session as it is kept, sent and graded: the scenario, the seed, and the log of everything that came from outside.
 * The log only grows: undo and reset are entries that name what they return to.
 */
export interface Recording {
  readonly header: Header;
  readonly entries: readonly Entry[];
}

export interface Header {
  readonly format: 1;
  /** The version of the core that recorded it. */
  readonly core: string;
  readonly scenario: string;
  readonly kubernetesVersion: string;
  readonly seed: number;
  /** Virtual time zero, microseconds since the epoch. */
  readonly start: number;
  readonly lab?: { readonly id: string; readonly version: number };
}

/** Where in the life of the world something happened: microseconds after its origin, and the world's count of steps. */
export interface Place {
  readonly at: number;
  readonly step: number;
}

export type Entry = Place & Act & { /** The world's digest just before. */ readonly digest?: string };

export type Act =
  | { readonly do: "keys"; readonly terminal: string; readonly text: string }
  | { readonly do: "resize"; readonly terminal: string; readonly columns: number; readonly rows: number }
  /** Back to just before the entry `to` of this log. */
  | { readonly do: "undo"; readonly to: number }
  /** Back to time zero. */
  | { readonly do: "reset" }
  /** The log goes on later; this is how far time had come. */
  | { readonly do: "end" };

/** What of a log still counts after its undos and resets, and the place where the world stands after it. */
export interface Effect {
  readonly entries: readonly Kept[];
  /** Undefined: time zero. Before time zero a world does not stand still: it goes on to there. */
  readonly place: Place | undefined;
  /** The index of the reset that this branch of the log began with. */
  readonly reset: number | undefined;
  /** How often the log went back. */
  readonly returns: number;
}

export interface Kept {
  readonly index: number;
  readonly entry: Entry;
}

/** A branch of the log, newest first, so that every earlier moment of it can be kept at no cost. */
interface Branch {
  readonly kept: (Kept & { readonly before: Branch["kept"] }) | undefined;
  readonly reset: number | undefined;
}

export function effectOf(entries: readonly Entry[]): Effect {
  const earlier: Branch[] = [];
  let branch: Branch = { kept: undefined, reset: undefined };
  let place: Place | undefined;
  let returns = 0;
  for (const [index, entry] of entries.entries()) {
    earlier.push(branch);
    place = entry;
    if (entry.do === "reset") {
      branch = { kept: undefined, reset: index };
      place = undefined;
      returns++;
    } else if (entry.do === "undo") {
      branch = earlier[entry.to] ?? branch;
      place = entries[entry.to];
      returns++;
    } else branch = { ...branch, kept: { index, entry, before: branch.kept } };
  }
  const kept: Kept[] = [];
  for (let { kept: last } = branch; last !== undefined; last = last.before) kept.push(last);
  return { entries: kept.toReversed(), place, reset: branch.reset, returns };
}

/** One JSON value a line: the header, then the entries. */
export function printRecording({ header, entries }: Recording): string {
  return [header, ...entries].map((line) => `${JSON.stringify(line)}\n`).join("");
}
