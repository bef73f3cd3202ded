import { civil, parseRfc3339, type Instant } from "../../../kernel/time.ts";
import { humanDuration } from "../../../wire/duration.ts";
import { alignTabs } from "../printers/tab-writer.ts";

/**
 * Lines of a description: indented by level, with tabs that are aligned at the end (`flush` aligns what is there, so
 * that a table further down has columns of its own).
 * @models staging/src/k8s.io/kubectl/pkg/describe/describe.go PrefixWriter, tabbedString, 1.33
 */
export class DescribeWriter {
  readonly now: Instant;
  #text = "";
  #pending = "";

  readonly #keepsTabs: boolean;

  constructor(now: Instant, options: { readonly keepsTabs?: boolean } = {}) {
    this.now = now;
    this.#keepsTabs = options.keepsTabs === true;
  }

  /** One line; the text may hold tabs and further lines. */
  line(level: number, text: string): void {
    this.#pending += `${"  ".repeat(level)}${text}\n`;
  }

  /** `Name:  web`, without indentation. */
  field(title: string, value: string | number | boolean | undefined): void {
    this.line(0, `${title}:\t${value ?? ""}`);
  }

  /** As `field`, for what is left out if it is empty. */
  optional(title: string, value: string | number | undefined): void {
    if (value !== undefined && value !== "") this.field(title, value);
  }

  lines(level: number, texts: readonly string[]): void {
    for (const text of texts) this.line(level, text);
  }

  flush(): void {
    this.#text += this.#keepsTabs ? this.#pending : alignTabs(this.#pending, { minWidth: 0, padding: 2 });
    this.#pending = "";
  }

  get text(): string {
    this.flush();
    return this.#text;
  }

  /** `5m12s`, `<unknown>`. */
  age(timestamp: string | undefined): string {
    const time = timestamp === undefined ? undefined : parseRfc3339(timestamp);
    return time === undefined ? "<unknown>" : humanDuration(this.now - time);
  }
}

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Go's RFC1123Z in UTC: `Fri, 20 Nov 2026 15:52:07 +0000`; what is no time stays as it is. */
export function longTime(timestamp: string | undefined): string {
  const time = timestamp === undefined ? undefined : parseRfc3339(timestamp);
  if (time === undefined) return timestamp ?? "";
  const { year, month, day, hour, minute, second, weekday } = civil(time);
  const pad = (value: number): string => String(value).padStart(2, "0");
  return `${days[weekday]}, ${pad(day)} ${months[month - 1]} ${year} ${pad(hour)}:${pad(minute)}:${pad(second)} +0000`;
}

/** Go's printing of booleans in descriptions. */
export function printBool(value: boolean | undefined): string {
  return value === true ? "True" : "False";
}

export function orNone(text: string | undefined): string {
  return text === undefined || text === "" ? "<none>" : text;
}
