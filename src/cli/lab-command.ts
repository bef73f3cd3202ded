import { findingText } from "../lab/report.ts";
import type { TaskVerdict } from "../lab/verdict.ts";
import { readNumber } from "./arguments.ts";
import type { CliCommand } from "./command.ts";
import { labIds, readLabFolder, type LabFolder } from "./lab-folder.ts";
import { tryScript, type Trial } from "./lab-trial.ts";
import { UsageError } from "./usage-error.ts";

interface Attempt {
  readonly name: string;
  readonly script: string;
  /** What is wrong with its verdict; empty if it is as it should be. */
  readonly judge: (trial: Trial) => readonly string[];
}

/** Lists labs, or tests them: solution, doing nothing, wrong solutions. */
export const labCommand: CliCommand = {
  name: "lab",
  usage: "list | test [ID...] [--seed N]",
  summary:
    "List the labs, or test that solutions pass, doing nothing passes nothing, and wrong solutions fail",
  options: {
    seed: { value: "N", help: "The seed of the attempts (default 1)" },
    verbose: { short: "v", help: "Show what the scripts print" },
  },
  async run({ operands, values, switches }) {
    const [verb, ...ids] = operands;
    if (verb === "list") {
      if (ids.length > 0) throw new UsageError("list takes no arguments");
      for (const id of labIds()) process.stdout.write(`${id}  ${readLabFolder(id).lab.tasks.length} tasks\n`);
      return 0;
    }
    if (verb !== "test")
      throw new UsageError(
        verb === undefined ? "list or test is expected" : `unknown subcommand ${JSON.stringify(verb)}`,
      );
    const seed = readNumber(values.get("seed") ?? "1", "--seed");
    let failures = 0;
    let count = 0;
    for (const id of ids.length === 0 ? labIds() : ids) {
      const folder = readLabFolder(id);
      for (const attempt of attemptsOf(folder)) {
        count++;
        if (!(await runAttempt(folder, attempt, { seed, isVerbose: switches.has("verbose") }))) failures++;
      }
    }
    process.stdout.write(`${count - failures} passed, ${failures} failed\n`);
    return failures === 0 ? 0 : 1;
  },
};

function attemptsOf({ lab, solution, wrong }: LabFolder): readonly Attempt[] {
  const notPassed = (tasks: readonly TaskVerdict[]): readonly TaskVerdict[] =>
    tasks.filter(({ state }) => state !== "passed");
  return [
    { name: "solution", script: solution, judge: ({ verdict }) => notPassed(verdict.tasks).map(describe) },
    {
      name: "doing nothing",
      script: "",
      judge: ({ verdict }) =>
        verdict.tasks.filter(({ state }) => state === "passed").map(({ id }) => `${id} passes all the same`),
    },
    ...wrong.map(({ name, script, fails }) => ({
      name: `wrong/${name}`,
      script,
      judge: ({ verdict }: Trial) =>
        judgeWrong(
          verdict.tasks.find(({ id }) => id === fails),
          fails,
          lab.id,
        ),
    })),
  ];
}

function judgeWrong(task: TaskVerdict | undefined, fails: string, lab: string): readonly string[] {
  if (task === undefined) return [`${lab} has no task ${fails}`];
  if (task.state === "passed") return [`${fails} passes all the same`];
  return task.state === "locked" ? [`${fails} is locked: it was never looked at`] : [];
}

function describe({ id, state, findings }: TaskVerdict): string {
  return [`${id} is ${state}`, ...findings.map((finding) => `  ${findingText(finding)}`)].join("\n    ");
}

async function runAttempt(
  folder: LabFolder,
  { name, script, judge }: Attempt,
  { seed, isVerbose }: { readonly seed: number; readonly isVerbose: boolean },
): Promise<boolean> {
  const trial = await tryScript(folder, script, seed);
  const problems = judge(trial);
  process.stdout.write(`${problems.length === 0 ? "ok  " : "FAIL"} ${folder.lab.id}: ${name}\n`);
  for (const problem of problems) process.stdout.write(`    ${problem}\n`);
  if (isVerbose || problems.length > 0) process.stdout.write(trial.output.replaceAll(/^(?=.)/gm, "    | "));
  return problems.length === 0;
}
