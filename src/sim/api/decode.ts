import { need, type Task } from "../kernel/task.ts";
import { isObject, type Json, type JsonObject } from "../wire/json.ts";
import { parameter, type HttpRequest } from "../wire/http.ts";
import { schema } from "../wire/schema/schema.ts";
import { badRequest } from "./api-error.ts";
import type { Kind } from "./kind.ts";
import { isTypedClient } from "./request-info.ts";

/** A body that was read, and what was found wrong with it that does not refuse it. */
export interface Decoded {
  readonly object: JsonObject;
  readonly warnings: readonly string[];
}

/** The JSON object in a request's body. */
export function bodyOf({ body }: HttpRequest): JsonObject {
  const json = body === undefined ? undefined : "json" in body ? body.json : parsed(body.text);
  if (json === undefined)
    throw badRequest("the object provided is unrecognized (must be of type JSON): expected a body");
  if (!isObject(json))
    throw badRequest("couldn't get version/kind; json parse error: json: cannot unmarshal into Go value");
  return json;
}

function parsed(text: string): Json | undefined {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw badRequest(
      "the object provided is unrecognized (must be of type Json or Yaml): json parse error: invalid character",
    );
  }
}

/**
 * Reads an object as Go would: types checked, what is empty left out, unknown fields dropped and, as the request's
 * fieldValidation says, refused or warned of. Typed clients cannot get any of this wrong and are taken at their word.
 */
export function* decodeObject(kind: Kind, request: HttpRequest, object: JsonObject): Task<Decoded> {
  const validation = fieldValidation(request);
  if (isTypedClient(request)) return { object, warnings: [] };
  const { decodeTyped } = yield* need(schema);
  try {
    const { object: typed, strictErrors } = decodeTyped(object, typeNameOf(kind));
    if (validation === "Strict" && strictErrors.length > 0) {
      throw unhandled(kind, `strict decoding error: ${strictErrors.join(", ")}`);
    }
    return { object: typed, warnings: validation === "Ignore" ? [] : strictErrors };
  } catch (error) {
    // The module is loaded later than this one, so its class is known by name only.
    if (error instanceof Error && error.name === "DecodeError") throw unhandled(kind, error.message);
    throw error;
  }
}

function unhandled({ resource }: Kind, why: string): Error {
  return badRequest(
    `${resource.kind} in version "${resource.version}" cannot be handled as a ${resource.kind}: ${why}`,
  );
}

/** Go's name of a kind's type: `apps/v1.Deployment`, `discovery/v1.EndpointSlice`. */
function typeNameOf({ resource }: Kind): string {
  const group = resource.group === "" ? "core" : resource.group.split(".")[0];
  return `${group}/${resource.version}.${resource.kind}`;
}

type FieldValidation = "Strict" | "Warn" | "Ignore";

function fieldValidation({ query }: HttpRequest): FieldValidation {
  const value = parameter(query, "fieldValidation") ?? "Warn";
  if (value === "Strict" || value === "Warn" || value === "Ignore" || value === "") {
    return value === "" ? "Warn" : value;
  }
  const supported = '"", "Ignore", "Strict", "Warn"';
  throw badRequest(
    `fieldValidation: Unsupported value: ${JSON.stringify(value)}: supported values: ${supported}`,
  );
}
