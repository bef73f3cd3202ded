import type { Task } from "../../../kernel/task.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { completeResources } from "../completion/complete-resources.ts";
import {
  allFlag,
  allNamespacesFlag,
  dryRunFlag,
  fieldSelectorFlag,
  filenameFlags,
  selectorFlag,
} from "../flags/common-flags.ts";
import { notSimulated } from "../not-simulated.ts";
import { nothingNamed, resolveTargets } from "../resources/fetch.ts";
import { withSession, type Session } from "../session.ts";
import { deleteObjects } from "./delete-objects.ts";
import { deleteOptionsOf } from "./delete-options.ts";

export const deleteCommand: CommandSpec = {
  use: "delete ([-f FILENAME] | [-k DIRECTORY] | TYPE [(NAME | -l label | --all)])",
  group: "Basic Commands (Intermediate):",
  short: "Delete resources by file names, stdin, resources and names, or by resources and label selector",
  long: "Delete resources by file names, stdin, resources and names, or by resources and label selector.\n\nPods get time to end (30 seconds unless told otherwise). With --force and a grace period of 0 they are removed from the API at once, although their processes may still be running.\n\nWhat belongs to the object is deleted, too, unless --cascade=orphan is given. The command waits until the object is gone.",
  examples: [
    "# A pod and a service\nkubectl delete pod/web service/web",
    "# What a file describes\nkubectl delete -f web.yaml",
    "# All pods with a label\nkubectl delete pods -l app=web",
    "# A pod on a node that is gone\nkubectl delete pod web --force",
  ],
  flags: [
    ...filenameFlags("File, directory or - (standard input) with the objects to delete."),
    allFlag,
    allNamespacesFlag,
    dryRunFlag,
    fieldSelectorFlag,
    selectorFlag,
    {
      name: "cascade",
      type: "string",
      default: "background",
      bare: "background",
      values: ["background", "orphan", "foreground"],
      usage: 'One of "background", "orphan" or "foreground": what happens to what belongs to the object.',
    },
    {
      name: "force",
      type: "bool",
      usage: "Remove objects from the API at once. What they stand for may go on.",
    },
    {
      name: "grace-period",
      type: "int",
      default: "-1",
      usage: "Seconds that the object has to end; a negative value leaves it to the object. 0 needs --force.",
    },
    {
      name: "ignore-not-found",
      type: "bool",
      usage: "It is no error if an object does not exist. The default with --all and selectors.",
    },
    { name: "interactive", short: "i", type: "bool", usage: "Ask before anything is deleted." },
    { name: "now", type: "bool", usage: "As --grace-period=1." },
    {
      name: "output",
      short: "o",
      type: "string",
      usage: 'Form of the output: "name" for TYPE/NAME.',
      values: ["name"],
    },
    { name: "raw", type: "string", usage: "Send the deletion to this path of the server." },
    { name: "timeout", type: "duration", default: "0s", usage: "How long to wait; zero as long as it takes" },
    { name: "wait", type: "bool", default: "true", usage: "Return when the objects are gone." },
  ],
  complete: completeResources(),
  run: withSession(run),
};

function* run(session: Session): Task<number> {
  const { flags, args } = session;
  for (const name of ["raw", "interactive"]) if (flags.changed(name)) throw notSimulated(`delete --${name}`);
  const options = yield* deleteOptionsOf(session);
  if (args.length === 0 && flags.list("filename").length === 0) throw nothingNamed();
  const all = flags.bool("all");
  const named = yield* resolveTargets(session, {
    labelSelector: flags.text("selector"),
    fieldSelector: flags.text("field-selector"),
    allNamespaces: flags.bool("all-namespaces"),
    selectsAll: all,
    takesAll: all,
  });
  if (flags.bool("all-namespaces") && !all && flags.text("selector") === "") {
    throw new CommandError("resource(s) were provided, but no name was specified");
  }
  const found = yield* deleteObjects(session, named, options);
  if (found === 0 && !named.isSingle) yield* session.print("No resources found\n");
  return 0;
}
