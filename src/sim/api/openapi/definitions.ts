import { isObject, type Json } from "../../wire/json.ts";
import { typeKeyOf, type SchemaTable } from "../../wire/schema/schema-table.ts";
import { definitionName } from "./definition-names.ts";
import { opaqueDefinition } from "./opaque-definitions.ts";
import { schemaPrefix, type SchemaNode } from "./schema-node.ts";
import { structSchema, type SchemaStyle } from "./type-schema.ts";

/** The definitions of one version's types, by the names that OpenAPI gives them. */
export class Definitions {
  readonly #style: SchemaStyle;
  readonly #keys: ReadonlyMap<string, string>;
  readonly #known = new Map<string, SchemaNode | undefined>();

  constructor(style: SchemaStyle) {
    this.#style = style;
    this.#keys = new Map(style.table.keys().map((key) => [definitionName(key), key]));
  }

  /** Undefined for a name that means nothing in this version. */
  get(name: string): SchemaNode | undefined {
    if (!this.#known.has(name)) this.#known.set(name, this.#made(name));
    return this.#known.get(name);
  }

  /** Everything that the value refers to, and what that refers to, in order of names. */
  reachedFrom(
    value: Json,
    others: ReadonlyMap<string, SchemaNode> = new Map(),
  ): Readonly<Record<string, SchemaNode>> {
    const found = new Map<string, SchemaNode>();
    const open = [...referencesIn(value)];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (found.has(name)) continue;
      const node = others.get(name) ?? this.get(name);
      if (node === undefined) continue;
      found.set(name, node);
      open.push(...referencesIn(node));
    }
    return Object.fromEntries([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  #made(name: string): SchemaNode | undefined {
    const { table, describe } = this.#style;
    const key = this.#keys.get(name);
    const opaque = opaqueDefinition(name);
    if (opaque !== undefined) return { description: describe(opaqueKey(name), ""), ...opaque };
    const struct = key === undefined ? undefined : table.struct(key);
    if (key === undefined || struct === undefined) return undefined;
    return { ...structSchema(struct, this.#style), "x-kubernetes-group-version-kind": kindsOf(key, table) };
  }
}

/** `meta/v1.Time` for `io.k8s.apimachinery.pkg.apis.meta.v1.Time`. */
function opaqueKey(name: string): string {
  const [, group = "", version = "", type = ""] = /([\w-]+)\.(\w+)\.(\w+)$/.exec(name) ?? [];
  return /^v\d/.test(version) ? `${group}/${version}.${type}` : `${version}.${type}`;
}

const everywhere: ReadonlySet<string> = new Set(["meta/v1.DeleteOptions", "meta/v1.WatchEvent"]);

/** The group, version and kind of what can be sent as a whole; undefined for parts of objects. */
function kindsOf(key: string, table: SchemaTable): Json | undefined {
  const kind = key.slice(key.lastIndexOf(".") + 1);
  if (everywhere.has(key)) return table.groupVersions.map((one) => groupVersionKind(one, kind));
  const members = table.struct(key)?.members ?? [];
  const isWhole = members.some((member) => "embeds" in member && member.embeds === "meta/v1.TypeMeta");
  if (!isWhole) return undefined;
  if (key.startsWith("meta/")) return [{ group: "", version: "v1", kind }];
  const found = table.groupVersions.find((one) => {
    const { group, version } = groupVersionKind(one, kind);
    return typeKeyOf({ group, version, kind }) === key;
  });
  return [
    found === undefined
      ? { group: "metrics.k8s.io", version: "v1beta1", kind }
      : groupVersionKind(found, kind),
  ];
}

function groupVersionKind(text: string, kind: string): { group: string; version: string; kind: string } {
  const [group = "", version = ""] = text.split("/");
  return { group, version, kind };
}

/** The names of all definitions to which a value refers. */
export function referencesIn(value: Json | undefined): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => referencesIn(item));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === "$ref" && typeof child === "string" && child.startsWith(schemaPrefix)
      ? [child.slice(schemaPrefix.length)]
      : referencesIn(child as Json),
  );
}
