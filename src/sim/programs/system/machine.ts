import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { civil, minute, second } from "../../kernel/time.ts";
import { defineCommand, Failure } from "../command.ts";

export const hostname: Command = defineCommand({
  name: "hostname",
  summary: "Print the name of the machine, or set it.",
  usage: "[OPTION]... [NAME]",
  version: "hostname 3.23",
  operands: { max: 1 },
  flags: {
    addresses: { short: "I", long: "all-ip-addresses", help: "print all addresses instead" },
    fqdn: { short: "f", long: "fqdn", help: "the full name" },
    address: { short: "i", long: "ip-address", help: "the address of the name" },
    short: { short: "s", long: "short", help: "the name up to the first dot" },
  },
  *run({ process, flags, operands }) {
    const { host, credentials } = process;
    const [name] = operands;
    if (name !== undefined) {
      if (credentials.uid !== 0) throw new Failure("you must be root to change the host name");
      host.hostname = name;
      return 0;
    }
    const { addresses } = host.network;
    if (flags.addresses) yield* process.write(`${addresses.map((address) => `${address} `).join("")}\n`);
    else if (flags.address) yield* process.write(`${addresses[0] ?? "127.0.1.1"}\n`);
    else yield* process.write(`${flags.short ? (host.hostname.split(".")[0] ?? "") : host.hostname}\n`);
    return 0;
  },
});

const unameFields = ["s", "n", "r", "v", "m", "p", "i", "o"] as const;

export const uname: Command = defineCommand({
  name: "uname",
  summary: "Print what system this is.",
  usage: "[OPTION]...",
  operands: { max: 0 },
  flags: {
    all: { short: "a", long: "all", help: "everything" },
    s: { short: "s", long: "kernel-name", help: "the name of the kernel" },
    n: { short: "n", long: "nodename", help: "the name of the machine" },
    r: { short: "r", long: "kernel-release", help: "the release of the kernel" },
    v: { short: "v", long: "kernel-version", help: "the version of the kernel" },
    m: { short: "m", long: "machine", help: "the architecture" },
    p: { short: "p", long: "processor", help: "the processor" },
    i: { short: "i", long: "hardware-platform", help: "the platform" },
    o: { short: "o", long: "operating-system", help: "the operating system" },
  },
  *run({ process, flags }) {
    const release = process.host.files.access().find("/proc/sys/kernel/osrelease");
    const values = {
      s: "Linux",
      n: process.host.hostname,
      r: release?.is === "file" ? release.text.trim() : "6.1.0",
      v: "#1 SMP PREEMPT_DYNAMIC drydock",
      m: "x86_64",
      p: "unknown",
      i: "unknown",
      o: "GNU/Linux",
    };
    const asked = unameFields.filter(
      (field) => flags[field] || (flags.all && field !== "p" && field !== "i"),
    );
    yield* process.write(
      `${(asked.length === 0 ? (["s"] as const) : asked).map((field) => values[field]).join(" ")}\n`,
    );
    return 0;
  },
});

export const nproc: Command = defineCommand({
  name: "nproc",
  summary: "Print the number of processors.",
  usage: "[OPTION]...",
  notes: "The number is fixed in this simulation.",
  flags: { all: { long: "all", help: "those that are installed" } },
  *run({ process }) {
    yield* process.write("4\n");
    return 0;
  },
});

export const uptime: Command = defineCommand({
  name: "uptime",
  summary: "Print the time, and how long the machine has been up.",
  usage: "[OPTION]",
  version: "procps-ng 4.0.2",
  notes: "The load of the machine is not simulated: it is always 0.00.",
  flags: { pretty: { short: "p", long: "pretty", help: "only how long it has been up, in words" } },
  *run({ process, flags }) {
    const minutes = Math.floor(uptimeOf(process) / minute);
    const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
    if (flags.pretty) {
      const parts = [
        [days, "day"],
        [hours, "hour"],
        [rest, "minute"],
      ] as const;
      const words = parts.filter(([count, unit]) => count > 0 || (unit === "minute" && minutes === 0));
      yield* process.write(
        `up ${words.map(([count, unit]) => `${count} ${unit}${count === 1 ? "" : "s"}`).join(", ")}\n`,
      );
      return 0;
    }
    yield* process.write(`${uptimeLine(process)}\n`);
    return 0;
  },
});

/** ` 17:59:35 up 1 day,  2:03,  1 user,  load average: 0.00, 0.00, 0.00` */
export function uptimeLine(process: Process): string {
  const time = civil(process.kernel.now);
  const minutes = Math.floor(uptimeOf(process) / minute);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const pad = (value: number): string => String(value).padStart(2, "0");
  const dayText = days === 0 ? "" : `${days} day${days === 1 ? "" : "s"}, `;
  const clock = hours === 0 ? `${rest} min` : `${String(hours).padStart(2)}:${pad(rest)}`;
  return ` ${pad(time.hour)}:${pad(time.minute)}:${pad(time.second)} up ${dayText}${clock},  1 user,  load average: 0.00, 0.00, 0.00`;
}

/** Microseconds since the machine was started. */
export function uptimeOf(process: Process): number {
  const file = process.host.files.access().find("/proc/uptime");
  return file?.is === "file" ? Number(file.text.split(" ")[0]) * second : 0;
}
