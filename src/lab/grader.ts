import { runCheck } from "./check-run.ts";
import { compileCheck, type CompiledCheck } from "./compiled-check.ts";
import { forAttempt } from "./for-attempt.ts";
import type { GradedWorld } from "./graded-world.ts";
import type { Lab, LabTask } from "./lab.ts";
import type { Finding, TaskVerdict, Verdict } from "./verdict.ts";

interface Progress {
  readonly task: LabTask;
  readonly check: CompiledCheck;
  state: TaskVerdict["state"];
  /** When it was unlocked. */
  startedAt: number | undefined;
  /** When it last held. */
  heldAt: number | undefined;
  /** When it passed or was violated. */
  decidedAt: number | undefined;
  findings: readonly Finding[];
}

/**
 * Follows one attempt at a lab: each task is looked at after each change of an object that it may be about. So what
 * comes out depends on the world alone, and not on when somebody asks (but for tasks about `now`, which nothing else
 * may depend on).
 */
export class Grader {
  readonly #lab: Lab;
  readonly #world: GradedWorld;
  readonly #progress: readonly Progress[];
  readonly #unsubscribe: () => void;
  #seen = "";
  #verdict: Verdict | undefined;

  constructor(parts: { readonly lab: Lab; readonly world: GradedWorld; readonly seed: number }) {
    this.#lab = forAttempt(parts.lab, parts.seed);
    this.#world = parts.world;
    this.#progress = this.#lab.tasks.map((task) => ({
      task,
      check: compileCheck(task.check),
      state: "locked",
      startedAt: undefined,
      heldAt: undefined,
      decidedAt: undefined,
      findings: [],
    }));
    this.#unsubscribe = parts.world.cluster.onChange((kind) => this.#changed(kind));
    this.evaluate();
  }

  /** The state of all tasks now. The same object as before if nothing has changed. */
  evaluate(): Verdict {
    const seen = this.#place();
    if (this.#verdict !== undefined && seen === this.#seen) return this.#verdict;
    this.#seen = seen;
    this.#advance();
    const next = this.#report();
    if (this.#verdict === undefined || JSON.stringify(next) !== JSON.stringify(this.#verdict))
      this.#verdict = next;
    return this.#verdict;
  }

  /** Looks no more. */
  close(): void {
    this.#unsubscribe();
  }

  #place(): string {
    const { cluster, kernel, commands = [] } = this.#world;
    const isTimely = this.#progress.some(({ check, state }) => check.dependsOnTime && state !== "violated");
    return `${cluster.revision} ${commands.length} ${isTimely ? kernel.now : ""}`;
  }

  /** What passes now may unlock others, whatever those are about. */
  #changed(kind: string): void {
    const before = this.#passedCount();
    for (const progress of this.#progress) if (progress.check.kinds.has(kind)) this.#look(progress);
    if (this.#passedCount() !== before) this.#advance();
  }

  #advance(): void {
    for (let rounds = 0; rounds <= this.#progress.length; rounds++) {
      const before = this.#passedCount();
      for (const progress of this.#progress) this.#look(progress);
      if (this.#passedCount() === before) return;
    }
  }

  #passedCount(): number {
    return this.#progress.filter(({ state }) => state === "passed").length;
  }

  #look(progress: Progress): void {
    const { task, check } = progress;
    const isDone = progress.state === "violated" || (task.mode === "edge" && progress.state === "passed");
    if (isDone) return;
    if (progress.startedAt === undefined && !this.#isUnlocked(task)) return;
    const { now } = this.#world.kernel;
    progress.startedAt ??= now;
    const findings = runCheck(check, this.#world, progress.startedAt);
    const holds = findings.length === 0;
    this.#decide(progress, holds);
    progress.findings = progress.state === "passed" ? [] : findings;
    if (holds) progress.heldAt = now;
  }

  #decide(progress: Progress, holds: boolean): void {
    const { now } = this.#world.kernel;
    const { mode } = progress.task;
    const before = progress.state;
    if (mode === "always") progress.state = this.#alwaysState(progress, holds);
    else if (holds) progress.state = "passed";
    else progress.state = hasPassed(progress) ? "regressed" : "waiting";
    const isNews =
      progress.state !== before && (progress.state === "passed" || progress.state === "violated");
    if (isNews) progress.decidedAt = now;
  }

  /** It counts from the first moment at which it holds, and passes with the last of the others. */
  #alwaysState({ heldAt, task }: Progress, holds: boolean): TaskVerdict["state"] {
    if (!holds) return heldAt === undefined ? "waiting" : "violated";
    const others = this.#progress.filter(
      (other) => other.task.mode !== "always" && !other.task.needs.includes(task.id),
    );
    return others.length > 0 && others.every(({ state }) => state === "passed") ? "passed" : "waiting";
  }

  #isUnlocked({ needs }: LabTask): boolean {
    return needs.every((id) => this.#progress.some((other) => other.task.id === id && hasPassed(other)));
  }

  #report(): Verdict {
    const tasks = this.#progress.map(taskVerdict);
    const sum = (some: readonly TaskVerdict[]): number =>
      some.reduce((total, { weight }) => total + weight, 0);
    return {
      lab: this.#lab.id,
      version: this.#lab.version,
      tasks,
      score: sum(tasks.filter(({ state }) => state === "passed")),
      scoreMax: sum(tasks),
    };
  }
}

/** Now, or earlier: a task that regresses does not lock again what it has opened. */
function hasPassed({ state, decidedAt }: Progress): boolean {
  return state === "passed" || (decidedAt !== undefined && state !== "violated");
}

function taskVerdict({ task, state, heldAt, decidedAt, findings }: Progress): TaskVerdict {
  const { id, title, weight, needs } = task;
  const since =
    state === "regressed" ? heldAt : state === "passed" || state === "violated" ? decidedAt : undefined;
  return { id, title, weight, state, needs, ...(since === undefined ? {} : { since }), findings };
}
