import type { Task } from "../../kernel/task.ts";
import type { Process } from "../../host/process.ts";
import { atLeast } from "./argument-rules.ts";
import { CommandError, type CommandSpec, type Invocation } from "../cobra/command.ts";
import { DockerError, type ContainerView, type CreateOptions, type DockerApi } from "./docker-api.ts";
import { engineOf } from "./engine-socket.ts";
import { openRemoteTerminal } from "./interactive.ts";
import { createOptions, runFlags } from "./run-options.ts";

export const run: CommandSpec = {
  use: "run [OPTIONS] IMAGE [COMMAND] [ARG...]",
  short: "Create and run a new container from an image",
  args: atLeast(1),
  flags: runFlags,
  interspersed: false,
  run: runContainer,
};

export const create: CommandSpec = {
  use: "create [OPTIONS] IMAGE [COMMAND] [ARG...]",
  short: "Create a new container",
  args: atLeast(1),
  flags: runFlags,
  interspersed: false,
  *run({ process, flags, args }) {
    const engine = engineOf(process);
    try {
      const options = createOptions(flags, args, process.env);
      yield* pullIfMissing(process, engine, {
        image: options.image,
        policy: flags.text("pull"),
        isQuiet: false,
      });
      const { id } = yield* engine.create(options);
      yield* process.write(`${id}\n`);
      return 0;
    } catch (error) {
      return yield* refuse(process, error);
    }
  },
};

function* runContainer({ process, flags, args }: Invocation): Task<number> {
  const engine = engineOf(process);
  if (flags.bool("init")) throw new CommandError("docker: --init is not simulated", { code: 125 });
  const options = createOptions(flags, args, process.env);
  const isDetached = flags.bool("detach");
  if (options.tty && options.openStdin && !isDetached && process.files.get(0)?.terminal === undefined) {
    throw new CommandError("the input device is not a TTY", { code: 1 });
  }
  try {
    yield* pullIfMissing(process, engine, {
      image: options.image,
      policy: flags.text("pull"),
      isQuiet: flags.bool("quiet"),
    });
    if (!isDetached) return yield* runAttached(process, engine, options);
    const { id } = yield* engine.create(options);
    yield* process.write(`${id}\n`);
    yield* engine.start(id);
    return 0;
  } catch (error) {
    return yield* refuse(process, error);
  }
}

function* refuse(process: Process, error: unknown): Task<number> {
  if (!(error instanceof DockerError)) throw error;
  yield* process.complain(
    `docker: Error response from daemon: ${error.message}\n\nRun 'docker run --help' for more information\n`,
  );
  return Math.max(125, error.exitCode);
}

function* pullIfMissing(
  process: Process,
  engine: DockerApi,
  { image, policy, isQuiet }: { readonly image: string; readonly policy: string; readonly isQuiet: boolean },
): Task<void> {
  if (policy !== "always" && hasImage(engine, image)) return;
  if (policy === "never")
    throw new DockerError(`No such image: ${/[:@][^/]*$/.test(image) ? image : `${image}:latest`}`);
  const lines: string[] = [];
  if (!isQuiet && policy !== "always") {
    yield* process.complain(
      `Unable to find image '${/[:@][^/]*$/.test(image) ? image : `${image}:latest`}' locally\n`,
    );
  }
  yield* engine.pull(image, (line) => lines.push(line));
  if (!isQuiet)
    yield* process.complain(
      lines
        .filter(isShown)
        .map((line) => `${line}\n`)
        .join(""),
    );
}

/** What stays on the screen of a pull, and what a pipe gets. */
export function isShown(line: string): boolean {
  return !/: (?:Pulling fs layer|Verifying Checksum|Download complete)$/.test(line);
}

function hasImage(engine: DockerApi, reference: string): boolean {
  try {
    return engine.image(reference).id !== "";
  } catch (error) {
    if (error instanceof DockerError) return false;
    throw error;
  }
}

function* runAttached(process: Process, engine: DockerApi, options: CreateOptions): Task<number> {
  if (options.tty) return yield* runOnTerminal(process, engine, options);
  const input = process.files.get(0);
  const attach = options.openStdin && input !== undefined ? new Map([[0, input]]) : new Map();
  const container = yield* engine.create({ ...options, attach });
  process.onSignal("SIGINT", () => killQuietly(engine, container));
  process.onSignal("SIGTERM", () => killQuietly(engine, container));
  const lines = container.logs.follow();
  const exit = { code: 0, isOver: false };
  yield* engine.start(container.id);
  process.kernel.spawn("docker wait", engine.wait(container.id), (ended) => {
    Object.assign(exit, { code: ended?.code ?? 0, isOver: true });
    lines.end();
  });
  for (let line = yield* lines.next(); line !== undefined; line = yield* lines.next()) {
    yield* line.from === "stdout" ? process.write(line.text) : process.complain(line.text);
  }
  return exit.code;
}

function* runOnTerminal(process: Process, engine: DockerApi, options: CreateOptions): Task<number> {
  const terminal = openRemoteTerminal(process, options.openStdin);
  const container = yield* engine.create({ ...options, attach: terminal.files });
  yield* engine.start(container.id);
  let code = 0;
  yield* terminal.converse((action) => {
    process.kernel.spawn("docker wait", engine.wait(container.id), (ended) => {
      code = ended?.code ?? 0;
      action();
    });
  });
  return code;
}

/** Ctrl-C goes to the container; one that has just ended is left alone. */
function killQuietly(engine: DockerApi, { id, state }: ContainerView): void {
  if (state === "running") engine.kill(id, "SIGINT");
}
