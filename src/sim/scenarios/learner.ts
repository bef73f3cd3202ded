import type { OpenFile } from "../host/open-file.ts";
import type { Exit, Process } from "../host/process.ts";
import { SystemError } from "../host/errno.ts";
import { outputTo, textInput } from "../host/text-file.ts";
import { credentialsOf, userByName } from "../host/users.ts";
import { Signal } from "../kernel/signal.ts";
import type { Task } from "../kernel/task.ts";
import type { Machine } from "./power-on.ts";

export interface Sinks {
  stdout(text: string): void;
  stderr(text: string): void;
  readonly stdin?: string;
}

/** A program that runs as the learner, seen from outside the world. */
export interface Execution {
  readonly process: Process | undefined;
  readonly exit: Exit | undefined;
  /** Notified when `exit` is there. */
  readonly ended: Signal;
}

/** Starts a program in the learner's home with the environment of a login. Throws SystemError. */
export function* learnerProcess(
  { host, spec }: Machine,
  argv: readonly [string, ...string[]],
  files: ReadonlyMap<number, OpenFile>,
): Task<Process> {
  const { learner, env } = spec;
  const access = host.files.access();
  const user = userByName(access, learner.name);
  const credentials =
    user === undefined ? { uid: learner.uid, gid: learner.gid, groups: [] } : credentialsOf(access, user);
  return yield* host.boot({ argv, env: new Map(Object.entries(env)), cwd: learner.home, credentials, files });
}

/** As a shell would: a program that cannot be started is a message and 127 or 126. */
export function execute(machine: Machine, argv: readonly [string, ...string[]], sinks: Sinks): Execution {
  const execution: { process: Process | undefined; exit: Exit | undefined; readonly ended: Signal } = {
    process: undefined,
    exit: undefined,
    ended: new Signal(),
  };
  const finish = (exit: Exit): void => {
    execution.exit = exit;
    execution.ended.notify();
  };
  const files = new Map([
    [0, textInput(sinks.stdin ?? "")],
    [1, outputTo((text) => sinks.stdout(text))],
    [2, outputTo((text) => sinks.stderr(text))],
  ]);
  machine.host.kernel.spawn(argv[0], learnerProcess(machine, argv, files), (process, error) => {
    if (error !== undefined) {
      if (!(error instanceof SystemError)) throw error;
      sinks.stderr(`${argv[0]}: ${error.message}\n`);
      finish({ code: error.errno === "ENOENT" ? 127 : 126, signal: undefined });
      return;
    }
    execution.process = process;
    process?.onEnd(() => finish(process.exit ?? { code: 0, signal: undefined }));
  });
  return execution;
}

/** Puts files into the learner's home, as the learner's own. */
export function placeFiles({ host, spec }: Machine, files: Readonly<Record<string, string>>): void {
  const { uid, gid, home } = spec.learner;
  const access = host.files.access({
    credentials: { uid, gid, groups: [] },
    cwd: () => home,
    umask: () => 0o022,
  });
  for (const [path, text] of Object.entries(files)) {
    const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
    if (folder !== "") access.makeDirectory(folder, { parents: true });
    access.writeText(path, text, path.endsWith(".sh") ? 0o755 : 0o644);
  }
}
