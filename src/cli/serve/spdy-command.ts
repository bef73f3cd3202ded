import type { Duplex as WorldDuplex } from "../../sim/wire/http.ts";
import { abandon } from "./abandon.ts";
import type { RealTimeDriver } from "./real-time-driver.ts";
import { RemoteCommand } from "./remote-command.ts";
import type { RemoteStreams } from "./remote-streams.ts";
import type { SpdyConnection } from "./spdy/connection.ts";
import type { SpdyStream } from "./spdy/stream.ts";

/** How long a client has to open its streams, in milliseconds. @models kubelet streamCreationTimeout, 1.33 */
const creationMs = 30_000;

/**
 * exec and attach over SPDY: the client opens a stream for each part, the server waits for all of them.
 *
 * @models pkg/kubelet/cri/streaming/remotecommand/httpstream.go, 1.33
 */
export function serveSpdyCommand(
  connection: SpdyConnection,
  duplex: WorldDuplex,
  { driver, streams }: { readonly driver: RealTimeDriver; readonly streams: RemoteStreams },
): void {
  const open = new Map<string, SpdyStream>();
  const wanted = ["error", ...namesOf(streams)];
  const { transport } = connection;
  let command: RemoteCommand | undefined;
  const timer = setTimeout(() => connection.close(), creationMs);
  connection.onClose = () => {
    clearTimeout(timer);
    if (command !== undefined) command.hangUp();
    else abandon({ duplex }, driver);
  };
  connection.onStream = (stream) => {
    const type = stream.headers.get("streamtype") ?? "";
    if (!wanted.includes(type) || open.has(type)) return stream.reset();
    open.set(type, stream);
    if (open.size < wanted.length) return;
    clearTimeout(timer);
    command = new RemoteCommand(duplex, driver, {
      stdout: (bytes) => open.get("stdout")?.write(bytes),
      stderr: (bytes) => open.get("stderr")?.write(bytes),
      ended: (status) => {
        for (const name of ["stdout", "stderr"]) open.get(name)?.end();
        const error = open.get("error");
        if (status !== undefined) error?.write(Buffer.from(JSON.stringify(status)));
        error?.end();
        connection.close();
      },
      get backlog() {
        return transport.backlog;
      },
      pause: () => transport.pause(),
      resume: () => transport.resume(),
      destroy: () => transport.destroy(),
    });
    listen(open, command);
    error(open).onDrain = () => command?.drained();
  };
}

function error(open: ReadonlyMap<string, SpdyStream>): { onDrain: (() => void) | undefined } {
  return open.get("error") ?? { onDrain: undefined };
}

function listen(open: ReadonlyMap<string, SpdyStream>, command: RemoteCommand): void {
  const ignore = (): void => undefined;
  const stdin = open.get("stdin");
  if (stdin === undefined) command.endInput();
  stdin?.listen(
    (bytes) => command.input(bytes),
    () => command.endInput(),
  );
  open.get("resize")?.listen((bytes) => command.resize(bytes), ignore);
  for (const name of ["error", "stdout", "stderr"]) open.get(name)?.listen(ignore, ignore);
}

function namesOf({ stdin, stdout, stderr, tty }: RemoteStreams): readonly string[] {
  return [
    ...(stdin ? ["stdin"] : []),
    ...(stdout ? ["stdout"] : []),
    ...(stderr ? ["stderr"] : []),
    ...(tty ? ["resize"] : []),
  ];
}
