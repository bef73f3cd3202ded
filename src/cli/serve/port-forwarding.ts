import { Channel } from "../../sim/kernel/channel.ts";
import type { Forwarded, Tunnel } from "../../sim/wire/http.ts";
import { ByteDecoder } from "./byte-decoder.ts";
import type { RealTimeDriver } from "./real-time-driver.ts";
import { pump } from "./stream-body.ts";
import { bytesOf } from "./world-bytes.ts";

/** The client's side of one forwarded connection. */
export interface ForwardedOutput {
  data(bytes: Buffer): void;
  endData(): void;
  error(text: string): void;
  endError(): void;
}

/** What comes from the client on one forwarded connection. */
export interface ForwardedInput {
  data(bytes: Buffer): void;
  end(): void;
  /** The client wants nothing more of it. */
  close(): void;
}

/** Connections into a pod through the world's tunnel. */
export class PortForwarding {
  readonly #tunnel: Tunnel;
  readonly #driver: RealTimeDriver;

  constructor(tunnel: Tunnel, driver: RealTimeDriver) {
    this.#tunnel = tunnel;
    this.#driver = driver;
  }

  open(port: number, output: ForwardedOutput): ForwardedInput {
    const forwarded: Forwarded = {
      port,
      toPod: new Channel(),
      fromPod: new Channel(),
      error: new Channel(),
    };
    this.#driver.enter(() => this.#tunnel.connections.push(forwarded));
    const stop = [
      pump(forwarded.fromPod, {
        write: (texts) => output.data(bytesOf(texts.join(""))),
        end: () => output.endData(),
      }),
      pump(forwarded.error, { write: (texts) => output.error(texts.join("")), end: () => output.endError() }),
    ];
    const decoder = new ByteDecoder();
    const enter = (act: () => void): void => this.#driver.enter(act);
    return {
      data: (bytes) => enter(() => void forwarded.toPod.push(decoder.decode(bytes))),
      end: () => enter(() => forwarded.toPod.end()),
      close: () =>
        enter(() => {
          forwarded.toPod.end();
          for (const each of stop) each();
        }),
    };
  }

  close(): void {
    this.#driver.enter(() => this.#tunnel.connections.end());
  }
}
