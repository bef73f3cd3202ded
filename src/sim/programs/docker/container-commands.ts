import type { Task } from "../../kernel/task.ts";
import { signals, type SignalName } from "../../host/signals.ts";
import { exactly, atLeast } from "./argument-rules.ts";
import type { CommandSpec, Invocation } from "../cobra/command.ts";
import { rfc3339Micro } from "../../kernel/time.ts";
import { DockerError, type DockerApi, type LogLine } from "./docker-api.ts";
import { forEach, withEngine } from "./engine-access.ts";

const many = { args: atLeast(1) };
const graceFlag = {
  name: "timeout",
  short: "t",
  type: "int",
  default: "10",
  usage: "Seconds to wait before killing",
} as const;

/** The commands that act on containers which are there. */
export const containerCommands: readonly CommandSpec[] = [
  {
    use: "start CONTAINER [CONTAINER...]",
    short: "Start one or more stopped containers",
    ...many,
    run: forEach(function* (engine, reference) {
      yield* engine.start(engine.container(reference).id);
      return reference;
    }),
  },
  {
    use: "stop [OPTIONS] CONTAINER [CONTAINER...]",
    short: "Stop one or more running containers",
    ...many,
    flags: [graceFlag],
    run: forEach(function* (engine, reference, { flags }) {
      yield* engine.stop(engine.container(reference).id, flags.number("timeout"));
      return reference;
    }),
  },
  {
    use: "restart [OPTIONS] CONTAINER [CONTAINER...]",
    short: "Restart one or more containers",
    ...many,
    flags: [graceFlag],
    run: forEach(function* (engine, reference, { flags }) {
      const { id } = engine.container(reference);
      yield* engine.stop(id, flags.number("timeout"));
      yield* engine.start(id);
      return reference;
    }),
  },
  {
    use: "kill [OPTIONS] CONTAINER [CONTAINER...]",
    short: "Kill one or more running containers",
    ...many,
    flags: [{ name: "signal", short: "s", type: "string", default: "KILL", usage: "The signal to send" }],
    run: forEach(function* (engine, reference, { flags }) {
      engine.kill(engine.container(reference).id, signalOf(flags.text("signal")));
      return reference;
    }),
  },
  {
    use: "rm [OPTIONS] CONTAINER [CONTAINER...]",
    short: "Remove one or more containers",
    ...many,
    flags: [
      { name: "force", short: "f", type: "bool", usage: "Kill it first if it runs" },
      { name: "volumes", short: "v", type: "bool", usage: "Remove its volumes without a name" },
    ],
    run: forEach(function* (engine, reference, { flags }) {
      engine.remove(engine.container(reference).id, { force: flags.bool("force") });
      return reference;
    }),
  },
  {
    use: "wait CONTAINER [CONTAINER...]",
    short: "Block until one or more containers stop, then print their exit codes",
    ...many,
    run: forEach(function* (engine, reference) {
      return String((yield* engine.wait(engine.container(reference).id)).code);
    }),
  },
  {
    use: "logs [OPTIONS] CONTAINER",
    short: "Fetch the logs of a container",
    args: exactly(1),
    flags: [
      { name: "follow", short: "f", type: "bool", usage: "Go on with what comes" },
      { name: "tail", short: "n", type: "string", default: "all", usage: "How many lines from the end" },
      { name: "timestamps", short: "t", type: "bool", usage: "Show when each line came" },
    ],
    run: withEngine(printLogs),
  },
  {
    use: "port CONTAINER [PRIVATE_PORT[/PROTO]]",
    short: "List port mappings or a specific mapping for the container",
    args: atLeast(1),
    run: withEngine(printPorts),
  },
];

function signalOf(text: string): SignalName {
  const name = `SIG${text.toUpperCase().replace(/^SIG/, "")}`;
  const found = Object.entries(signals).find(
    ([known, { number }]) => known === name || String(number) === text,
  );
  if (found === undefined) throw new DockerError(`Invalid signal: ${text}`);
  return found[0] as SignalName;
}

function* printLogs({ process, args, flags }: Invocation, engine: DockerApi): Task<number> {
  const container = engine.container(args[0] ?? "");
  const count = flags.text("tail") === "all" ? undefined : Number(flags.text("tail"));
  const { lines } = container.logs;
  const shown =
    count === undefined || !Number.isInteger(count) ? lines : lines.slice(Math.max(0, lines.length - count));
  const follow = flags.bool("follow") && container.state === "running" ? container.logs.follow() : undefined;
  const stamp = (line: LogLine): string =>
    flags.bool("timestamps") ? `${rfc3339Micro(line.at)} ${line.text}` : line.text;
  const print = (line: LogLine): Task<void> =>
    line.from === "stdout" ? process.write(stamp(line)) : process.complain(stamp(line));
  try {
    for (const line of shown) yield* print(line);
    if (follow === undefined) return 0;
    // A docker log goes on over restarts: the end of the container is the end of following it.
    const waiting = process.kernel.spawn("docker wait", engine.wait(container.id), () => follow.end());
    process.onEnd(() => waiting.kill());
    for (let line = yield* follow.next(); line !== undefined; line = yield* follow.next()) yield* print(line);
    return 0;
  } finally {
    follow?.cancel();
  }
}

function* printPorts({ process, args }: Invocation, engine: DockerApi): Task<number> {
  const [reference = "", wanted] = args;
  const { ports, state } = engine.container(reference);
  const open = state === "running" ? ports : [];
  const [port, protocol = "tcp"] = (wanted ?? "").split("/");
  const found = open.filter(
    (mapping) =>
      wanted === undefined || (String(mapping.containerPort) === port && mapping.protocol === protocol),
  );
  if (wanted !== undefined && found.length === 0) {
    throw new DockerError(`No public port '${port ?? ""}/${protocol}' published for ${reference}`);
  }
  for (const { hostAddress, hostPort, containerPort, protocol: kind } of found) {
    const target = `${hostAddress === "" ? "0.0.0.0" : hostAddress}:${hostPort}`;
    yield* process.write(wanted === undefined ? `${containerPort}/${kind} -> ${target}\n` : `${target}\n`);
  }
  return 0;
}
