/** A text in the languages of the course. */
export interface Localised {
  readonly en: string;
  readonly ko: string;
}

/** What became of one task. Shown as text, icon and colour on the page, printed by `drydock grade`. */
export interface TaskVerdict {
  readonly id: string;
  readonly title: Localised;
  readonly weight: number;
  /**
   * locked: a task that it needs has not passed. waiting: not passed yet. passed. regressed: a level task that was
   * true before and is not now. violated: an always task that can no longer pass.
   */
  readonly state: "locked" | "waiting" | "passed" | "regressed" | "violated";
  /** Ids of the tasks that lock it. */
  readonly needs: readonly string[];
  /** Virtual time, microseconds since the epoch, when it (last) passed, or was violated. */
  readonly since?: number;
  /** What does not hold yet; empty when passed. */
  readonly findings: readonly Finding[];
}

/** One assertion that does not hold: expected and found. */
export interface Finding {
  readonly message: Localised;
  /** The object it is about: `Deployment default/shop`. */
  readonly object?: string;
  /** For subset assertions: `spec.replicas`. */
  readonly path?: string;
  readonly expected?: string;
  readonly found?: string;
}

export interface Verdict {
  readonly lab: string;
  readonly version: number;
  readonly tasks: readonly TaskVerdict[];
  /** Sums of weights. */
  readonly score: number;
  readonly scoreMax: number;
}
