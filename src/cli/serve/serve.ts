import { resolve } from "node:path";
import { boot } from "../../session/timeline.ts";
import { after, at, minute, type Instant } from "../../sim/kernel/time.ts";
import { World } from "../../sim/world.ts";
import { pass, runScript } from "../run-script.ts";
import { CliError } from "../usage-error.ts";
import type { WorldChoice } from "../world-options.ts";
import type { ServedCluster } from "./exchange.ts";
import { RealTimeDriver } from "./real-time-driver.ts";
import { ServedClusters } from "./served-clusters.ts";

export interface ServeOptions {
  readonly choice: Omit<WorldChoice, "start">;
  readonly port: number;
  readonly kubeconfig: string;
  readonly speed: number;
  readonly token: string | undefined;
  /** Shell commands that the learner has run before anybody can connect. */
  readonly script: string | undefined;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  readonly observe?: ServedCluster["observe"];
}

/** Something that is being served. */
export interface Serving {
  readonly world: World;
  /** Resolves with the exit code when it has stopped, by `stop` or because the simulator broke. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

/** How long before the present a world with a script begins: what the script may take without overtaking real time. */
const lead = 10 * minute;

/** Boots a world at the real date, runs the script and serves its clusters in real time. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const world = await prepare(options);
  const { promise: ended, resolve: end } = Promise.withResolvers<number>();
  const report = (error: unknown): void => options.complain(`drydock serve: ${textOf(error)}\n`);
  const driver: RealTimeDriver = new RealTimeDriver(world, options.speed, (error) => {
    options.complain(`drydock serve: the simulator is broken: ${textOf(error)}\n`);
    void stop(1);
  });
  const clusters = new ServedClusters({
    world,
    driver,
    port: options.port,
    token: options.token,
    kubeconfig: options.kubeconfig,
    complain: report,
    observe: options.observe,
    announce: (context, url) => options.print(`Serving ${context} at ${url}\n`),
  });
  let stopping: Promise<void> | undefined;
  const close = async (code: number): Promise<void> => {
    await clusters.stop();
    driver.stop();
    end(code);
  };
  const stop = (code: number): Promise<void> => {
    stopping ??= close(code);
    return stopping;
  };
  await clusters.start().catch((error: unknown) => {
    throw isTaken(error) ? new CliError(`port ${error.port} is taken`) : error;
  });
  driver.start();
  options.print(usage(options));
  return { world, ended, stop: () => stop(0) };
}

async function prepare({ choice, script, print, complain }: ServeOptions): Promise<World> {
  const start = at(Date.now() * 1000 - (script === undefined ? 0 : lead));
  const world = new World({ ...choice, start });
  await boot(world);
  if (script === undefined) return world;
  const code = await runScript(world, { argv: ["bash", "-c", script], stdout: print, stderr: complain });
  if (code !== 0) {
    const how = code === undefined ? "did not end within a virtual day" : `ended with exit code ${code}`;
    throw new CliError(`the script ${how}`);
  }
  await pass(world, later(world.kernel.now, at(Date.now() * 1000)));
  return world;
}

function isTaken(error: unknown): error is { readonly port: number } {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE" && "port" in error;
}

function later(a: Instant, b: Instant): Instant {
  return after(a, Math.max(0, b - a));
}

function usage({ kubeconfig, token, speed }: ServeOptions): string {
  const path = resolve(kubeconfig);
  const lines = [
    "",
    "Use it with any client:",
    "",
    `  export KUBECONFIG=${path}`,
    "  kubectl get nodes",
    "",
    ...(token === undefined ? [] : ["Contexts whose names end in -token show the bearer token.", ""]),
    ...(speed === 1 ? [] : [`Virtual time runs at ${speed} times real time.`, ""]),
    "Ctrl-C stops it.",
    "",
  ];
  return lines.join("\n");
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
