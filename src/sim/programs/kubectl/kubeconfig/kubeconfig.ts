import type { JsonObject } from "../../../wire/json.ts";

/** A kubeconfig, merged from one or more files. Entries keep the file in which they stand. */
export interface Kubeconfig {
  readonly currentContext: string;
  readonly contexts: ReadonlyMap<string, Entry>;
  readonly clusters: ReadonlyMap<string, Entry>;
  readonly users: ReadonlyMap<string, Entry>;
  readonly preferences: JsonObject;
}

export interface Entry {
  readonly file: string;
  readonly fields: JsonObject;
}

/** The three lists of a kubeconfig: their name in the file, and the field of an entry that holds the rest. */
export const sections = [
  { list: "clusters", field: "cluster" },
  { list: "contexts", field: "context" },
  { list: "users", field: "user" },
] as const;

export type Section = (typeof sections)[number]["list"];

export function textOf(fields: JsonObject | undefined, name: string): string {
  const value = fields?.[name];
  return typeof value === "string" ? value : "";
}
