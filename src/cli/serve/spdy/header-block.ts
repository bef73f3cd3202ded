import { constants, createDeflate, createInflate } from "node:zlib";
import { spdyDictionary } from "./dictionary.ts";
import { SpdyError } from "./frames.ts";

/** Names in lower case, in their order. */
export type SpdyHeaders = ReadonlyMap<string, string>;

/** What a block may unpack to, in bytes. */
const blockMax = 256 * 1024;

/** Reads the header blocks of one direction of a connection: each needs all that came before it. */
export class HeaderReader {
  readonly #inflate = createInflate({ dictionary: spdyDictionary });
  #parts: Buffer[] = [];
  #length = 0;
  #error: Error | undefined;

  constructor() {
    this.#inflate.on("error", (error) => (this.#error = error));
    this.#inflate.on("data", (part: Buffer) => {
      this.#length += part.length;
      if (this.#length <= blockMax) this.#parts.push(part);
      else this.#inflate.destroy(new SpdyError("a header block that unpacks to too much"));
    });
  }

  /** Rejects with SpdyError for what is no block. */
  async read(block: Buffer): Promise<SpdyHeaders> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#parts = [];
    this.#length = 0;
    this.#inflate.once("close", resolve);
    this.#inflate.write(block, () => resolve());
    await promise;
    this.#inflate.off("close", resolve);
    if (this.#error !== undefined) throw new SpdyError(`a header block: ${this.#error.message}`);
    return parse(Buffer.concat(this.#parts));
  }

  close(): void {
    this.#inflate.destroy();
  }
}

/** Writes the header blocks of one direction. Calls must not overlap. */
export class HeaderWriter {
  readonly #deflate = createDeflate({ dictionary: spdyDictionary });
  #parts: Buffer[] = [];

  constructor() {
    this.#deflate.on("error", () => undefined);
    this.#deflate.on("data", (part: Buffer) => this.#parts.push(part));
  }

  async write(headers: SpdyHeaders): Promise<Buffer> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#parts = [];
    this.#deflate.once("close", resolve);
    this.#deflate.write(print(headers));
    this.#deflate.flush(constants.Z_SYNC_FLUSH, () => resolve());
    await promise;
    this.#deflate.off("close", resolve);
    return Buffer.concat(this.#parts);
  }

  close(): void {
    this.#deflate.destroy();
  }
}

function parse(block: Buffer): SpdyHeaders {
  const headers = new Map<string, string>();
  let at = 0;
  const number = (): number => {
    if (at + 4 > block.length) throw new SpdyError("a header block that ends too early");
    at += 4;
    return block.readUInt32BE(at - 4);
  };
  const text = (): string => {
    const length = number();
    if (at + length > block.length) throw new SpdyError("a header block that ends too early");
    at += length;
    return block.toString("latin1", at - length, at);
  };
  for (let left = number(); left > 0; left--) {
    const name = text();
    headers.set(name, text());
  }
  return headers;
}

function print(headers: SpdyHeaders): Buffer {
  const parts: Buffer[] = [length(headers.size)];
  for (const pair of headers) {
    for (const text of pair)
      parts.push(length(Buffer.byteLength(text, "latin1")), Buffer.from(text, "latin1"));
  }
  return Buffer.concat(parts);
}

function length(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
