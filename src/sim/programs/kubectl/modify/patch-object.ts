import type { Task } from "../../../kernel/task.ts";
import type { Json, JsonObject } from "../../../wire/json.ts";
import { pathOf, type Resource } from "../../../wire/resource.ts";
import { jsonThreeWayPatch } from "../apply/json-three-way-patch.ts";
import { threeWayPatch } from "../apply/three-way-patch.ts";
import { changeQuery } from "../create/create-objects.ts";
import type { DryRun } from "../flags/dry-run.ts";
import type { Found } from "../resources/fetch.ts";
import { asObject, fieldsOf, type KubeObject } from "../resources/kube-object.ts";
import type { Session } from "../session.ts";
import { objectType } from "./object-type.ts";

export const patchTypes = {
  strategic: "application/strategic-merge-patch+json",
  merge: "application/merge-patch+json",
  json: "application/json-patch+json",
} as const;

export interface PatchRequest {
  readonly type: keyof typeof patchTypes;
  readonly body: Json;
  readonly dryRun: DryRun;
  readonly subresource?: string;
}

/** Sends a patch; the result is the object as it is then. */
export function* sendPatch(
  session: Session,
  { resource, namespace, name }: Found,
  patch: PatchRequest,
): Task<KubeObject> {
  const place = {
    namespace,
    name,
    ...(patch.subresource === undefined ? {} : { subresource: patch.subresource }),
  };
  const object = yield* session.client.json({
    method: "PATCH",
    path: pathOf(resource, place),
    body: patch.body,
    contentType: patchTypes[patch.type],
    query: changeQuery(session, patch.dryRun),
  });
  return asObject(object);
}

/** A patch, and how it is to be read: kinds that kubectl does not know cannot be merged strategically. */
export interface ObjectPatch {
  readonly type: "strategic" | "merge";
  readonly body: JsonObject;
}

export interface ObjectVersions {
  readonly original: KubeObject | undefined;
  readonly modified: KubeObject;
  readonly current: KubeObject;
}

/** The patch that brings a live object to its new manifest; undefined if there is nothing to do. */
export function* patchTo(resource: Resource, versions: ObjectVersions): Task<ObjectPatch | undefined> {
  const shape = yield* objectType(resource);
  const { original } = versions;
  const fields = {
    original: original === undefined ? undefined : fieldsOf(original),
    modified: fieldsOf(versions.modified),
    current: fieldsOf(versions.current),
  };
  const body = shape === undefined ? jsonThreeWayPatch(fields) : threeWayPatch(fields, shape);
  return body === undefined ? undefined : { type: shape === undefined ? "merge" : "strategic", body };
}

/** The patch between two states of an object; undefined if they are the same. */
export function* patchBetween(
  resource: Resource,
  before: KubeObject,
  after: KubeObject,
): Task<ObjectPatch | undefined> {
  return yield* patchTo(resource, { original: before, modified: after, current: before });
}
