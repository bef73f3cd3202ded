import { Interrupted, type Task } from "../../../kernel/task.ts";
import type { Thread } from "../../../kernel/thread.ts";
import { Signal } from "../../../kernel/signal.ts";
import type { Duplex } from "../../../wire/http.ts";
import type { Status } from "../../../wire/status.ts";
import type { Process } from "../../../host/process.ts";
import { CommandError } from "../../cobra/command.ts";
import { exitCodeOf, PlainError } from "../client/kubectl-errors.ts";

/** What this kubectl speaks first. @models apimachinery/pkg/util/remotecommand/constants.go, 1.33 */
export const commandProtocol: string = "v5.channel.k8s.io";

export interface RemoteOptions {
  readonly stdin: boolean;
  readonly tty: boolean;
}

/**
 * Connects the process's streams with a command inside a container until that ends. Throws if it fails, with its code.
 * @models client-go tools/remotecommand, kubectl/pkg/util/term TTY.Safe, 1.33
 */
export function* runRemote(process: Process, duplex: Duplex, options: RemoteOptions): Task<void> {
  const terminal = options.tty ? process.terminal : undefined;
  const mode = terminal?.mode;
  if (terminal !== undefined) terminal.mode = "raw";
  const feeder = options.stdin ? process.kernel.spawn("stdin", feed(process, duplex), swallow) : undefined;
  if (!options.stdin) duplex.stdin.end();
  const stopResizing = terminal === undefined ? () => {} : followSize(process, duplex);
  let status: Status | undefined;
  try {
    status = yield* drain(process, duplex);
  } finally {
    stopResizing();
    end(feeder, duplex);
    if (terminal !== undefined && mode !== undefined) terminal.mode = mode;
  }
  finish(status);
}

function swallow(): void {}

function end(feeder: Thread | undefined, { stdin, stdout, stderr }: Duplex): void {
  feeder?.kill();
  stdin.end();
  stdout.cancel();
  stderr.cancel();
}

/** What is typed goes in as it comes. */
function* feed(process: Process, { stdin }: Duplex): Task<void> {
  try {
    for (let text = yield* process.read(); text !== undefined; text = yield* process.read()) {
      if (!(yield* stdin.put(text))) return;
    }
    stdin.end();
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  }
}

function followSize(process: Process, { resize }: Duplex): () => void {
  const tell = (): void => {
    if (process.terminal !== undefined) resize.push(process.terminal.size);
  };
  tell();
  return process.terminal?.resized.subscribe(tell) ?? (() => {});
}

/** Writes both outputs as they come, until both have ended; the result is how the command ended. */
function* drain(process: Process, { stdout, stderr, exit }: Duplex): Task<Status | undefined> {
  const readable = new Signal();
  for (const channel of [stdout, stderr, exit]) channel.onReadable = () => readable.notify();
  for (;;) {
    const out = stdout.take();
    if (out !== undefined) yield* process.write(out);
    const bad = stderr.take();
    if (bad !== undefined) yield* process.complain(bad);
    if (out !== undefined || bad !== undefined) continue;
    if (stdout.drained && stderr.drained && (exit.size > 0 || exit.drained))
      return exit.take() as unknown as Status | undefined;
    yield* process.kernel.wait(readable);
  }
}

function finish(status: Status | undefined): void {
  if (status === undefined || status.status === "Success") return;
  if (status.reason === "NonZeroExitCode") {
    const code = exitCodeOf(status);
    throw new PlainError(`command terminated with exit code ${code}`, { code });
  }
  throw new CommandError(`Internal error occurred: ${status.message ?? "unknown error"}`);
}
