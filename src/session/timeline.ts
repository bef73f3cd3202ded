import { at, type Instant } from "../sim/kernel/time.ts";
import { loadModule } from "../sim/kernel/module.ts";
import type { Pause } from "../sim/kernel/kernel.ts";
import type { World } from "../sim/world.ts";
import type { Act, Kept, Place } from "./recording.ts";

/** The replay of a recording went another way than the session that it records. */
export class Divergence extends Error {
  override name = "Divergence";
  /** The index of the entry before which the two worlds differ. */
  readonly entry: number;

  constructor(entry: number, message: string) {
    super(`entry ${entry}: ${message}`);
    this.entry = entry;
  }
}

export interface ReplayOptions {
  /** Steps of the world beyond which a submission is refused. Half an hour of busy work is some hundred thousand. */
  readonly stepsMax?: number;
  /** Called just before an entry is performed, with its index in the log. */
  readonly performing?: (index: number) => void;
}

const generous = 200_000_000;

/** Runs a world up to time zero: its machines' services start and the scenario's commands run. */
export async function boot(world: World): Promise<void> {
  for (;;) {
    const pause = world.advance({ until: world.start, steps: 1_000_000 });
    await settle(pause);
    // Not as soon as the clock says so: all of that instant has to have happened.
    if (pause.is === "reached") return;
  }
}

/** Runs a new world until its shell waits for a command: long before time zero. */
export async function reachPrompt(world: World): Promise<void> {
  while (!world.hasPrompt) {
    const stop = (): boolean => world.hasPrompt;
    await settle(world.advance({ until: world.start, steps: 1_000_000, stop }));
  }
}

/** Repeats entries of a log, each at its exact place. Throws Divergence. */
export async function replay(
  world: World,
  entries: readonly Kept[],
  options: ReplayOptions = {},
): Promise<void> {
  const { stepsMax = generous, performing } = options;
  for (const { index, entry } of entries) {
    await travel(world, entry, { index, stepsMax });
    if (entry.digest !== undefined && entry.digest !== world.digest) {
      throw new Divergence(index, `the world's digest is ${world.digest}, and was ${entry.digest}`);
    }
    performing?.(index);
    perform(world, entry);
  }
}

/** Hands an act to the world, now. Undo, reset and end are the session's and do nothing here. */
export function perform(world: World, act: Act): void {
  if (act.do === "keys") world.input(act.terminal, act.text);
  else if (act.do === "resize") world.resize(act.terminal, { columns: act.columns, rows: act.rows });
}

export function placeOf(world: World): Place {
  return { at: world.kernel.now - world.origin, step: world.kernel.steps };
}

/** Loads the code that a world stopped for. Rejects if it cannot be had; the world is unchanged then. */
export async function settle(pause: Pause): Promise<void> {
  if (pause.is === "needs") await loadModule(pause.module);
}

/** Moves to an exact place. Throws Divergence if the world does not come by there. */
export async function travel(
  world: World,
  place: Place,
  { index = -1, stepsMax = generous }: { readonly index?: number; readonly stepsMax?: number } = {},
): Promise<void> {
  const until: Instant = at(world.origin + place.at);
  if (place.step > stepsMax) throw new Divergence(index, `more than ${stepsMax} steps`);
  if (until < world.kernel.now) throw new Divergence(index, "its time has passed");
  for (;;) {
    const pause = world.advance({ until, steps: place.step - world.kernel.steps });
    await settle(pause);
    if (pause.is !== "needs") break;
  }
  if (world.kernel.now !== until || world.kernel.steps !== place.step) {
    const found = `${world.kernel.now - world.origin} µs and step ${world.kernel.steps}`;
    throw new Divergence(
      index,
      `the world stands at ${found}, and not at ${place.at} µs and step ${place.step}`,
    );
  }
}
