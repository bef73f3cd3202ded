import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { resolve } from "../../host/resolver.ts";
import { strerror } from "../../host/errno.ts";
import { Channel } from "../../kernel/channel.ts";
import type { Task } from "../../kernel/task.ts";
import type { Dialled } from "../../network/service.ts";
import { defineCommand, Failure, UsageError } from "../command.ts";
import { attempt } from "../input.ts";
import { secondsOf } from "./fetch.ts";

export const nc: Command = defineCommand({
  name: "nc",
  summary: "Connect to a port: look whether it is open (-z), or send standard input and print what comes.",
  usage: "[OPTION]... HOST PORT",
  version: "OpenBSD netcat 1.219",
  notes: "Listening (-l) and UDP (-u) are not simulated.",
  flags: {
    listen: { short: "l", help: "not simulated" },
    numeric: { short: "n", help: "HOST is an address" },
    udp: { short: "u", help: "not simulated" },
    verbose: { short: "v", help: "say what happens" },
    wait: { short: "w", takes: "SECONDS", help: "longest time for connecting" },
    zero: { short: "z", help: "only look whether it is open" },
  },
  *run({ process, flags, operands }) {
    if (flags.listen) throw new Failure("listening (-l) is not simulated");
    if (flags.udp) throw new Failure("UDP (-u) is not simulated");
    const { name, port } = placeOf(operands);
    const address = yield* addressOf(process, name, port);
    const dialled = yield* dial(process, { address, port, limit: secondsOf(flags.wait ?? "") });
    const place = name === address ? name : `${name} (${address})`;
    if ("error" in dialled) {
      const why = `nc: connect to ${place} port ${port} (tcp) failed: ${strerror[dialled.error]}\n`;
      if (flags.verbose || !flags.zero) yield* process.complain(why);
      return 1;
    }
    if (flags.verbose) yield* process.complain(`Connection to ${place} ${port} port [tcp/*] succeeded!\n`);
    return flags.zero ? 0 : yield* converse(process, dialled);
  },
});

function placeOf([name, port]: readonly string[]): { readonly name: string; readonly port: number } {
  if (name === undefined || port === undefined) throw new UsageError("missing host or port");
  if (!/^\d{1,5}$/.test(port)) throw new Failure(`port number invalid: ${port}`);
  return { name, port: Number(port) };
}

function* addressOf(process: Process, name: string, port: number): Task<string> {
  const found = yield* resolve(process.host, name);
  if ("addresses" in found) return found.addresses[0] ?? name;
  throw new Failure(`getaddrinfo for host "${name}" port ${port}: Name or service not known`);
}

function* dial(
  process: Process,
  to: { readonly address: string; readonly port: number; readonly limit: number | undefined },
): Task<Dialled> {
  const { outcome, duration } = process.host.network.reach(to.address, to.port);
  const limit = to.limit ?? Infinity;
  yield* process.kernel.sleep(Math.min(duration, limit));
  return duration > limit ? { error: "ETIMEDOUT" } : outcome;
}

function* converse(process: Process, { service }: Extract<Dialled, { service: unknown }>): Task<number> {
  if (service.stream === undefined)
    throw new Failure(`talking to ${service.name} by hand is not simulated: use curl`);
  const inbound = new Channel<string>();
  const outbound = new Channel<string>();
  service.stream(inbound, outbound);
  const pump = process.kernel.spawn("nc", sendInput(process, inbound));
  try {
    for (let chunk = yield* outbound.next(); chunk !== undefined; chunk = yield* outbound.next())
      yield* process.write(chunk);
    return 0;
  } finally {
    pump.kill();
    inbound.end();
    outbound.cancel();
  }
}

/** Standard input to the other side; that it cannot be read ends only this direction. */
function* sendInput(process: Process, inbound: Channel<string>): Task<void> {
  yield* attempt(function* () {
    for (let chunk = yield* process.read(); chunk !== undefined; chunk = yield* process.read())
      inbound.push(chunk);
  });
  inbound.end();
}
