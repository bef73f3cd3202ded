import type { Task } from "../../../kernel/task.ts";
import type { CommandSpec } from "../../cobra/command.ts";
import { usageError } from "../client/kubectl-errors.ts";
import { completeResources } from "../completion/complete-resources.ts";
import {
  allNamespacesFlag,
  fieldSelectorFlag,
  filenameFlags,
  selectorFlag,
  tableFlags,
} from "../flags/common-flags.ts";
import { resolveTargets } from "../resources/fetch.ts";
import { notSimulated } from "../not-simulated.ts";
import { withSession, type Session } from "../session.ts";
import { outputOf } from "./get-options.ts";
import { printColumns, printObjects } from "./print-objects.ts";
import { printTables } from "./print-tables.ts";
import { watchObjects } from "./watch-objects.ts";

export const get: CommandSpec = {
  use: "get [(-o|--output=)json|yaml|name|go-template|go-template-file|template|templatefile|jsonpath|jsonpath-as-json|jsonpath-file|custom-columns|custom-columns-file|wide] (TYPE[.VERSION][.GROUP] [NAME | -l label] | TYPE[.VERSION][.GROUP]/NAME ...) [flags]",
  group: "Basic Commands (Intermediate):",
  short: "Display one or many resources",
  long: 'Display one or many resources.\n\nPrints a table with what matters most about each object. Without --all-namespaces only objects of the current namespace are shown, if the type has namespaces.\n\nUse "kubectl api-resources" for a complete list of supported resources.',
  examples: [
    "# List all pods of the namespace\nkubectl get pods",
    "# With node and address\nkubectl get pods -o wide",
    "# One deployment as YAML\nkubectl get deployment web -o yaml",
    "# The phase of a pod and nothing else\nkubectl get pod/web -o jsonpath='{.status.phase}'",
    "# Columns of your own\nkubectl get pod web -o custom-columns=CONTAINER:.spec.containers[0].name,IMAGE:.spec.containers[0].image",
    "# Services and deployments of all namespaces\nkubectl get svc,deploy --all-namespaces",
    "# Follow what happens to the pods\nkubectl get pods --watch",
  ],
  flags: [
    ...tableFlags,
    ...filenameFlags("File, directory or - (standard input) with what to get."),
    allNamespacesFlag,
    selectorFlag,
    fieldSelectorFlag,
    {
      name: "chunk-size",
      type: "int64",
      default: "500",
      usage: "Ask for long lists in parts of this size; 0 asks for all at once.",
    },
    {
      name: "ignore-not-found",
      type: "bool",
      usage: "Say nothing and exit with 0 if an object does not exist.",
    },
    {
      name: "label-columns",
      short: "L",
      type: "stringSlice",
      usage: "Labels to show as columns, separated by commas.",
    },
    { name: "no-headers", type: "bool", usage: "Leave out the line with the names of the columns." },
    {
      name: "output-watch-events",
      type: "bool",
      usage: "With --watch or --watch-only: show the type of each event.",
    },
    { name: "raw", type: "string", usage: "Ask the server for this path and print the answer as it is." },
    { name: "server-print", type: "bool", default: "true", usage: "Let the server make the table." },
    { name: "show-kind", type: "bool", usage: "Put the type before each name." },
    { name: "show-labels", type: "bool", usage: "Show all labels in the last column." },
    {
      name: "sort-by",
      type: "string",
      usage: "JSONPath of the field to sort by, a number or a text (e.g. '{.metadata.name}').",
    },
    { name: "subresource", type: "string", usage: "Get this subresource of the object." },
    { name: "watch", short: "w", type: "bool", usage: "Go on with changes after the list." },
    { name: "watch-only", type: "bool", usage: "Only changes, no list first." },
  ],
  complete: completeResources(),
  run: withSession(run),
};

function* run(session: Session): Task<number> {
  const { flags, args } = session;
  if (flags.text("raw") !== "") {
    yield* session.print(yield* session.client.text({ path: flags.text("raw") }));
    return 0;
  }
  if (flags.text("subresource") !== "") throw notSimulated("get --subresource");
  if (!flags.bool("server-print")) throw notSimulated("--server-print=false");
  if (args.length === 0 && flags.list("filename").length === 0) {
    yield* session.complain(
      'You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.\n\n',
    );
    throw usageError(
      session.path,
      'Required resource not specified.\nUse "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).',
    );
  }
  yield* print(session);
  return 0;
}

function* print(session: Session): Task<void> {
  const { flags } = session;
  const named = yield* resolveTargets(session, {
    selectsAll: true,
    allNamespaces: flags.bool("all-namespaces"),
    labelSelector: flags.text("selector"),
    fieldSelector: flags.text("field-selector"),
  });
  const output = yield* outputOf(session);
  if (flags.bool("watch") || flags.bool("watch-only")) yield* watchObjects(session, named.targets, output);
  else if (output.is === "objects") yield* printObjects(session, named, output.print);
  else if (output.is === "columns") yield* printColumns(session, named, output.columns);
  else yield* printTables(session, named, output.wide);
}
