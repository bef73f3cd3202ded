import { isObject, type Json, type JsonObject } from "../wire/json.ts";
import { masked } from "./recording.ts";

/** A real cluster's controllers own fields, too; a server alone has none. */
const controllers = new Set<unknown>(["kube-controller-manager", "kube-scheduler"]);
const theirs = new Set(["deployment.kubernetes.io/revision", "node.alpha.kubernetes.io/ttl"]);

/** A refusal that quotes a whole object as JSON, whose fields a real server writes in an order of its own. */
const quotedObject = /(Invalid value: )"\{.*\}": /s;

/** As `masked`, with managedFields, and without what controllers have had time to do. */
export function maskedWithOwners(value: unknown, path: string): Json {
  const body = withSortedCauses(withoutQuotes(masked(value)));
  if (!isObject(body) || body["kind"] === "Status" || !isObject(value)) return body;
  const { status, metadata, ...rest } = body;
  const raw = value["metadata"];
  const managedFields = isObject(raw) ? owners(raw["managedFields"]) : undefined;
  return {
    ...rest,
    ...(path.endsWith("/status") ? { status } : {}),
    metadata: {
      ...withoutControllers(metadata as JsonObject),
      ...(managedFields === undefined ? {} : { managedFields }),
    },
  };
}

/** Refusals may quote the object that they refuse, once in their message and once in their causes. */
function withoutQuotes(value: Json): Json {
  if (typeof value === "string") return value.replace(quotedObject, "$1(object): ");
  if (Array.isArray(value)) return value.map((item) => withoutQuotes(item as Json));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutQuotes(item as Json)]));
}

/** The causes of a conflict are in the order of a Go map: in none. */
function withSortedCauses(value: Json): Json {
  const details = isObject(value) ? value["details"] : undefined;
  const causes = isObject(details) ? details["causes"] : undefined;
  if (!isObject(value) || !isObject(details) || value["reason"] !== "Conflict" || !Array.isArray(causes))
    return value;
  const sorted = causes.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return { ...value, details: { ...details, causes: sorted } };
}

function withoutControllers(metadata: JsonObject): JsonObject {
  const { generation: _, annotations, ...rest } = metadata;
  if (!isObject(annotations)) return rest;
  const kept = Object.entries(annotations).filter(([key]) => !theirs.has(key));
  return kept.length === 0 ? rest : { ...rest, annotations: Object.fromEntries(kept) };
}

/** Entries in an order that does not depend on how fast a server is. */
function owners(list: unknown): Json | undefined {
  if (!Array.isArray(list)) return undefined;
  const entries = (list as readonly JsonObject[]).filter(({ manager }) => !controllers.has(manager));
  const keyed = entries.map((entry) => [keyOf(entry), masked(entry)] as const);
  return keyed.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

function keyOf({ operation, manager, subresource = "", apiVersion }: JsonObject): string {
  return JSON.stringify([operation, manager, subresource, apiVersion]);
}
