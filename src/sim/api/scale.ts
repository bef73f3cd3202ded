import type { LabelSelector } from "kubernetes-types/meta/v1";
import type { Task } from "../kernel/task.ts";
import { jsonResponse, type HttpResponse } from "../wire/http.ts";
import { isObject, type JsonObject } from "../wire/json.ts";
import { formatSelector } from "../wire/label-selector.ts";
import type { Stored } from "../wire/object.ts";
import { ApiError, badRequest, methodNotAllowed } from "./api-error.ts";
import { bodyOf } from "./decode.ts";
import { patchObject } from "./patch.ts";
import { writeOptions, type ResourceRequest } from "./resource-handler.ts";

type Scalable = Stored & {
  readonly spec: { readonly replicas: number; readonly selector: LabelSelector };
  readonly status: { readonly replicas?: number };
};

/** autoscaling/v1 Scale of a deployment or replica set. */
function scaleOf({ metadata, spec, status }: Scalable): Stored {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = metadata;
  const scale = {
    kind: "Scale",
    apiVersion: "autoscaling/v1",
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: spec.replicas === 0 ? {} : { replicas: spec.replicas },
    status: { replicas: status.replicas ?? 0, selector: formatSelector(spec.selector) },
  };
  return scale;
}

export function* handleScale(call: ResourceRequest): Task<HttpResponse> {
  const { collection, info, request } = call;
  const object = collection.get(info.namespace, info.name) as Scalable;
  const scale = scaleOf(object);
  if (request.method === "GET") return jsonResponse(200, scale);
  if (request.method !== "PUT" && request.method !== "PATCH") {
    throw methodNotAllowed(collection.kind.resource, request.method);
  }
  const wanted = request.method === "PUT" ? bodyOf(request) : yield* patchObject("Scale", scale, request);
  const replicas = replicasOf(wanted, info.name);
  const { resourceVersion } = isObject(wanted["metadata"]) ? wanted["metadata"] : {};
  const updated = collection.update(
    info,
    (old) => {
      const { spec, metadata } = old as Scalable;
      const version = typeof resourceVersion === "string" ? resourceVersion : metadata.resourceVersion;
      return {
        ...old,
        metadata: { ...metadata, resourceVersion: version },
        spec: { ...spec, replicas },
      } as Stored;
    },
    writeOptions(call, "scale"),
  );
  return jsonResponse(200, scaleOf(updated as Scalable));
}

function replicasOf({ spec }: JsonObject, name: string): number {
  const replicas = isObject(spec) ? (spec["replicas"] ?? 0) : 0;
  if (typeof replicas !== "number" || !Number.isInteger(replicas)) {
    throw badRequest(
      'Scale in version "v1" cannot be handled as a Scale: json: cannot unmarshal into Go struct field ScaleSpec.spec.replicas of type int32',
    );
  }
  if (replicas >= 0) return replicas;
  const message = `Invalid value: ${replicas}: must be greater than or equal to 0`;
  throw new ApiError("Invalid", `Scale.autoscaling "${name}" is invalid: spec.replicas: ${message}`, {
    name,
    group: "autoscaling",
    kind: "Scale",
    causes: [{ reason: "FieldValueInvalid", message, field: "spec.replicas" }],
  });
}
