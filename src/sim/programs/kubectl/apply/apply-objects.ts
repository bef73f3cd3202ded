import type { Task } from "../../../kernel/task.ts";
import type { Json } from "../../../wire/json.ts";
import type { LabelTest } from "../../../wire/label-selector.ts";
import { parseLabelSelector } from "../../../wire/parse-label-selector.ts";
import { SelectorError } from "../../../wire/selector-error.ts";
import { CommandError } from "../../cobra/command.ts";
import { isNotFound, StatusError, throwReduced, withSource } from "../client/kubectl-errors.ts";
import { groupVersion } from "../client/mapper.ts";
import { changeQuery, post } from "../create/create-objects.ts";
import { dryRunOf, validationOf, type DryRun } from "../flags/dry-run.ts";
import { mapManifest, type MappedManifest } from "../manifest/map-manifests.ts";
import { readManifests, type Manifest } from "../manifest/read-manifests.ts";
import { patchTo, patchTypes } from "../modify/patch-object.ts";
import { objectPrinter } from "../printers/object-printer.ts";
import { compactJson } from "../printers/json-text.ts";
import { successPrinter } from "../printers/success-printer.ts";
import { asObject, fieldsOf, type KubeObject } from "../resources/kube-object.ts";
import { getObject, pathOfTarget } from "../resources/fetch.ts";
import type { Session } from "../session.ts";
import { prune, prunedTypes } from "./prune.ts";
import { applyOnServer, warnIfDeleting } from "./server-side-apply.ts";
import { lastAppliedOf, parseConfiguration, withLastApplied } from "./last-applied.ts";

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
  const pruned = flags.bool("prune") ? yield* prunedTypes(session) : [];
  const all = yield* readManifests(process, flags.list("filename"), flags.bool("recursive"));
  const manifests = all.filter(selected(flags.text("selector")));
  if (manifests.length === 0) throw new CommandError("no objects passed to apply");
  const visited = { namespaces: new Set<string>(), uids: new Set<string>() };
  const failures: CommandError[] = [];
  const objects: KubeObject[] = [];
  for (const manifest of manifests) {
    try {
      const target = yield* mapManifest(session, manifest, validationOf(flags));
      if (target.namespace !== "") visited.namespaces.add(target.namespace);
      const { object, done } = yield* applyOne(session, target, dryRun);
      visited.uids.add(object.metadata?.uid ?? "");
      if (collects) objects.push(object);
      else yield* session.print(say(object, done));
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      failures.push(error);
    }
  }
  yield* printCollected(session, objects, say);
  throwReduced(failures);
  if (flags.bool("prune")) yield* prune(session, { ...visited, types: pruned }, dryRun);
  return 0;
}

/** What is wrong with a manifest is said whatever its labels are. */
function selected(selector: string): (manifest: Manifest) => boolean {
  if (selector === "") return () => true;
  const test = testOf(selector);
  return (manifest) => "error" in manifest || test(manifest.object.metadata?.labels);
}

function testOf(selector: string): LabelTest {
  try {
    return parseLabelSelector(selector);
  } catch (error) {
    if (!(error instanceof SelectorError)) throw error;
    throw new CommandError(
      `the provided selector ${JSON.stringify(selector)} is not valid: ${error.message}`,
    );
  }
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
  const { generateName = "" } = target.manifest.metadata ?? {};
  if (target.name === "" && generateName !== "")
    throw new CommandError(`from ${generateName}: cannot use generate name with apply`);
  if (session.flags.bool("server-side")) {
    const object = yield* applyOnServer(session, target, dryRun);
    yield* warnIfDeleting(session, object);
    return { object, done: "serverside-applied" };
  }
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
  if (last === undefined && dryRun !== "client") yield* session.complain(missingAnnotation(target));
  const modified = withLastApplied(target.manifest);
  const original = last === undefined ? undefined : parseConfiguration(last);
  const patch = yield* patchTo(target.resource, { original, modified, current: live });
  // What would change is not shown: the real client prints what is live.
  if (dryRun === "client") return { object: live, done: "configured" };
  if (patch === undefined) return { object: live, done: "unchanged" };
  try {
    const object = yield* session.client.json({
      method: "PATCH",
      path: pathOfTarget(target),
      body: patch.body,
      contentType: patchTypes[patch.type],
      query: changeQuery(session, dryRun),
    });
    yield* warnIfDeleting(session, asObject(object));
    return { object: asObject(object), done: "configured" };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    if (session.flags.bool("force") && isReplaceable(error))
      return yield* recreate(session, { target, live, dryRun });
    const inner = withSource("patching", target.source, error);
    throw withSource(
      `applying patch:\n${compactJson(patch.body)}\nto:\n${describeTarget(target)}\nfor:`,
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

/** How the real client describes an object in the errors of apply. */
function describeTarget({ resource, namespace, name }: MappedManifest): string {
  const group = groupVersion(resource) === resource.version ? `/${resource.version}` : groupVersion(resource);
  return `Resource: "${group}, Resource=${resource.plural}", GroupVersionKind: "${group}, Kind=${resource.kind}"\nName: "${name}", Namespace: "${namespace}"`;
}

function missingAnnotation({ resource, name }: MappedManifest): string {
  return `Warning: resource ${resource.plural}/${name} is missing the kubectl.kubernetes.io/last-applied-configuration annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.\n`;
}
