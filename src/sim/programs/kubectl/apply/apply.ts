import type { Task } from "../../../kernel/task.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { completeResources } from "../completion/complete-resources.ts";
import { requireFiles } from "../create/create-objects.ts";
import {
  dryRunFlag,
  fieldManagerFlag,
  filenameFlags,
  printFlags,
  selectorFlag,
  validateFlag,
} from "../flags/common-flags.ts";
import { unsimulated } from "../commands/unsimulated.ts";
import { notSimulated } from "../not-simulated.ts";
import { objectPrinter } from "../printers/object-printer.ts";

import { nothingNamed, resolveTargets, visitObjects } from "../resources/fetch.ts";
import { withSession, type Session } from "../session.ts";
import { applyFiles } from "./apply-objects.ts";
import { lastAppliedOf, parseConfiguration } from "./last-applied.ts";

const viewLastApplied: CommandSpec = {
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
  yield* visitObjects(session, named, function* ({ object, resource, name }) {
    const text = lastAppliedOf(object);
    const configuration = text === undefined ? undefined : parseConfiguration(text);
    if (configuration === undefined)
      throw new CommandError(
        `no last-applied-configuration annotation found on resource: ${resource.plural}/${name}`,
      );
    if (print !== undefined) yield* session.print(print(configuration));
  });
  return 0;
}

export const apply: CommandSpec = {
  use: "apply (-f FILENAME | -k DIRECTORY)",
  group: "Advanced Commands:",
  short: "Apply a configuration to a resource by file name or stdin",
  long: "Apply a configuration to a resource by file name or stdin. The manifest must name the object. It is created if it does not exist yet.\n\nFiles may be YAML or JSON.",
  examples: [
    "# Bring the cluster to what a file says\nkubectl apply -f web.yaml",
    "# All files of a directory\nkubectl apply -f manifests/",
    "# What would happen\nkubectl apply -f web.yaml --dry-run=server",
  ],
  flags: [
    ...printFlags,
    ...filenameFlags("File, directory or - (standard input) with the configuration"),
    dryRunFlag,
    fieldManagerFlag("kubectl-client-side-apply"),
    selectorFlag,
    validateFlag,
    { name: "all", type: "bool", usage: "All objects of the given types, for --prune." },
    {
      name: "cascade",
      type: "string",
      default: "background",
      bare: "background",
      usage: "What happens to what belongs to a pruned object: background, orphan or foreground.",
    },
    { name: "force", type: "bool", usage: "Delete and create anew what cannot be changed in place." },
    { name: "force-conflicts", type: "bool", usage: "With --server-side: take fields that others own." },
    { name: "grace-period", type: "int", default: "-1", usage: "Seconds that pruned objects have to end." },
    {
      name: "openapi-patch",
      type: "bool",
      default: "true",
      usage: "Compute patches from the server's schema.",
    },
    {
      name: "overwrite",
      type: "bool",
      default: "true",
      usage: "Resolve conflicts with the values of the manifest.",
    },
    {
      name: "prune",
      type: "bool",
      usage: "Delete what was applied before and is not in the files any more.",
    },
    {
      name: "prune-allowlist",
      type: "stringArray",
      usage: "Types that --prune may delete: <group/version/kind>.",
    },
    { name: "server-side", type: "bool", usage: "Let the server merge, and not this client." },
    { name: "subresource", type: "string", usage: "Apply to this subresource." },
    { name: "timeout", type: "duration", default: "0s", usage: "How long to wait for deletions." },
    { name: "wait", type: "bool", usage: "Wait until what is deleted is gone." },
  ],
  commands: [
    unsimulated({
      use: "edit-last-applied",
      short: "Edit latest last-applied-configuration annotations of a resource/object",
    }),
    unsimulated({
      use: "set-last-applied",
      short: "Set the last-applied-configuration annotation on a live object to match the contents of a file",
    }),
    viewLastApplied,
  ],
  run: withSession(run),
};

function* run(session: Session): Task<number> {
  const { flags } = session;
  for (const name of [
    "prune",
    "all",
    "prune-allowlist",
    "selector",
    "subresource",
    "cascade",
    "timeout",
    "wait",
    "grace-period",
  ]) {
    if (flags.changed(name)) throw notSimulated(`apply --${name}`);
  }
  if (flags.bool("force-conflicts") && !flags.bool("server-side"))
    throw new CommandError("--force-conflicts only works with --server-side");
  requireFiles(session);
  return yield* applyFiles(session);
}
