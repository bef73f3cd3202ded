import type { Task } from "../../../kernel/task.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { isNotFound, throwReduced, withSource } from "../client/kubectl-errors.ts";
import { changeQuery, post, requireFiles } from "../create/create-objects.ts";
import { waitUntilGone } from "../delete/wait-until-gone.ts";
import {
  dryRunFlag,
  fieldManagerFlag,
  filenameFlags,
  printFlags,
  saveConfigFlag,
  validateFlag,
} from "../flags/common-flags.ts";
import { dryRunOf, validationOf, type DryRun } from "../flags/dry-run.ts";
import { mapManifest, type MappedManifest } from "../manifest/map-manifests.ts";
import { readManifests } from "../manifest/read-manifests.ts";
import { notSimulated } from "../not-simulated.ts";
import { successPrinter } from "../printers/success-printer.ts";
import { asObject, fieldsOf, type KubeObject } from "../resources/kube-object.ts";
import { getObject, pathOfTarget } from "../resources/fetch.ts";
import { withSession, type Session } from "../session.ts";

/** @models staging/src/k8s.io/kubectl/pkg/cmd/replace/replace.go, 1.33 */
export const replace: CommandSpec = {
  use: "replace -f FILENAME",
  group: "Advanced Commands:",
  short: "Replace a resource by file name or stdin",
  long: "Replace a resource by file name or stdin. The file must hold the whole object.",
  examples: [
    "# Replace a pod\nkubectl replace -f pod.yaml",
    "# Delete it and create it anew\nkubectl replace --force -f pod.yaml",
  ],
  flags: [
    ...printFlags,
    ...filenameFlags("File, directory or - (standard input) with the objects"),
    dryRunFlag,
    fieldManagerFlag("kubectl-replace"),
    saveConfigFlag,
    validateFlag,
    {
      name: "cascade",
      type: "string",
      default: "background",
      bare: "background",
      usage: "With --force: background, orphan or foreground.",
    },
    { name: "force", type: "bool", usage: "Delete the object and create it anew." },
    {
      name: "grace-period",
      type: "int",
      default: "-1",
      usage: "With --force: seconds that the object has to end.",
    },
    { name: "raw", type: "string", usage: "Put the file to this path of the server." },
    { name: "subresource", type: "string", usage: "Replace this subresource." },
    {
      name: "timeout",
      type: "duration",
      default: "0s",
      usage: "With --force: how long to wait for the deletion",
    },
    { name: "wait", type: "bool", usage: "Wait until what is deleted is gone." },
  ],
  run: withSession(run),
};

function* run(session: Session): Task<number> {
  const { flags, process } = session;
  for (const name of ["raw", "subresource", "save-config"])
    if (flags.changed(name)) throw notSimulated(`replace --${name}`);
  requireFiles(session);
  const dryRun = yield* dryRunOf(session);
  const say = yield* successPrinter({ invocation: session, dryRun });
  const manifests = yield* readManifests(process, flags.list("filename"), flags.bool("recursive"));
  if (manifests.length === 0) throw new CommandError("no objects passed to replace");
  const failures: CommandError[] = [];
  for (const manifest of manifests) {
    try {
      const target = yield* mapManifest(session, manifest, validationOf(flags));
      yield* session.print(say(yield* replaceOne(session, target, dryRun), "replaced"));
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      failures.push(error);
    }
  }
  throwReduced(failures);
  return 0;
}

function* replaceOne(session: Session, target: MappedManifest, dryRun: DryRun): Task<KubeObject> {
  if (dryRun === "client") return target.manifest;
  if (session.flags.bool("force")) return yield* forceReplace(session, target);
  try {
    const live = yield* getObject(session, target);
    const version = target.manifest.metadata?.resourceVersion ?? live.metadata?.resourceVersion;
    const metadata = {
      ...target.manifest.metadata,
      ...(version === undefined ? {} : { resourceVersion: version }),
    };
    const body = fieldsOf({ ...target.manifest, metadata });
    return asObject(
      yield* session.client.json({
        method: "PUT",
        path: pathOfTarget(target),
        body,
        query: changeQuery(session, dryRun),
      }),
    );
  } catch (error) {
    if (error instanceof CommandError) throw withSource("replacing", target.source, error);
    throw error;
  }
}

function* forceReplace(session: Session, target: MappedManifest): Task<KubeObject> {
  const grace = session.flags.number("grace-period");
  const body = { propagationPolicy: "Background", ...(grace >= 0 ? { gracePeriodSeconds: grace } : {}) };
  try {
    yield* session.client.json({ method: "DELETE", path: pathOfTarget(target), body });
    yield* session.print(
      `${target.resource.kind.toLowerCase()}${target.resource.group === "" ? "" : `.${target.resource.group}`} ${JSON.stringify(target.name)} deleted\n`,
    );
    yield* waitUntilGone(session, { ...target, uid: undefined }, session.flags.number("timeout"));
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
  return yield* post(session, target, target.manifest, changeQuery(session, "none"));
}
