import { day, hour, minute, second } from "../../kernel/time.ts";

/** `duration` in microseconds. @models github.com/docker/go-units duration.go HumanDuration */
export function humanDuration(duration: number): string {
  const seconds = Math.floor(duration / second);
  if (seconds < 1) return "Less than a second";
  if (seconds === 1) return "1 second";
  if (seconds < 60) return `${seconds} seconds`;
  const minutes = Math.floor(duration / minute);
  if (minutes === 1) return "About a minute";
  if (minutes < 60) return `${minutes} minutes`;
  const hours = Math.floor(duration / hour + 0.5);
  if (hours === 1) return "About an hour";
  if (hours < 48) return `${hours} hours`;
  const days = Math.floor(duration / day);
  if (days < 14) return `${days} days`;
  if (days < 60) return `${Math.floor(days / 7)} weeks`;
  if (days < 730) return `${Math.floor(days / 30)} months`;
  return `${Math.floor(days / 365)} years`;
}

const units = ["B", "kB", "MB", "GB", "TB"] as const;

/** Four significant digits and decimal units: `1.06GB`. @models github.com/docker/go-units size.go HumanSizeWithPrecision */
export function humanSize(bytes: number): string {
  let size = bytes;
  let index = 0;
  while (size >= 1000 && index < units.length - 1) {
    size /= 1000;
    index++;
  }
  return `${Number(size.toPrecision(3))}${units[index] ?? ""}`;
}
