import type { Task } from "../../../kernel/task.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { completeResources } from "../completion/complete-resources.ts";
import { filenameFlags, selectorFlag } from "../flags/common-flags.ts";
import { objectPrinter } from "../printers/object-printer.ts";
import { nothingNamed, resolveTargets, visitObjects } from "../resources/fetch.ts";
import { withSession, type Session } from "../session.ts";
import { lastAppliedOf, parseConfiguration } from "./last-applied.ts";

export const viewLastApplied: CommandSpec = {
  use: "view-last-applied (TYPE [NAME | -l label] | TYPE/NAME | -f FILENAME)",
  short: "View the latest last-applied-configuration annotations of a resource/object",
  examples: ["# The manifest that was applied last\nkubectl apply view-last-applied deployment/web"],
  flags: [
    ...filenameFlags("File, directory or - (standard input) with the objects"),
    selectorFlag,
    { name: "all", type: "bool", usage: "All objects of the given types in the namespace" },
    {
      name: "output",
      short: "o",
      type: "string",
      default: "yaml",
      usage: "Form of the output: (yaml, json).",
      values: ["yaml", "json"],
    },
  ],
  complete: completeResources(),
  run: withSession(showLastApplied),
};

function* showLastApplied(session: Session): Task<number> {
  const { flags, args } = session;
  const output = flags.text("output");
  if (output !== "yaml" && output !== "json")
    throw new CommandError(
      `Unexpected -o output mode: ${output}, the flag 'output' must be one of yaml|json`,
    );
  if (args.length === 0 && flags.list("filename").length === 0) throw nothingNamed();
  const print = yield* objectPrinter({ invocation: session });
  const named = yield* resolveTargets(session, {
    labelSelector: flags.text("selector"),
    selectsAll: flags.bool("all"),
  });
  yield* visitObjects(session, named, function* ({ object, name, source }) {
    const text = lastAppliedOf(object);
    const configuration = text === undefined ? undefined : parseConfiguration(text);
    if (configuration === undefined) {
      // The real client forgets to fail unless there is a file that it can name.
      if (source === "") return;
      const why = `no last-applied-configuration annotation found on resource: ${name}`;
      throw new CommandError(`error when ${why}\n ${JSON.stringify(source)}: <nil>`);
    }
    if (print !== undefined) yield* session.print(print(configuration));
  });
  return 0;
}
