import type { Task } from "../../../kernel/task.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { completeResources } from "../completion/complete-resources.ts";
import { allFlag, dryRunFlag, filenameFlags, printFlags, selectorFlag } from "../flags/common-flags.ts";
import { dryRunOf, type DryRun } from "../flags/dry-run.ts";
import { notSimulated } from "../not-simulated.ts";
import { successPrinter } from "../printers/success-printer.ts";
import { nothingNamed, resolveTargets, visitObjects, type Found, type Named } from "../resources/fetch.ts";
import { pathOf } from "../../../wire/resource.ts";
import { withSession, type Session } from "../session.ts";
import { patchTypes } from "./patch-object.ts";

/** @models staging/src/k8s.io/kubectl/pkg/cmd/scale/scale.go, 1.33 */
export const scale: CommandSpec = {
  use: "scale [--resource-version=version] [--current-replicas=count] --replicas=COUNT (-f FILENAME | TYPE NAME)",
  group: "Deploy Commands:",
  short: "Set a new size for a deployment, replica set, or replication controller",
  long: "Set a new size for a deployment, replica set, replication controller, or stateful set.\n\nWith --current-replicas nothing happens if the size is another one.",
  examples: ["# Three replicas\nkubectl scale deployment/web --replicas=3"],
  flags: [
    ...printFlags,
    ...filenameFlags("File, directory or - (standard input) with what to scale"),
    allFlag,
    dryRunFlag,
    selectorFlag,
    {
      name: "current-replicas",
      type: "int",
      default: "-1",
      usage: "Only if this is the size now; -1 for any.",
    },
    { name: "replicas", type: "int", required: true, usage: "The new size." },
    { name: "resource-version", type: "string", usage: "Only if the object is still at this version." },
    { name: "timeout", type: "duration", default: "0s", usage: "How long to wait until the size is reached" },
  ],
  complete: completeResources({ types: ["deployment", "replicaset"] }),
  run: withSession(run),
};

function* run(session: Session): Task<number> {
  const { flags, args } = session;
  for (const name of ["timeout", "resource-version"])
    if (flags.changed(name)) throw notSimulated(`scale --${name}`);
  const replicas = flags.number("replicas");
  if (replicas < 0)
    throw new CommandError(
      "The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0",
    );
  if (args.length === 0 && flags.list("filename").length === 0) throw nothingNamed();
  const dryRun = yield* dryRunOf(session);
  const say = yield* successPrinter({ invocation: session, dryRun });
  const named = yield* resolveTargets(session, {
    selectsAll: flags.bool("all"),
    takesAll: flags.bool("all"),
    labelSelector: flags.text("selector"),
  });
  const found = yield* findAll(session, named);
  for (const one of found) {
    yield* scaleOne(session, one, { replicas, dryRun });
    yield* session.print(say(one.object, "scaled"));
  }
  return 0;
}

/** Everything must be there before anything is scaled. */
function* findAll(session: Session, named: Named): Task<readonly Found[]> {
  const found: Found[] = [];
  let why = "";
  try {
    yield* visitObjects(session, named, function* (one) {
      found.push(one);
    });
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    why = ` ${error.message}`;
  }
  if (found.length === 0) throw new CommandError(`no objects passed to scale${why}`);
  return found;
}

function* scaleOne(
  session: Session,
  { object, resource, namespace, name }: Found,
  { replicas, dryRun }: { readonly replicas: number; readonly dryRun: DryRun },
): Task<void> {
  const current = (object as { readonly spec?: { readonly replicas?: number } }).spec?.replicas ?? 0;
  const expected = session.flags.number("current-replicas");
  if (expected !== -1 && expected !== current)
    throw new CommandError(`Expected replicas to be ${expected}, was ${current}`);
  if (dryRun === "client") return;
  yield* session.client.json({
    method: "PATCH",
    path: pathOf(resource, { namespace, name, subresource: "scale" }),
    body: { spec: { replicas } },
    contentType: patchTypes.merge,
    query: { dryRun: dryRun === "server" ? "All" : undefined },
  });
}
