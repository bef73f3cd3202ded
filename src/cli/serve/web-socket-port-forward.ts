import type { WebSocket } from "ws";
import type { HttpRequest } from "../../sim/wire/http.ts";
import type { ForwardedInput, PortForwarding } from "./port-forwarding.ts";
import { backlogMax } from "./stream-body.ts";

/** The protocols of port-forward over a WebSocket without SPDY in it: one connection to each port. */
export const portForwardProtocols: readonly string[] = ["v4.channel.k8s.io", "v4.base64.channel.k8s.io"];

/** The ports that a request names: `ports=80&ports=443` or `ports=80,443`. Undefined if one is none. */
export function portsOf({ query }: HttpRequest): readonly number[] | undefined {
  const ports = (query["ports"] ?? []).flatMap((text) => text.split(",")).map(Number);
  const areGood = ports.every((port) => Number.isInteger(port) && port > 0 && port <= 65_535);
  return areGood && ports.length > 0 ? ports : undefined;
}

/**
 * Two channels for each port, data and error, each beginning with the port's number.
 *
 * @models pkg/kubelet/cri/streaming/portforward/websocket.go, 1.33
 */
export function serveWebSocketPortForward(
  socket: WebSocket,
  forwarding: PortForwarding,
  { ports, protocol }: { readonly ports: readonly number[]; readonly protocol: string },
): void {
  const isBase64 = protocol.includes("base64");
  const send = (channel: number, bytes: Buffer): void => {
    if (socket.readyState !== socket.OPEN) return;
    if (isBase64) socket.send(`${channel}${bytes.toString("base64")}`);
    else socket.send(Buffer.concat([Buffer.from([channel]), bytes]));
    if (socket.bufferedAmount > backlogMax) socket.terminate();
  };
  let left = ports.length;
  const inputs = ports.map((port, index): ForwardedInput => {
    const head = Buffer.alloc(2);
    head.writeUInt16LE(port);
    send(index * 2, head);
    send(index * 2 + 1, head);
    return forwarding.open(port, {
      data: (bytes) => send(index * 2, bytes),
      endData: () => {
        left--;
        if (left === 0) socket.close(1000);
      },
      error: (text) => send(index * 2 + 1, Buffer.from(text)),
      endError: () => undefined,
    });
  });
  socket.on("message", (data, isBinary) => {
    const message = data as Buffer;
    const isText = isBase64 || !isBinary;
    const channel = (message[0] ?? 0) - (isText ? 0x30 : 0);
    const payload = isText
      ? Buffer.from(message.subarray(1).toString("latin1"), "base64")
      : message.subarray(1);
    if (channel % 2 === 0) inputs[channel / 2]?.data(Buffer.from(payload));
  });
  socket.on("error", () => socket.terminate());
  socket.on("close", () => {
    for (const input of inputs) input.close();
    forwarding.close();
  });
}
