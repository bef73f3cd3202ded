import type { Task } from "../../kernel/task.ts";
import type { Process } from "../../host/process.ts";
import { signals, type SignalName } from "../../host/signals.ts";
import { waitForJob } from "../commands/foreground.ts";
import { installTrap } from "../commands/trap.ts";
import { jobState, type Job } from "../jobs.ts";
import { quoteWord } from "../quoting.ts";
import type { Shell } from "../shell.ts";
import { CommandError } from "../unwinding.ts";
import { parseOptions } from "./builtin.ts";

export function* jobs(shell: Shell, args: readonly string[]): Task<number> {
  const { options } = parseOptions(args, {
    name: "jobs",
    allowed: "lnprs",
    usage: "[-lnprs] [jobspec ...] or jobs -x command [args]",
  });
  for (const job of shell.jobs.all) {
    const state = jobState(job);
    if ((options.has("r") && state !== "Running") || (options.has("s") && state !== "Stopped")) continue;
    const pid = String(job.processes[0]?.pid);
    if (options.has("p")) yield* shell.write(`${pid}\n`);
    else yield* shell.write(shell.jobs.line(job, options.has("l") ? `${pid} ` : ""));
  }
  for (const job of shell.jobs.all) if (jobState(job) === "Done") forget(shell, job);
  return 0;
}

function forget(shell: Shell, job: Job): void {
  shell.jobs.remove(job);
}

function jobOf(shell: Shell, command: string, spec: string | undefined): Job {
  const job = shell.jobs.find(spec ?? "%+");
  if (job === undefined) throw new CommandError(`${command}: ${spec ?? "current"}: no such job`);
  return job;
}

export function* fg(shell: Shell, [spec]: readonly string[]): Task<number> {
  if (!shell.has("monitor")) throw new CommandError("fg: no job control");
  const job = jobOf(shell, "fg", spec);
  yield* shell.write(`${job.text}\n`);
  shell.jobs.touch(job);
  const { terminal } = shell.process;
  const group = job.processes[0]?.group;
  if (terminal !== undefined && group !== undefined) terminal.foreground = group;
  job.isBackground = false;
  for (const process of job.processes) process.signal("SIGCONT");
  return (yield* waitForJob(shell, job.processes, job.text, job)).at(-1) ?? 0;
}

export function* bg(shell: Shell, specs: readonly string[]): Task<number> {
  if (!shell.has("monitor")) throw new CommandError("bg: no job control");
  for (const spec of specs.length > 0 ? specs : [undefined]) {
    const job = jobOf(shell, "bg", spec);
    job.isBackground = true;
    job.isNoticed = false;
    yield* shell.write(`[${job.number}]${shell.jobs.mark(job)} ${job.text} &\n`);
    for (const process of job.processes) process.signal("SIGCONT");
  }
  return 0;
}

export function* disown(shell: Shell, specs: readonly string[]): Task<number> {
  for (const spec of specs.length > 0 ? specs : [undefined]) shell.jobs.remove(jobOf(shell, "disown", spec));
  return 0;
}

/** `wait [pid|%job...]`: a signal with a trap ends it early. */
export function* wait(shell: Shell, args: readonly string[]): Task<number> {
  const { options, operands } = parseOptions(args, {
    name: "wait",
    allowed: "fnp:",
    usage: "[-fn] [-p var] [id ...]",
  });
  const targets: Process[] = [];
  for (const operand of operands) {
    const last = processesOf(shell, operand)?.at(-1);
    if (last === undefined) throw new CommandError(`wait: ${unknownProcess(operand)}`, 127);
    targets.push(last);
  }
  const processes = operands.length > 0 ? targets : allProcesses(shell);
  if (options.has("n")) return yield* waitForAny(shell, processes);
  let status = 0;
  for (const process of processes) status = yield* waitFor(shell, process);
  for (const job of shell.jobs.all) if (jobState(job) === "Done") forget(shell, job);
  return operands.length > 0 || shell.signalled.length > 0 ? status : 0;
}

function unknownProcess(operand: string): string {
  return operand.startsWith("%") ? `${operand}: no such job` : `pid ${operand} is not a child of this shell`;
}

function allProcesses(shell: Shell): readonly Process[] {
  return shell.jobs.all.filter((job) => jobState(job) !== "Stopped").flatMap((job) => job.processes);
}

