import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import { fromBytes } from "../../sim/kernel/text.ts";

/** What upstream reads at most of a body. @models apiserver/pkg/server/config.go MaxRequestBodyBytes, 1.33 */
export const bodyLimit: number = 3 * 1024 * 1024;

export type ReadBody =
  | { readonly is: "read"; readonly bytes: Buffer }
  | { readonly is: "too-large" }
  /** The client went before its body had come. */
  | { readonly is: "gone" };

/** Reads all of a request's body, up to the limit. */
export function readBody(request: IncomingMessage): Promise<ReadBody> {
  const { promise, resolve } = Promise.withResolvers<ReadBody>();
  const parts: Buffer[] = [];
  let length = 0;
  request.on("data", (part: Buffer) => {
    length += part.length;
    if (length <= bodyLimit) parts.push(part);
    else resolve({ is: "too-large" });
  });
  request.on("end", () =>
    resolve({ is: "read", bytes: parts.length === 1 ? (parts[0] ?? none) : Buffer.concat(parts) }),
  );
  request.on("error", () => resolve({ is: "gone" }));
  request.on("close", () => resolve({ is: "gone" }));
  return promise;
}

const none = Buffer.alloc(0);

/** Bytes as the world's text: those that are not UTF-8 become lone surrogates. */
export function textOf(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString("utf8") : fromBytes(bytes);
}
