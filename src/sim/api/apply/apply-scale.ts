import { need, type Task } from "../../kernel/task.ts";
import { rfc3339 } from "../../kernel/time.ts";
import { emptySet } from "../../wire/fields/field-set.ts";
import type { MapShape } from "../../wire/fields/type-shape.ts";
import type { JsonObject } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import { apiVersionOf } from "../../wire/resource.ts";
import { schemaFor } from "../../wire/schema/schema.ts";
import { decodeError } from "../go-error.ts";
import { isTrueParameter } from "../parameters.ts";
import { writeOptions, type ResourceRequest } from "../resource-handler.ts";
import { scaled, scaleOf, scalePathsOf, scaleResource } from "../scale.ts";
import { checkConfig, configOf, describeObject } from "./apply-config.ts";
import { applyConflict } from "./apply-conflict.ts";
import { applyManaged, type Conversions } from "./apply-managed.ts";
import { sameManaged } from "./managed.ts";
import { managedOf } from "./managed-of.ts";
import { managerName } from "./manager.ts";
import { toParent, toScale } from "./scale-managed.ts";
import { typesOf, typingOf } from "./typing.ts";
import { decide } from "./write-record.ts";

const apiVersion = "autoscaling/v1";

/** Applies an autoscaling/v1 Scale: to a document of its own, whose one field is a field of the object. */
export function* applyScale(call: ResourceRequest): Task<Stored> {
  const { collection, form, info, request, minor } = call;
  const options = writeOptions(call, "scale");
  const { config } = yield* configOf(request, minor);
  const table = yield* need(schemaFor(minor));
  const { shapes } = typesOf(table);
  const shape = shapes.struct("autoscaling/v1.Scale") as MapShape;
  const ownership = { kind: collection.kind, typing: typingOf(collection.kind, minor, table) };
  const place = { path: scalePathsOf(form).specReplicasPath, apiVersion: apiVersionOf(form.resource) };
  // oxlint-disable-next-line require-yield -- nothing to wait for
  const change = function* (old: Stored): Task<Stored> {
    const shown = form.fromStorage(old);
    const scale = scaleOf(shown, form) as unknown as JsonObject;
    checkConfig(config, scaleResource, shape);
    const known = managedOf(old, ownership);
    const outcome = applyManaged({
      config,
      live: (version) => (version === apiVersion ? { value: scale, shape } : undefined),
      managed: toScale(known, place.path),
      manager: { manager: managerName(request), subresource: "scale" },
      apiVersion,
      reset: emptySet,
      typing: conversionsOf(shape),
      time: rfc3339(collection.machinery.kernel.now),
    });
    if (outcome.conflicts.size > 0 && !isTrueParameter(request.query, "force")) {
      throw applyConflict(outcome.conflicts, toScale(known, place.path));
    }
    if (outcome.object !== undefined && collection.kind.custom === true) throw notConverted(config);
    const incoming = scaled(call, shown, outcome.object ?? scale);
    const managed = toParent(known, outcome.managed, place);
    decide(incoming, { managed, isChange: !sameManaged(managed, known) });
    return incoming;
  };
  return yield* collection.update(info, change, options);
}

/** The real server cannot apply a scale that changes a custom resource. */
function notConverted(config: JsonObject): Error {
  const why = `request to convert CR to an invalid group/version: ${apiVersion}`;
  return decodeError(`failed to convert new object (${describeObject(config)}) to proper version: ${why}`);
}

/** A scale exists in one version. */
function conversionsOf(shape: MapShape): Conversions {
  return {
    shape: (version) => (version === apiVersion ? shape : undefined),
    converted: (value, from, to) => (from === to ? value : undefined),
  };
}
