import type { JsonObject } from "../json.ts";
import { typeKeyOf, type SchemaTable } from "../schema/schema-table.ts";
import { decodeMessage } from "./decode-message.ts";
import { openEnvelope } from "./envelope.ts";

/** What was read: an object with its apiVersion and kind, or what is wrong and with an object of which type. */
export type ReadEnvelope =
  { readonly object: JsonObject } | { readonly error: string; readonly type: Named | undefined };

interface Named {
  readonly apiVersion: string;
  readonly kind: string;
}

/**
 * Reads `k8s\0`, the envelope and the message in it. `fallback` is the type of a message that names none. An object of
 * a type that the table does not have comes back empty but for its type.
 */
export function decodeEnveloped(bytes: Uint8Array, table: SchemaTable, fallback: Named): ReadEnvelope {
  let type: Named | undefined;
  try {
    const { raw, ...named } = openEnvelope(bytes);
    const isNamed = named.apiVersion !== "";
    type = {
      apiVersion: isNamed ? named.apiVersion : fallback.apiVersion,
      kind: named.kind || fallback.kind,
    };
    const parts = type.apiVersion.split("/");
    const [group = "", version = ""] = parts.length === 2 ? parts : ["", type.apiVersion];
    // Every group has DeleteOptions, and they are all the same.
    const key =
      type.kind === "DeleteOptions"
        ? "meta/v1.DeleteOptions"
        : typeKeyOf({ group, version, kind: type.kind });
    return { object: { ...decodeMessage(raw, key, table), ...type } };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ProtobufError") throw error;
    return { error: error.message, type };
  }
}
