import { deprecationWarning } from "../api/deprecation.ts";
import { hasSubresource, type Kind, type Verb } from "../api/kind.ts";
import type { Channel } from "../kernel/channel.ts";
import { isObject, type Json, type JsonObject } from "../wire/json.ts";
import { apiVersionOf, pathOf, qualified, type Resource } from "../wire/resource.ts";
import { allKinds } from "./all.ts";
import type { Answer } from "./api-fixture.ts";
import { samples, type Sample } from "./samples.ts";

/** What the contract tests of all kinds have in common. */

const storing: readonly Verb[] = ["create", "get", "list", "update", "delete"];

/** Kinds whose objects are kept and that this version serves in their own form, with their names for `test.each`. */
export const storedKinds: readonly (readonly [string, Kind])[] = allKinds
  .filter(
    ({ handler, verbs = storing }) => handler === undefined && storing.every((verb) => verbs.includes(verb)),
  )
  .filter(({ since = 0, until = 33 }) => since <= 33 && until >= 33)
  .map((kind) => [qualified(kind.resource), kind] as const);

/** Those of them with a status that is written apart. */
export const kindsWithStatus: readonly (readonly [string, Kind])[] = storedKinds.filter(([, kind]) =>
  hasSubresource(kind, "status"),
);

export interface PlacedSample {
  readonly sample: Sample;
  readonly name: string;
  /** Of the collection in the namespace `default`. */
  readonly path: string;
  /** The whole object, with more metadata than its name if need be. */
  readonly object: (metadata?: JsonObject) => JsonObject;
}

/** A kind's sample, ready to be sent in the form of `resource`. */
export function sampleOf(kind: Kind, resource: Resource = kind.resource): PlacedSample {
  const sample = samples[qualified(kind.resource)] ?? {};
  const { name = "one", fields = {} } = sample;
  return {
    sample,
    name,
    path: pathOf(resource, resource.namespaced ? { namespace: "default" } : {}),
    object: (metadata = {}) => ({
      apiVersion: apiVersionOf(resource),
      kind: resource.kind,
      metadata: { name, ...metadata },
      ...fields,
    }),
  };
}

/** What the server warns of whenever this kind is used: that it will go. */
export function warningsOf({ resource }: Kind): readonly string[] {
  const warning = deprecationWarning(resource, 33);
  return warning === undefined ? [] : [warning];
}

/** Warnings as a response carries them. */
export function headerOf(warnings: readonly string[]): string | undefined {
  return warnings.length === 0
    ? undefined
    : warnings.map((text) => `299 - ${JSON.stringify(text)}`).join(", ");
}

export function metadataOf(object: JsonObject): JsonObject {
  return isObject(object["metadata"]) ? object["metadata"] : {};
}

/** The stream of a watch. */
export function valuesOf({ response }: Answer): Channel<Json> {
  if (!("values" in response.body)) throw new Error("a watch is a stream of values");
  return response.body.values;
}

/** What a watch has said so far: types and names. */
export function eventsOf(values: Channel<Json>): readonly (readonly [unknown, unknown])[] {
  const events: [unknown, unknown][] = [];
  for (let event = values.take(); event !== undefined; event = values.take()) {
    if (!isObject(event) || !isObject(event["object"])) throw new Error("no event");
    events.push([event["type"], metadataOf(event["object"])["name"]]);
  }
  return events;
}
