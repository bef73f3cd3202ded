import type { Task } from "../../kernel/task.ts";
import { atLeast } from "./argument-rules.ts";
import { CommandError, type CommandSpec, type Invocation } from "../cobra/command.ts";
import { relay } from "../../host/relay.ts";
import { textInput } from "../../host/text-file.ts";
import type { OpenFile } from "../../host/open-file.ts";
import type { Process } from "../../host/process.ts";
import { DockerError, type DockerApi, type ExecOptions } from "./docker-api.ts";
import { refusal } from "./engine-access.ts";
import { engineOf } from "./engine-socket.ts";
import { openRemoteTerminal } from "./interactive.ts";

export const exec: CommandSpec = {
  use: "exec [OPTIONS] CONTAINER COMMAND [ARG...]",
  short: "Execute a command in a running container",
  args: atLeast(2),
  interspersed: false,
  flags: [
    { name: "detach", short: "d", type: "bool", usage: "Do not wait for it" },
    { name: "env", short: "e", type: "stringArray", valueName: "list", usage: "Set environment variables" },
    { name: "interactive", short: "i", type: "bool", usage: "Keep standard input open" },
    { name: "privileged", type: "bool", usage: "All capabilities" },
    { name: "tty", short: "t", type: "bool", usage: "Give it a terminal" },
    { name: "user", short: "u", type: "string", usage: "User name or id" },
    { name: "workdir", short: "w", type: "string", usage: "The working directory" },
  ],
  run: execute,
};

function* execute({ process, flags, args }: Invocation): Task<number> {
  const engine = engineOf(process);
  const [container = "", program = "", ...rest] = args;
  const takesInput = flags.bool("interactive");
  if (flags.bool("tty") && takesInput && process.files.get(0)?.terminal === undefined) {
    throw new CommandError("the input device is not a TTY");
  }
  const options = {
    argv: [program, ...rest] as const,
    env: [...(flags.bool("tty") ? ["TERM=xterm"] : []), ...flags.list("env")],
    workingDir: flags.text("workdir"),
    user: flags.text("user"),
  };
  try {
    if (flags.bool("tty")) return yield* onTerminal(process, engine, { container, takesInput, options });
    return yield* onPipes(process, engine, {
      container,
      takesInput,
      options,
      isDetached: flags.bool("detach"),
    });
  } catch (error) {
    if (error instanceof DockerError && error.message.startsWith("OCI runtime")) {
      yield* process.complain(`${error.message}\n`);
      return error.exitCode;
    }
    yield* process.complain(refusal(error));
    return 1;
  }
}

interface Job {
  readonly container: string;
  readonly takesInput: boolean;
  readonly options: Omit<ExecOptions, "files">;
}

function* onTerminal(
  process: Process,
  engine: DockerApi,
  { container, takesInput, options }: Job,
): Task<number> {
  const terminal = openRemoteTerminal(process, takesInput);
  const inner = yield* engine.exec(container, { ...options, files: terminal.files });
  yield* terminal.converse((action) => (inner.exit === undefined ? inner.onEnd(action) : action()));
  return inner.exit?.code ?? 0;
}

function* onPipes(
  process: Process,
  engine: DockerApi,
  { container, takesInput, options, isDetached }: Job & { readonly isDetached: boolean },
): Task<number> {
  const files = new Map<number, OpenFile>();
  for (const number of isDetached ? [] : [0, 1, 2]) {
    const open = process.files.get(number);
    if (open !== undefined) files.set(number, relay(open));
  }
  if (!takesInput) files.set(0, textInput(""));
  const inner = yield* engine.exec(container, { ...options, files });
  for (const open of files.values()) open.release();
  if (isDetached) return 0;
  // Without a terminal the client's end does not end what runs inside.
  while (inner.exit === undefined) yield* process.kernel.wait(inner.changed);
  return inner.exit?.code ?? 0;
}
