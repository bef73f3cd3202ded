type Load = () => Promise<unknown>;

/** What a session needs for its prompt. */
const prompt: readonly Load[] = [() => import("../sim/shell/bash.ts")];

/** What it needs on the way to time zero. */
const cluster: readonly Load[] = [
  () => import("../sim/surroundings.ts"),
  () => import("../sim/programs/cluster-tools.ts"),
];

/** What the first command needs. */
const command: readonly Load[] = [() => import("../sim/shell/interpreter.ts")];

/** Fetches code before the world asks for it, bit by bit; the world still asks, and meets what goes wrong. */
async function fetchAll(loads: readonly Load[]): Promise<void> {
  await Promise.allSettled(loads.map((load) => load()));
}

export const fetchForPrompt = (): Promise<void> => fetchAll(prompt);
export const fetchForCluster = (): Promise<void> => fetchAll(cluster);
export const fetchForCommand = (): Promise<void> => fetchAll(command);
