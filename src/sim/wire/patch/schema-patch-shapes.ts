import type { Field, GoType } from "../schema/go-type.ts";
import { shortName } from "../schema/go-type.ts";
import type { SchemaTable } from "../schema/schema-table.ts";
import type { PatchField, PatchShape } from "./patch-shape.ts";

/** How the built-in types of one version of Kubernetes are merged, from the tags of their fields. */
export class SchemaPatchShapes {
  readonly #table: SchemaTable;
  readonly #shapes = new Map<string, PatchShape>();

  constructor(table: SchemaTable) {
    this.#table = table;
  }

  /** Of a struct such as `apps/v1.Deployment`; undefined if this version has none of that name. */
  struct(key: string): PatchShape | undefined {
    const known = this.#shapes.get(key);
    if (known !== undefined) return known;
    const struct = this.#table.struct(key);
    if (struct === undefined) return undefined;
    const shape: PatchShape = {
      name: shortName(key),
      field: (name) => {
        const field = struct.fields.get(name);
        return field === undefined ? undefined : this.#field(field);
      },
    };
    this.#shapes.set(key, shape);
    return shape;
  }

  #field({ type, patchStrategy = [], patchMergeKey = "" }: Field): PatchField {
    const strategy = patchStrategy.find((one) => one !== "retainKeys") ?? "";
    return {
      strategy: strategy === "merge" || strategy === "replace" ? strategy : "",
      retainsKeys: patchStrategy.includes("retainKeys"),
      mergeKey: patchMergeKey,
      of: this.#of(type.is === "list" ? type.of : type),
    };
  }

  #of(type: GoType): PatchField["of"] {
    if (type.is === "struct") return this.struct(type.key) ?? "interface";
    if (type.is === "map") return "map";
    return type.is === "list" ? "slice" : "string";
  }
}
