import { need, type Task } from "../kernel/task.ts";
import type { HttpRequest } from "../wire/http.ts";
import type { JsonObject } from "../wire/json.ts";
import type { JsonDocument } from "../wire/json-document.ts";
import { apiVersionOf, type Resource } from "../wire/resource.ts";
import { decodeTyped } from "../wire/schema/decode-typed.ts";
import { typeKeyOf, type SchemaTable } from "../wire/schema/schema-table.ts";
import { schemaFor } from "../wire/schema/schema.ts";
import { badRequest, type ApiError } from "./api-error.ts";
import { readPayload, UnreadableBody } from "./body-format.ts";
import { typeOfBody, type BodyType } from "./body-type.ts";
import type { Decoded, Expected } from "./decode.ts";
import { fieldValidation } from "./field-validation.ts";
import type { DecodedObject } from "./kind.ts";

/** The second half of `readObject`, loaded with the first object that a person writes. */
export function* decodeBody(request: HttpRequest, expected: Expected): Task<Decoded> {
  const table = yield* need(schemaFor(expected.minor));
  const validation = fieldValidation(request, expected.minor);
  const { group, version, kind } = expected.resource;
  const fallback = { apiVersion: apiVersionOf({ group, version }), kind };
  const isCustom = expected.kind?.custom === true;
  const payload = yield* readPayload(request, {
    table,
    isStrict: validation !== "Ignore",
    fallback,
    isCustom,
  });
  if (payload instanceof UnreadableBody) throw payload.refusal(expected.resource.kind);
  const type = typeOfBody(payload, expected.resource);
  if (type instanceof UnreadableBody) throw type.refusal(expected.resource.kind);
  refuseUnknown(type, expected, table);
  if (expected.kind?.decoder !== undefined) yield* need(expected.kind.decoder);
  const { object, strictErrors } = checked(payload, expected, table);
  const wrong = [...payload.strictErrors, ...strictErrors];
  if (validation === "Strict" && wrong.length > 0) {
    throw unhandled(type, expected.resource, `strict decoding error: ${wrong.join(", ")}`);
  }
  refuseOtherVersion(type, expected.resource);
  return {
    object: { ...object, ...fallback },
    warnings: validation === "Warn" ? warningsOf(wrong) : [],
  };
}

function checked(payload: JsonDocument, expected: Expected, table: SchemaTable): DecodedObject {
  try {
    return decodeValue(payload, expected, table);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "DecodeError") throw error;
    throw unhandled(expected.resource, expected.resource, error.message);
  }
}

/** Reads a value into its type; custom resources have their own way. Throws DecodeError. */
export function decodeValue(
  document: JsonDocument,
  { resource, minor, kind }: Expected,
  table: SchemaTable,
): DecodedObject {
  const value = document.root as JsonObject;
  const decoder = kind?.decoder?.value;
  if (kind !== undefined && decoder !== undefined) {
    return decoder.decode(value, { kind, resource: resource as Resource, minor });
  }
  return decodeTyped(value, { table, key: typeKeyOf(resource), document });
}

/** go-yaml's complaints are one error with a line for each. */
function warningsOf(errors: readonly string[]): readonly string[] {
  return errors.flatMap((error) => {
    const [first, ...lines] = error.split("\n");
    return first === "yaml: unmarshal errors:" ? lines.map((line) => line.trim()) : [error];
  });
}

function unhandled(type: BodyType, { kind }: Expected["resource"], why: string): ApiError {
  return badRequest(`${type.kind} in version "${type.version}" cannot be handled as a ${kind}: ${why}`);
}

/** Refuses types that this version does not have, and types that are of another sort altogether. */
function refuseUnknown(type: BodyType, { resource, kind }: Expected, table: SchemaTable): void {
  const isSame = type.group === resource.group && type.kind === resource.kind;
  if (isSame && type.version === resource.version) return;
  if (kind?.custom === true) return;
  if (table.struct(typeKeyOf(type)) === undefined || !isGroup(type.group)) {
    const apiVersion = JSON.stringify(apiVersionOf(type));
    const why = `no kind "${type.kind}" is registered for version ${apiVersion} in scheme "pkg/runtime/scheme.go:110"`;
    throw unhandled(type, resource, why);
  }
  if (isSame) return;
  const conversion = `converting (${type.version}.${type.kind}) to (${packageOf(resource.group)}.${resource.kind})`;
  throw unhandled(type, resource, `${conversion}: unknown conversion`);
}

/** A version of the right kind that is not the one of the path. */
function refuseOtherVersion(type: BodyType, resource: Expected["resource"]): void {
  if (type.version === resource.version && type.group === resource.group) return;
  const [given, expected] = [apiVersionOf(type), apiVersionOf(resource)];
  throw badRequest(
    `the API version in the data (${given}) does not match the expected API version (${expected})`,
  );
}

/** `apps` is a group, `apps.example.com` none of Kubernetes' own. */
function isGroup(group: string): boolean {
  return group === "" || !group.includes(".") || group.endsWith(".k8s.io");
}

/** The package of the internal type: `core`, `apps`, `rbac`. */
function packageOf(group: string): string {
  return group === "" ? "core" : (group.split(".")[0] ?? group);
}
