import type { Task } from "../../../kernel/task.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { completeResources } from "../completion/complete-resources.ts";
import { editUntilSaved } from "../edit/edit.ts";
import { filenameFlags, printFlags, validateFlag, windowsFlag } from "../flags/common-flags.ts";
import type { ObjectPatch } from "../modify/patch-object.ts";
import { notSimulated } from "../not-simulated.ts";
import { expand, nothingNamed, resolveTargets, type Found } from "../resources/fetch.ts";
import type { KubeObject } from "../resources/kube-object.ts";
import { withSession, type Session } from "../session.ts";
import { lastAppliedOf, parseConfiguration } from "./last-applied.ts";
import { lastAppliedPatch } from "./set-last-applied.ts";

/** @models staging/src/k8s.io/kubectl/pkg/cmd/apply/apply_edit_last_applied.go, 1.33 */
export const editLastApplied: CommandSpec = {
  use: "edit-last-applied (RESOURCE/NAME | -f FILENAME)",
  short: "Edit latest last-applied-configuration annotations of a resource/object",
  examples: ["# The manifest that was applied last\nkubectl apply edit-last-applied deployment/web"],
  flags: [
    ...printFlags,
    ...filenameFlags("File, directory or - (standard input) with the object to edit"),
    validateFlag,
    windowsFlag,
  ],
  complete: completeResources(),
  run: withSession(run),
};

function* run(session: Session): Task<number> {
  const { flags, args } = session;
  if (flags.changed("windows-line-endings")) throw notSimulated("edit-last-applied --windows-line-endings");
  if (args.length === 0 && flags.list("filename").length === 0) throw nothingNamed();
  const { targets, errors } = yield* resolveTargets(session, { selectsAll: true });
  if (errors[0] !== undefined) throw errors[0];
  const all: Found[] = [];
  for (const target of targets) all.push(...(yield* expand(session, target)));
  const applied = all.flatMap((found) => {
    const original = parseConfiguration(lastAppliedOf(found.object) ?? "");
    return original === undefined ? [] : [{ found, original }];
  });
  const [only, ...others] = applied;
  if (only === undefined) throw nothingApplied();
  if (others.length > 0) throw notSimulated("editing several objects at once");
  // oxlint-disable-next-line require-yield -- nobody has to be asked
  const patchTo = function* (edited: KubeObject): Task<ObjectPatch> {
    return { type: "merge", body: lastAppliedPatch(edited) };
  };
  yield* editUntilSaved(session, { ...only, patchTo });
  return 0;
}

function nothingApplied(): CommandError {
  return new CommandError(
    "no last-applied-configuration annotation found on resources, to create the annotation, " +
      "use command `kubectl apply set-last-applied --create-annotation`",
  );
}
