import type { Task } from "../../kernel/task.ts";
import type { Process } from "../../host/process.ts";
import { atLeast } from "./argument-rules.ts";
import type { CommandSpec, Invocation } from "../cobra/command.ts";
import { DockerError, type DockerApi } from "./docker-api.ts";
import { withEngine } from "./engine-access.ts";
import { containerDetails, imageDetails, networkDetails } from "./inspect-details.ts";
import { compileTemplate, TemplateError } from "./template.ts";
import { NoValueError } from "./template-value.ts";

export const inspect: CommandSpec = {
  use: "inspect [OPTIONS] NAME|ID [NAME|ID...]",
  short: "Show details of containers, images and networks",
  args: atLeast(1),
  flags: [
    { name: "format", short: "f", type: "string", usage: "'json' or a Go template" },
    { name: "size", short: "s", type: "bool", usage: "Without effect here" },
    {
      name: "type",
      type: "string",
      values: ["container", "image", "network"],
      usage: "Only objects of this type",
    },
  ],
  run: withEngine(inspectAll),
};

function* inspectAll({ process, args, flags }: Invocation, engine: DockerApi): Task<number> {
  const type = flags.text("type");
  return yield* printDetails(process, args, {
    format: flags.text("format"),
    find: (reference) => find(engine, reference, type),
  });
}

const finders: Readonly<Record<string, (engine: DockerApi, reference: string) => object>> = {
  container: (engine, reference) => containerDetails(engine.container(reference)),
  image: (engine, reference) => imageDetails(engine.image(reference)),
  network: (engine, reference) => networkDetails(engine.network(reference), engine.containers()),
};

function find(engine: DockerApi, reference: string, type: string): object {
  const own = finders[type];
  if (own !== undefined) return own(engine, reference);
  if (type !== "") throw new DockerError(`${JSON.stringify(type)} is not a valid value for --type`);
  for (const finder of Object.values(finders)) {
    try {
      return finder(engine, reference);
    } catch (error) {
      if (!(error instanceof DockerError)) throw error;
    }
  }
  throw new DockerError(`No such object: ${reference}`);
}

/** Prints what is found, as a JSON list or by a template; what is not found is complained about, with exit code 1. */
export function* printDetails(
  process: Process,
  references: readonly string[],
  how: { readonly format: string; readonly find: (reference: string) => object },
): Task<number> {
  const found: object[] = [];
  let complaints = "";
  for (const reference of references) {
    try {
      found.push(how.find(reference));
    } catch (error) {
      if (!(error instanceof DockerError)) throw error;
      complaints += `${error.message.startsWith("No such object") ? "error" : "Error response from daemon"}: ${error.message}\n`;
    }
  }
  const { format } = how;
  if (format === "" || format === "json") {
    yield* process.write(`${JSON.stringify(found, undefined, format === "" ? 4 : undefined)}\n`);
  } else {
    const fill = compileTemplate(format);
    for (const details of found) yield* process.write(`${fillIn(fill, details)}\n`);
  }
  yield* process.complain(complaints);
  return complaints === "" ? 0 : 1;
}

function fillIn(fill: (value: unknown) => string, details: object): string {
  try {
    return fill(details);
  } catch (error) {
    if (error instanceof NoValueError)
      throw new TemplateError(`template parsing error: template: :1: executing "" at <>: ${error.message}`);
    throw error;
  }
}
