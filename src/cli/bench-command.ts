import { performance } from "node:perf_hooks";
import { boot } from "../session/timeline.ts";
import { parseRecording } from "../session/parse-recording.ts";
import { Session } from "../session/session.ts";
import { after, hour, millisecond, minute, second } from "../sim/kernel/time.ts";
import { World } from "../sim/world.ts";
import type { CliCommand } from "./command.ts";
import { pass, runScript } from "./run-script.ts";
import { defaultStart } from "./world-options.ts";

const runs = 20;
const pods = 100;

/** How fast the core is on this machine. */
export const benchCommand: CliCommand = {
  name: "bench",
  usage: "",
  summary:
    "Time to a ready cluster (cold, and the median of 20 warm ones), an idle hour, replay, pods per second",
  options: {},
  async run() {
    const cold = await timed(() => ready(1));
    const warm: number[] = [];
    for (let seed = 2; seed < runs + 2; seed++) warm.push(await timed(() => ready(seed)));
    print("ready cluster, cold", `${cold.toFixed(0)} ms`);
    print(`ready cluster, warm (median of ${runs})`, `${median(warm).toFixed(1)} ms`);
    const world = await ready(1);
    const idle = await timed(() => pass(world, after(world.kernel.now, hour)));
    print("an idle virtual hour", `${idle.toFixed(0)} ms (${Math.round(3_600_000 / idle)} times real time)`);
    print("replay of 30 minutes, 100 commands", `${(await replayTime()).toFixed(0)} ms`);
    print("pods per second", String(await podsPerSecond()));
    return 0;
  },
};

async function ready(seed: number): Promise<World> {
  const world = new World({ scenario: "kind", kubernetesVersion: "v1.33", seed, start: defaultStart });
  await boot(world);
  return world;
}

/** What a learner might type in half an hour; 20 rounds of these make 100 commands. */
const commands = [
  "kubectl get pods -A",
  "kubectl create deployment web-$RANDOM --image=nginx --replicas=2",
  "kubectl get deployments | tail -3",
  "kubectl describe node kind-control-plane | head -20",
  "kubectl delete deployment --all --wait=false",
];
const thinkingTime = 18 * second;

/** Real milliseconds for the replay of a recorded session of half an hour, the boot of its world included. */
async function replayTime(): Promise<number> {
  const header = { scenario: "kind", kubernetesVersion: "v1.33", seed: 1, start: defaultStart };
  const session = await Session.open({ header });
  for (let count = 0; count < 100; count++) {
    for (const key of `${commands[count % commands.length] ?? ""}\r`) {
      session.input("main", key);
      await pass(session.world, after(session.world.kernel.now, 100 * millisecond));
    }
    await pass(session.world, after(session.world.kernel.now, thinkingTime));
  }
  const { entries, header: recorded } = parseRecording(session.export());
  return timed(() => Session.open({ header: recorded, entries }));
}

/** Pods of one deployment, from its creation until all are ready. */
async function podsPerSecond(): Promise<number> {
  const world = await ready(1);
  const script = `kubectl create deployment bench --image=registry.k8s.io/pause:3.10 --replicas=${pods} && kubectl rollout status deployment bench --timeout=10m`;
  let output = "";
  const collect = (text: string): void => void (output += text);
  let code: number | undefined;
  const real = await timed(async () => {
    code = await runScript(world, {
      argv: ["bash", "-c", script],
      stdout: collect,
      stderr: collect,
      within: 15 * minute,
    });
  });
  if (code !== 0) process.stderr.write(`the deployment did not get ready:\n${output}`);
  return Math.round((pods / real) * 1000);
}

/** Real milliseconds. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function print(what: string, value: string): void {
  process.stdout.write(`${what.padEnd(40)} ${value}\n`);
}
