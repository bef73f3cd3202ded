import { defineModule, type Module } from "../../../kernel/module.ts";
import { need, type Task } from "../../../kernel/task.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { completeResources } from "../completion/complete-resources.ts";

import { filenameFlags, printFlags, selectorFlag } from "../flags/common-flags.ts";
import { notSimulated } from "../not-simulated.ts";
import { kindAndName } from "../printers/object-printer.ts";
import { alignTabs } from "../printers/tab-writer.ts";
import { resolveTargets, visitObjects, type Found } from "../resources/fetch.ts";
import { withSession, type Session } from "../session.ts";
import type { describeRevision } from "./describe-revision.ts";
import { revisionsOf } from "./revision.ts";
import { requireResource, rolloutTypes } from "./rollout-types.ts";

const descriptions: Module<{ readonly describeRevision: typeof describeRevision }> = defineModule(
  "programs/kubectl/describe-revision",
  () => import("./describe-revision.ts"),
);

export const history: CommandSpec = {
  use: "history (TYPE NAME | TYPE/NAME) [flags]",
  short: "View rollout history",
  long: "View previous rollout revisions and configurations.",
  examples: [
    "# The revisions of a deployment\nkubectl rollout history deployment/web",
    "# What the third one was\nkubectl rollout history deployment/web --revision=3",
  ],
  flags: [
    ...printFlags,
    ...filenameFlags("File, directory or - (standard input) with the objects"),
    selectorFlag,
    { name: "revision", type: "int64", default: "0", usage: "Show the pod template of this revision." },
  ],
  complete: completeResources({ types: rolloutTypes }),
  run: withSession(function* (session) {
    requireResource(session);
    if (session.flags.number("revision") < 0)
      throw new CommandError(`revision must be a positive integer: ${session.flags.number("revision")}`);
    if (session.flags.text("output") !== "") throw notSimulated("rollout history -o");
    const named = yield* resolveTargets(session, {
      selectsAll: true,
      labelSelector: session.flags.text("selector"),
    });
    yield* visitObjects(session, named, (found) => show(session, found));
    return 0;
  }),
};

function* show(session: Session, found: Found): Task<void> {
  const revisions = yield* revisionsOf(session, found, "history viewer");
  const wanted = session.flags.number("revision");
  const name = kindAndName(found.object);
  if (revisions.length === 0) {
    yield* session.print(
      `${name} ${wanted > 0 ? `with revision #${wanted}` : ""}\nNo rollout history found.\n`,
    );
    return;
  }
  if (wanted > 0) {
    const revision = revisions.find(({ number }) => number === wanted);
    if (revision === undefined) throw new CommandError("unable to find the specified revision");
    const { describeRevision: describe } = yield* need(descriptions);
    yield* session.print(`${name} with revision #${wanted}\n${describe(revision.template)}\n`);
    return;
  }
  const rows = revisions.map(({ number, changeCause }) => `${number}\t${changeCause ?? "<none>"}\n`);
  yield* session.print(
    `${name} \n${alignTabs(`REVISION\tCHANGE-CAUSE\n${rows.join("")}`, { minWidth: 0, padding: 2 })}\n`,
  );
}
