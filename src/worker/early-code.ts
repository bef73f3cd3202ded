/** What every session loads before its first prompt: a world asks for it bit by bit, the network likes it at once. */
const early: readonly (() => Promise<unknown>)[] = [() => import("../sim/shell/bash.ts")];

/** What the first command needs. */
const next: readonly (() => Promise<unknown>)[] = [() => import("../sim/shell/interpreter.ts")];

/** Begins to fetch; the world still asks for itself, and meets what goes wrong. */
export function fetchEarly(): void {
  for (const load of early) load().catch(() => undefined);
}

/** The prompt is there, and the network idle. */
export function fetchNext(): void {
  for (const load of next) load().catch(() => undefined);
}
