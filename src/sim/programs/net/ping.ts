import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { resolve } from "../../host/resolver.ts";
import { Interrupted, type Task } from "../../kernel/task.ts";
import { millisecond, second } from "../../kernel/time.ts";
import { defineCommand, Failure } from "../command.ts";
import { secondsOf } from "./fetch.ts";

interface Statistics {
  sent: number;
  received: number;
  errors: number;
  readonly times: number[];
}

export const ping: Command = defineCommand({
  name: "ping",
  summary: "Send echo requests to a host and print the answers.",
  usage: "[OPTION]... HOST",
  version: "iputils 20221126",
  usageCode: 2,
  operands: { min: 1, max: 1 },
  flags: {
    count: { short: "c", takes: "COUNT", help: "stop after COUNT requests" },
    interval: { short: "i", takes: "SECONDS", help: "time between requests (1)" },
    numeric: { short: "n", help: "without effect: no names are looked up" },
    quiet: { short: "q", help: "only the summary" },
    deadline: { short: "w", takes: "SECONDS", help: "stop after this time" },
    wait: { short: "W", takes: "SECONDS", help: "how long to wait for an answer (10)" },
    ipv4: { short: "4", help: "IPv4 (always)" },
  },
  *run({ process, flags, operands }) {
    const [name = ""] = operands;
    const address = yield* addressOf(process, name);
    const start = process.kernel.now;
    const options: Options = {
      address,
      count: flags.count === undefined ? Infinity : number(flags.count),
      quiet: flags.quiet,
      interval: secondsOf(flags.interval ?? "1") ?? second,
      wait: secondsOf(flags.wait ?? "10") ?? 10 * second,
      until: flags.deadline === undefined ? Infinity : start + number(flags.deadline) * second,
    };
    const statistics: Statistics = { sent: 0, received: 0, errors: 0, times: [] };
    yield* process.write(`PING ${name} (${address}) 56(84) bytes of data.\n`);
    try {
      yield* echoes(process, options, statistics);
    } catch (error) {
      if (!(error instanceof Interrupted) || error.reason !== "SIGINT") throw error;
      yield* process.write("\n");
    }
    yield* process.write(summary(name, statistics, process.kernel.now - start));
    return statistics.received > 0 ? 0 : 1;
  },
});

function* addressOf(process: Process, name: string): Task<string> {
  const found = yield* resolve(process.host, name);
  if ("addresses" in found) return found.addresses[0] ?? name;
  const isTemporary = found.failure === "TIMEOUT" || found.failure === "SERVFAIL";
  throw new Failure(
    `${name}: ${isTemporary ? "Temporary failure in name resolution" : "Name or service not known"}`,
    2,
  );
}

function number(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new Failure(`invalid argument: '${text}'`, 1);
  return Number(text);
}

interface Options {
  readonly address: string;
  readonly count: number;
  readonly quiet: boolean;
  readonly interval: number;
  readonly wait: number;
  readonly until: number;
}

function* echoes(process: Process, options: Options, statistics: Statistics): Task<void> {
  const { address, count, quiet, interval, wait, until } = options;
  while (statistics.sent < count && process.kernel.now < until) {
    const sequence = ++statistics.sent;
    const outcome = process.host.network.echo(address);
    let spent = 0;
    if ("hops" in outcome) {
      spent = (outcome.hops + 1) * 0.05 * millisecond;
      yield* process.kernel.sleep(spent);
      statistics.received++;
      statistics.times.push(spent / millisecond);
      const time = (spent / millisecond).toFixed(3);
      if (!quiet)
        yield* process.write(
          `64 bytes from ${address}: icmp_seq=${sequence} ttl=${64 - Math.max(0, outcome.hops - 1)} time=${time} ms\n`,
        );
    } else if (outcome.error === "ENETUNREACH") {
      throw new Failure("connect: Network is unreachable", 2);
    } else if (outcome.error === "EHOSTUNREACH") {
      spent = 3.05 * second;
      yield* process.kernel.sleep(Math.min(spent, wait));
      statistics.errors++;
      const from = process.host.network.addresses[0] ?? "127.0.0.1";
      if (!quiet) yield* process.write(`From ${from} icmp_seq=${sequence} Destination Host Unreachable\n`);
    }
    const isLast = statistics.sent >= count;
    if (isLast && statistics.received + statistics.errors < statistics.sent)
      yield* process.kernel.sleep(wait);
    else if (!isLast)
      yield* process.kernel.sleep(Math.max(1, Math.min(interval - spent, until - process.kernel.now)));
  }
}

function summary(name: string, { sent, received, errors, times }: Statistics, elapsed: number): string {
  const loss = sent === 0 ? 0 : Math.floor(((sent - received) * 100) / sent);
  const errorText = errors > 0 ? `+${errors} errors, ` : "";
  const line = `\n--- ${name} ping statistics ---\n${sent} packets transmitted, ${received} received, ${errorText}${loss}% packet loss, time ${Math.floor(elapsed / millisecond)}ms\n`;
  if (times.length === 0) return `${line}\n`;
  const average = times.reduce((sum, time) => sum + time, 0) / times.length;
  const deviation = Math.sqrt(
    times.reduce((sum, time) => sum + (time - average) * (time - average), 0) / times.length,
  );
  const [least, most] = [Math.min(...times), Math.max(...times)];
  return `${line}rtt min/avg/max/mdev = ${[least, average, most, deviation].map((time) => time.toFixed(3)).join("/")} ms\n`;
}
