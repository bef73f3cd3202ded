import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { ByteTransport } from "./spdy/transport.ts";

/** A socket as a way for bytes; `head` is what has come of them already. */
export function socketTransport(socket: Duplex, head: Buffer): ByteTransport {
  const transport: ByteTransport = {
    write: (bytes) => void (socket.writable && socket.write(bytes)),
    end: () => void socket.end(),
    destroy: () => void socket.destroy(),
    get backlog() {
      return socket.writableLength;
    },
    pause: () => void socket.pause(),
    resume: () => void socket.resume(),
    onData: undefined,
    onDrain: undefined,
    onClose: undefined,
  };
  if (head.length > 0) socket.unshift(head);
  socket.on("data", (bytes: Buffer) => transport.onData?.(bytes));
  socket.on("drain", () => transport.onDrain?.());
  socket.on("error", () => socket.destroy());
  socket.on("end", () => socket.end());
  socket.on("close", () => transport.onClose?.());
  return transport;
}

/** The binary messages of a WebSocket, one after the other, as a way for bytes. */
export function webSocketTransport(socket: WebSocket): ByteTransport {
  const transport: ByteTransport = {
    write: (bytes) => {
      if (socket.readyState === socket.OPEN) socket.send(bytes, () => transport.onDrain?.());
    },
    end: () => socket.close(1000),
    destroy: () => socket.terminate(),
    get backlog() {
      return socket.bufferedAmount;
    },
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    onData: undefined,
    onDrain: undefined,
    onClose: undefined,
  };
  socket.on("message", (data) => transport.onData?.(data as Buffer));
  socket.on("error", () => socket.terminate());
  socket.on("close", () => transport.onClose?.());
  return transport;
}
