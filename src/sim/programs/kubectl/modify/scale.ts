import type { Task } from "../../../kernel/task.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { completeResources } from "../completion/complete-resources.ts";
import { allFlag, dryRunFlag, filenameFlags, printFlags, selectorFlag } from "../flags/common-flags.ts";
import { dryRunOf } from "../flags/dry-run.ts";
import { notSimulated } from "../not-simulated.ts";
import { successPrinter } from "../printers/success-printer.ts";
import { nothingNamed, resolveTargets, visitObjects } from "../resources/fetch.ts";
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
  const { targets, errors } = yield* resolveTargets(session, {
    selectsAll: flags.bool("all"),
    takesAll: flags.bool("all"),
    labelSelector: flags.text("selector"),
  });
  const found = yield* findAll(session, targets, errors);
  yield* visitFound(found, function* (found) {
    const { resource, namespace, name, object } = found;
    const current = (object as { readonly spec?: { readonly replicas?: number } }).spec?.replicas ?? 0;
    const expected = flags.number("current-replicas");
    if (expected !== -1 && expected !== current)
      throw new CommandError(`Expected replicas to be ${expected}, was ${current}`);
    if (dryRun !== "client") {
      yield* session.client.json({
        method: "PATCH",
        path: pathOf(resource, { namespace, name, subresource: "scale" }),
        body: { spec: { replicas } },
        contentType: patchTypes.merge,
        query: { dryRun: dryRun === "server" ? "All" : undefined },
      });
    }
    yield* session.print(say(object, "scaled"));
  });
  return 0;
}
