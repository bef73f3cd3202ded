import { connect as connectPlain } from "node:net";
import { connect as connectTls } from "node:tls";
import type { TestContext } from "./served-world.ts";

/**
 * Writes bytes to the port and collects all that comes until the server closes, or until it has been silent for a
 * while.
 */
export async function speak(
  { port, tls }: TestContext,
  bytes: string | Buffer | readonly (string | Buffer)[],
  options: { readonly plain?: true; readonly silenceMs?: number } = {},
): Promise<{ readonly text: string; readonly closed: boolean }> {
  const { promise, resolve } = Promise.withResolvers<{ text: string; closed: boolean }>();
  const socket =
    options.plain === true
      ? connectPlain({ host: "127.0.0.1", port })
      : connectTls({ host: "127.0.0.1", port, ...tls });
  const parts: Buffer[] = [];
  const finish = (closed: boolean): void => {
    clearTimeout(timer);
    socket.destroy();
    resolve({ text: Buffer.concat(parts).toString("latin1"), closed });
  };
  const silenceMs = options.silenceMs ?? 400;
  let timer = setTimeout(() => finish(false), 10_000);
  socket.on("data", (part: Buffer) => {
    parts.push(part);
    clearTimeout(timer);
    timer = setTimeout(() => finish(false), silenceMs);
  });
  socket.on("error", () => finish(true));
  socket.on("close", () => finish(true));
  const all = typeof bytes === "string" || Buffer.isBuffer(bytes) ? [bytes] : bytes;
  socket.on(options.plain === true ? "connect" : "secureConnect", () => {
    for (const part of all) socket.write(part);
    clearTimeout(timer);
    timer = setTimeout(() => finish(false), silenceMs);
  });
  return await promise;
}
