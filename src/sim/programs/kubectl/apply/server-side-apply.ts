import type { Task } from "../../../kernel/task.ts";
import type { Json } from "../../../wire/json.ts";
import { pathOf } from "../../../wire/resource.ts";
import { CommandError } from "../../cobra/command.ts";
import { StatusError } from "../client/kubectl-errors.ts";
import { changeQuery } from "../create/create-objects.ts";
import type { DryRun } from "../flags/dry-run.ts";
import type { MappedManifest } from "../manifest/map-manifests.ts";
import { patchTypes } from "../modify/patch-object.ts";
import { getObject } from "../resources/fetch.ts";
import { asObject, fieldsOf, type KubeObject } from "../resources/kube-object.ts";
import type { Session } from "../session.ts";
import { lastAppliedKey, lastAppliedOf } from "./last-applied.ts";
import { lastAppliedOwners, upgradedManagedFields } from "./upgrade-managed-fields.ts";

/** Under this name the annotation of client-side apply lives on, so that it does not go away with its owner. */
const annotationManager = "kubectl-last-applied";
/** The name under which the server keeps the annotation up to date. */
const defaultManager = "kubectl";
const attemptsMax = 5;

const advice = `
Please review the fields above--they currently have other managers. Here
are the ways you can resolve this warning:
* If you intend to manage all of these fields, please re-run the apply
  command with the \`--force-conflicts\` flag.
* If you do not intend to manage all of the fields, please edit your
  manifest to remove references to the fields that should keep their
  current managers.
* You may co-own fields by updating your manifest to match the existing
  value; in this case, you'll become the manager if the other manager(s)
  stop managing the field (remove it from their configuration).
See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts`;

const retried = "This is non-fatal and will be retried next time you apply.";
const failures = {
  annotation: `failed to migrate ${lastAppliedKey} for Server-Side Apply. ${retried}`,
  migration: `server rejected managed fields migration to Server-Side Apply. ${retried}`,
  again: `failed to re-apply configuration after performing Server-Side Apply migration. ${retried}`,
} as const;

/** `--field-manager`, or the name that the real client uses. */
export function applyManager(session: Session): string {
  const { flags } = session;
  if (flags.changed("field-manager") || !flags.bool("server-side")) return flags.text("field-manager");
  return defaultManager;
}

/**
 * Applies on the server. What client-side apply owned before becomes what server-side apply owns, and the
 * configuration is sent once more, so that what it lacks can go.
 * @models staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go applyOneObject, 1.33
 */
export function* applyOnServer(session: Session, target: MappedManifest, dryRun: DryRun): Task<KubeObject> {
  const applying = { session, target, dryRun };
  let object: KubeObject;
  try {
    object = yield* sendConfiguration(applying);
  } catch (error) {
    if (error instanceof StatusError && error.reason === "Conflict")
      throw new CommandError(error.message + advice);
    throw error;
  }
  const saved = yield* tried(session, failures.annotation, keepAnnotation(applying, object));
  if (saved === undefined) return object;
  const migrated = yield* tried(session, failures.migration, migrate(applying, saved));
  if (migrated === undefined || migrated === saved) return migrated ?? saved;
  return (yield* tried(session, failures.again, sendConfiguration(applying))) ?? migrated;
}

interface Applying {
  readonly session: Session;
  readonly target: MappedManifest;
  readonly dryRun: DryRun;
}

/** What fails here leaves the object applied: there is a warning, and no result. */
function* tried(session: Session, what: string, task: Task<KubeObject>): Task<KubeObject | undefined> {
  try {
    return yield* task;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    yield* session.complain(`Warning: ${what} Error: ${error.message}\n`);
    return undefined;
  }
}

function* sendConfiguration(applying: Applying): Task<KubeObject> {
  const { session, target } = applying;
  const force = String(session.flags.bool("force-conflicts"));
  return yield* send(applying, {
    type: "application/apply-patch+yaml",
    body: fieldsOf(target.manifest),
    query: { force },
  });
}

interface Sent {
  readonly type: string;
  readonly body: Json;
  readonly query?: Readonly<Record<string, string>>;
}

function* send({ session, target, dryRun }: Applying, { type, body, query = {} }: Sent): Task<KubeObject> {
  const { namespace, name, resource } = target;
  const subresource = session.flags.text("subresource");
  const place = { namespace, name, ...(subresource === "" ? {} : { subresource }) };
  const object = yield* session.client.json({
    method: "PATCH",
    path: pathOf(resource, place),
    body,
    contentType: type,
    query: { ...changeQuery(session, dryRun), fieldManager: applyManager(session), ...query },
  });
  return asObject(object);
}

/** Somebody has to own the annotation who goes on owning it. */
function* keepAnnotation(applying: Applying, object: KubeObject): Task<KubeObject> {
  const annotation = lastAppliedOf(object);
  if (applyManager(applying.session) !== defaultManager || annotation === undefined) return object;
  if (lastAppliedOwners(object, "Apply").length > 0) return object;
  const { apiVersion, kind, metadata: { name, namespace } = {} } = object;
  const metadata = { annotations: { [lastAppliedKey]: annotation }, name, namespace };
  const body = { apiVersion, kind, metadata } as unknown as Json;
  return yield* send(applying, {
    type: "application/apply-patch+yaml",
    body,
    query: { fieldManager: annotationManager },
  });
}

/** The same object if there is nothing to migrate. */
function* migrate(applying: Applying, object: KubeObject): Task<KubeObject> {
  const clients = lastAppliedOwners(object, "Update");
  let live = object;
  for (let attempt = 1; ; attempt++) {
    const managedFields = upgradedManagedFields(live, clients, applyManager(applying.session));
    if (managedFields === undefined) return object;
    const resourceVersion = live.metadata?.resourceVersion ?? "";
    const body = [
      { op: "replace", path: "/metadata/managedFields", value: managedFields },
      { op: "replace", path: "/metadata/resourceVersion", value: resourceVersion },
    ];
    try {
      return yield* send(applying, { type: patchTypes.json, body });
    } catch (error) {
      const isLate = error instanceof StatusError && error.reason === "Conflict";
      if (!isLate || attempt >= attemptsMax) throw error;
      live = yield* getObject(applying.session, applying.target);
    }
  }
}

/** Applying to what is on its way out is likely a mistake. */
export function* warnIfDeleting(session: Session, { metadata }: KubeObject): Task<void> {
  if (metadata?.deletionTimestamp === undefined) return;
  yield* session.complain(
    `Warning: Detected changes to resource ${metadata.name ?? ""} which is currently being deleted.\n`,
  );
}
