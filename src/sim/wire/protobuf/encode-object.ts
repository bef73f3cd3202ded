import { fromBytes } from "../../kernel/text.ts";
import type { JsonObject } from "../json.ts";
import { typeKeyOf, type SchemaTable } from "../schema/schema-table.ts";
import { encodeMessage } from "./encode-message.ts";
import { closeEnvelope } from "./envelope.ts";

/**
 * An object or list as the body of an answer in `application/vnd.kubernetes.protobuf`: text with escaped bytes.
 * Undefined if its apiVersion and kind name no type of the table.
 */
export function encodeObject(object: JsonObject, table: SchemaTable): string | undefined {
  const { apiVersion, kind } = object;
  if (typeof apiVersion !== "string" || typeof kind !== "string") return undefined;
  const parts = apiVersion.split("/");
  const [group = "", version = ""] = parts.length === 2 ? parts : ["", apiVersion];
  const isMeta = kind === "Status" && apiVersion === "v1";
  const key = isMeta ? "meta/v1.Status" : typeKeyOf({ group, version, kind });
  if (table.struct(key) === undefined) return undefined;
  return fromBytes(closeEnvelope({ apiVersion, kind, raw: encodeMessage(object, key, table) }));
}
