import { present } from "../../kernel/assert.ts";
import { isObject, type JsonObject } from "../../wire/json.ts";
import { apiVersionOf } from "../../wire/resource.ts";
import { DecodeError } from "../../wire/schema/decode-error.ts";
import { decodeTyped } from "../../wire/schema/decode-typed.ts";
import { schemaFor } from "../../wire/schema/schema.ts";
import { invalid } from "../api-error.ts";
import { invalidValue } from "../field-error.ts";
import type { DecodedForm, DecodedObject, Decoder } from "../kind.ts";
import { prune } from "./prune.ts";
import type { VersionSchemas } from "./version-schemas.ts";

/** Reads custom resources: defaults, what no schema knows goes, and the metadata is that of every object. */
export function customDecoder(schemas: VersionSchemas): Decoder {
  return {
    decode(object, about) {
      refuseOtherKind(object, about);
      const { metadata, strictErrors } = decodedMetadata(object, about);
      const dropped: string[] = [];
      const schema = schemas.of(about.resource.version);
      const pruned = schema.keepsUnknown ? object : prune(object, schema.root, dropped);
      const filled = schema.filled(pruned);
      const unknown = dropped.map((path) => `unknown field "${path}"`);
      return {
        object: metadata === undefined ? filled : { ...filled, metadata },
        strictErrors: [...strictErrors, ...unknown],
      };
    },
  };
}

/** @models staging/src/k8s.io/apiextensions-apiserver/pkg/registry/customresource/validator.go ValidateTypeMeta, 1.33 */
function refuseOtherKind({ apiVersion, kind, metadata }: JsonObject, { resource }: DecodedForm): void {
  if (kind === undefined || kind === resource.kind) return;
  // Of another version nobody asks for the kind: that is refused later.
  if (apiVersion !== undefined && apiVersion !== apiVersionOf(resource)) return;
  const name = isObject(metadata) && typeof metadata["name"] === "string" ? metadata["name"] : "";
  const given = { ...resource, kind: typeof kind === "string" ? kind : JSON.stringify(kind) };
  throw invalid(given, name, [invalidValue("kind", kind, `must be ${resource.kind}`)]);
}

interface DecodedMetadata {
  readonly metadata: JsonObject | undefined;
  readonly strictErrors: readonly string[];
}

function decodedMetadata({ metadata }: JsonObject, { minor }: DecodedForm): DecodedMetadata {
  if (metadata === undefined || metadata === null) return { metadata: undefined, strictErrors: [] };
  if (!isObject(metadata)) {
    const type = Array.isArray(metadata) ? "array" : typeof metadata === "boolean" ? "bool" : typeof metadata;
    throw new DecodeError(`json: cannot unmarshal ${type} into Go value of type v1.ObjectMeta`);
  }
  const table = present(schemaFor(minor).value, "bodies are read with the table of their version");
  const decoded = decodeTyped(metadata, { table, key: "meta/v1.ObjectMeta" });
  return {
    metadata: decoded.object,
    strictErrors: decoded.strictErrors.map((text) => text.replace(/ field "/, ' field "metadata.')),
  };
}

/** What another version does not know is not stored. */
export function storedObject(object: JsonObject, schemas: VersionSchemas, version: string): JsonObject {
  const schema = schemas.of(version);
  return schema.keepsUnknown ? object : prune(object, schema.root);
}

/** The same for what is read from the store, where nothing is refused. */
export function shownObject(
  object: JsonObject,
  schemas: VersionSchemas,
  version: string,
): DecodedObject["object"] {
  const schema = schemas.of(version);
  return schema.filled(schema.keepsUnknown ? object : prune(object, schema.root));
}
