import { unreachable } from "../kernel/assert.ts";
import { need, type Task } from "../kernel/task.ts";
import { type HttpRequest, type Payload } from "../wire/http.ts";
import { isObject, type Json, type JsonObject } from "../wire/json.ts";
import { parseJson, type JsonDocument } from "../wire/json-document.ts";
import { JsonSyntaxError } from "../wire/json-syntax-error.ts";
import { conversionError } from "../wire/patch/conversion-error.ts";
import { duplicateFields } from "../wire/patch/duplicate-fields.ts";
import { goValue } from "../wire/patch/go-value.ts";
import { leftOverPatch } from "../wire/patch/left-over-patch.ts";
import { jsonPatch } from "../wire/patch/json-patch.ts";
import { readOperations } from "../wire/patch/json-patch-operations.ts";
import { mergePatch } from "../wire/patch/merge-patch.ts";
import { PatchError } from "../wire/patch/patch-error.ts";
import { SchemaPatchShapes } from "../wire/patch/schema-patch-shapes.ts";
import { strategicMergePatch } from "../wire/patch/strategic-merge-patch.ts";
import { schemaFor } from "../wire/schema/schema.ts";
import { typeKeyOf, type SchemaTable } from "../wire/schema/schema-table.ts";
import { apiVersionOf } from "../wire/resource.ts";
import { ApiError, badRequest } from "./api-error.ts";
import { fieldValidation } from "./field-validation.ts";
import { typedObject } from "./decode.ts";
import { invalidValue } from "./field-error.ts";
import { decodeError } from "./go-error.ts";
import type { DecodedObject, Kind } from "./kind.ts";

/** What a patch is applied to. */
export interface Patching {
  readonly target: JsonObject;
  readonly request: HttpRequest;
  /** The form of the request. */
  readonly resource: { readonly group: string; readonly version: string; readonly kind: string };
  readonly kind?: Kind;
  readonly minor: number;
}

export interface PatchedJson {
  /** In the form of the request, as Go would write it. */
  readonly object: JsonObject;
  readonly warnings: readonly string[];
}

/** What a patch has come to before it is read as an object. */
interface Applied {
  readonly patched: Json;
  /** What was wrong with the patch's own text. */
  readonly strictErrors: readonly string[];
  /** How refusals quote it. */
  readonly quoted: string;
}

const types = {
  json: "application/json-patch+json",
  merge: "application/merge-patch+json",
  strategic: "application/strategic-merge-patch+json",
} as const;

/**
 * Applies the patch in a request. What results is checked as if it had been written whole, but refused in other words.
 * @models staging/src/k8s.io/apiserver/pkg/endpoints/handlers/patch.go, 1.33
 */
export function* patchJson(patching: Patching): Task<PatchedJson> {
  const { request, minor, resource } = patching;
  const table = yield* need(schemaFor(minor));
  const applied = applyPatch(patching, table);
  const validation = fieldValidation(request, minor);
  const isStrategic = typeOf(request) === types.strategic;
  const { object, strictErrors } = isStrategic
    ? yield* converted(patching, applied, table)
    : yield* decoded(patching, applied, table);
  const wrong = validation === "Ignore" ? [] : [...applied.strictErrors, ...strictErrors];
  if (validation === "Strict" && wrong.length > 0) {
    throw unreadable(applied, `strict decoding error: ${wrong.join(", ")}`);
  }
  const whole = { ...object, apiVersion: apiVersionOf(resource), kind: resource.kind };
  return { object: keepsReset(applied.patched) ? withReset(whole) : whole, warnings: wrong };
}

/** An empty list of managedFields says something, and is left out where objects are written. */
function keepsReset(patched: Json): boolean {
  const metadata = isObject(patched) ? patched["metadata"] : undefined;
  const list = isObject(metadata) ? metadata["managedFields"] : undefined;
  return Array.isArray(list) && list.length === 0;
}

function withReset(object: JsonObject): JsonObject {
  return { ...object, metadata: { ...(object["metadata"] as JsonObject), managedFields: [] } };
}

/** A patch may change managedFields, and then has to see them. */
export function mentionsOwners({ body }: HttpRequest): boolean {
  const text =
    body === undefined ? "" : "text" in body ? body.text : "json" in body ? JSON.stringify(body.json) : "";
  return text.includes("managedFields");
}

function typeOf({ headers }: HttpRequest): string {
  return (headers["content-type"] ?? "").split(";", 1)[0] ?? "";
}

function applyPatch(patching: Patching, table: SchemaTable): Applied {
  const { request, kind } = patching;
  const type = typeOf(request);
  try {
    if (type === types.json) return appliedOperations(patching);
    if (type === types.merge) return appliedMerge(patching);
    if (type === types.strategic && kind?.custom !== true) return appliedStrategically(patching, table);
  } catch (error) {
    throw error instanceof PatchError ? refusalOf(error) : error;
  }
  throw unsupportedType(kind);
}

const formats = [types.json, types.merge, "application/apply-patch+yaml"].join(", ");

function unsupportedType(kind: Kind | undefined): ApiError {
  if (kind?.custom !== true) {
    return new ApiError("UnsupportedMediaType", "415: Unsupported Media Type", {});
  }
  const message = `the body of the request was in an unknown format - accepted media types include: ${formats}`;
  return new ApiError("UnsupportedMediaType", message);
}

function refusalOf({ reason, message }: PatchError): ApiError {
  switch (reason) {
    case "malformed":
      return badRequest(message);
    case "rejected":
      return new ApiError("Invalid", "the server rejected our request due to an error in our request", {});
    case "tooLarge":
      return new ApiError("RequestEntityTooLarge", `Request entity too large: ${message}`);
    case "failed":
      return decodeError(message);
    default:
      return unreachable(reason);
  }
}

