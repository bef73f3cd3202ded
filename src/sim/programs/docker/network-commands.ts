import type { Task } from "../../kernel/task.ts";
import { exactly, atLeast, none } from "./argument-rules.ts";
import type { CommandSpec, Invocation } from "../cobra/command.ts";
import type { DockerApi } from "./docker-api.ts";
import { forEach, withEngine } from "./engine-access.ts";
import { networkDetails } from "./inspect-details.ts";
import { printDetails } from "./inspect.ts";
import { matchesName } from "./ps.ts";
import { printTable } from "./table.ts";
import { compileTemplate } from "./template.ts";

/** `docker network ...`. */
export const networkCommand: CommandSpec = {
  use: "network COMMAND",
  short: "Manage networks",
  commands: [
    {
      use: "ls [OPTIONS]",
      aliases: ["list"],
      short: "List networks",
      args: none,
      flags: [
        {
          name: "filter",
          short: "f",
          type: "stringArray",
          valueName: "filter",
          usage: "Only networks whose name matches: name=...",
        },
        { name: "format", type: "string", usage: "A Go template" },
        { name: "quiet", short: "q", type: "bool", usage: "Only ids" },
      ],
      run: withEngine(list),
    },
    {
      use: "create [OPTIONS] NETWORK",
      short: "Create a network",
      args: exactly(1),
      flags: [
        {
          name: "driver",
          short: "d",
          type: "string",
          default: "bridge",
          values: ["bridge"],
          usage: "Only bridge",
        },
        { name: "label", type: "stringArray", valueName: "list", usage: "Set metadata" },
        {
          name: "opt",
          short: "o",
          type: "stringArray",
          valueName: "map",
          usage: "Driver options, without effect here",
        },
      ],
      run: withEngine(create),
    },
    {
      use: "rm NETWORK [NETWORK...]",
      aliases: ["remove"],
      short: "Remove one or more networks",
      args: atLeast(1),
      run: forEach(function* (engine, reference) {
        engine.removeNetwork(reference);
        return reference;
      }),
    },
    {
      use: "inspect [OPTIONS] NETWORK [NETWORK...]",
      short: "Show details of one or more networks",
      args: atLeast(1),
      flags: [{ name: "format", short: "f", type: "string", usage: "'json' or a Go template" }],
      run: withEngine(function* ({ process, args, flags }, engine) {
        return yield* printDetails(process, args, {
          format: flags.text("format"),
          find: (reference) => networkDetails(engine.network(reference), engine.containers()),
        });
      }),
    },
  ],
};

function* list({ process, flags }: Invocation, engine: DockerApi): Task<number> {
  const patterns = flags
    .list("filter")
    .filter((filter) => filter.startsWith("name="))
    .map((filter) => filter.slice(5));
  const rows = engine
    .networks()
    .filter(({ name }) => patterns.every((pattern) => matchesName(name, pattern)))
    .map(({ id, name, driver }) => ({ ID: id.slice(0, 12), Name: name, Driver: driver, Scope: "local" }));
  const format = flags.text("format");
  if (flags.bool("quiet")) yield* process.write(rows.map(({ ID }) => `${ID}\n`).join(""));
  else if (format !== "")
    yield* process.write(rows.map((row) => `${compileTemplate(format)(row)}\n`).join(""));
  else
    yield* process.write(
      printTable([["NETWORK ID", "NAME", "DRIVER", "SCOPE"], ...rows.map((row) => Object.values(row))]),
    );
  return 0;
}

function* create({ process, args, flags }: Invocation, engine: DockerApi): Task<number> {
  const labels = Object.fromEntries(
    flags.list("label").map((text) => {
      const [key = "", ...value] = text.split("=");
      return [key, value.join("=")] as const;
    }),
  );
  const { id } = engine.createNetwork({ name: args[0] ?? "", labels });
  yield* process.write(`${id}\n`);
  return 0;
}
