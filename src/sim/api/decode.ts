import { defineModule, type Module } from "../kernel/module.ts";
import { need, type Task } from "../kernel/task.ts";
import type { HttpRequest } from "../wire/http.ts";
import { isObject, type JsonObject } from "../wire/json.ts";
import type { Resource } from "../wire/resource.ts";
import { schemaFor } from "../wire/schema/schema.ts";
import { badRequest } from "./api-error.ts";
import type * as BodyDecoder from "./body-decoder.ts";
import type { DecodedObject, Kind } from "./kind.ts";

/** What a request's body is to be. */
export interface Expected {
  /** The group, version and kind of the path, or of the subresource's own type. */
  readonly resource: Pick<Resource, "group" | "version" | "kind">;
  readonly minor: number;
  /** For kinds that read their objects themselves. */
  readonly kind?: Kind;
}

/** A body that was read, and what was found wrong with it that does not refuse it. */
export interface Decoded {
  readonly object: JsonObject;
  readonly warnings: readonly string[];
}

const bodyDecoder: Module<typeof BodyDecoder> = defineModule(
  "api/body-decoder",
  () => import("./body-decoder.ts"),
);

/**
 * Reads the object in a request's body as Go would: JSON, YAML or protobuf, types checked, what is empty left out,
 * unknown and repeated fields dropped and, as the request's fieldValidation says, refused or warned of. Components
 * cannot get any of this wrong and are taken at their word.
 */
export function* readObject(request: HttpRequest, expected: Expected): Task<Decoded> {
  if (request.typed === true) return { object: typedBody(request), warnings: [] };
  const { decodeBody } = yield* need(bodyDecoder);
  return yield* decodeBody(request, expected);
}

/** An object of the expected type as Go would write it again. Throws an Error whose name is DecodeError. */
export function* typedObject(object: JsonObject, expected: Expected): Task<DecodedObject> {
  const { decodeValue } = yield* need(bodyDecoder);
  if (expected.kind?.decoder !== undefined) yield* need(expected.kind.decoder);
  return decodeValue({ root: object }, expected, yield* need(schemaFor(expected.minor)));
}

/** The value that a component has sent. */
function typedBody({ body }: HttpRequest): JsonObject {
  const json = body !== undefined && "json" in body ? body.json : undefined;
  if (!isObject(json)) throw badRequest("a component sent no object");
  return json;
}
