import type { Resource } from "../../wire/resource.ts";

export type Method = "get" | "put" | "post" | "delete" | "options" | "head" | "patch";

/** One method of one path, in words that both versions of OpenAPI are written from. */
export interface Operation {
  readonly method: Method;
  readonly id: string;
  readonly description: string;
  readonly tag: string;
  /** `x-kubernetes-action` and the kind of the object, for all but the documents of discovery. */
  readonly action?: string;
  readonly kind?: Pick<Resource, "group" | "version" | "kind">;
  /** Names in api/openapi/parameter.ts, sorted. */
  readonly parameters: readonly string[];
  readonly body?: RequestBody;
  readonly answer: Answer;
}

export interface RequestBody {
  readonly definition: string;
  readonly types: readonly string[];
  readonly isRequired: boolean;
}

export interface Answer {
  readonly codes: readonly (keyof typeof reasons)[];
  readonly types: readonly string[];
  /** The name of a definition; undefined for text. */
  readonly definition: string | undefined;
}

export const reasons = { 200: "OK", 201: "Created", 202: "Accepted" } as const;

export interface PathOperations {
  readonly path: string;
  readonly operations: readonly Operation[];
}

/** `AppsV1`, `RbacAuthorizationV1`: a group and version in names of operations. */
export function groupVersionName(group: string, version: string): string {
  return groupName(group) + titled(version);
}

/** `Apps`, `RbacAuthorization`; `Core` for the group without a name. */
export function groupName(group: string): string {
  if (group === "") return "Core";
  return group
    .replace(/\.k8s\.io$/, "")
    .split(".")
    .map((part) => titled(part))
    .join("");
}

/** `apps_v1` */
export function tagOf(group: string, version: string): string {
  const name = groupName(group);
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}_${version}`;
}

export function titled(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
