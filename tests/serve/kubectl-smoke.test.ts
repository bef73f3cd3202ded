import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import { steps, type Step } from "./kubectl-steps.ts";
import { findKubectls, isMeant, kubectlHome, runKubectl, wordsOf, type Ran } from "./real-kubectl.ts";
import { serveWorld } from "./served-world.ts";

/*
 * Real kubectls, as many minor versions as this machine has, each against a served world of its own. Without one there
 * is nothing to run: kubectl-replay.test.ts repeats the requests.
 */

const kubectls = findKubectls();

test.skipIf(kubectls.length > 0)("no real kubectl here: nothing to try", () => {
  expect(kubectls).toEqual([]);
});

test.each(kubectls)(
  "kubectl 1.$minor",
  async (kubectl) => {
    const world = await serveWorld();
    const { folder, env } = kubectlHome(world.kubeconfig);
    try {
      const failures: string[] = [];
      for (const step of steps) {
        if (!isMeant(step, kubectl)) continue;
        const problem = problemOf(step, await runKubectl(kubectl, step, env));
        if (problem !== undefined) failures.push(problem);
      }
      expect(failures).toEqual([]);
      expect(world.printed()).not.toMatch(/broken|Error/);
    } finally {
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
  300_000,
);

function problemOf(step: Step, ran: Ran): string | undefined {
  const { code = 0, out, err } = step;
  if (ran.code === code && fits(ran.stdout, out) && fits(ran.stderr, err)) return undefined;
  const wanted = `code ${ran.code}, not ${code} with ${String(out ?? "")} ${String(err ?? "")}`;
  return `kubectl ${wordsOf(step).join(" ")}\n${wanted}\n${ran.stdout.slice(0, 1500)}${ran.stderr.slice(0, 1500)}`;
}

function fits(text: string, wanted: string | RegExp | undefined): boolean {
  if (wanted === undefined) return true;
  return typeof wanted === "string" ? text.includes(wanted) : wanted.test(text);
}
