import type { Channel } from "../kernel/channel.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { Tty } from "./tty.ts";
import type { Size } from "./terminal.ts";

export interface PtyOptions {
  readonly kernel: Kernel;
  readonly name: string;
  readonly size?: Size;
  /** Keys from the other end (`kubectl exec -it`); its end hangs up. */
  readonly input: Channel<string>;
  /** What the programs show; never ended here. */
  readonly output: Channel<string>;
}

/** A terminal whose other side is a pair of streams: the container's end of `exec -it` and `attach`. */
export function createPty(options: PtyOptions): Tty {
  const { kernel, input, output, name } = options;
  const size = options.size === undefined ? {} : { size: options.size };
  const tty = new Tty({ kernel, name, ...size, output: (text) => void output.push(text) });
  const drain = (): void => {
    for (let text = input.take(); text !== undefined; text = input.take()) tty.input(text);
    if (input.ended || input.cancelled) tty.hangUp();
  };
  input.onReadable = () => kernel.later(drain);
  kernel.later(drain);
  return tty;
}
