import type { Task } from "../../../kernel/task.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { completeResources } from "../completion/complete-resources.ts";
import { filenameFlags, selectorFlag } from "../flags/common-flags.ts";
import { asObject } from "../resources/kube-object.ts";
import { resolveTargets, visitObjects, type Found } from "../resources/fetch.ts";
import { withSession, type Session } from "../session.ts";
import { awaitObject, deadlineAfter } from "../wait/await-object.ts";
import { rolloutStatus } from "./status.ts";
import { rolloutTypes, requireResource } from "./rollout-types.ts";

export const status: CommandSpec = {
  use: "status (TYPE NAME | TYPE/NAME) [flags]",
  short: "Show the status of the rollout",
  long: "Show the status of the rollout.\n\nIt is watched until it is finished, unless --watch=false is given. If another rollout begins in between, that one is watched.",
  examples: ["# Watch the rollout of a deployment\nkubectl rollout status deployment/web"],
  flags: [
    ...filenameFlags("File, directory or - (standard input) with the objects"),
    selectorFlag,
    {
      name: "revision",
      type: "int64",
      default: "0",
      usage: "The revision to show the status of; 0 for the latest.",
    },
    { name: "timeout", type: "duration", default: "0s", usage: "How long to watch; zero for ever" },
    {
      name: "watch",
      short: "w",
      type: "bool",
      default: "true",
      usage: "Watch until the rollout is finished.",
    },
  ],
  complete: completeResources({ types: rolloutTypes }),
  run: withSession(function* (session) {
    requireResource(session);
    const named = yield* resolveTargets(session, {
      selectsAll: true,
      labelSelector: session.flags.text("selector"),
    });
    yield* visitObjects(session, named, (found) => watchStatus(session, found));
    return 0;
  }),
};

function* watchStatus(session: Session, found: Found): Task<void> {
  const { flags } = session;
  const revision = flags.number("revision");
  const first = rolloutStatus(found.object, revision);
  yield* session.print(`${first.text}\n`);
  if (first.isDone || !flags.bool("watch")) return;
  const isDone = yield* awaitObject(session, found, {
    resourceVersion: found.object.metadata?.resourceVersion ?? "0",
    deadline: deadlineAfter(session, flags.number("timeout")),
    *onEvent({ type, object }) {
      if (type === "DELETED") throw new CommandError("object has been deleted");
      const next = rolloutStatus(asObject(object), revision);
      yield* session.print(`${next.text}\n`);
      return next.isDone;
    },
  });
  if (!isDone) throw new CommandError("timed out waiting for the condition");
}
