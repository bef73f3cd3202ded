import type { Task } from "../../../kernel/task.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { requireFiles } from "../create/create-objects.ts";
import { dryRunFlag, filenameFlags, printFlags } from "../flags/common-flags.ts";
import { dryRunOf } from "../flags/dry-run.ts";
import { mapManifest, type MappedManifest } from "../manifest/map-manifests.ts";
import { readManifests } from "../manifest/read-manifests.ts";
import { sendPatch } from "../modify/patch-object.ts";
import { compactJson } from "../printers/json-text.ts";
import { successPrinter } from "../printers/success-printer.ts";
import { getObject, nothingNamed } from "../resources/fetch.ts";
import { fieldsOf, type KubeObject } from "../resources/kube-object.ts";
import { withSession, type Session } from "../session.ts";
import { lastAppliedKey, lastAppliedOf } from "./last-applied.ts";

/** @models staging/src/k8s.io/kubectl/pkg/cmd/apply/apply_set_last_applied.go, 1.33 */
export const setLastApplied: CommandSpec = {
  use: "set-last-applied -f FILENAME",
  short: "Set the last-applied-configuration annotation on a live object to match the contents of a file",
  examples: [
    "# As if the file had been applied; nothing else changes\nkubectl apply set-last-applied -f web.yaml",
  ],
  flags: [
    ...printFlags,
    ...filenameFlags("File, directory or - (standard input) with the configuration"),
    dryRunFlag,
    { name: "create-annotation", type: "bool", usage: "Also where there is no such annotation yet." },
  ],
  run: withSession(run),
};

function* run(session: Session): Task<number> {
  const { process, flags } = session;
  if (flags.text("kustomize") === "" && flags.list("filename").length === 0) throw nothingNamed();
  requireFiles(session);
  const dryRun = yield* dryRunOf(session);
  const print = yield* successPrinter({ invocation: session, dryRun });
  const waiting: { readonly target: MappedManifest; readonly live: KubeObject }[] = [];
  for (const manifest of yield* readManifests(process, flags.list("filename"), flags.bool("recursive"))) {
    const target = yield* mapManifest(session, manifest, "Ignore");
    const live = yield* getObject(session, target);
    if (yield* isToBeSet(session, target, live)) waiting.push({ target, live });
  }
  for (const { target, live } of waiting) {
    const body = lastAppliedPatch(target.manifest);
    const object =
      dryRun === "client"
        ? live
        : yield* sendPatch(session, { ...target, object: live }, { type: "merge", body, dryRun });
    yield* session.print(print(object, "configured"));
  }
  return 0;
}

function* isToBeSet(session: Session, { manifest, name }: MappedManifest, live: KubeObject): Task<boolean> {
  const last = lastAppliedOf(live);
  if (last === undefined && !session.flags.bool("create-annotation")) {
    const why = `no last-applied-configuration annotation found on resource: ${name}`;
    throw new CommandError(`${why}, to create the annotation, run the command with --create-annotation`);
  }
  if (last !== textOf(manifest)) return true;
  yield* session.print(`set-last-applied ${name}: no changes required.\n`);
  return false;
}

/** The patch that makes an annotation of a manifest, as it is. */
export function lastAppliedPatch(manifest: KubeObject): {
  readonly metadata: { readonly annotations: Readonly<Record<string, string>> };
} {
  return { metadata: { annotations: { [lastAppliedKey]: textOf(manifest) } } };
}

function textOf(manifest: KubeObject): string {
  return `${compactJson(fieldsOf(manifest))}\n`;
}
