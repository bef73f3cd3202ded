import type { Json, JsonObject } from "../json.ts";
import type { Embedded, Field, GoType } from "../schema/go-type.ts";
import type { SchemaTable } from "../schema/schema-table.ts";
import { isWrapped } from "./decode-message.ts";
import { encodeScalar } from "./encode-scalar.ts";
import { Writer } from "./writer.ts";

/** An object as a message of a type. Fields that are no pointers are written even if they are empty, as gogo does. */
export function encodeMessage(object: JsonObject, key: string, table: SchemaTable): Uint8Array {
  return new MessageEncoder(table).message(object, key);
}

interface Target {
  readonly writer: Writer;
  readonly number: number;
}

class MessageEncoder {
  readonly #table: SchemaTable;

  constructor(table: SchemaTable) {
    this.#table = table;
  }

  message(object: JsonObject, key: string): Uint8Array {
    const writer = new Writer();
    for (const member of this.#table.struct(key)?.members ?? []) {
      if (member.number === 0) continue;
      if ("embeds" in member) this.#embedded(writer, member, object);
      else this.#field({ writer, number: member.number }, member, object[member.name] ?? null);
    }
    return writer.finish();
  }

  #embedded(writer: Writer, { embeds, number, isPointer }: Embedded, object: JsonObject): void {
    const fields = this.#table.struct(embeds)?.fields ?? new Map<string, Field>();
    const isThere = [...fields.keys()].some((name) => object[name] !== undefined);
    if (isThere || !isPointer) writer.bytes(number, this.message(object, embeds));
  }

  #field(target: Target, { type }: Field, value: Json): void {
    if (type.is === "map") this.#map(target, type.of, (value ?? {}) as JsonObject);
    else if (type.is === "list" && !isWrapped(type)) {
      for (const item of (value ?? []) as readonly Json[]) this.#value(target, type.of, item);
    } else if (value !== null || !(type.is === "list" || type.isPointer)) this.#value(target, type, value);
  }

  #map({ writer, number }: Target, type: GoType, values: JsonObject): void {
    for (const [key, value] of Object.entries(values).toSorted(byKey)) {
      const entry = new Writer().text(1, key);
      this.#value({ writer: entry, number: 2 }, type, value ?? null);
      writer.bytes(number, entry.finish());
    }
  }

  #value({ writer, number }: Target, type: GoType, value: Json): void {
    if (type.is === "scalar") {
      encodeScalar(writer, number, { type, value, nested: (object, key) => this.message(object, key) });
    } else if (type.is === "struct") {
      writer.bytes(number, this.message((value ?? {}) as JsonObject, type.key));
    } else if (type.is === "list") {
      const inner = new Writer();
      for (const item of (value ?? []) as readonly Json[])
        this.#value({ writer: inner, number: 1 }, type.of, item);
      writer.bytes(number, inner.finish());
    }
  }
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
