import { readFileSync } from "node:fs";
import type { Lab } from "../lab/lab.ts";
import { findingText, junitReport } from "../lab/report.ts";
import type { Verdict } from "../lab/verdict.ts";
import { parseRecording, RecordingError } from "../session/parse-recording.ts";
import type { Recording } from "../session/recording.ts";
import { Session } from "../session/session.ts";
import { Divergence } from "../session/timeline.ts";
import type { CliCommand } from "./command.ts";
import { readLabFolder } from "./lab-folder.ts";
import { CliError, UsageError } from "./usage-error.ts";

/** Replays a recording and prints what the lab says of it. Exit code 0 if all tasks have passed, 1 if not. */
export const gradeCommand: CliCommand = {
  name: "grade",
  usage: "RECORDING [--json | --junit]",
  summary: "Replay a recorded session and grade it",
  options: { json: { help: "Print the verdict as JSON" }, junit: { help: "Print JUnit XML" } },
  async run({ operands, switches }) {
    const [file, more] = operands;
    if (file === undefined || more !== undefined) throw new UsageError("one RECORDING is expected");
    if (switches.has("json") && switches.has("junit"))
      throw new UsageError("--json and --junit exclude each other");
    const recording = readRecording(file);
    const { lab: reference } = recording.header;
    if (reference === undefined) throw new CliError("the recording is not of a lab");
    const { lab } = readLabFolder(reference.id);
    if (lab.version !== reference.version) {
      throw new CliError(
        `the recording is of version ${reference.version} of ${lab.id}; this is version ${lab.version}`,
      );
    }
    checkWorld(recording, lab);
    const session = await replay(recording, lab);
    const verdict = session.verdict();
    if (verdict === undefined) throw new CliError("the session has no verdict");
    const result = {
      ...verdict,
      digest: session.world.digest,
      undos: recording.entries.filter((entry) => entry.do === "undo").length,
    };
    process.stdout.write(
      switches.has("json")
        ? `${JSON.stringify(result, undefined, 2)}\n`
        : switches.has("junit")
          ? junitReport([verdict])
          : text(verdict, result.digest),
    );
    return verdict.tasks.every(({ state }) => state === "passed") ? 0 : 1;
  },
};

/** Whoever submits a recording chooses its header: it must be of the world that the lab is about. */
function checkWorld({ header }: Recording, lab: Lab): void {
  if (header.scenario === lab.scenario && header.kubernetesVersion === lab.kubernetesVersion) return;
  throw new CliError(
    `the recording is of the scenario ${header.scenario} with Kubernetes ${header.kubernetesVersion}, the lab of ${lab.scenario} with ${lab.kubernetesVersion}`,
  );
}

function readRecording(file: string): Recording {
  try {
    return parseRecording(readFileSync(file, "utf8"));
  } catch (error) {
    if (error instanceof RecordingError) throw new CliError(`${file} is not a recording: ${error.message}`);
    throw new CliError(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function replay({ header, entries }: Recording, lab: Lab): Promise<Session> {
  try {
    return await Session.open({ header, lab, entries });
  } catch (error) {
    if (error instanceof Divergence)
      throw new CliError(`the recording cannot be replayed faithfully: ${error.message}`);
    if (error instanceof RangeError) throw new CliError(error.message);
    throw error;
  }
}

const marks: Readonly<Record<string, string>> = {
  passed: "✓",
  waiting: "·",
  locked: "🔒",
  regressed: "↩",
  violated: "✗",
};

function text({ lab, tasks, score, scoreMax }: Verdict, digest: string): string {
  const lines = tasks.flatMap(({ id, title, weight, state, findings }) => [
    `${marks[state] ?? "?"} ${id} (${weight}): ${title.en}: ${state}`,
    ...findings.map((finding) => `    ${findingText(finding)}`),
  ]);
  return `${lab}: ${score} of ${scoreMax} points\n${lines.join("\n")}\ndigest ${digest}\n`;
}
