import type { Process } from "../host/process.ts";
import { rfc3339Micro } from "../kernel/time.ts";

/** A line as klog writes it: `I0831 00:54:59.123456     755 server.go:530] text`. */
export function klog(process: Process, level: "I" | "W" | "E" | "F", source: string, text: string): string {
  const time = rfc3339Micro(process.kernel.now);
  const date = time.slice(5, 10).replace("-", "");
  return `${level}${date} ${time.slice(11, 26)} ${String(process.pid).padStart(7)} ${source}] ${text}\n`;
}
