import { need, type Task } from "../kernel/task.ts";
import { jsonResponse, type HttpResponse } from "../wire/http.ts";
import { isObject, type Json, type JsonObject } from "../wire/json.ts";
import { formatSelector } from "../wire/label-selector.ts";
import type { Stored } from "../wire/object.ts";
import { applyModule } from "./apply/apply-module.ts";
import { isApply } from "./apply/manager.ts";
import { ApiError, badRequest, methodNotAllowed } from "./api-error.ts";
import { readObject } from "./decode.ts";
import type { Form } from "./form.ts";
import type { ScalePaths } from "./kind.ts";
import { patchedScale } from "./patched-object.ts";
import { writeOptions, type ResourceRequest } from "./resource-handler.ts";
import { changeAtPath, valueAtPath } from "./simple-path.ts";

export const scaleResource = { group: "autoscaling", version: "v1", kind: "Scale" } as const;

const usualPaths: ScalePaths = { specReplicasPath: ".spec.replicas", statusReplicasPath: ".status.replicas" };

/** Where a kind has its number of replicas, in one of its forms. */
export function scalePathsOf({ kind, resource }: Form): ScalePaths {
  return kind.scalePaths?.(resource.version) ?? usualPaths;
}

/** autoscaling/v1 Scale of an object in the form of the request. */
export function scaleOf(object: Stored, form: Form): Stored {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  const fields = object as unknown as JsonObject;
  const paths = scalePathsOf(form);
  const replicas = numberAt(fields, paths.specReplicasPath);
  const selector = selectorOf(fields, form, paths);
  const scale = {
    kind: "Scale",
    apiVersion: "autoscaling/v1",
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: replicas === 0 ? {} : { replicas },
    status: {
      replicas: numberAt(fields, paths.statusReplicasPath),
      ...(selector === "" ? {} : { selector }),
    },
  };
  return scale;
}

function numberAt(fields: JsonObject, path: string): number {
  const value = valueAtPath(fields, path);
  return typeof value === "number" ? value : 0;
}

function selectorOf(fields: JsonObject, { kind }: Form, { labelSelectorPath }: ScalePaths): string {
  if (kind.scalePaths !== undefined) {
    const text = labelSelectorPath === undefined ? "" : valueAtPath(fields, labelSelectorPath);
    return typeof text === "string" ? text : "";
  }
  const selector = valueAtPath(fields, ".spec.selector");
  if (!isObject(selector)) return "";
  const isPlain = Object.values(selector).every((value) => typeof value === "string");
  return formatSelector(isPlain ? { matchLabels: selector } : selector);
}

export function* handleScale(call: ResourceRequest): Task<HttpResponse> {
  const { collection, form, info, request } = call;
  const { method } = request;
  if (method === "GET") return show(call);
  if (method !== "PUT" && method !== "PATCH") throw methodNotAllowed(form.resource, method);
  if (isApply(request)) {
    const { applyScale } = yield* need(applyModule);
    const applied = yield* applyScale(call);
    return jsonResponse(200, scaleOf(form.fromStorage(applied), form));
  }
  const change = function* (old: Stored): Task<Stored> {
    const shown = form.fromStorage(old);
    const scale = scaleOf(shown, form);
    const wanted =
      method === "PUT"
        ? (yield* readObject(request, { resource: scaleResource, minor: call.minor })).object
        : (yield* patchedScale(call, scale, scaleResource)).object;
    return scaled(call, shown, wanted);
  };
  const updated = yield* collection.update(info, change, writeOptions(call, "scale"));
  return jsonResponse(200, scaleOf(form.fromStorage(updated), form));
}

function show({ collection, form, info }: ResourceRequest): HttpResponse {
  const object = form.fromStorage(collection.get(info.namespace, info.name, form.resource));
  const { specReplicasPath } = scalePathsOf(form);
  if (
    form.kind.custom === true &&
    valueAtPath(object as unknown as JsonObject, specReplicasPath) === undefined
  ) {
    const why = `the spec replicas field ${JSON.stringify(specReplicasPath)} does not exist`;
    throw new ApiError("InternalError", `Internal error occurred: ${why}`, { causes: [{ message: why }] });
  }
  return jsonResponse(200, scaleOf(object, form));
}

/** The stored object with the number of replicas of a scale, and with its resourceVersion if it has one. */
export function scaled({ form }: ResourceRequest, shown: Stored, scale: JsonObject): Stored {
  const replicas = replicasOf(scale);
  // What a custom resource may have is for its own rules to say.
  if (replicas < 0 && form.kind.custom !== true) throw negative(replicas, shown.metadata.name);
  const given = isObject(scale["metadata"]) ? scale["metadata"]["resourceVersion"] : undefined;
  const resourceVersion = typeof given === "string" ? given : "";
  const fields = { ...shown, metadata: { ...shown.metadata, resourceVersion } } as unknown as JsonObject;
  return form.toStorage(
    changeAtPath(fields, scalePathsOf(form).specReplicasPath, replicas),
  ) as unknown as Stored;
}

function replicasOf({ spec }: JsonObject): number {
  const replicas = (isObject(spec) ? (spec["replicas"] ?? 0) : 0) as Json;
  if (typeof replicas === "number" && Number.isInteger(replicas)) return replicas;
  throw badRequest("a component sent no number of replicas");
}

function negative(replicas: number, name: string): ApiError {
  const message = `Invalid value: ${replicas}: must be greater than or equal to 0`;
  return new ApiError("Invalid", `Scale.autoscaling "${name}" is invalid: spec.replicas: ${message}`, {
    name,
    group: "autoscaling",
    kind: "Scale",
    causes: [{ reason: "FieldValueInvalid", message, field: "spec.replicas" }],
  });
}
