import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { defineCommand, Failure } from "../command.ts";
import { tried } from "../input.ts";
import { quote } from "../quote.ts";
import { joinPath } from "./tree-walk.ts";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

export const mktemp: Command = defineCommand({
  name: "mktemp",
  summary: "Create a temporary file and print its name.",
  usage: "[OPTION]... [TEMPLATE]",
  operands: { max: 1 },
  flags: {
    directory: { short: "d", long: "directory", help: "create a directory" },
    tmpdir: {
      short: "p",
      long: "tmpdir",
      takes: "DIR",
      isOptional: true,
      help: "create it in DIR ($TMPDIR or /tmp)",
    },
    dry: { short: "u", long: "dry-run", help: "only print a name" },
  },
  *run({ process, flags, operands }) {
    const [given] = operands;
    const template = given ?? "tmp.XXXXXXXXXX";
    const parent =
      flags.tmpdir === undefined || flags.tmpdir === ""
        ? (process.env.get("TMPDIR") ?? "/tmp")
        : flags.tmpdir;
    const place = given === undefined || flags.tmpdir !== undefined ? joinPath(parent, template) : template;
    const path = named(process, place);
    if (!flags.dry) create(process, { path, place, isDirectory: flags.directory });
    yield* process.write(`${path}\n`);
    return 0;
  },
});

/** The template with its last run of X's filled in. */
function named(process: Process, template: string): string {
  const run = /X+(?=[^X]*$)/.exec(template);
  if (run === null || run[0].length < 3)
    throw new Failure(`too few X's in template ${quote(process, template)}`);
  const { random, steps } = process.kernel;
  const suffix = random.fork(`mktemp ${steps}`).text(run[0].length, letters);
  return template.slice(0, run.index) + suffix + template.slice(run.index + run[0].length);
}

function create(
  process: Process,
  {
    path,
    place,
    isDirectory,
  }: { readonly path: string; readonly place: string; readonly isDirectory: boolean },
): void {
  const { access } = process;
  const why = tried(() =>
    isDirectory ? access.makeDirectory(path, { mode: 0o700 }) : access.writeText(path, "", 0o600),
  );
  if (why === undefined) return;
  throw new Failure(
    `failed to create ${isDirectory ? "directory" : "file"} via template ${quote(process, place)}: ${why}`,
  );
}
