import { readArguments, type OptionTable } from "./arguments.ts";
import { benchCommand } from "./bench-command.ts";
import type { CliCommand } from "./command.ts";
import { gradeCommand } from "./grade-command.ts";
import { labCommand } from "./lab-command.ts";
import { serveCommand } from "./serve-command.ts";
import { shCommand } from "./sh-command.ts";
import { CliError, UsageError } from "./usage-error.ts";

const commands: readonly CliCommand[] = [shCommand, labCommand, gradeCommand, benchCommand, serveCommand];

async function main(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    process.stdout.write(overview());
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    process.stderr.write(
      `drydock: unknown command ${JSON.stringify(name)}; there are ${commands.map((one) => one.name).join(", ")}\n`,
    );
    return 2;
  }
  return await runCommand(command, rest);
}

async function runCommand(command: CliCommand, words: readonly string[]): Promise<number> {
  if (words.includes("--help") || words.includes("-h")) {
    process.stdout.write(help(command));
    return 0;
  }
  try {
    return await command.run(readArguments(words, command.options));
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(
        `drydock ${command.name}: ${error.message}\nTry 'drydock ${command.name} --help'.\n`,
      );
      return 2;
    }
    if (!(error instanceof CliError)) throw error;
    process.stderr.write(`drydock ${command.name}: ${error.message}\n`);
    return 1;
  }
}

function overview(): string {
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}`);
  return `Drydock: a simulated Kubernetes workstation.\n\nUsage: drydock COMMAND [OPTIONS]\n\nCommands:\n${lines.join("\n")}\n\nRun 'drydock COMMAND --help' for the options of a command.\n`;
}

function help({ name, usage, summary, options }: CliCommand): string {
  return `Usage: drydock ${name} ${usage}\n\n${summary}\n${optionLines(options)}`;
}

function optionLines(options: OptionTable): string {
  const rows = Object.entries(options).map(([name, { short, value, help }]) => {
    const head = `${short === undefined ? "    " : `-${short}, `}--${name}${value === undefined ? "" : ` ${value}`}`;
    return `  ${head.padEnd(34)} ${help}\n`;
  });
  return rows.length === 0 ? "" : `\nOptions:\n${rows.join("")}`;
}

process.exitCode = await main(process.argv.slice(2));
