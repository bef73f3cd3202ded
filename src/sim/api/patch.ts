import { defineModule, type Module } from "../kernel/module.ts";
import { need, type Task } from "../kernel/task.ts";
import type { HttpRequest } from "../wire/http.ts";
import { isObject, type Json, type JsonObject } from "../wire/json.ts";
import type { Stored } from "../wire/object.ts";
import type { jsonPatch } from "../wire/patch/json-patch.ts";
import { mergePatch } from "../wire/patch/merge-patch.ts";
import { PatchError } from "../wire/patch/patch-error.ts";
import { strategicMergePatch } from "../wire/patch/strategic-merge-patch.ts";
import { ApiError, badRequest, notSimulated } from "./api-error.ts";

const accepted =
  "the body of the request was in an unknown format - accepted media types include: application/json-patch+json, " +
  "application/merge-patch+json, application/strategic-merge-patch+json, application/apply-patch+yaml, application/apply-patch+cbor";

const jsonPatchModule: Module<{ readonly jsonPatch: typeof jsonPatch }> = defineModule(
  "wire/json-patch",
  () => import("../wire/patch/json-patch.ts"),
);

/** The object that a patch makes of another; the same one if it changes nothing. */
export function* patchObject(kind: string, old: Stored, request: HttpRequest): Task<JsonObject> {
  const target = old as unknown as JsonObject;
  const type = (request.headers["content-type"] ?? "").split(";")[0] ?? "";
  try {
    const result = yield* patched(target, { type, kind, patch: patchOf(request) });
    if (!isObject(result)) throw new PatchError("the patched document is no object");
    return result;
  } catch (error) {
    if (!(error instanceof PatchError)) throw error;
    if (error.reason === "BadRequest") throw badRequest(error.message);
    throw new ApiError("Invalid", `the server rejected our request due to an error in our request`, {
      causes: [{ message: error.message }],
    });
  }
}

interface TypedPatch {
  readonly type: string;
  readonly kind: string;
  readonly patch: Json;
}

function* patched(target: JsonObject, { type, kind, patch }: TypedPatch): Task<Json> {
  switch (type) {
    case "application/json-patch+json":
      return (yield* need(jsonPatchModule)).jsonPatch(target, patch);
    case "application/merge-patch+json":
      return mergePatch(target, patch);
    case "application/strategic-merge-patch+json":
      if (!isObject(patch))
        throw new PatchError("json: cannot unmarshal array into Go value of type map[string]interface {}");
      return strategicMergePatch(target, patch, kind);
    case "application/apply-patch+yaml":
    case "application/apply-patch+cbor":
      throw notSimulated("server-side apply");
    default:
      throw new ApiError("UnsupportedMediaType", accepted);
  }
}

function patchOf({ body }: HttpRequest): Json {
  if (body === undefined) throw badRequest("unexpected end of JSON input");
  if ("json" in body) return body.json;
  try {
    return JSON.parse(body.text) as Json;
  } catch {
    throw badRequest("error decoding patch: invalid character in JSON");
  }
}
