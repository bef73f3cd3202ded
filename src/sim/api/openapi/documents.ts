import type { SchemaTable } from "../../wire/schema/schema-table.ts";
import { sha256 } from "../../kernel/sha256.ts";
import { toBytes } from "../../kernel/text.ts";
import { releaseOf } from "../release.ts";
import { customDefinitions, type CustomSchema } from "./custom-definition.ts";
import { Definitions } from "./definitions.ts";
import { fixedPaths, groupPath, groupVersionPath } from "./discovery-paths.ts";
import type { PathOperations } from "./operation.ts";
import { pathsInVersion3 } from "./paths-v3.ts";
import type { DocumentedResource } from "./resource-document.ts";
import { resourcePaths } from "./resource-paths.ts";
import type { SchemaNode } from "./schema-node.ts";
import type { Describe } from "./type-schema.ts";

/** What the documents of one server are made of. */
export interface DocumentSource {
  readonly minor: number;
  readonly table: SchemaTable;
  readonly resources: readonly DocumentedResource[];
  readonly customSchemas: readonly CustomSchema[];
  readonly describe: Describe;
}

const valuesSince = 24;
const defaultsSince = 20;

/** The OpenAPI documents of one server at one moment. They are made when they are asked for, and kept. */
export class Documents {
  readonly source: DocumentSource;
  readonly definitions: Definitions;
  readonly custom: ReadonlyMap<string, SchemaNode>;
  readonly #made = new Map<string, SchemaNode>();
  #names: ReadonlyMap<string, readonly DocumentedResource[]> | undefined;

  constructor(source: DocumentSource) {
    const { minor, table, customSchemas, describe } = source;
    this.source = source;
    this.definitions = new Definitions({
      table,
      describe,
      listsValues: minor >= valuesSince,
      showsDefaults: minor >= defaultsSince,
    });
    this.custom = customDefinitions(customSchemas, describe);
  }

  /** The documents of version 3 by name, `apis/apps/v1`, in order, with the resources that each describes. */
  get names(): ReadonlyMap<string, readonly DocumentedResource[]> {
    this.#names ??= namesOf(this.source.resources);
    return this.#names;
  }

  /** Undefined if there is no document of this name. */
  document(name: string): SchemaNode | undefined {
    if (!this.names.has(name)) return undefined;
    let document = this.#made.get(name);
    if (document === undefined) {
      document = this.#document(name);
      this.#made.set(name, document);
    }
    return document;
  }

  /** Changes when the document does: made of what the document is made of. */
  hash(name: string): string {
    const { minor, resources, customSchemas } = this.source;
    const group = this.names.get(name) ?? [];
    const plain = (name === "" ? resources : group).map(({ resource, verbs, subresources, isCustom }) => [
      resource.group,
      resource.version,
      resource.plural,
      verbs.join(","),
      subresources.map((one) => one.name).join(","),
      isCustom
        ? customSchemas.filter((one) => one.kind === resource.kind && one.group === resource.group)
        : "",
    ]);
    const text = JSON.stringify([minor, name, plain]);
    return (sha256(toBytes(text)) + sha256(toBytes(`${text}.`))).toUpperCase();
  }

  /** All paths of a document, as facts. */
  paths(name: string): readonly PathOperations[] {
    const fixed = fixedPaths.get(name);
    if (fixed !== undefined) return [fixed];
    const parts = name.split("/");
    const [, group = "", version] = parts[0] === "api" ? ["", "", parts[1]] : parts;
    if (version === undefined) return [groupPath(group)];
    const resources = this.names.get(name) ?? [];
    const own = resources.every(({ isCustom }) => isCustom) ? [] : [groupVersionPath(group, version)];
    return [...own, ...resources.flatMap((one) => resourcePaths(one, this.source.minor))];
  }

  #document(name: string): SchemaNode {
    const paths = pathsInVersion3(this.paths(name));
    const schemas = this.definitions.reachedFrom(paths, this.custom);
    const resources = this.names.get(name) ?? [];
    const isCustom = resources.length > 0 && resources.every((one) => one.isCustom);
    const info = isCustom
      ? { title: "Kubernetes CRD Swagger", version: "v0.1.0" }
      : {
          title: "Kubernetes",
          version: this.source.minor >= 33 ? `1.${this.source.minor}` : `v1.${this.source.minor}.0`,
        };
    return { openapi: "3.0.0", info, paths, components: { schemas, securitySchemes: security } };
  }
}

const security: SchemaNode = {
  BearerToken: {
    type: "apiKey",
    description: "Bearer Token authentication",
    name: "authorization",
    in: "header",
  },
};

function namesOf(
  resources: readonly DocumentedResource[],
): ReadonlyMap<string, readonly DocumentedResource[]> {
  const names = new Map<string, DocumentedResource[]>([...fixedPaths.keys()].map((name) => [name, []]));
  for (const described of resources) {
    const { group, version } = described.resource;
    const name = group === "" ? `api/${version}` : `apis/${group}/${version}`;
    if (group !== "" && !described.isCustom) names.set(`apis/${group}`, []);
    names.set(name, [...(names.get(name) ?? []), described]);
  }
  return new Map([...names].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The minor from which documents name the version without its patch. */
const minorOnlySince = 31;

/** `1.33`, or `v1.29.4` as it was before. */
export function shownVersion(minor: number): string {
  return minor >= minorOnlySince ? `1.${minor}` : releaseOf(minor);
}
