/** A way to a peer for bytes: a socket, or the messages of a WebSocket. */
export interface ByteTransport {
  write(bytes: Buffer): void;
  /** Says no more; what was written still goes. */
  end(): void;
  /** Breaks the connection. */
  destroy(): void;
  /** Bytes that the peer has not taken yet. */
  readonly backlog: number;
  pause(): void;
  resume(): void;
  onData: ((bytes: Buffer) => void) | undefined;
  /** The backlog has gone. */
  onDrain: (() => void) | undefined;
  /** Nothing comes any more. */
  onClose: (() => void) | undefined;
}
