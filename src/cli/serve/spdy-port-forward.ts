import type { ForwardedInput, PortForwarding } from "./port-forwarding.ts";
import type { SpdyConnection } from "./spdy/connection.ts";
import type { SpdyStream } from "./spdy/stream.ts";
import { backlogMax } from "./stream-body.ts";

/** How long the second stream of a pair may take, in milliseconds. @models streamCreationTimeout, 1.33 */
const creationMs = 30_000;

interface Pair {
  error: SpdyStream | undefined;
  data: SpdyStream | undefined;
  readonly timer: NodeJS.Timeout;
}

/**
 * port-forward over SPDY: two streams for each connection, paired by their request's number.
 *
 * @models pkg/kubelet/cri/streaming/portforward/httpstream.go, 1.33
 */
export function serveSpdyPortForward(connection: SpdyConnection, forwarding: PortForwarding): void {
  const pairs = new Map<string, Pair>();
  const inputs = new Set<ForwardedInput>();
  connection.onClose = () => {
    for (const { timer } of pairs.values()) clearTimeout(timer);
    for (const input of inputs) input.close();
    forwarding.close();
  };
  connection.onStream = (stream) => {
    const type = stream.headers.get("streamtype");
    const port = portOf(stream);
    if (port === undefined || (type !== "error" && type !== "data")) return stream.reset();
    const id = stream.headers.get("requestid") ?? "";
    const pair = pairs.get(id) ?? newPair(() => pairs.delete(id));
    pairs.set(id, pair);
    if (pair[type] !== undefined) return stream.reset();
    pair[type] = stream;
    const { error, data, timer } = pair;
    if (error === undefined || data === undefined) return;
    pairs.delete(id);
    clearTimeout(timer);
    const input = forward(connection, forwarding, { error, data, port });
    inputs.add(input);
  };
}

function newPair(giveUp: () => void): Pair {
  const pair: Pair = {
    error: undefined,
    data: undefined,
    timer: setTimeout(() => {
      giveUp();
      pair.error?.reset();
      pair.data?.reset();
    }, creationMs),
  };
  return pair;
}

function portOf({ headers }: SpdyStream): number | undefined {
  const text = headers.get("port") ?? "";
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port > 0 && port <= 65_535 ? port : undefined;
}

function forward(
  { transport }: SpdyConnection,
  forwarding: PortForwarding,
  streams: { readonly error: SpdyStream; readonly data: SpdyStream; readonly port: number },
): ForwardedInput {
  const { error, data, port } = streams;
  const input = forwarding.open(port, {
    data: (bytes) => {
      data.write(bytes);
      if (transport.backlog > backlogMax) transport.destroy();
    },
    endData: () => data.end(),
    error: (text) => error.write(Buffer.from(text)),
    endError: () => error.end(),
  });
  data.listen(
    (bytes) => input.data(bytes),
    () => input.end(),
  );
  error.listen(
    () => undefined,
    () => undefined,
  );
  return input;
}
