/** What every session loads before its first prompt: a world asks for it bit by bit, the network likes it at once. */
const early: readonly (() => Promise<unknown>)[] = [
  () => import("../sim/shell/bash.ts"),
  () => import("unbash"),
];

/** Begins to fetch; the world still asks for itself, and meets what goes wrong. */
export function fetchEarly(): void {
  for (const load of early) load().catch(() => undefined);
}
