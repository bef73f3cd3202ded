import type { ObjectMeta } from "kubernetes-types/meta/v1";
import type { Task } from "../../../kernel/task.ts";
import type { Json } from "../../../wire/json.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import type { Flag } from "../../cobra/flag.ts";
import { completeResources } from "../completion/complete-resources.ts";
import {
  allFlag,
  allNamespacesFlag,
  dryRunFlag,
  fieldManagerFlag,
  fieldSelectorFlag,
  filenameFlags,
  localFlag,
  printFlags,
  selectorFlag,
} from "../flags/common-flags.ts";
import { dryRunOf } from "../flags/dry-run.ts";
import { notSimulated } from "../not-simulated.ts";
import { successPrinter } from "../printers/success-printer.ts";
import { nameOf, type KubeObject } from "../resources/kube-object.ts";
import { resolveTargets, visitObjects, type Found } from "../resources/fetch.ts";
import { withSession, type Session } from "../session.ts";
import { parseKeyUpdates, type KeyUpdates } from "./key-updates.ts";
import { sendPatch } from "./patch-object.ts";

type Field = "labels" | "annotations";

const overwriteMessages = {
  labels: (taken: readonly (readonly [string, string])[]) =>
    taken
      .map(([key, value]) => `'${key}' already has a value (${value}), and --overwrite is false`)
      .join("\n"),
  annotations: (taken: readonly (readonly [string, string])[]) =>
    `--overwrite is false but found the following declared annotation(s): ${taken.map(([key, value]) => `'${key}' already has a value (${value})`).join("; ")}`,
};

function flagsFor(name: "label" | "annotate", list: string): readonly Flag[] {
  return [
    ...printFlags,
    ...filenameFlags(`File, directory or - (standard input) with the objects to ${name}`),
    allFlag,
    allNamespacesFlag,
    dryRunFlag,
    fieldManagerFlag(`kubectl-${name}`),
    fieldSelectorFlag,
    localFlag,
    selectorFlag,
    { name: "list", type: "bool", usage: `Show the ${list} of the object.` },
    { name: "overwrite", type: "bool", usage: `Allow ${list} to be replaced.` },
    { name: "resource-version", type: "string", usage: "Only if the object is still at this version." },
  ];
}

/** @models staging/src/k8s.io/kubectl/pkg/cmd/label/label.go, 1.33 */
export const label: CommandSpec = {
  use: "label [--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]",
  group: "Settings Commands:",
  short: "Update the labels on a resource",
  long: "Update the labels on a resource.\n\nA label that exists already is replaced with --overwrite only. KEY- removes it.",
  examples: [
    "# Add a label\nkubectl label pods web tier=front",
    "# Replace it\nkubectl label --overwrite pods web tier=back",
    "# Remove it\nkubectl label pods web tier-",
  ],
  flags: flagsFor("label", "labels"),
  complete: completeResources(),
  run: withSession((session) => run(session, "labels")),
};

/** @models staging/src/k8s.io/kubectl/pkg/cmd/annotate/annotate.go, 1.33 */
export const annotate: CommandSpec = {
  use: "annotate [--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]",
  group: "Settings Commands:",
  short: "Update the annotations on a resource",
  long: "Update the annotations on a resource.\n\nAn annotation that exists already is replaced with --overwrite only. KEY- removes it.",
  examples: [
    "# Note something\nkubectl annotate pods web note='checked today'",
    "# Remove the note\nkubectl annotate pods web note-",
  ],
  flags: flagsFor("annotate", "annotations"),
  complete: completeResources(),
  run: withSession((session) => run(session, "annotations")),
};

function* run(session: Session, field: Field): Task<number> {
  const { flags, args } = session;
  const word = field === "labels" ? "label" : "annotation";
  const updates = parseKeyUpdates(args, word);
  if (flags.bool("local")) throw notSimulated("--local");
  if (updates.resources.length === 0 && flags.list("filename").length === 0) {
    throw new CommandError(
      "one or more resources must be specified as <resource> <name> or <resource>/<name>",
    );
  }
  if (updates.set.size + updates.remove.length === 0 && !flags.bool("list")) {
    throw new CommandError(`at least one ${word} update is required`);
  }
  const named = yield* resolveTargets(session.withArguments(updates.resources), {
    labelSelector: flags.text("selector"),
    fieldSelector: flags.text("field-selector"),
    allNamespaces: flags.bool("all-namespaces"),
    selectsAll: flags.bool("all"),
    takesAll: flags.bool("all"),
  });
  const dryRun = yield* dryRunOf(session);
  const say = yield* successPrinter({ invocation: session, dryRun });
  yield* visitObjects(session, named, function* (found) {
    if (flags.bool("list")) {
      yield* list(session, found.object, { field, isSingle: named.isSingle });
      return;
    }
    const missing = updates.remove.filter((key) => found.object.metadata?.[field]?.[key] === undefined);
    if (field === "labels")
      yield* session.print(missing.map((key) => `label ${JSON.stringify(key)} not found.\n`).join(""));
    const change = changeOf(session, found, { updates, field });
    const object =
      change === undefined || dryRun === "client"
        ? found.object
        : yield* sendPatch(session, found, { type: "merge", body: change, dryRun });
    yield* session.print(say(object, doneWith(updates, field, change)));
  });
  return 0;
}

function* list(session: Session, object: KubeObject, { field, isSingle }: Listing): Task<void> {
  const entries = Object.entries(object.metadata?.[field] ?? {}).toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
  const { kind = "", apiVersion = "" } = object;
  const group = apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
  if (!isSingle) yield* session.print(`Listing ${field} for ${kind}.${group}/${nameOf(object)}:\n`);
  yield* session.print(entries.map(([key, value]) => `${isSingle ? "" : " "}${key}=${value}\n`).join(""));
}

interface Listing {
  readonly field: Field;
  readonly isSingle: boolean;
}

interface Change {
  readonly updates: KeyUpdates;
  readonly field: Field;
}

/** The merge patch, or undefined if the object is so already. Throws if a value would be replaced. */
function changeOf({ flags }: Session, { object }: Found, { updates, field }: Change): Json | undefined {
  const before: NonNullable<ObjectMeta["labels"]> = object.metadata?.[field] ?? {};
  const changed = [...updates.set].filter(([key, value]) => before[key] !== value);
  const taken = changed.flatMap(([key]) => (before[key] === undefined ? [] : [[key, before[key]] as const]));
  if (taken.length > 0 && !flags.bool("overwrite")) throw new CommandError(overwriteMessages[field](taken));
  const removed = updates.remove.filter((key) => before[key] !== undefined);
  if (changed.length + removed.length === 0) return undefined;
  const values = Object.fromEntries([...changed, ...removed.map((key) => [key, null] as const)]);
  const version = flags.text("resource-version");
  return { metadata: { [field]: values, ...(version === "" ? {} : { resourceVersion: version }) } };
}

function doneWith({ set }: KeyUpdates, field: Field, change: Json | undefined): string {
  if (field === "annotations") return "annotated";
  if (change === undefined) return "not labeled";
  return set.size === 0 ? "unlabeled" : "labeled";
}
