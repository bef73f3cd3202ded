import type { SpdyHeaders } from "./header-block.ts";

interface Sending {
  send(bytes: Buffer, isLast: boolean): void;
  reset(): void;
  /** Nothing goes either way any more. */
  gone(): void;
}

/** What may be kept of a stream that nobody has begun to read, in bytes. */
const keptMax = 4 << 20;

/** One stream of a connection: bytes both ways, each way ended by itself. */
export class SpdyStream {
  readonly headers: SpdyHeaders;
  /** The peer takes data again. */
  onDrain: (() => void) | undefined;
  readonly #sending: Sending;
  #onData: ((bytes: Buffer) => void) | undefined;
  #onEnd: (() => void) | undefined;
  #kept: Buffer[] = [];
  #keptLength = 0;
  #hasEnded = false;
  #isClosed = false;

  constructor(headers: SpdyHeaders, sending: Sending) {
    this.headers = headers;
    this.#sending = sending;
  }

  /** What comes, and its end; what came before is delivered now. */
  listen(onData: (bytes: Buffer) => void, onEnd: () => void): void {
    this.#onData = onData;
    this.#onEnd = onEnd;
    for (const bytes of this.#kept.splice(0)) onData(bytes);
    if (this.#hasEnded) onEnd();
  }

  write(bytes: Buffer): void {
    if (!this.#isClosed && bytes.length > 0) this.#sending.send(bytes, false);
  }

  /** Says no more. */
  end(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#sending.send(Buffer.alloc(0), true);
    this.#checkGone();
  }

  /** Wants nothing more of it, either way. */
  reset(): void {
    if (this.#isClosed && this.#hasEnded) return;
    this.#isClosed = true;
    this.#sending.reset();
    this.cut();
  }

  /** For the connection: a frame of this stream. */
  receive(bytes: Buffer, isLast: boolean): void {
    if (this.#hasEnded) return;
    if (bytes.length > 0) this.#deliver(bytes);
    if (!isLast) return;
    this.#hasEnded = true;
    this.#onEnd?.();
    this.#checkGone();
  }

  /** For the connection: the peer has reset it, or is gone. */
  cut(): void {
    this.#isClosed = true;
    if (!this.#hasEnded) {
      this.#hasEnded = true;
      this.#onEnd?.();
    }
    this.#checkGone();
  }

  #deliver(bytes: Buffer): void {
    if (this.#onData !== undefined) return this.#onData(bytes);
    this.#keptLength += bytes.length;
    if (this.#keptLength > keptMax) this.reset();
    else this.#kept.push(bytes);
  }

  #checkGone(): void {
    if (this.#isClosed && this.#hasEnded) this.#sending.gone();
  }
}
