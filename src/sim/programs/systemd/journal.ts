import { Channel } from "../../kernel/channel.ts";
import type { Kernel } from "../../kernel/kernel.ts";
import { civil, type Instant } from "../../kernel/time.ts";
import type { OpenFile } from "../../host/open-file.ts";
import { outputTo } from "../../host/text-file.ts";

export interface JournalLine {
  readonly at: Instant;
  readonly unit: string;
  /** Who printed it: `kubelet`, `systemd`. */
  readonly identifier: string;
  readonly pid: number;
  readonly text: string;
}

const linesMax = 2_000;

/** What units have printed, oldest dropped first. */
export class Journal {
  readonly #kernel: Kernel;
  #lines: JournalLine[] = [];
  readonly #followers = new Set<Channel<JournalLine>>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** Oldest first; all units where none is named. */
  lines(units: readonly string[]): readonly JournalLine[] {
    return units.length === 0 ? this.#lines : this.#lines.filter(({ unit }) => units.includes(unit));
  }

  append(line: Omit<JournalLine, "at">): void {
    const stamped = { at: this.#kernel.now, ...line };
    this.#lines.push(stamped);
    if (this.#lines.length > linesMax * 1.2) this.#lines = this.#lines.slice(-linesMax);
    for (const follower of this.#followers) follower.push(stamped);
  }

  /** Lines as they come, until the reader cancels. */
  follow(): Channel<JournalLine> {
    const channel = new Channel<JournalLine>();
    this.#followers.add(channel);
    channel.onCancel = () => void this.#followers.delete(channel);
    return channel;
  }

  /** A unit's standard output and error. `pid` is asked at each line, since it is known only after the start. */
  file(source: { readonly unit: string; readonly identifier: string; readonly pid: () => number }): OpenFile {
    let rest = "";
    return outputTo((text) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines)
        this.append({ unit: source.unit, identifier: source.identifier, pid: source.pid(), text: line });
    });
  }
}

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** As `journalctl` prints it: `Aug 31 00:54:59 kind-control-plane kubelet[755]: text`. */
export function printJournalLine(line: JournalLine, hostname: string): string {
  const { month, day, hour, minute, second } = civil(line.at);
  const clock = [hour, minute, second].map((part) => String(part).padStart(2, "0")).join(":");
  const date = `${monthNames[month - 1] ?? ""} ${String(day).padStart(2, "0")} ${clock}`;
  return `${date} ${hostname} ${line.identifier}[${line.pid}]: ${line.text}`;
}
