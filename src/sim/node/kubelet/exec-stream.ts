import type { OpenFile } from "../../host/open-file.ts";
import { createPipe } from "../../host/pipe.ts";
import type { Process } from "../../host/process.ts";
import { createPty } from "../../host/pty.ts";
import { outputTo, textInput } from "../../host/text-file.ts";
import { Channel } from "../../kernel/channel.ts";
import type { Kernel } from "../../kernel/kernel.ts";
import type { Task } from "../../kernel/task.ts";
import type { Container } from "../../runtime/container.ts";
import type { Duplex, HttpResponse } from "../../wire/http.ts";
import type { Json } from "../../wire/json.ts";

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

/** Runs a command in a container with its streams on a connection: `kubectl exec`. Throws SystemError. */
export function* execStream(request: ExecStreamRequest): Task<HttpResponse> {
  const { kernel, container, argv, tty } = request;
  const { duplex, files } = tty ? terminalStreams(request) : pipeStreams(request);
  const env = tty ? new Map([["TERM", "xterm"]]) : new Map<string, string>();
  const process = yield* container.exec({ argv, files, env });
  for (const file of files.values()) file.release();
  const finish = (): void => {
    kernel.later(() => close(duplex, process.exit?.code ?? 0));
  };
  if (process.exit === undefined) process.onEnd(finish);
  else finish();
  duplex.stdout.onCancel = () => hangUp(process);
  return { status: 101, headers: { upgrade: "SPDY/3.1" }, body: { duplex } };
}

/** Whoever asked has gone; the process sees it only if it has a terminal. */
function hangUp(process: Process): void {
  if (process.terminal !== undefined) process.signal("SIGHUP");
}

function newDuplex(): Duplex {
  return {
    stdin: new Channel(),
    stdout: new Channel(),
    stderr: new Channel(),
    resize: new Channel(),
    exit: new Channel(),
  };
}

function pipeStreams({ kernel, stdin }: ExecStreamRequest): Streams {
  const duplex = newDuplex();
  const input = stdin ? pipeFrom(kernel, duplex.stdin) : textInput("");
  const files = new Map([
    [0, input],
    [1, outputTo((text) => void duplex.stdout.push(text))],
    [2, outputTo((text) => void duplex.stderr.push(text))],
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
  duplex.resize.onReadable = () => {
    for (let next = duplex.resize.take(); next !== undefined; next = duplex.resize.take())
      tty.resize(next.columns, next.rows);
  };
  return { duplex, files: new Map([0, 1, 2].map((number) => [number, tty.openFile()])) };
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

function close(duplex: Duplex, code: number): void {
  duplex.exit.push(code === 0 ? success : failure(code));
  duplex.stdout.end();
  duplex.stderr.end();
  duplex.exit.end();
  duplex.stdin.cancel();
}

const success: Json = { metadata: {}, status: "Success" };

function failure(code: number): Json {
  return {
    metadata: {},
    status: "Failure",
    message: `command terminated with non-zero exit code: exit status ${code}`,
    reason: "NonZeroExitCode",
    details: { causes: [{ reason: "ExitCode", message: String(code) }] },
  };
}