function appliedOperations({ target, request, minor }: Patching): Applied {
  const document = documentOf(request.body, "error decoding patch: ");
  const { operations, strictErrors } = readOperations(document, fieldValidation(request, minor) !== "Ignore");
  const patched = jsonPatch(target, operations);
  return { patched, strictErrors, quoted: JSON.stringify(patched) };
}

function appliedMerge({ target, request }: Patching): Applied {
  const document = documentOf(request.body, "error decoding patch: ");
  if (document.root === null) throw badRequest("Invalid JSON Patch");
  const patched = mergePatch(target, mapIn(document.root, "error decoding patch: "));
  return { patched, strictErrors: duplicateFields(document), quoted: JSON.stringify(patched) };
}

function appliedStrategically({ target, request, resource }: Patching, table: SchemaTable): Applied {
  const document = documentOf(request.body, "");
  const patch = document.root === null ? {} : mapIn(document.root, "");
  const shape = shapesOf(table).struct(typeKeyOf(resource));
  if (shape === undefined) throw badRequest("strategic merge patch format is not supported");
  const patched = strategicMergePatch(target, patch, shape);
  return { patched, strictErrors: duplicateFields(document), quoted: goValue(leftOverPatch(patch)) };
}

const knownShapes = new WeakMap<SchemaTable, SchemaPatchShapes>();

function shapesOf(table: SchemaTable): SchemaPatchShapes {
  const shapes = knownShapes.get(table) ?? new SchemaPatchShapes(table);
  knownShapes.set(table, shapes);
  return shapes;
}

function mapIn(value: Json, prefix: string): JsonObject {
  if (isObject(value)) return value;
  const found = Array.isArray(value) ? "array" : typeof value === "boolean" ? "bool" : typeof value;
  throw badRequest(`${prefix}json: cannot unmarshal ${found} into Go value of type map[string]interface {}`);
}

function documentOf(body: Payload | HttpRequest["body"], prefix: string): JsonDocument {
  if (body !== undefined && "json" in body) return { root: body.json };
  try {
    return parseJson(body !== undefined && "text" in body ? body.text : "");
  } catch (error) {
    throw error instanceof JsonSyntaxError ? badRequest(prefix + error.message) : error;
  }
}

/** Strategic merge goes from maps to structs; the kind is that of the path, whatever the patch says. */
function* converted(
  { resource, kind, minor }: Patching,
  applied: Applied,
  table: SchemaTable,
): Task<DecodedObject> {
  const { patched } = applied;
  const wrong = conversionError(patched, typeKeyOf(resource), table);
  if (wrong !== undefined) throw unreadable(applied, wrong);
  try {
    return yield* typedObject(patched as JsonObject, {
      resource,
      minor,
      ...(kind === undefined ? {} : { kind }),
    });
  } catch (error) {
    const why = decodeMessage(error);
    throw unreadable(applied, why.startsWith("illegal base64") ? `error decoding from json: ${why}` : why);
  }
}

/** The others go through JSON. */
function* decoded(
  { resource, kind, minor }: Patching,
  applied: Applied,
  table: SchemaTable,
): Task<DecodedObject> {
  const { patched } = applied;
  if (!isObject(patched))
    throw unreadable(applied, `couldn't get version/kind; json parse error: ${notAnObject(patched)}`);
  refuseOtherType(applied, resource, table);
  try {
    return yield* typedObject(patched, { resource, minor, ...(kind === undefined ? {} : { kind }) });
  } catch (error) {
    throw unreadable(applied, decodeMessage(error));
  }
}

/** The module of the decoder is loaded later than this one, so that its class is known by name only. */
function decodeMessage(error: unknown): string {
  if (error instanceof Error && error.name === "DecodeError") return error.message;
  throw error;
}

function notAnObject(value: Json): string {
  const found = Array.isArray(value) ? "array" : typeof value;
  const type =
    'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }';
  return `json: cannot unmarshal ${found} into Go value of type ${type}`;
}

function refuseOtherType(applied: Applied, resource: Patching["resource"], table: SchemaTable): void {
  const expected = apiVersionOf(resource);
  const { apiVersion = expected, kind = resource.kind } = applied.patched as JsonObject;
  if (apiVersion === expected && kind === resource.kind) return;
  const [first = "", second] = (typeof apiVersion === "string" ? apiVersion : "").split("/");
  const name = typeof kind === "string" ? kind : "";
  const given = { group: second === undefined ? "" : first, version: second ?? first, kind: name };
  if (table.struct(typeKeyOf(given)) === undefined) {
    const type = `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(apiVersion)}`;
    throw unreadable(applied, `${type} in scheme "pkg/runtime/scheme.go:110"`);
  }
  const [from, to] = [`${given.version}.${given.kind}`, `${packageOf(resource.group)}.${resource.kind}`];
  throw unreadable(applied, `converting (${from}) to (${to}): unknown conversion`);
}

function packageOf(group: string): string {
  return group === "" ? "core" : (group.split(".")[0] ?? group);
}

/** 422 without a kind or name: ` "" is invalid: patch: Invalid value: "...": ...`. */
function unreadable({ quoted }: Applied, why: string): ApiError {
  const error = invalidValue("patch", quoted, why);
  const { field, reason, message } = error;
  return new ApiError("Invalid", ` "" is invalid: ${field}: ${message}`, {
    causes: [{ reason, message, field }],
  });
}
