import type { Verdict } from "../lab/verdict.ts";

/** From the page to the Worker. Plain data only. */
export type ToWorker =
  /** Boots in advance what the page is about to `open`. Nothing is said or stored before that. */
  | { readonly do: "prepare"; readonly session: PreparedSession }
  | { readonly do: "open"; readonly session: OpenSession }
  /** Keys and pastes as xterm gives them. */
  | { readonly do: "input"; readonly terminal: string; readonly text: string }
  | { readonly do: "resize"; readonly terminal: string; readonly columns: number; readonly rows: number }
  /** 0 is pause; a factor of real time otherwise. */
  | { readonly do: "speed"; readonly factor: number }
  /** Jumps to the next Event object, phase or readiness change. */
  | { readonly do: "skip" }
  /** The page was hidden or shown. */
  | { readonly do: "visible"; readonly visible: boolean }
  | { readonly do: "undo" }
  | { readonly do: "reset" }
  /** Asks for `exported`. */
  | { readonly do: "export" };

/** An `open` that does not know its terminal yet. */
export type PreparedSession = Omit<OpenSession, "terminal" | "recording">;

export interface OpenSession {
  /** Where the recording is kept (IndexedDB key): one per lesson page. */
  readonly key: string;
  readonly scenario: string;
  readonly kubernetesVersion: string;
  readonly seed: number;
  /** Virtual start, microseconds since the epoch. */
  readonly start: number;
  /** The lab as JSON (a parsed and validated lab.yaml with its files), if the page has one. */
  readonly lab?: unknown;
  /** Overrides what is stored under `key`: an import. */
  readonly recording?: string;
  readonly terminal: { readonly id: string; readonly columns: number; readonly rows: number };
}

/** From the Worker to the page. */
export type FromWorker =
  /** The prompt is there (after a replay, if there was a recording). `bootMs` is real time inside the Worker. */
  | { readonly say: "ready"; readonly bootMs: number; readonly resumed: boolean; readonly entries: number }
  /** Time zero: what the scenario promises is up. A line may have been written before, Enter counts from now on. */
  | { readonly say: "started"; /** Real milliseconds of work since the prompt. */ readonly workMs: number }
  | { readonly say: "output"; readonly terminal: string; readonly text: string }
  /** The terminal's whole content is new (undo, reset, resume): clear it, then write `text`. */
  | { readonly say: "screen"; readonly terminal: string; readonly text: string }
  /** At a shell's prompt, or is a program running? `command` is what was entered last. */
  | { readonly say: "prompt"; readonly terminal: string; readonly idle: boolean; readonly command: string }
  /** A command of the learner has ended: for the accessible output log. */
  | { readonly say: "ran"; readonly terminal: string; readonly command: string; readonly output: string }
  | { readonly say: "verdict"; readonly verdict: Verdict }
  /** Sent a few times a second while time runs, and on each change of speed. `idle` says why it stands still. */
  | {
      readonly say: "clock";
      readonly now: number;
      readonly factor: number;
      readonly idle?: "hidden" | "inactive" | "paused";
    }
  /** The Worker's answer to `export`, and after each change, for storing: the recording as JSON text. */
  | { readonly say: "exported"; readonly recording: string }
  /** Stored; `persistent` is false in private mode. */
  | { readonly say: "stored"; readonly persistent: boolean }
  /** A stored or imported recording could not be replayed faithfully; what was kept instead is in `reason`. */
  | { readonly say: "diverged"; readonly reason: string }
  /** Code could not be loaded; time stands still. `open` again, or any input, retries. */
  | { readonly say: "offline"; readonly module: string }
  /** A bug of the simulator. The recording up to it can be exported and undone. */
  | { readonly say: "broken"; readonly message: string; readonly command: string };
