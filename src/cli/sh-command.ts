import { readFileSync } from "node:fs";
import { boot } from "../session/timeline.ts";
import { scenarios } from "../sim/scenarios/index.ts";
import { World } from "../sim/world.ts";
import type { Arguments } from "./arguments.ts";
import type { CliCommand } from "./command.ts";
import { runInteractive } from "./interactive.ts";
import { runScript } from "./run-script.ts";
import { CliError, UsageError } from "./usage-error.ts";
import { readWorldOptions, worldOptions } from "./world-options.ts";

/** The learner's shell without a browser. */
export const shCommand: CliCommand = {
  name: "sh",
  usage: "[OPTIONS] [-c COMMAND | FILE | -]",
  summary: "Run commands on the simulated workstation; virtual time jumps, so a sleep takes no time",
  options: {
    ...worldOptions,
    command: { short: "c", value: "COMMAND", help: "Run this and exit with its code" },
    list: { help: "Name the scenarios" },
  },
  async run(args) {
    if (args.switches.has("list")) {
      for (const { name, summary } of scenarios) process.stdout.write(`${name.padEnd(12)} ${summary}\n`);
      return 0;
    }
    const choice = readWorldOptions(args);
    const script = scriptOf(args);
    if (script === undefined) return await runInteractive(choice);
    const world = new World(choice);
    await boot(world);
    const code = await runScript(world, {
      argv: ["bash", "-c", script],
      stdout: (text) => void process.stdout.write(text),
      stderr: (text) => void process.stderr.write(text),
    });
    if (code === undefined) throw new CliError("the command did not end within a virtual day");
    return code;
  },
};

/** Undefined: a shell at the terminal. */
function scriptOf({ values, operands }: Arguments): string | undefined {
  const command = values.get("command");
  const [file, more] = operands;
  if (more !== undefined || (command !== undefined && file !== undefined)) {
    throw new UsageError("one of -c COMMAND, FILE or - is expected");
  }
  if (command !== undefined) return command;
  if (file === "-" || (file === undefined && !process.stdin.isTTY)) return readFileSync(0, "utf8");
  return file === undefined ? undefined : readScript(file);
}

function readScript(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new CliError(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
