import type { Json, JsonObject } from "../json.ts";
import { PatchError } from "./patch-error.ts";

/** The parts of a pointer behind its first slash; undefined if there is none. */
export function pointerOf(path: string): readonly string[] | undefined {
  const [, ...parts] = path.split("/");
  if (parts.length === 0) return undefined;
  return parts.map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The value at a place whose container must be there; undefined if the container has none. */
export function valueAt(
  document: Json,
  pointer: readonly string[],
  op: string,
  path: string,
): Json | undefined {
  let container: Json | undefined = document;
  for (const part of pointer.slice(0, -1)) {
    container = isContainer(container) ? entryOf(container, part) : undefined;
  }
  if (!isContainer(container)) throw missing(`${op} operation does not apply: is missing path: ${path}`);
  const last = pointer.at(-1) ?? "";
  if (Array.isArray(container) && placeIn(container as readonly Json[], last) === undefined) {
    throw rejected(
      `error in ${op} for path: '${path}': Unable to access invalid index: ${last}: invalid index referenced`,
    );
  }
  return entryOf(container, last);
}

type Container = readonly Json[] | JsonObject;

function isContainer(value: Json | undefined): value is Container {
  return typeof value === "object" && value !== null;
}

function entryOf(container: Container, part: string): Json | undefined {
  if (!Array.isArray(container)) return (container as JsonObject)[part];
  const list = container as readonly Json[];
  const place = placeIn(list, part);
  return place === undefined ? undefined : list[place];
}

/** The index that a part names; negative ones count from the end. Undefined if there is no such element. */
function placeIn(list: readonly Json[], part: string, length = list.length): number | undefined {
  if (!/^[-+]?\d+$/.test(part)) return undefined;
  const index = Number(part) < 0 ? Number(part) + length : Number(part);
  return index >= 0 && index < length ? index : undefined;
}

export type Edit = { readonly path: string } & (
  { readonly is: "add" | "replace"; readonly value: Json } | { readonly is: "remove" }
);

/** A document that is changed at one place. All that is not on the way there is shared. */
export function changeAt(document: Json, pointer: readonly string[], edit: Edit): Json {
  const [part = "", ...rest] = pointer;
  if (!isContainer(document))
    throw missing(`${edit.is} operation does not apply: doc is missing path: ${edit.path}`);
  if (rest.length > 0) return changeBelow(document, part, { rest, edit });
  return Array.isArray(document)
    ? editList(document as readonly Json[], part, edit)
    : editObject(document as JsonObject, part, edit);
}

interface Below {
  readonly rest: readonly string[];
  readonly edit: Edit;
}

function changeBelow(container: Container, part: string, { rest, edit }: Below): Json {
  const child = entryOf(container, part) ?? null;
  const changed = changeAt(child, rest, edit);
  if (!Array.isArray(container)) return { ...(container as JsonObject), [part]: changed };
  const list = container as readonly Json[];
  return list.with(placeIn(list, part) ?? 0, changed);
}

function editObject(object: JsonObject, part: string, edit: Edit): Json {
  if (edit.is !== "remove") return { ...object, [part]: edit.value };
  if (object[part] === undefined) {
    throw missing(`error in remove for path: '${edit.path}': Unable to remove nonexistent key: ${part}`);
  }
  const { [part]: _, ...remaining } = object;
  return remaining;
}

function editList(list: readonly Json[], part: string, edit: Edit): Json {
  if (edit.is === "add" && part === "-") return [...list, edit.value];
  const place = placeIn(list, part, edit.is === "add" ? list.length + 1 : list.length);
  if (place === undefined) {
    throw rejected(
      `error in ${edit.is} for path: '${edit.path}': Unable to access invalid index: ${part}: invalid index referenced`,
    );
  }
  if (edit.is === "add") return list.toSpliced(place, 0, edit.value);
  return edit.is === "remove" ? list.toSpliced(place, 1) : list.with(place, edit.value);
}

function missing(message: string): PatchError {
  return rejected(`${message}: missing value`);
}

function rejected(message: string): PatchError {
  return new PatchError(message, "rejected");
}
