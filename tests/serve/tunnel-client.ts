import { connect } from "node:tls";
import type { ByteTransport } from "../../src/cli/serve/spdy/transport.ts";
import type { TestContext } from "./served-world.ts";

/**
 * SPDY in the binary messages of a WebSocket, as kubectl 1.31 and later forward ports. Written by hand, because the
 * protocol's name has a slash, which other WebSocket clients refuse. Rejects with the server's first line.
 */
export async function openTunnel(
  { port, tls }: TestContext,
  path: string,
  protocol: string,
): Promise<{ readonly transport: ByteTransport; readonly head: string }> {
  const socket = connect({ host: "127.0.0.1", port, ...tls });
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: ${protocol}\r\n\r\n`,
  );
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let rest = Buffer.alloc(0);
  let isOpen = false;
  const transport: ByteTransport = {
    write: (bytes) => void socket.write(frame(bytes)),
    end: () => void socket.end(),
    destroy: () => void socket.destroy(),
    backlog: 0,
    pause: () => undefined,
    resume: () => undefined,
    onData: undefined,
    onDrain: undefined,
    onClose: undefined,
  };
  socket.on("data", (part: Buffer) => {
    rest = Buffer.concat([rest, part]);
    if (!isOpen) {
      const end = rest.indexOf("\r\n\r\n");
      if (end < 0) return;
      const head = rest.toString("latin1", 0, end);
      rest = rest.subarray(end + 4);
      isOpen = head.startsWith("HTTP/1.1 101");
      if (isOpen) resolve(head);
      else reject(new Error(head));
    }
    for (let message = take(); message !== undefined; message = take()) transport.onData?.(message);
  });
  socket.on("error", reject);
  socket.on("close", () => transport.onClose?.());
  /** The next whole message; those of the protocol itself are empty here. */
  function take(): Buffer | undefined {
    if (rest.length < 2) return undefined;
    const short = (rest[1] ?? 0) & 0x7f;
    const [start, length] =
      short < 126
        ? [2, short]
        : short === 126
          ? [4, rest.readUInt16BE(2)]
          : [10, Number(rest.readBigUInt64BE(2))];
    if (rest.length < start + length) return undefined;
    const isBinary = ((rest[0] ?? 0) & 0x0f) === 2;
    const payload = Buffer.from(rest.subarray(start, start + length));
    rest = rest.subarray(start + length);
    return isBinary ? payload : Buffer.alloc(0);
  }
  return { head: await promise, transport };
}

/** A client's frame is masked; zeros do. */
function frame(payload: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head[0] = 0x82;
  head[1] = 0x80 | 126;
  head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}
