import type { Task } from "../../../kernel/task.ts";
import type { Json } from "../../../wire/json.ts";
import { pathOf } from "../../../wire/resource.ts";
import { CommandError } from "../../cobra/command.ts";
import { isNotFound, StatusError, throwReduced, withSource } from "../client/kubectl-errors.ts";
import { groupVersion } from "../client/mapper.ts";
import { changeQuery, post } from "../create/create-objects.ts";
import { dryRunOf, validationOf, type DryRun } from "../flags/dry-run.ts";
import { mapManifest, type MappedManifest } from "../manifest/map-manifests.ts";
import { readManifests } from "../manifest/read-manifests.ts";
import { objectPrinter } from "../printers/object-printer.ts";
import { compactJson } from "../printers/json-text.ts";
import { successPrinter } from "../printers/success-printer.ts";
import { asObject, fieldsOf, type KubeObject } from "../resources/kube-object.ts";
import { getObject, pathOfTarget } from "../resources/fetch.ts";
import type { Session } from "../session.ts";
import { lastAppliedOf, parseConfiguration, withLastApplied } from "./last-applied.ts";
import { threeWayPatch } from "./three-way-patch.ts";

/** What became of one manifest. */
export interface Applied {
  readonly object: KubeObject;
  readonly done: "created" | "configured" | "unchanged" | "serverside-applied";
}

type Say = (object: KubeObject, done: string) => string;

/** `apply -f`: each document on its own, in order; failures are reported at the end. */
export function* applyFiles(session: Session): Task<number> {
  const { process, flags } = session;
  const dryRun = yield* dryRunOf(session);
  const collects = (yield* objectPrinter({ invocation: session })) !== undefined;
  const say: Say = yield* successPrinter({ invocation: session, dryRun });
  const manifests = yield* readManifests(process, flags.list("filename"), flags.bool("recursive"));
  if (manifests.length === 0) throw new CommandError("no objects passed to apply");
  const failures: CommandError[] = [];
  const objects: KubeObject[] = [];
  for (const manifest of manifests) {
    try {
      const target = yield* mapManifest(session, manifest, validationOf(flags));
      const { object, done } = yield* applyOne(session, target, dryRun);
      if (collects) objects.push(object);
      else yield* session.print(say(object, done));
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      failures.push(error);
    }
  }
  yield* printCollected(session, objects, say);
  throwReduced(failures);
  return 0;
}

function* printCollected(session: Session, objects: readonly KubeObject[], say: Say): Task<void> {
  const [only, ...others] = objects;
  if (only === undefined) return;
  const isName = session.flags.text("output") === "name";
  if (isName || others.length === 0) yield* session.print(objects.map((object) => say(object, "")).join(""));
  else {
    const items = objects.map((object) => fieldsOf(object));
    yield* session.print(say(asObject({ apiVersion: "v1", items, kind: "List", metadata: {} }), ""));
  }
}

function* applyOne(session: Session, target: MappedManifest, dryRun: DryRun): Task<Applied> {
  if (session.flags.bool("server-side")) return yield* applyOnServer(session, target, dryRun);
  if (target.name === "")
    throw new CommandError(
      `error when retrieving current configuration of:\n${describeTarget(target)}\nfrom server for: ${JSON.stringify(target.source)}: resource name may not be empty`,
    );
  let live: KubeObject;
  try {
    live = yield* getObject(session, target);
  } catch (error) {
    if (isNotFound(error)) return yield* createApplied(session, target, dryRun);
    if (!(error instanceof CommandError)) throw error;
    throw withSource(
      `retrieving current configuration of:\n${describeTarget(target)}\nfrom server for:`,
      target.source,
      error,
    );
  }
  return yield* patchApplied(session, { target, live, dryRun });
}

function* createApplied(session: Session, target: MappedManifest, dryRun: DryRun): Task<Applied> {
  const object = withLastApplied(target.manifest);
  if (dryRun === "client") return { object, done: "created" };
  try {
    return { object: yield* post(session, target, object, changeQuery(session, dryRun)), done: "created" };
  } catch (error) {
    if (error instanceof CommandError) throw withSource("creating", target.source, error);
    throw error;
  }
}

interface Update {
  readonly target: MappedManifest;
  readonly live: KubeObject;
  readonly dryRun: DryRun;
}

function* patchApplied(session: Session, { target, live, dryRun }: Update): Task<Applied> {
  const last = lastAppliedOf(live);
  if (last === undefined) yield* session.complain(missingAnnotation(target));
  const modified = withLastApplied(target.manifest);
  const original = last === undefined ? undefined : parseConfiguration(last);
  const patch = threeWayPatch(
    {
      original: original === undefined ? undefined : fieldsOf(original),
      modified: fieldsOf(modified),
      current: fieldsOf(live),
    },
    target.resource.kind,
  );
  if (dryRun === "client") return { object: modified, done: "configured" };
  if (patch === undefined) return { object: live, done: "unchanged" };
  try {
    const object = yield* session.client.json({
      method: "PATCH",
      path: pathOfTarget(target),
      body: patch,
      contentType: "application/strategic-merge-patch+json",
      query: changeQuery(session, dryRun),
    });
    return { object: asObject(object), done: "configured" };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    if (session.flags.bool("force") && isReplaceable(error))
      return yield* recreate(session, { target, live, dryRun });
    const inner = withSource("patching", target.source, error);
    throw withSource(
      `applying patch:\n${compactJson(patch)}\nto:\n${describeTarget(target)}\nfor:`,
      target.source,
      inner,
    );
  }
}

function isReplaceable(error: CommandError): boolean {
  return error instanceof StatusError && (error.reason === "Invalid" || error.reason === "Conflict");
}

/** `--force`: delete, wait until it is gone, create. */
function* recreate(session: Session, { target, dryRun }: Update): Task<Applied> {
  const body: Json = { propagationPolicy: "Background" };
  yield* session.client.json({ method: "DELETE", path: pathOfTarget(target), body });
  for (let attempt = 0; attempt < 600; attempt++) {
    try {
      yield* getObject(session, target);
    } catch (error) {
      if (isNotFound(error))
        return { ...(yield* createApplied(session, target, dryRun)), done: "configured" };
      throw error;
    }
    yield* session.process.kernel.sleep(1_000_000);
  }
  throw new CommandError("timed out waiting for the condition");
}

function* applyOnServer(session: Session, target: MappedManifest, dryRun: DryRun): Task<Applied> {
  const query = { ...changeQuery(session, dryRun), force: String(session.flags.bool("force-conflicts")) };
  const manager = session.flags.changed("field-manager") ? session.flags.text("field-manager") : "kubectl";
  const object = yield* session.client.json({
    method: "PATCH",
    path: pathOf(target.resource, { namespace: target.namespace, name: target.name }),
    body: fieldsOf(target.manifest),
    contentType: "application/apply-patch+yaml",
    query: { ...query, fieldManager: manager },
  });
  return { object: asObject(object), done: "serverside-applied" };
}

/** How the real client describes an object in the errors of apply. */
function describeTarget({ resource, namespace, name }: MappedManifest): string {
  const group = groupVersion(resource) === resource.version ? `/${resource.version}` : groupVersion(resource);
  return `Resource: "${group}, Resource=${resource.plural}", GroupVersionKind: "${group}, Kind=${resource.kind}"\nName: "${name}", Namespace: "${namespace}"`;
}

function missingAnnotation({ resource, name }: MappedManifest): string {
  return `Warning: resource ${resource.plural}/${name} is missing the kubectl.kubernetes.io/last-applied-configuration annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.\n`;
}