function processesOf(shell: Shell, operand: string): readonly Process[] | undefined {
  if (operand.startsWith("%")) return shell.jobs.find(operand)?.processes;
  const pid = Number(operand);
  const found = shell.jobs.all.flatMap((job) => job.processes).find((process) => process.pid === pid);
  return found === undefined ? undefined : [found];
}

function* waitFor(shell: Shell, process: Process): Task<number> {
  while (process.exit === undefined && shell.signalled.length === 0) yield* eitherSignal(shell, [process]);
  if (process.exit !== undefined) return (yield* shell.process.wait(process)).code;
  return 128 + signals[shell.signalled[0] ?? "SIGINT"].number;
}

function* waitForAny(shell: Shell, processes: readonly Process[]): Task<number> {
  if (processes.length === 0) return 127;
  for (;;) {
    const ended = processes.find((process) => process.exit !== undefined);
    if (ended === undefined) {
      yield* eitherSignal(shell, processes);
      continue;
    }
    const job = shell.jobs.all.find((other) => other.processes.includes(ended));
    if (job !== undefined) forget(shell, job);
    return (yield* shell.process.wait(ended)).code;
  }
}

/** Until one of the processes changes or a trapped signal comes. */
function* eitherSignal(shell: Shell, processes: readonly Process[]): Task<void> {
  const cancels = processes.map((process) => process.changed.subscribe(() => shell.trapped.notify()));
  try {
    yield { on: shell.trapped };
  } finally {
    for (const cancel of cancels) cancel();
  }
}

const killUsage =
  "kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]";

export function* kill(shell: Shell, args: readonly string[]): Task<number> {
  if (args.length === 0) throw new CommandError(killUsage, 2);
  if (args[0] === "-l" || args[0] === "-L") return yield* listSignals(shell, args.slice(1));
  const { name, targets } = signalAndTargets(args);
  let status = 0;
  for (const target of targets) status = (yield* killOne(shell, target, name)) || status;
  return status;
}

function signalAndTargets(args: readonly string[]): {
  readonly name: SignalName | "0";
  readonly targets: readonly string[];
} {
  const [first = "", second = ""] = args;
  if (first === "-s" || first === "-n") return { name: demandSignal(second), targets: args.slice(2) };
  if (first === "--") return { name: "SIGTERM", targets: args.slice(1) };
  if (first.length > 1 && first.startsWith("-"))
    return { name: demandSignal(first.slice(1)), targets: args.slice(1) };
  return { name: "SIGTERM", targets: args };
}

function* killOne(shell: Shell, target: string, name: SignalName | "0"): Task<number> {
  if (target.startsWith("%")) {
    for (const process of jobOf(shell, "kill", target).processes) deliver(process, name);
    return 0;
  }
  if (!/^-?\d+$/.test(target)) {
    yield* shell.complain(`kill: ${target}: arguments must be process or job IDs`);
    return 1;
  }
  const number = Number(target);
  const { processes } = shell.process.host;
  const found = [...processes.values()].filter((process) =>
    number > 0 ? process.pid === number : process.group === -number || number === 0,
  );
  if (found.length === 0) {
    yield* shell.complain(`kill: (${target}) - No such process`);
    return 1;
  }
  const { uid } = shell.process.credentials;
  if (uid !== 0 && found.every((process) => process.credentials.uid !== uid)) {
    yield* shell.complain(`kill: (${target}) - Operation not permitted`);
    return 1;
  }
  for (const process of found) deliver(process, name);
  return 0;
}

/** A stopped process that is to end must go on for it. */
function deliver(process: Process, name: SignalName | "0"): void {
  if (name === "0") return;
  process.signal(name);
  if (process.stopped !== undefined && (name === "SIGTERM" || name === "SIGHUP")) process.signal("SIGCONT");
}

function demandSignal(text: string): SignalName | "0" {
  if (text === "0" || text === "EXIT") return "0";
  const name = signalNamed(text);
  if (name === undefined) throw new CommandError(`kill: ${text}: invalid signal specification`);
  return name;
}

