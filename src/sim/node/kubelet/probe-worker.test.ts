import { expect, test } from "vitest";
import { Kernel } from "../../kernel/kernel.ts";
import { after, at, second } from "../../kernel/time.ts";
import type { CriContainer } from "../containerd/cri-container.ts";
import type { ProbeType } from "./probe-result.ts";
import { ProbeWorker } from "./probe-worker.ts";

interface Case {
  readonly name: string;
  readonly type: ProbeType;
  readonly probe: object;
  /** What each run gives, `+` or `-`; the last one goes on. */
  readonly results: string;
  /** Whole seconds at which it ran, and at which the verdict changed. */
  readonly runs: readonly number[];
  readonly changes: readonly (readonly [second: number, verdict: boolean])[];
}

const cases: readonly Case[] = [
  {
    name: "liveness fails after failureThreshold runs in a row, and rests then",
    type: "liveness",
    probe: { periodSeconds: 3, failureThreshold: 3 },
    results: "+--+---",
    runs: [3, 6, 9, 12, 15, 18, 21],
    changes: [
      [3, true],
      [21, false],
    ],
  },
  {
    name: "initialDelaySeconds counts from the container's start",
    type: "liveness",
    probe: { periodSeconds: 5, initialDelaySeconds: 12 },
    results: "+",
    runs: [15, 20, 25],
    changes: [[15, true]],
  },
  {
    name: "readiness runs at once, and needs successThreshold runs",
    type: "readiness",
    probe: { periodSeconds: 5, successThreshold: 2, failureThreshold: 2 },
    results: "+++--+",
    runs: [0, 5, 10, 15, 20, 25],
    changes: [
      [5, true],
      [20, false],
    ],
  },
  {
    name: "startup ends with its first success",
    type: "startup",
    probe: { periodSeconds: 4, failureThreshold: 10 },
    results: "--+",
    runs: [4, 8, 12],
    changes: [[12, true]],
  },
];

test.each(cases)("$name", ({ type, probe, results, runs, changes }) => {
  const kernel = new Kernel({ seed: 1, start: at(0) });
  const container = { container: { state: "running", startedAt: kernel.now } } as CriContainer;
  const ran: number[] = [];
  const changed: (readonly [number, boolean | undefined])[] = [];
  const worker: ProbeWorker = new ProbeWorker({
    kernel,
    type,
    probe,
    began: kernel.now,
    isStarted: () => true,
    run: (_, done) => {
      const sign = results.charAt(Math.min(ran.length, results.length - 1));
      ran.push(kernel.now / second);
      done({ outcome: sign === "+" ? "success" : "failure", output: "" });
    },
    onChange: () => changed.push([kernel.now / second, worker.verdictOn(container)]),
  });
  worker.observe(container);
  kernel.advance({ until: after(kernel.now, 27 * second), steps: 1000 });
  expect(ran.slice(0, runs.length)).toEqual(runs);
  expect(changed).toEqual(changes);
});
