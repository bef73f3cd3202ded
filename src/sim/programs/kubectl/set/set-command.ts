import type { Task } from "../../../kernel/task.ts";
import type { Json } from "../../../wire/json.ts";
import { CommandError } from "../../cobra/command.ts";
import type { Flag } from "../../cobra/flag.ts";
import {
  allFlag,
  dryRunFlag,
  fieldManagerFlag,
  filenameFlags,
  localFlag,
  printFlags,
  selectorFlag,
} from "../flags/common-flags.ts";
import { dryRunOf, type DryRun } from "../flags/dry-run.ts";
import { patchBetween, sendPatch } from "../modify/patch-object.ts";
import { StatusError } from "../client/kubectl-errors.ts";
import { notSimulated } from "../not-simulated.ts";
import { successPrinter } from "../printers/success-printer.ts";
import { nothingNamed, resolveTargets, visitObjects, type Found } from "../resources/fetch.ts";
import type { KubeObject } from "../resources/kube-object.ts";
import type { Session } from "../session.ts";

export const setFlags: readonly Flag[] = [
  ...printFlags,
  ...filenameFlags("File, directory or - (standard input) with the objects to change"),
  allFlag,
  dryRunFlag,
  fieldManagerFlag("kubectl-set"),
  localFlag,
  selectorFlag,
];

export interface SetChange {
  /** The words that name resources. */
  readonly resources: readonly string[];
  /** `image updated` */
  readonly done: string;
  readonly change: (object: KubeObject) => KubeObject;
}

/** Changes objects and sends what is different; those that are so already are left in peace. */
export function* setOnObjects(session: Session, { resources, done, change }: SetChange): Task<void> {
  const { flags } = session;
  if (flags.bool("local")) throw notSimulated("--local");
  if (resources.length === 0 && flags.list("filename").length === 0) throw nothingNamed();
  const all = flags.bool("all");
  const dryRun = yield* dryRunOf(session);
  const say = yield* successPrinter({ invocation: session, dryRun });
  const named = yield* resolveTargets(session.withArguments(resources), {
    selectsAll: all,
    takesAll: all,
    labelSelector: flags.text("selector"),
  });
  yield* visitObjects(session, named, function* (found) {
    const patch = yield* patchBetween(found.resource, found.object, changed(found, change));
    if (patch === undefined) return;
    if (dryRun === "client") yield* session.print(say(change(found.object), done));
    else yield* session.print(say(yield* send(session, found, { body: patch.body, dryRun, done }), done));
  });
}

/** What has no pod template is named in the complaint. */
function changed({ object, resource, name }: Found, change: SetChange["change"]): KubeObject {
  try {
    return change(object);
  } catch (error) {
    if (!(error instanceof CommandError) || !error.message.includes("does not have a pod template"))
      throw error;
    throw new CommandError(`${resource.plural}/${name} ${error.message}`);
  }
}

interface Sending {
  readonly body: Json;
  readonly dryRun: DryRun;
  readonly done: string;
}

function* send(session: Session, found: Found, { body, dryRun, done }: Sending): Task<KubeObject> {
  try {
    return yield* sendPatch(session, found, { type: "strategic", body, dryRun });
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    throw new CommandError(
      `failed to patch ${done.split(" ")[0] ?? ""} update to pod template: ${error.message}`,
    );
  }
}

/** Words of the form KEY=VALUE (and KEY-) separated from those that name resources. */
export function splitPairs(args: readonly string[]): {
  readonly resources: readonly string[];
  readonly pairs: readonly string[];
} {
  const isPair = (word: string): boolean => word.includes("=") || (word.endsWith("-") && !word.includes("/"));
  const first = args.findIndex((word) => isPair(word));
  return first === -1
    ? { resources: args, pairs: [] }
    : { resources: args.slice(0, first), pairs: args.slice(first) };
}
