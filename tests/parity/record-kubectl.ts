/*
 * Records what the real kubectl 1.33 prints for the cases of kubectl-cases.ts:
 *   KUBECTL=/path/to/kubectl node tests/parity/record-kubectl.ts
 * Nothing may listen on localhost:8080.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { helpCommands, parityCases, type ParityCase } from "./kubectl-cases.ts";
import { helpFacts, normalized, wordsOf, type ParityRecording, type Recorded } from "./kubectl-parity.ts";

const program = process.env["KUBECTL"] ?? "kubectl";

function home(files: ParityCase["files"] = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "kubectl-parity-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

function run(folder: string, line: string): Recorded {
  const { stdout, stderr, status } = spawnSync(program, wordsOf(line), {
    cwd: folder,
    encoding: "utf8",
    input: "",
    env: { HOME: folder, PATH: "/usr/bin:/bin" },
  });
  const clean = (text: string): string => normalized(text).replaceAll(folder, "/root");
  return { line, stdout: clean(stdout), stderr: clean(stderr), code: status ?? undefined };
}

function record({ name, files, lines }: ParityCase): ParityRecording["cases"][number] {
  const folder = home(files);
  const results = lines.map((line) => run(folder, line));
  rmSync(folder, { recursive: true });
  return { name, results };
}

const folder = home();
const version = run(folder, "version --client").stdout.split("\n")[0] ?? "";
const help = helpCommands.map((command) => helpFacts(command, run(folder, `${command} --help`).stdout));
const recording: ParityRecording = { program: version, cases: parityCases.map((one) => record(one)), help };
rmSync(folder, { recursive: true });
writeFileSync(new URL("kubectl-offline.json", import.meta.url), `${JSON.stringify(recording, undefined, 1)}\n`);
