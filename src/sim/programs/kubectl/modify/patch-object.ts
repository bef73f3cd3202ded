import type { Task } from "../../../kernel/task.ts";
import type { Json, JsonObject } from "../../../wire/json.ts";
import { pathOf } from "../../../wire/resource.ts";
import { threeWayPatch } from "../apply/three-way-patch.ts";
import { changeQuery } from "../create/create-objects.ts";
import type { DryRun } from "../flags/dry-run.ts";
import type { Found } from "../resources/fetch.ts";
import { asObject, fieldsOf, type KubeObject } from "../resources/kube-object.ts";
import type { Session } from "../session.ts";

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

/** The strategic merge patch between two states of an object; undefined if they are the same. */
export function patchBetween(before: KubeObject, after: KubeObject): JsonObject | undefined {
  const original = fieldsOf(before);
  return threeWayPatch({ original, modified: fieldsOf(after), current: original }, before.kind ?? "");
}
