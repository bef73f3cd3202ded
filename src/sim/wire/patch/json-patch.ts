import { isObject, jsonEqual, type Json, type JsonObject } from "../json.ts";
import { changeAt, pointerOf, valueAt } from "./json-pointer.ts";
import { PatchError } from "./patch-error.ts";

const operationsMax = 10_000;

/**
 * RFC 6902, all operations or none, with what is peculiar to the library that the API server uses: a replacement of
 * what is not there adds it, a copy of it gives null, and the first part of a pointer is not looked at. Throws
 * PatchError in the library's words.
 * @models gopkg.in/evanphx/json-patch.v4 Patch.Apply
 */
export function jsonPatch(target: Json, patch: Json): Json {
  const operations = Array.isArray(patch) ? (patch as readonly Json[]) : [];
  if (operations.length > operationsMax) {
    const why = `The allowed maximum operations in a JSON patch is ${operationsMax}, got ${operations.length}`;
    throw new PatchError(why, "tooLarge");
  }
  let result = target;
  for (const operation of operations) result = apply(result, isObject(operation) ? operation : {});
  return result;
}

type Operate = (document: Json, path: string, operation: JsonObject) => Json;

const operations: Readonly<Record<string, Operate>> = { add, remove, replace, move, copy, test };

function apply(document: Json, operation: JsonObject): Json {
  const { op, path } = operation;
  const operate = typeof op === "string" ? operations[op] : undefined;
  if (operate === undefined) throw rejected(`Unexpected kind: ${typeof op === "string" ? op : "unknown"}`);
  if (typeof path !== "string")
    throw rejected(`${op as string} operation failed to decode path: missing value`);
  return operate(document, path, operation);
}

function add(document: Json, path: string, { value }: JsonObject): Json {
  const pointer = pointerOf(path);
  if (pointer === undefined)
    throw rejected(
      `add operation does not apply: doc is missing path: ${JSON.stringify(path)}: missing value`,
    );
  return changeAt(document, pointer, { is: "add", value: value ?? null, path });
}

function remove(document: Json, path: string): Json {
  const pointer = pointerOf(path);
  if (pointer === undefined)
    throw rejected(
      `remove operation does not apply: doc is missing path: ${JSON.stringify(path)}: missing value`,
    );
  return changeAt(document, pointer, { is: "remove", path });
}

function replace(document: Json, path: string, { value = null }: JsonObject): Json {
  if (path === "") return typeof value === "object" && value !== null ? value : document;
  const pointer = pointerOf(path);
  if (pointer === undefined)
    throw rejected(`replace operation does not apply: doc is missing path: ${path}: missing value`);
  return changeAt(document, pointer, { is: "replace", value, path });
}

function move(document: Json, path: string, { from }: JsonObject): Json {
  const source = sourceOf("move", from);
  const value = valueAt(document, source.pointer, "move", source.from);
  const without = changeAt(document, source.pointer, { is: "remove", path: source.from });
  return add(without, path, { value: value ?? null });
}

function copy(document: Json, path: string, { from }: JsonObject): Json {
  const source = sourceOf("copy", from);
  const value = valueAt(document, source.pointer, "copy", source.from);
  return add(document, path, { value: value ?? null });
}

function sourceOf(
  op: string,
  from: Json | undefined,
): { readonly from: string; readonly pointer: readonly string[] } {
  if (typeof from !== "string")
    throw rejected(`${op} operation failed to decode from: operation, missing from field: missing value`);
  const pointer = pointerOf(from);
  if (pointer === undefined)
    throw rejected(`${op} operation does not apply: doc is missing from path: ${from}: missing value`);
  return { from, pointer };
}

function test(document: Json, path: string, { value }: JsonObject): Json {
  const pointer = pointerOf(path);
  const found =
    path === "" ? document : pointer === undefined ? undefined : valueAt(document, pointer, "test", path);
  if (value !== undefined && jsonEqual(found ?? null, value)) return document;
  throw rejected(`testing value ${path} failed: test failed`);
}

function rejected(message: string): PatchError {
  return new PatchError(message, "rejected");
}
