import { HeaderReader, HeaderWriter, type SpdyHeaders } from "./header-block.ts";
import {
  controlFrame,
  dataFrame,
  flagFin,
  FrameReader,
  frameType,
  numbers,
  SpdyError,
  type Frame,
} from "./frames.ts";
import { SpdyStream } from "./stream.ts";
import type { ByteTransport } from "./transport.ts";

/** Streams that may be open at once on a connection. */
const streamsMax = 4_096;
const status = { protocolError: 1, refused: 3, cancel: 5 } as const;

/**
 * One connection of SPDY/3.1 with the streams on it. Flow control is not used: neither is it by Kubernetes' clients.
 */
export class SpdyConnection {
  /** The peer has opened a stream. */
  onStream: ((stream: SpdyStream) => void) | undefined;
  /** The connection is over, however it ended. Called once. */
  onClose: (() => void) | undefined;
  readonly #transport: ByteTransport;
  readonly #frames = new FrameReader();
  readonly #reader = new HeaderReader();
  readonly #writer = new HeaderWriter();
  readonly #streams = new Map<number, SpdyStream>();
  /** Frames are worked off one after the other: unpacking headers takes its time. */
  #work: Promise<void> = Promise.resolve();
  #nextId: number;
  #lastSeen = 0;
  #isClosed = false;

  constructor(transport: ByteTransport, role: "server" | "client") {
    this.#transport = transport;
    this.#nextId = role === "client" ? 1 : 2;
    transport.onData = (bytes) => this.#receive(bytes);
    transport.onDrain = () => {
      for (const stream of this.#streams.values()) stream.onDrain?.();
    };
    // What has come before the end is worked off first.
    transport.onClose = () => void this.#queued(async () => this.#closed());
  }

  get transport(): ByteTransport {
    return this.#transport;
  }

  /** Opens a stream; it can be written to at once. */
  async open(headers: SpdyHeaders): Promise<SpdyStream> {
    const id = this.#nextId;
    this.#nextId += 2;
    const stream = this.#add(id, headers);
    await this.#queued(async () => {
      const block = await this.#writer.write(headers);
      this.#send(controlFrame(frameType.synStream, Buffer.concat([numbers(id, 0), Buffer.alloc(2), block])));
    });
    return stream;
  }

  /** Tells the peer, sends what is left, and closes. */
  close(): void {
    if (this.#isClosed) return;
    this.#send(controlFrame(frameType.goAway, numbers(this.#lastSeen, 0)));
    this.#transport.end();
  }

  #add(id: number, headers: SpdyHeaders): SpdyStream {
    const stream: SpdyStream = new SpdyStream(headers, {
      send: (bytes, isLast) => this.#send(dataFrame(id, bytes, isLast ? flagFin : 0)),
      reset: () => this.#send(controlFrame(frameType.rstStream, numbers(id, status.cancel))),
      gone: () => void this.#streams.delete(id),
    });
    this.#streams.set(id, stream);
    return stream;
  }

  #send(frame: Buffer): void {
    if (!this.#isClosed) this.#transport.write(frame);
  }

  #receive(bytes: Buffer): void {
    try {
      for (const frame of this.#frames.read(bytes)) {
        // Payloads are parts of a buffer that is not ours.
        const kept = { ...frame, payload: Buffer.from(frame.payload) };
        void this.#queued(() => this.#handle(kept));
      }
    } catch (error) {
      this.#broken(error);
    }
  }

  #queued(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work).catch((error: unknown) => this.#broken(error));
    return this.#work;
  }

  async #handle(frame: Frame): Promise<void> {
    if (this.#isClosed) return;
    if (frame.is === "data") return this.#handleData(frame.stream, frame.payload, frame.flags);
    const { type, payload, flags } = frame;
    switch (type) {
      case frameType.synStream:
        return await this.#handleSynStream(payload, flags);
      case frameType.synReply:
      case frameType.headers:
        await this.#reader.read(payload.subarray(4));
        return;
      case frameType.rstStream:
        this.#streams.get(idIn(payload))?.cut();
        return;
      case frameType.ping:
        // Those that we have sent would have even numbers; there are none.
        this.#send(controlFrame(frameType.ping, payload.subarray(0, 4)));
        return;
      default:
        // GOAWAY: the peer closes when it is done. SETTINGS and WINDOW_UPDATE change nothing here.
        return;
    }
  }

  #handleData(id: number, payload: Buffer, flags: number): void {
    const stream = this.#streams.get(id);
    if (stream === undefined) {
      this.#send(controlFrame(frameType.rstStream, numbers(id, 2)));
      return;
    }
    stream.receive(payload, (flags & flagFin) !== 0);
  }

  async #handleSynStream(payload: Buffer, flags: number): Promise<void> {
    const id = idIn(payload);
    const headers = await this.#reader.read(payload.subarray(10));
    if (id <= this.#lastSeen) throw new SpdyError(`stream ${id} after ${this.#lastSeen}`);
    this.#lastSeen = id;
    if (this.#streams.size >= streamsMax) {
      this.#send(controlFrame(frameType.rstStream, numbers(id, status.refused)));
      return;
    }
    const stream = this.#add(id, headers);
    const block = await this.#writer.write(new Map());
    this.#send(controlFrame(frameType.synReply, Buffer.concat([numbers(id), block])));
    this.onStream?.(stream);
    if ((flags & flagFin) !== 0) stream.receive(Buffer.alloc(0), true);
  }

  #broken(error: unknown): void {
    if (!(error instanceof SpdyError)) throw error;
    if (this.#isClosed) return;
    this.#send(controlFrame(frameType.goAway, numbers(this.#lastSeen, status.protocolError)));
    this.#transport.destroy();
    this.#closed();
  }

  #closed(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#reader.close();
    this.#writer.close();
    for (const stream of this.#streams.values()) stream.cut();
    this.#streams.clear();
    this.onClose?.();
  }
}

function idIn(payload: Buffer): number {
  if (payload.length < 4) throw new SpdyError("a frame that ends too early");
  return payload.readUInt32BE(0) & 0x7fffffff;
}
