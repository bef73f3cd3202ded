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

/** Where in the life of the world something happened: microseconds after `start`, and the world's count of steps. */
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
  readonly entries: readonly { readonly index: number; readonly entry: Entry }[];
  /** Undefined: time zero. */
  readonly place: Place | undefined;
  readonly undos: number;
}

export function effectOf(entries: readonly Entry[]): Effect {
  let kept: { index: number; entry: Entry }[] = [];
  let place: Place | undefined;
  let undos = 0;
  for (const [index, entry] of entries.entries()) {
    if (entry.do === "reset") {
      kept = [];
      place = undefined;
      undos++;
    } else if (entry.do === "undo") {
      kept = kept.filter((other) => other.index < entry.to);
      place = entries[entry.to];
      undos++;
    } else {
      kept.push({ index, entry });
      place = entry;
    }
  }
  return { entries: kept, place, undos };
}

/** One JSON value a line: the header, then the entries. */
export function printRecording({ header, entries }: Recording): string {
  return [header, ...entries].map((line) => `${JSON.stringify(line)}\n`).join("");
}
