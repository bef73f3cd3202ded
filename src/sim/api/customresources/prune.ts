import { isObject } from "../../wire/json.ts";
import { additionalSchema, itemSchema, own, type Schema } from "./schema.ts";

const metaFields: ReadonlySet<string> = new Set(["apiVersion", "kind", "metadata"]);

/** What was dropped, as paths. */
type Dropped = string[];

/**
 * An object without what its schema does not know. Parts that lose nothing stay the same objects. `dropped` receives
 * the paths of what went.
 * @models staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning/algorithm.go, 1.33
 */
export function prune<T>(object: T, schema: Schema | undefined, dropped: Dropped = []): T {
  const root = { ...schema, "x-kubernetes-embedded-resource": true };
  const pruned = pruneValue(object, root, { path: "", dropped });
  dropped.sort();
  return pruned as T;
}

interface Place {
  readonly path: string;
  readonly dropped: Dropped;
}

function pruneValue(value: unknown, schema: Schema | undefined, place: Place): unknown {
  const keeps = schema?.["x-kubernetes-preserve-unknown-fields"] === true;
  if (Array.isArray(value)) {
    const items = schema === undefined ? undefined : itemSchema(schema);
    return pruneList(
      value,
      (item, path) => (keeps && items === undefined ? item : pruneValue(item, items, { ...place, path })),
      place.path,
    );
  }
  return isObject(value) ? pruneFields(value, { schema, keeps, place }) : value;
}

function pruneList(
  list: readonly unknown[],
  pruneItem: (item: unknown, path: string) => unknown,
  path: string,
): readonly unknown[] {
  let result: unknown[] | undefined;
  for (const [index, item] of list.entries()) {
    const after = pruneItem(item, `${path}[${index}]`);
    if (after === item) continue;
    result ??= [...list];
    result[index] = after;
  }
  return result ?? list;
}

interface Pruning {
  readonly schema: Schema | undefined;
  /** Unknown fields stay, and all that is in them. */
  readonly keeps: boolean;
  readonly place: Place;
}

/** All but what every whole object has. */
function prunable(
  object: Readonly<Record<string, unknown>>,
  schema: Schema,
): readonly (readonly [string, unknown])[] {
  const entries = Object.entries(object);
  const isResource = schema["x-kubernetes-embedded-resource"] === true;
  return isResource ? entries.filter(([name]) => !metaFields.has(name)) : entries;
}

function pruneFields(
  object: Readonly<Record<string, unknown>>,
  { schema = {}, keeps, place: { path, dropped } }: Pruning,
): Readonly<Record<string, unknown>> {
  let result: Record<string, unknown> | undefined;
  const unknown: string[] = [];
  const allowsOthers = schema.additionalProperties !== undefined;
  for (const [name, value] of prunable(object, schema)) {
    const below = path === "" ? name : `${path}.${name}`;
    const known = own(schema.properties, name);
    if (known === undefined && !allowsOthers) {
      unknown.push(name);
      continue;
    }
    const after = pruneValue(value, known ?? additionalSchema(schema), { path: below, dropped });
    if (after === value) continue;
    result ??= { ...object };
    result[name] = after;
  }
  const left = result ?? object;
  if (keeps || unknown.length === 0) return left;
  dropped.push(...unknown.map((name) => (path === "" ? name : `${path}.${name}`)));
  return without(left, new Set(unknown));
}

function without(
  object: Readonly<Record<string, unknown>>,
  names: ReadonlySet<string>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.has(name)));
}
