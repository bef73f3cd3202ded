import { defineModule, type Module } from "../kernel/module.ts";
import { need, type Task } from "../kernel/task.ts";
import type { HttpRequest } from "../wire/http.ts";
import type { Json, JsonObject } from "../wire/json.ts";
import type { Incoming, Stored } from "../wire/object.ts";
import { bootPatchShape } from "../wire/patch/boot-patch-shapes.ts";
import { mergePatch } from "../wire/patch/merge-patch.ts";
import { strategicMergePatch } from "../wire/patch/strategic-merge-patch.ts";
import { withOwners } from "./apply/owners.ts";
import { badRequest } from "./api-error.ts";
import type * as PatchRequest from "./patch-request.ts";
import type { ResourceRequest } from "./resource-handler.ts";

/** An object in the form that is stored, and what was wrong with it that does not refuse it. */
export interface IncomingObject {
  readonly object: Incoming;
  readonly warnings: readonly string[];
}

const patchRequest: Module<typeof PatchRequest> = defineModule(
  "api/patch-request",
  () => import("./patch-request.ts"),
);

/** What a patch makes of a stored object; undefined if it changes nothing. */
export function* patchedObject(call: ResourceRequest, old: Stored): Task<IncomingObject | undefined> {
  const { form, request, minor, respond } = call;
  const shown = form.fromStorage(old);
  const known = request.typed === true ? trustedPatch(shown, request) : undefined;
  if (known !== undefined)
    return Object.is(known, shown) ? undefined : { object: form.toStorage(known), warnings: [] };
  const { patchJson, mentionsOwners } = yield* need(patchRequest);
  const target = mentionsOwners(request) ? withOwners(shown, respond.owners(old)) : shown;
  const { resource, kind } = form;
  const patched = yield* patchJson({ target: target as JsonObject, request, resource, kind, minor });
  return { object: form.toStorage(patched.object), warnings: patched.warnings };
}

/** The same for an object that is not stored: a scale. */
export function* patchedScale(
  { request, minor }: ResourceRequest,
  scale: Stored,
  resource: { readonly group: string; readonly version: string; readonly kind: string },
): Task<{ readonly object: JsonObject; readonly warnings: readonly string[] }> {
  const { patchJson } = yield* need(patchRequest);
  return yield* patchJson({ target: scale as unknown as JsonObject, request, resource, minor });
}

/** The usual patches of a cluster's own components; undefined for what is not usual. */
function trustedPatch(shown: Stored, { headers, body }: HttpRequest): JsonObject | undefined {
  if (body === undefined || !("json" in body)) throw badRequest("a component sent no patch");
  const target = shown as unknown as JsonObject;
  const type = headers["content-type"];
  if (type === "application/merge-patch+json") return mergePatch(target, body.json) as JsonObject;
  const shape = type === "application/strategic-merge-patch+json" ? bootPatchShape(shown.kind) : undefined;
  return shape === undefined ? undefined : strategicMergePatch(target, objectOf(body.json), shape);
}

function objectOf(json: Json): JsonObject {
  return json as JsonObject;
}
