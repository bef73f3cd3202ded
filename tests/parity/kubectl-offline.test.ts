import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { directory, file } from "../../src/sim/host/file-tree.ts";
import type { FileNode } from "../../src/sim/host/file-node.ts";
import { TestMachine } from "../../src/sim/programs/cobra/program-fixture.ts";
import { kubectl } from "../../src/sim/programs/kubectl/kubectl.ts";
import { parityCases } from "./kubectl-cases.ts";
import { helpFacts, normalized, wordsOf, type ParityRecording } from "./kubectl-parity.ts";

const recording = JSON.parse(
  readFileSync(new URL("kubectl-offline.json", import.meta.url), "utf8"),
) as ParityRecording;

/** The help that the real one prints before an error is prose of its own; ours is another. */
const printsHelpFirst = new Set(["rollout", "config set-context", "config use-context"]);

function home(files: Readonly<Record<string, string>> = {}): FileNode {
  const plain = Object.entries(files).filter(([name]) => !name.includes("/"));
  const config = files[".kube/config"];
  return directory({
    ...Object.fromEntries(plain.map(([name, text]) => [name, file(text)])),
    ...(config === undefined ? {} : { ".kube": directory({ config: file(config) }) }),
  });
}

test.each(recording.cases.map(({ name, results }) => [name, results] as const))("%s", async (name, results) => {
  const machine = new TestMachine({
    programs: [kubectl],
    files: { root: home(parityCases.find((one) => one.name === name)?.files) },
  });
  const ours = [];
  for (const { line } of results) {
    const { stdout, stderr, code } = await machine.run(["kubectl", ...wordsOf(line)]);
    ours.push({ line, stdout: normalized(stdout), stderr: normalized(stderr), code });
  }
  expect(ours.filter(({ line }) => !printsHelpFirst.has(line))).toEqual(
    results.filter(({ line }) => !printsHelpFirst.has(line)),
  );
});

test.each(recording.help.map((facts) => [facts.command, facts] as const))("%s --help", async (command, facts) => {
  const machine = new TestMachine({ programs: [kubectl] });
  const { stdout } = await machine.run(["kubectl", ...wordsOf(command), "--help"]);
  expect(helpFacts(command, stdout)).toEqual(facts);
});
