import { compareTyped } from "../../wire/fields/compare-typed.ts";
import { difference, emptySet, isEmptySet, type FieldSet } from "../../wire/fields/field-set.ts";
import { fieldSetOf } from "../../wire/fields/field-set-of.ts";
import { validateTyped } from "../../wire/fields/validate-typed.ts";
import { isObject, type Json, type JsonObject } from "../../wire/json.ts";
import type { Versioned } from "./typing.ts";
import type { Conflicts } from "./updater.ts";

const annotation = "kubectl.kubernetes.io/last-applied-configuration";

function annotationsOf({ metadata }: JsonObject): JsonObject {
  const annotations = isObject(metadata) ? metadata["annotations"] : undefined;
  return isObject(annotations) ? annotations : {};
}

/**
 * Conflicts of `kubectl apply --server-side` that are none, because kubectl's own client-side apply has set these
 * fields to what they still are.
 * @models staging/src/k8s.io/apimachinery/pkg/util/managedfields/internal/lastappliedmanager.go, 1.33
 */
export function withoutLastApplied(conflicts: Conflicts, live: Versioned, apiVersion: string): Conflicts {
  const allowed = lastAppliedSet(live, apiVersion);
  const left = [...conflicts].map(([id, set]) => [id, difference(set, allowed)] as const);
  return new Map(left.filter(([, set]) => !isEmptySet(set)));
}

function lastAppliedSet({ value, shape }: Versioned, apiVersion: string): FieldSet {
  const text = annotationsOf(value)[annotation];
  const applied = typeof text === "string" ? parsed(text) : undefined;
  if (!isObject(applied) || applied["apiVersion"] !== apiVersion) return emptySet;
  const config = applied;
  if (validateTyped(config, shape).length > 0) return emptySet;
  const { modified, added, removed } = compareTyped(config, value, shape);
  return difference(difference(difference(fieldSetOf(config, shape), modified), added), removed);
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/**
 * The object with its last-applied annotation, if it has one, as kubectl's client-side apply would have left it: so
 * that one may go back.
 * @models staging/src/k8s.io/apimachinery/pkg/util/managedfields/internal/lastappliedupdater.go, 1.33
 */
export function withLastApplied(object: JsonObject, config: JsonObject): JsonObject {
  const annotations = annotationsOf(object);
  if (!annotations[annotation]) return object;
  const text = `${goJson(withoutAnnotation(config))}\n`;
  const metadata = {
    ...(object["metadata"] as JsonObject),
    annotations: { ...annotations, [annotation]: text },
  };
  return { ...object, metadata };
}

function withoutAnnotation(config: JsonObject): JsonObject {
  const { [annotation]: given, ...annotations } = annotationsOf(config);
  if (given === undefined) return config;
  return { ...config, metadata: { ...(config["metadata"] as JsonObject), annotations } };
}

/** JSON as Go writes it: three characters of HTML are escaped. */
function goJson(value: Json): string {
  const escapes: Readonly<Record<string, string>> = { "<": "\\u003c", ">": "\\u003e", "&": "\\u0026" };
  return JSON.stringify(sorted(value)).replaceAll(/[<>&]/g, (character) => escapes[character] ?? character);
}

/** Go writes the keys of maps in order. */
function sorted(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => sorted(item));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sorted(item as Json)]),
  );
}
