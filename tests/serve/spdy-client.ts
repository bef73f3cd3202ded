import { connect, type TLSSocket } from "node:tls";
import { SpdyConnection } from "../../src/cli/serve/spdy/connection.ts";
import type { SpdyStream } from "../../src/cli/serve/spdy/stream.ts";
import { socketTransport } from "../../src/cli/serve/socket-transport.ts";
import type { TestContext } from "./served-world.ts";

/** A connection that speaks SPDY now, or the HTTP answer of a server that does not want to. */
export type Upgraded =
  | { readonly connection: SpdyConnection; readonly socket: TLSSocket; readonly head: string }
  | { readonly refusal: string };

/** As kubectl asks: POST with an upgrade, then SPDY/3.1 on the same connection. */
export async function upgradeToSpdy(
  { port, tls }: TestContext,
  path: string,
  protocols: string,
): Promise<Upgraded> {
  const socket = connect({ host: "127.0.0.1", port, ...tls });
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: Upgrade\r\nUpgrade: SPDY/3.1\r\nX-Stream-Protocol-Version: ${protocols}\r\n\r\n`,
  );
  const { promise, resolve } = Promise.withResolvers<Upgraded>();
  let seen = Buffer.alloc(0);
  const look = (part: Buffer): void => {
    seen = Buffer.concat([seen, part]);
    const end = seen.indexOf("\r\n\r\n");
    if (end < 0 || !seen.subarray(0, 12).equals(Buffer.from("HTTP/1.1 101"))) return;
    socket.off("data", look);
    socket.pause();
    const head = seen.toString("latin1", 0, end);
    resolve({
      connection: new SpdyConnection(socketTransport(socket, seen.subarray(end + 4)), "client"),
      socket,
      head,
    });
    socket.resume();
  };
  socket.on("data", look);
  socket.on("error", () => socket.destroy());
  socket.on("close", () => resolve({ refusal: seen.toString("utf8") }));
  return await promise;
}

/** All that comes on a stream until its end. */
export function collect(stream: SpdyStream): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const parts: Buffer[] = [];
  stream.listen(
    (bytes) => parts.push(bytes),
    () => resolve(Buffer.concat(parts).toString("utf8")),
  );
  return promise;
}

export interface SpdyResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: unknown;
}

/** Runs a command to its end: the streams in kubectl's order, standard input at once and ended. */
export async function execOverSpdy(context: TestContext, path: string, stdin?: string): Promise<SpdyResult> {
  const wanted = `${path}&stdout=true&stderr=true${stdin === undefined ? "" : "&stdin=true"}`;
  const upgraded = await upgradeToSpdy(context, wanted, "v5.channel.k8s.io, v4.channel.k8s.io");
  if ("refusal" in upgraded) throw new Error(upgraded.refusal);
  const { connection } = upgraded;
  const open = (type: string): Promise<SpdyStream> => connection.open(new Map([["streamtype", type]]));
  const error = collect(await open("error"));
  const input = stdin === undefined ? undefined : await open("stdin");
  const stdout = collect(await open("stdout"));
  const stderr = collect(await open("stderr"));
  input?.write(Buffer.from(stdin ?? ""));
  input?.end();
  const result = { stdout: await stdout, stderr: await stderr, status: JSON.parse(await error) };
  connection.close();
  return result;
}
