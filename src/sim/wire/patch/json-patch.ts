import { isObject, jsonEqual, type Json, type JsonObject } from "../json.ts";
import { PatchError } from "./patch-error.ts";

const operationsMax = 10_000;

interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from: string | undefined;
  readonly value: Json | undefined;
}

/**
 * RFC 6902, all operations or none. Throws PatchError with the words of the library that the API server uses.
 * @models github.com/evanphx/json-patch Patch.Apply
 */
export function jsonPatch(target: Json, patch: Json): Json {
  let result = target;
  for (const operation of operationsOf(patch)) result = apply(result, operation);
  return result;
}

function operationsOf(patch: Json): readonly Operation[] {
  if (!Array.isArray(patch)) {
    throw new PatchError("json: cannot unmarshal object into Go value of type jsonpatch.Patch");
  }
  if (patch.length > operationsMax) {
    throw new PatchError(
      `The allowed maximum operations in a JSON patch is ${operationsMax}, got ${patch.length}`,
    );
  }
  return patch.map((entry) => {
    const { op, path, from, value } = isObject(entry) ? (entry as JsonObject) : {};
    return {
      op: typeof op === "string" ? op : "unknown",
      path: typeof path === "string" ? path : "",
      from: typeof from === "string" ? from : undefined,
      value,
    };
  });
}

function apply(document: Json, operation: Operation): Json {
  const { op, path, from = "", value } = operation;
  switch (op) {
    case "add":
      return change(document, pointer(path), path, { is: "add", value: value ?? null });
    case "replace":
      return change(document, pointer(path), path, { is: "replace", value: value ?? null });
    case "remove":
      return change(document, pointer(path), path, { is: "remove" });
    case "move": {
      const moved = read(document, from, "move");
      const without = change(document, pointer(from), from, { is: "remove" });
      return change(without, pointer(path), path, { is: "add", value: moved });
    }
    case "copy":
      return change(document, pointer(path), path, { is: "add", value: read(document, from, "copy") });
    case "test":
      if (jsonEqual(find(document, pointer(path)), value ?? null)) return document;
      throw new PatchError(`testing value ${path} failed: test failed`, "Invalid");
    default:
      throw new PatchError(`Unexpected kind: ${op}`, "Invalid");
  }
}

type Edit = { readonly is: "add" | "replace"; readonly value: Json } | { readonly is: "remove" };

function pointer(path: string): readonly string[] {
  if (path === "") return [];
  return path
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function find(document: Json, parts: readonly string[]): Json | undefined {
  let value: Json | undefined = document;
  for (const part of parts) {
    if (Array.isArray(value)) value = (value as readonly Json[])[Number(part)];
    else if (isObject(value)) value = value[part];
    else return undefined;
  }
  return value;
}

function read(document: Json, path: string, op: string): Json {
  const value = find(document, pointer(path));
  if (value === undefined) throw missing(op, path);
  return value;
}

function missing(op: string, path: string): PatchError {
  const doc =
    op === "add"
      ? "add operation does not apply: doc is missing path"
      : `${op} operation does not apply: doc is missing key`;
  return new PatchError(`${doc}: ${path}: missing value`, "Invalid");
}

function change(document: Json, parts: readonly string[], path: string, edit: Edit): Json {
  const [part, ...rest] = parts;
  if (part === undefined) return edit.is === "remove" ? null : edit.value;
  if (Array.isArray(document)) return changeList(document, part, { rest, path, edit });
  if (!isObject(document)) throw missing(edit.is, path);
  const object = document;
  if (rest.length > 0) {
    const child = object[part];
    if (child === undefined || child === null) throw missing(edit.is, path);
    return { ...object, [part]: change(child, rest, path, edit) };
  }
  if (edit.is === "add") return { ...object, [part]: edit.value };
  if (object[part] === undefined) throw missing(edit.is, path);
  if (edit.is === "replace") return { ...object, [part]: edit.value };
  const { [part]: _, ...remaining } = object;
  return remaining;
}

interface Rest {
  readonly rest: readonly string[];
  readonly path: string;
  readonly edit: Edit;
}

function changeList(list: readonly Json[], part: string, { rest, path, edit }: Rest): Json {
  const isAdding = edit.is === "add" && rest.length === 0;
  if (isAdding && part === "-") return [...list, edit.value];
  const place = placeIn(list, part);
  if (place === undefined) throw missing(edit.is, path);
  if (place < 0 || place > list.length - (isAdding ? 0 : 1)) {
    const why = `Unable to access invalid index: ${part}: invalid index referenced`;
    throw new PatchError(
      `${edit.is} operation does not apply: doc is missing key: ${path}: ${why}`,
      "Invalid",
    );
  }
  if (isAdding) return list.toSpliced(place, 0, edit.value);
  if (rest.length > 0) return list.with(place, change(list[place] ?? null, rest, path, edit));
  return edit.is === "remove" ? list.toSpliced(place, 1) : list.with(place, edit.value);
}

/** An index; negative ones count from the end. */
function placeIn(list: readonly Json[], part: string): number | undefined {
  if (!/^-?\d+$/.test(part)) return undefined;
  return Number(part) < 0 ? Number(part) + list.length : Number(part);
}
