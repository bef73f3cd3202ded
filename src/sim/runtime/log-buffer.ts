import type { Channel } from "../kernel/channel.ts";
import type { Instant } from "../kernel/time.ts";

export interface LogLine {
  readonly at: Instant;
  readonly from: "stdout" | "stderr";
  readonly text: string;
}

/** What a container has printed, by lines, oldest dropped beyond a byte limit. Outlives the container's process. */
export interface LogBuffer {
  readonly lines: readonly LogLine[];
  append(at: Instant, from: "stdout" | "stderr", text: string): void;
  /** New lines as they come, from now on; ends when the container does. */
  follow(): Channel<LogLine>;
  end(): void;
}
