import { SystemError } from "../../host/errno.ts";
import type { OpenFile } from "../../host/open-file.ts";
import { createPipe } from "../../host/pipe.ts";
import type { Process } from "../../host/process.ts";
import { createPty } from "../../host/pty.ts";
import { textInput } from "../../host/text-file.ts";
import { Channel } from "../../kernel/channel.ts";
import type { Kernel } from "../../kernel/kernel.ts";
import type { Task } from "../../kernel/task.ts";
import type { Container } from "../../runtime/container.ts";
import type { Duplex, HttpResponse } from "../../wire/http.ts";
import { execError } from "./exec-output.ts";
import { channelOutput, closeDuplex, exitStatus, internalError, newDuplex } from "./remote-duplex.ts";

export interface ExecStreamRequest {
  readonly kernel: Kernel;
  readonly container: Container;
  readonly argv: readonly [string, ...string[]];
  readonly stdin: boolean;
  readonly tty: boolean;
}

interface Streams {
  readonly duplex: Duplex;
  readonly files: ReadonlyMap<number, OpenFile>;
}

/** Runs a command in a container with its streams on a connection: `kubectl exec`. */
export function* execStream(request: ExecStreamRequest): Task<HttpResponse> {
  const { duplex, files } = request.tty ? terminalStreams(request) : pipeStreams(request);
  const started = yield* start(request, files);
  for (const file of files.values()) file.release();
  if ("error" in started)
    closeDuplex(duplex, internalError(`error executing command in container: ${started.error}`));
  else follow(request.kernel, started.process, duplex);
  return { status: 101, headers: { upgrade: "SPDY/3.1" }, body: { duplex } };
}

function* start(
  { container, argv, tty }: ExecStreamRequest,
  files: ReadonlyMap<number, OpenFile>,
): Task<{ readonly process: Process } | { readonly error: string }> {
  const env = tty ? new Map([["TERM", "xterm"]]) : new Map<string, string>();
  try {
    return { process: yield* container.exec({ argv, files, env }) };
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    return { error: execError(argv[0], error).replace(/^rpc error: code = Unknown desc = /, "") };
  }
}

function follow(kernel: Kernel, process: Process, duplex: Duplex): void {
  const finish = (): void => {
    kernel.later(() => closeDuplex(duplex, exitStatus(process.exit?.code ?? 0)));
  };
  if (process.exit === undefined) process.onEnd(finish);
  else finish();
  duplex.stdout.onCancel = () => hangUp(process);
}

/** Whoever asked has gone; the process sees it only if it has a terminal. */
function hangUp(process: Process): void {
  if (process.terminal !== undefined) process.signal("SIGHUP");
}

function pipeStreams({ kernel, stdin }: ExecStreamRequest): Streams {
  const duplex = newDuplex();
  const input = stdin ? pipeFrom(kernel, duplex.stdin) : textInput("");
  const files = new Map([
    [0, input],
    [1, channelOutput(duplex.stdout)],
    [2, channelOutput(duplex.stderr)],
  ]);
  return { duplex, files };
}

function terminalStreams({ kernel, container, stdin }: ExecStreamRequest): Streams {
  const duplex = newDuplex();
  const input = stdin ? duplex.stdin : new Channel<string>();
  const size = duplex.resize.take();
  const tty = createPty({
    kernel,
    name: `pts of ${container.spec.id.slice(0, 12)}`,
    ...(size === undefined ? {} : { size }),
    input,
    output: duplex.stdout,
  });
  followSize(duplex, (columns, rows) => tty.resize(columns, rows));
  return { duplex, files: new Map([0, 1, 2].map((number) => [number, tty.openFile()])) };
}

/** Hands each new size of the client's terminal on. */
export function followSize({ resize }: Duplex, apply: (columns: number, rows: number) => void): void {
  const drain = (): void => {
    for (let next = resize.take(); next !== undefined; next = resize.take()) apply(next.columns, next.rows);
  };
  resize.onReadable = drain;
  drain();
}

/** What comes on a channel, as something to read from. */
function pipeFrom(kernel: Kernel, channel: Channel<string>): OpenFile {
  const { reader, writer } = createPipe();
  kernel.spawn("stdin", pump(channel, writer), () => writer.release());
  return reader;
}

function* pump(channel: Channel<string>, writer: OpenFile): Task<void> {
  for (let text = yield* channel.next(); text !== undefined; text = yield* channel.next())
    yield* writer.write(text);
}
