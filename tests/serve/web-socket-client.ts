import { WebSocket } from "ws";
import type { TestContext } from "./served-world.ts";

/** What came on each channel of a WebSocket until it closed. */
export interface Conversation {
  readonly protocol: string;
  readonly closed: number;
  readonly channels: Readonly<Record<number, string>>;
}

export interface OpenSocket {
  readonly socket: WebSocket;
  send(channel: number, data: string | Buffer): void;
  /** What has come on a channel by now. */
  said(channel: number): string;
  readonly ended: Promise<Conversation>;
}

/** Rejects if the server does not change protocols, with its status and body. */
export async function openSocket(
  { port, tls }: TestContext,
  path: string,
  protocols: string | readonly string[],
): Promise<OpenSocket> {
  const socket = new WebSocket(`wss://127.0.0.1:${port}${path}`, [protocols].flat(), { ...tls });
  socket.binaryType = "nodebuffer";
  const channels: Record<number, Buffer> = {};
  const { promise: ended, resolve: end } = Promise.withResolvers<Conversation>();
  socket.on("message", (data, isBinary) => {
    const bytes = data as Buffer;
    const channel = (bytes[0] ?? 0) - (isBinary ? 0 : 0x30);
    const rest = isBinary ? bytes.subarray(1) : Buffer.from(bytes.toString("latin1", 1), "base64");
    channels[channel] = Buffer.concat([channels[channel] ?? Buffer.alloc(0), rest]);
  });
  const text = (channel: number): string => channels[channel]?.toString("utf8") ?? "";
  socket.on("close", (closed) =>
    end({
      protocol: socket.protocol,
      closed,
      channels: Object.fromEntries(Object.keys(channels).map((key) => [key, text(Number(key))])),
    }),
  );
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.on("open", () => resolve());
  socket.on("error", reject);
  socket.on("unexpected-response", (_, response) => {
    response.setEncoding("utf8");
    let body = "";
    response.on("data", (part: string) => (body += part));
    response.on("end", () => reject(new Error(`${response.statusCode} ${body}`)));
  });
  await promise;
  return {
    socket,
    send: (channel, data) => socket.send(Buffer.concat([Buffer.from([channel]), Buffer.from(data)])),
    said: text,
    ended,
  };
}
