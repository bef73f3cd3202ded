import { loadModule } from "../sim/kernel/module.ts";
import { after, hour, type Instant } from "../sim/kernel/time.ts";
import type { World } from "../sim/world.ts";

export interface ScriptOptions {
  readonly argv: readonly [string, ...string[]];
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly stdin?: string;
  /** Virtual microseconds after which it is given up; a day where absent. */
  readonly within?: number;
}

const sliceSteps = 200_000;

/**
 * Runs a program on the learner's machine as the learner, as fast as it goes. The result is its exit code; undefined
 * if the time was up.
 */
export async function runScript(world: World, options: ScriptOptions): Promise<number | undefined> {
  const { argv, within = 24 * hour, ...sinks } = options;
  const execution = world.execute(argv, sinks);
  await pass(world, after(world.kernel.now, within), () => execution.exit !== undefined);
  return execution.exit?.code;
}

/** Lets virtual time pass, as fast as it goes, until an instant or until enough has happened. */
export async function pass(
  world: World,
  until: Instant,
  isEnough: () => boolean = () => false,
): Promise<void> {
  while (!isEnough()) {
    const pause = world.advance({ until, steps: sliceSteps, stop: isEnough });
    if (pause.is === "needs") await loadModule(pause.module);
    else if (pause.is === "reached") return;
  }
}
