import { isObject, type Json, type JsonObject } from "../wire/json.ts";

/** The names in a path without lists, such as `.spec.replicas`. */
export function namesIn(path: string): readonly string[] {
  return path.replace(/^\./, "").split(".");
}

export function valueAtPath(object: JsonObject, path: string): Json | undefined {
  let value: Json | undefined = object;
  for (const name of namesIn(path)) value = isObject(value) ? value[name] : undefined;
  return value;
}

/** The object with another value at a path; objects on the way there are made. */
export function changeAtPath(object: JsonObject, path: string, value: Json): JsonObject {
  return change(object, namesIn(path), value) as JsonObject;
}

function change(value: Json | undefined, [name, ...rest]: readonly string[], leaf: Json): Json {
  if (name === undefined) return leaf;
  const owner = isObject(value) ? value : {};
  return { ...owner, [name]: change(owner[name], rest, leaf) };
}