/** `INT`, `SIGINT`, `int` or `2`. */
export function signalNamed(text: string): SignalName | undefined {
  const upper = text.toUpperCase();
  const name = upper.startsWith("SIG") ? upper : `SIG${upper}`;
  if (name in signals) return name as SignalName;
  return (Object.keys(signals) as SignalName[]).find((other) => String(signals[other].number) === text);
}

function* listSignals(shell: Shell, operands: readonly string[]): Task<number> {
  const names = Object.keys(signals) as SignalName[];
  if (operands.length === 0) {
    const cells = names.map((name) => `${String(signals[name].number).padStart(2)}) ${name}`);
    const rows: string[] = [];
    for (let index = 0; index < cells.length; index += 5)
      rows.push(`${cells.slice(index, index + 5).join("\t")}\n`);
    yield* shell.write(rows.join(""));
  }
  for (const operand of operands) {
    const number = Number(operand) > 128 ? String(Number(operand) - 128) : operand;
    const name = signalNamed(number);
    if (name === undefined) throw new CommandError(`kill: ${operand}: invalid signal specification`);
    yield* shell.write(`${/^\d+$/.test(operand) ? name.slice(3) : signals[name].number}\n`);
  }
  return 0;
}

/** `trap [command] signal...`; EXIT, ERR and signals. */
export function* trap(shell: Shell, args: readonly string[]): Task<number> {
  const operands = args[0] === "--" ? args.slice(1) : args;
  const [action = "", ...names] = operands;
  if (operands.length === 0 || action === "-p") return yield* showTraps(shell, names);
  if (action === "-l") return yield* listSignals(shell, []);
  const isReset = action === "-" || names.length === 0;
  let status = 0;
  for (const text of names.length === 0 ? [action] : names) {
    const name = trapName(text);
    if (name !== undefined) setTrap(shell, name, isReset ? undefined : action);
    else {
      yield* shell.complain(`trap: ${text}: invalid signal specification`);
      status = 1;
    }
  }
  return status;
}

function* showTraps(shell: Shell, names: readonly string[]): Task<number> {
  const wanted = names.map((name) => trapName(name));
  for (const [name, text] of shell.state.traps) {
    if (wanted.length === 0 || wanted.includes(name))
      yield* shell.write(`trap -- ${quoteWord(text)} ${name}\n`);
  }
  return 0;
}

function setTrap(shell: Shell, name: string, action: string | undefined): void {
  if (action === undefined) shell.state.traps.delete(name);
  else shell.state.traps.set(name, action);
  if (name in signals) installTrap(shell, name as SignalName);
}

function trapName(text: string): string | undefined {
  const upper = text.toUpperCase();
  if (text === "0" || upper === "EXIT") return "EXIT";
  if (upper === "ERR" || upper === "DEBUG" || upper === "RETURN") return upper;
  return signalNamed(text);
}

export function* umask(shell: Shell, args: readonly string[]): Task<number> {
  const { options, operands } = parseOptions(args, {
    name: "umask",
    allowed: "pS",
    usage: "[-p] [-S] [mode]",
  });
  const [mode] = operands;
  const { process } = shell;
  if (mode === undefined) {
    const octal = process.umask.toString(8).padStart(4, "0");
    yield* shell.write(
      options.has("S") ? `${symbolic(process.umask)}\n` : `${options.has("p") ? "umask " : ""}${octal}\n`,
    );
    return 0;
  }
  if (!/^[0-7]{1,4}$/.test(mode))
    throw new CommandError(
      `umask: ${mode}: ${/^\d/.test(mode) ? "octal number out of range" : "symbolic modes are not simulated"}`,
    );
  process.umask = Number.parseInt(mode, 8) & 0o777;
  return 0;
}

function symbolic(mask: number): string {
  const letters = (shift: number): string =>
    ["r", "w", "x"].filter((_, index) => ((mask >> shift) & (4 >> index)) === 0).join("");
  return `u=${letters(6)},g=${letters(3)},o=${letters(0)}`;
}

export function* times(shell: Shell): Task<number> {
  yield* shell.write("0m0.000s 0m0.000s\n0m0.000s 0m0.000s\n");
  return 0;
}

export function* ulimit(_shell: Shell, args: readonly string[]): Task<number> {
  throw new CommandError(`ulimit: not simulated${args.length > 0 ? ` (${args.join(" ")})` : ""}`);
}
