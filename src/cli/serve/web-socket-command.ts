import type { WebSocket } from "ws";
import type { Duplex } from "../../sim/wire/http.ts";
import { isObject, type Json } from "../../sim/wire/json.ts";
import type { RealTimeDriver } from "./real-time-driver.ts";
import { RemoteCommand } from "./remote-command.ts";
import type { RemoteStreams } from "./remote-streams.ts";

/** The first byte of each message. */
const channels = { stdin: 0, stdout: 1, stderr: 2, error: 3, resize: 4, close: 255 } as const;

/** The one that knows the end of standard input. */
export const closingProtocol: string = "v5.channel.k8s.io";

/** The protocols of exec and attach over a WebSocket, the newest first. */
export const commandProtocols: readonly string[] = [
  closingProtocol,
  "v4.channel.k8s.io",
  "v4.base64.channel.k8s.io",
  "channel.k8s.io",
  "base64.channel.k8s.io",
];

/**
 * exec and attach over a WebSocket.
 *
 * @models apimachinery remotecommand constants; pkg/kubelet/cri/streaming/remotecommand/websocket.go, 1.33
 */
export function serveWebSocketCommand(
  socket: WebSocket,
  duplex: Duplex,
  options: {
    readonly driver: RealTimeDriver;
    readonly streams: RemoteStreams;
    /** Empty: the client has named none. */
    readonly protocol: string;
  },
): void {
  const { driver, streams, protocol } = options;
  const isBase64 = protocol.includes("base64");
  const send = (channel: number, bytes: Buffer): void => {
    if (socket.readyState !== socket.OPEN) return;
    if (isBase64) socket.send(`${channel}${bytes.toString("base64")}`, drained);
    else socket.send(Buffer.concat([Buffer.from([channel]), bytes]), drained);
  };
  // The client learns that it is connected.
  if (streams.stdout) send(channels.stdout, Buffer.alloc(0));
  else if (streams.stderr) send(channels.stderr, Buffer.alloc(0));
  else send(channels.error, Buffer.alloc(0));
  const command: RemoteCommand = new RemoteCommand(duplex, driver, {
    stdout: (bytes) => (streams.stdout ? send(channels.stdout, bytes) : undefined),
    stderr: (bytes) => (streams.stderr ? send(channels.stderr, bytes) : undefined),
    ended: (status) => {
      const text = statusText(protocol, status);
      if (text !== "") send(channels.error, Buffer.from(text));
      socket.close(1000);
    },
    get backlog() {
      return socket.bufferedAmount;
    },
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    destroy: () => socket.terminate(),
  });
  function drained(): void {
    command.drained();
  }
  if (!streams.stdin) command.endInput();
  socket.on("message", (data, isBinary) => {
    const message = isBase64 || !isBinary ? decodeBase64(data as Buffer) : (data as Buffer);
    receive(message, command);
  });
  socket.on("error", () => socket.terminate());
  socket.on("close", () => command.hangUp());
}

function receive(message: Buffer, command: RemoteCommand): void {
  const payload = message.subarray(1);
  switch (message[0]) {
    case channels.stdin:
      return command.input(payload);
    case channels.resize:
      return command.resize(payload);
    case channels.close:
      return payload[0] === channels.stdin ? command.endInput() : undefined;
    case undefined:
    default:
  }
}

/** `0aGVsbG8=`: the channel as a digit, then its data. */
function decodeBase64(data: Buffer): Buffer {
  const channel = Buffer.from([(data[0] ?? 0x30) - 0x30]);
  return Buffer.concat([channel, Buffer.from(data.subarray(1).toString("latin1"), "base64")]);
}

/**
 * Version 5 ends at the API server, which is itself a client of the kubelet: what fails there is an error of its own.
 *
 * @models apiserver/pkg/util/proxy/streamtranslator.go ServeHTTP, 1.33
 */
function translated(status: Json): Json {
  if (!isObject(status) || status["status"] === "Success" || status["reason"] === "NonZeroExitCode")
    return status;
  return internalError(messageOf(status));
}

function messageOf({ message }: Readonly<Record<string, unknown>>): string {
  return typeof message === "string" ? message : "unknown error";
}

/** For a client of version 5 whose connection the kubelet has refused. */
export function refuseWebSocketCommand(socket: WebSocket, text: string): void {
  const status = internalError(`unable to upgrade connection: ${text}`);
  socket.on("error", () => socket.terminate());
  socket.send(Buffer.concat([Buffer.from([channels.error]), Buffer.from(JSON.stringify(status))]));
  socket.close(1000);
}

/** @models apimachinery api/errors NewInternalError, 1.33 */
function internalError(text: string): Json {
  return {
    metadata: {},
    status: "Failure",
    message: `Internal error occurred: ${text}`,
    reason: "InternalError",
    details: { causes: [{ message: text }] },
    code: 500,
  };
}

/** Before version 4 a failure was a sentence, and success nothing. */
function statusText(protocol: string, status: Json | undefined): string {
  if (status === undefined) return "";
  if (protocol === closingProtocol) return JSON.stringify(translated(status));
  if (/^v[45]\./.test(protocol)) return JSON.stringify(status);
  return isObject(status) && status["status"] !== "Success" ? messageOf(status) : "";
}
