import type { Deployment } from "kubernetes-types/apps/v1";
import { rfc3339 } from "../../../kernel/time.ts";
import type { Task } from "../../../kernel/task.ts";
import { qualified } from "../../../wire/resource.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import type { Flag } from "../../cobra/flag.ts";
import { completeResources } from "../completion/complete-resources.ts";
import {
  dryRunFlag,
  fieldManagerFlag,
  filenameFlags,
  printFlags,
  selectorFlag,
} from "../flags/common-flags.ts";
import { dryRunOf } from "../flags/dry-run.ts";
import { sendPatch, type PatchRequest } from "../modify/patch-object.ts";
import { successPrinter } from "../printers/success-printer.ts";
import { resolveTargets, visitObjects, type Found } from "../resources/fetch.ts";
import { withSession, type Session } from "../session.ts";
import { revisionsOf, type Revision } from "./revision.ts";
import { requireResource, rolloutTypes } from "./rollout-types.ts";

/** What a command does to one object: the patch and the word for it, or only what to say. */
type Change = { readonly done: string; readonly patch?: Pick<PatchRequest, "type" | "body"> };

interface ChangeCommand extends Pick<CommandSpec, "use" | "short" | "long" | "examples"> {
  readonly flags?: readonly Flag[];
  readonly change: (session: Session, found: Found) => Task<Change>;
}

function changeCommand({ change, flags = [], ...spec }: ChangeCommand): CommandSpec {
  return {
    ...spec,
    flags: [
      ...printFlags,
      ...filenameFlags("File, directory or - (standard input) with the objects"),
      ...(spec.use.startsWith("undo") ? [] : [fieldManagerFlag("kubectl-rollout")]),
      selectorFlag,
      ...flags,
    ],
    complete: completeResources({ types: rolloutTypes }),
    run: withSession(function* (session) {
      requireResource(session);
      const dryRun = session.flags.has("dry-run") ? yield* dryRunOf(session) : "none";
      const say = yield* successPrinter({ invocation: session, dryRun });
      const named = yield* resolveTargets(session, {
        selectsAll: true,
        labelSelector: session.flags.text("selector"),
      });
      yield* visitObjects(session, named, function* (found) {
        const { patch, done } = yield* change(session, found);
        const isSent = patch !== undefined && dryRun !== "client";
        const object = isSent ? yield* sendPatch(session, found, { ...patch, dryRun }) : found.object;
        yield* session.print(say(object, done));
      });
      return 0;
    }),
  };
}

function deploymentOf({ object, resource }: Found, verb: string): Deployment {
  if (resource.kind !== "Deployment")
    throw new CommandError(
      `${qualified(resource)} ${JSON.stringify(object.metadata?.name)} ${verb} is not supported`,
    );
  return object as unknown as Deployment;
}

/** @models staging/src/k8s.io/kubectl/pkg/polymorphichelpers/objectpauser.go, 1.33 */
export const pause: CommandSpec = changeCommand({
  use: "pause RESOURCE",
  short: "Mark the provided resource as paused",
  long: "Mark the provided resource as paused.\n\nA paused deployment does not roll out changes until it is resumed.",
  examples: ["# Change several things, then roll out once\nkubectl rollout pause deployment/web"],
  *change(_, found) {
    if (deploymentOf(found, "pausing").spec?.paused === true)
      throw new CommandError(`${qualified(found.resource)} ${JSON.stringify(found.name)} is already paused`);
    return { done: "paused", patch: { type: "strategic", body: { spec: { paused: true } } } };
  },
});

export const resume: CommandSpec = changeCommand({
  use: "resume RESOURCE",
  short: "Resume a paused resource",
  examples: ["# Roll out what was changed in the meantime\nkubectl rollout resume deployment/web"],
  *change(_, found) {
    if (deploymentOf(found, "resuming").spec?.paused !== true)
      throw new CommandError(`${qualified(found.resource)} ${JSON.stringify(found.name)} is not paused`);
    return { done: "resumed", patch: { type: "strategic", body: { spec: { paused: null } } } };
  },
});

/** @models staging/src/k8s.io/kubectl/pkg/polymorphichelpers/objectrestarter.go, 1.33 */
export const restart: CommandSpec = changeCommand({
  use: "restart RESOURCE",
  short: "Restart a resource",
  long: "Restart a resource: its pods are replaced as in a rollout.",
  examples: ["# New pods for a deployment\nkubectl rollout restart deployment/web"],
  *change({ process }, { object, resource, name }) {
    const { spec } = object as unknown as Deployment;
    if (!["Deployment", "DaemonSet", "StatefulSet"].includes(resource.kind))
      throw new CommandError(`${qualified(resource)} ${JSON.stringify(name)} restarting is not supported`);
    if (spec?.paused === true)
      throw new CommandError("can't restart paused deployment (run rollout resume first)");
    const annotations = { "kubectl.kubernetes.io/restartedAt": rfc3339(process.kernel.now) };
    return {
      done: "restarted",
      patch: { type: "strategic", body: { spec: { template: { metadata: { annotations } } } } },
    };
  },
});

/** @models staging/src/k8s.io/kubectl/pkg/polymorphichelpers/rollback.go, 1.33 */
export const undo: CommandSpec = changeCommand({
  use: "undo (TYPE NAME | TYPE/NAME) [flags]",
  short: "Undo a previous rollout",
  long: "Roll back to a previous rollout.",
  examples: [
    "# Back to what was before\nkubectl rollout undo deployment/web",
    "# Back to the third revision\nkubectl rollout undo deployment/web --to-revision=3",
  ],
  flags: [
    dryRunFlag,
    {
      name: "to-revision",
      type: "int64",
      default: "0",
      usage: "The revision to go back to; 0 for the one before.",
    },
  ],
  *change(session, found) {
    const revision = session.flags.number("to-revision");
    if (revision < 0) throw new CommandError(`to-revision must be a positive integer: ${revision}`);
    const revisions = yield* revisionsOf(session, found, "rollbacker");
    const target = targetOf(revisions, revision, found);
    if ((found.object as unknown as Deployment).spec?.paused === true) {
      throw new CommandError(
        "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
      );
    }
    if (target.isCurrent)
      return { done: `skipped rollback (current template already matches revision ${revision})` };
    return { done: "rolled back", patch: target.patch };
  },
});

function targetOf(revisions: readonly Revision[], revision: number, { resource, name }: Found): Revision {
  const found = revision === 0 ? revisions.at(-2) : revisions.find(({ number }) => number === revision);
  if (found !== undefined) return found;
  if (revision > 0) throw new CommandError(`unable to find specified revision ${revision} in history`);
  throw new CommandError(
    resource.kind === "Deployment"
      ? `no rollout history found for deployment ${JSON.stringify(name)}`
      : "no last revision to roll back to",
  );
}
