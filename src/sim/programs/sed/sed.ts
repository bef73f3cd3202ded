import type { Command } from "../../host/program.ts";
import type { RegularFile } from "../../host/file-node.ts";
import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { BareFailure, defineCommand, Failure } from "../command.ts";
import { always, complain, tried } from "../input.ts";
import { Output } from "../output.ts";
import { RegexError } from "../regex/pattern.ts";
import type { SedCommand } from "./sed-command.ts";
import { SedInput } from "./sed-input.ts";
import { SedMachine, type SedSetup } from "./sed-machine.ts";
import { parseSed } from "./sed-parser.ts";

export const sed: Command = defineCommand({
  name: "sed",
  summary: "Edit lines of text by a script.",
  usage: "[OPTION]... {SCRIPT} [FILE]...",
  version: "GNU sed 4.9",
  notes: "The e command and flag, F, R, v, W, z are not simulated.",
  flags: {
    expression: { short: "e", long: "expression", takes: "SCRIPT", isList: true, help: "add to the script" },
    extended: { short: "E", long: "regexp-extended", help: "extended regular expressions" },
    file: { short: "f", long: "file", takes: "FILE", isList: true, help: "add a file to the script" },
    inPlace: {
      short: "i",
      long: "in-place",
      takes: "SUFFIX",
      isOptional: true,
      help: "change the files; keep a copy with SUFFIX",
    },
    quiet: { short: "n", long: "quiet", help: "print only what the script prints" },
    silent: { long: "silent", help: "same as --quiet" },
    extendedOld: { short: "r", help: "same as -E" },
    separate: { short: "s", long: "separate", help: "each file for itself" },
    unbuffered: { short: "u", long: "unbuffered", help: "write at once (always)" },
  },
  *run({ process, flags, operands }) {
    const parts = [...flags.expression, ...flags.file.map((path) => scriptFile(process, path))];
    const [first, ...rest] = operands;
    const script = parts.length === 0 ? first : parts.join("\n");
    if (script === undefined) throw new BareFailure(usage, 1);
    const names = parts.length === 0 ? rest : operands;
    const job: Job = {
      commands: parseSed(script, flags.extended || flags.extendedOld),
      isQuiet: flags.quiet || flags.silent || /^#n(\n|$)/.test(script),
      names: names.length === 0 ? ["-"] : names,
    };
    try {
      if (flags.inPlace !== undefined) return yield* editInPlace(process, job, flags.inPlace);
      return yield* stream(process, { ...job, isSeparate: flags.separate });
    } catch (error) {
      if (error instanceof RegexError) throw new Failure(error.message, 4);
      throw error;
    }
  },
});

const usage = "Usage: sed [OPTION]... {SCRIPT} [FILE]...\nTry 'sed --help' for more information.";

function scriptFile(process: Process, path: string): string {
  let text = "";
  const why = tried(() => (text = process.access.readText(path)));
  if (why !== undefined) throw new Failure(`couldn't open file ${path}: ${why}`, 1);
  return text.replace(/\n$/, "");
}

interface Job {
  readonly commands: readonly SedCommand[];
  readonly isQuiet: boolean;
  readonly names: readonly string[];
}

function* stream(
  process: Process,
  { commands, isQuiet, names, isSeparate }: Job & { readonly isSeparate: boolean },
): Task<number> {
  const output = new Output(process);
  const groups = isSeparate ? names.map((name) => [name]) : [names];
  const setup = { process, commands, isQuiet, write: (text: string): void => output.add(text) };
  return yield* always(streamGroups(process, { groups, setup, output }), () => output.flush());
}

function* streamGroups(
  process: Process,
  work: {
    readonly groups: readonly (readonly string[])[];
    readonly setup: SedSetup;
    readonly output: Output;
  },
): Task<number> {
  let machine: SedMachine | undefined;
  let code = 0;
  for (const group of work.groups) {
    const input = new SedInput(process, group, work.output);
    if (machine === undefined) machine = new SedMachine(work.setup, input);
    else machine.restartWith(input);
    const hasQuit = yield* machine.run();
    input.close();
    code = Math.max(code, input.code);
    if (hasQuit) break;
  }
  return machine !== undefined && machine.code !== 0 ? machine.code : code;
}

/** Edits each file for itself; 2 or 4 if one could not be edited. */
function* editInPlace(process: Process, job: Job, suffix: string): Task<number> {
  let code = 0;
  for (const name of job.names) {
    const node = process.access.find(name);
    if (node?.is === "file") {
      const machine = yield* editFile(process, job, { name, node, suffix });
      if (machine !== undefined) return machine.code;
      continue;
    }
    const why =
      node === undefined
        ? `can't read ${name}: No such file or directory`
        : `couldn't edit ${name}: not a regular file`;
    yield* complain(process, why);
    code = node === undefined ? 2 : 4;
  }
  return code;
}

/** The machine if a `q` has ended it all; the rest of the file stays as it was. */
function* editFile(
  process: Process,
  { commands, isQuiet }: Job,
  { name, node, suffix }: { readonly name: string; readonly node: RegularFile; readonly suffix: string },
): Task<SedMachine | undefined> {
  let text = "";
  const write = (part: string): void => void (text += part);
  const input = new SedInput(process, [name]);
  const machine = new SedMachine({ process, commands, isQuiet, write }, input);
  const hasQuit = yield* machine.run();
  for (let line = yield* input.next(); line !== undefined; line = yield* input.next())
    write(line.text + (line.hasEnd ? "\n" : ""));
  input.close();
  const copy = suffix.includes("*") ? suffix.replaceAll("*", name) : name + suffix;
  if (suffix !== "") process.access.writeText(copy, node.text, node.mode);
  const why = tried(() => process.access.writeText(name, text));
  if (why !== undefined) throw new Failure(`couldn't open file ${name}: ${why}`, 4);
  return hasQuit ? machine : undefined;
}
