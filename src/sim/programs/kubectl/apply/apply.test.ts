import { expect, test } from "vitest";
import { second } from "../../../kernel/time.ts";
import { diff } from "../../search/diff.ts";
import { KubectlWorld } from "../kubectl-world.test.fixture.ts";
import recorded from "./recorded/commands.json" with { type: "json" };

/** What differs from run to run. */
const masks: readonly (readonly [RegExp, string])[] = [
  [/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(Z|\.\d+ \+0000)/g, "(time)"],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, "(uid)"],
  [/resourceVersion: "\d+"/g, "resourceVersion: (rv)"],
  [/resourceVersion:\d+/g, "resourceVersion:(rv)"],
  [/(LIVE|MERGED)-\d+/g, "$1-N"],
  [/W\d{4} \S+ +\d+ /g, "Wtime "],
];

function masked(text: string): string {
  return masks.reduce((result, [pattern, word]) => result.replace(pattern, word), text);
}

/*
 * apply, its flags and subcommands, and diff: what a real kubectl 1.33 has said at a real control plane, one command
 * after the other, a second apart.
 */
test("apply and diff say what the real ones say", { timeout: 30_000 }, async () => {
  const world = new KubectlWorld({ files: recorded.files, programs: [diff] });
  for (const line of ["create namespace pdiff", "config set-context --current --namespace=pdiff"])
    await world.kubectl(line);
  for (const { command, ...expected } of recorded.commands) {
    await world.machine.pass(second);
    const { stdout, stderr, code } = await world.kubectl(command.replace(/^kubectl /, ""));
    const actual = { stdout: masked(stdout), stderr: masked(stderr), code };
    expect([command, actual]).toEqual([command, expected]);
  }
});
