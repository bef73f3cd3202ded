import { Channel } from "../kernel/channel.ts";
import type { Instant } from "../kernel/time.ts";

export interface LogLine {
  readonly at: Instant;
  readonly from: "stdout" | "stderr";
  /** With its newline; without one if the process ended in the middle of a line, or the line was cut at 16 KiB. */
  readonly text: string;
}

const lineMax = 16_384;

/**
 * What a container has printed, by lines, oldest dropped beyond a limit of characters. Outlives the container's
 * process. An unfinished line shows when its newline comes or the container ends.
 *
 * @models containerd internal/cri/io/logger.go redirectLogs, 2.1
 */
export class LogBuffer {
  #lines: LogLine[] = [];
  #size = 0;
  #ended = false;
  readonly #sizeMax: number;
  readonly #partial = { stdout: "", stderr: "" };
  readonly #followers = new Set<Channel<LogLine>>();

  constructor(sizeMax: number = 1_000_000) {
    this.#sizeMax = sizeMax;
  }

  get lines(): readonly LogLine[] {
    return this.#lines;
  }

  get ended(): boolean {
    return this.#ended;
  }

  append(at: Instant, from: "stdout" | "stderr", text: string): void {
    if (this.#ended) return;
    let rest = this.#partial[from] + text;
    for (let end = lineEnd(rest); end > 0; end = lineEnd(rest)) {
      this.#add({ at, from, text: rest.slice(0, end) });
      rest = rest.slice(end);
    }
    this.#partial[from] = rest;
  }

  /** New lines as they come, from now on; ends when the container does. */
  follow(): Channel<LogLine> {
    const channel = new Channel<LogLine>();
    if (this.#ended) channel.end();
    else {
      this.#followers.add(channel);
      channel.onCancel = () => void this.#followers.delete(channel);
    }
    return channel;
  }

  /** The container has ended: what stands in unfinished lines comes out, and followers see the end. */
  end(at?: Instant): void {
    if (this.#ended) return;
    const now = at ?? this.#lines.at(-1)?.at;
    for (const from of ["stdout", "stderr"] as const) {
      if (this.#partial[from] !== "" && now !== undefined)
        this.#add({ at: now, from, text: this.#partial[from] });
    }
    this.#ended = true;
    for (const follower of this.#followers) follower.end();
    this.#followers.clear();
  }

  #add(line: LogLine): void {
    this.#lines.push(line);
    this.#size += line.text.length + 1;
    if (this.#size > this.#sizeMax) this.#trim();
    for (const follower of this.#followers) follower.push(line);
  }

  /** Drops down to nine tenths at once, so that a full buffer does not copy itself for every line. */
  #trim(): void {
    let dropped = 0;
    for (const line of this.#lines) {
      if (this.#size <= this.#sizeMax * 0.9) break;
      this.#size -= line.text.length + 1;
      dropped++;
    }
    this.#lines = this.#lines.slice(dropped);
  }
}

/** Where the first line ends, its newline included; 0 if it is not complete. */
function lineEnd(text: string): number {
  const newline = text.indexOf("\n");
  if (newline >= 0 && newline < lineMax) return newline + 1;
  return text.length >= lineMax ? lineMax : 0;
}
