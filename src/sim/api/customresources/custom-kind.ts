import { present } from "../../kernel/assert.ts";
import type { Module } from "../../kernel/module.ts";
import { SchemaShapes } from "../../wire/fields/schema-shapes.ts";
import type { TypeShape } from "../../wire/fields/type-shape.ts";
import type { JsonObject } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import { qualified, type Resource } from "../../wire/resource.ts";
import { schemaFor } from "../../wire/schema/schema.ts";
import { versionRank } from "../group-priority.ts";
import type { Kind, ServedForm, Subresource } from "../kind.ts";
import type { Rules } from "../rules.ts";
import { customDecoder, shownObject, storedObject } from "./custom-decoder.ts";
import { customRules, valueAt } from "./custom-rules.ts";
import { storageVersion, type CustomResourceDefinition, type DefinitionVersion } from "./definition.ts";
import { hasRules } from "./has-rules.ts";
import { shapeOf } from "./schema-shape.ts";
import { VersionSchemas } from "./version-schemas.ts";

/** In the order in which discovery lists them. */
const verbs: NonNullable<Kind["verbs"]> = [
  "delete",
  "deletecollection",
  "get",
  "list",
  "patch",
  "create",
  "update",
  "watch",
];

/** A minor that there will not be: the form in which custom resources are stored is not served as such. */
const never = 10_000;

/**
 * The kind that a definition describes. Each of its served versions is a form of its own, so that what is read from
 * the store gets the defaults of that version, and loses what it does not know.
 */
export function customKind(definition: CustomResourceDefinition, minor: number): Kind {
  const stored = present(storageVersion(definition), "one version is the storage's");
  const resource = resourceOf(definition, stored.name);
  const schemas = new VersionSchemas(definition);
  const subresources = subresourcesOf(stored);
  const served = definition.spec.versions.filter((version) => version.served);
  const storedRules = rulesModule(resource, schemas, stored.name);
  return {
    resource,
    since: never,
    custom: true,
    hasGeneration: true,
    needsResourceVersion: true,
    subresources,
    verbs,
    rules: {
      name: `customresources/${qualified(resource)}`,
      load: async () => ({
        rules: new Map([[qualified(resource), (await storedRules.load()).rules as Rules<Stored>]]),
      }),
    },
    also: served.map((version) => formOf(version, { resource, schemas, all: definition.spec.versions })),
    prepare: (object, old) => (old === undefined ? withoutStatus(object, subresources) : object),
    fields: selectableFields(served, minor),
    decoder: constantModule(`customresources/${qualified(resource)}/decoder`, customDecoder(schemas)),
    publishedSchema: (version) => schemas.of(version).root as JsonObject,
    shape: (version) => rootShape(schemas, version, minor),
    scalePaths: (version) => schemas.of(version).version.subresources?.scale,
  };
}

function constantModule<T>(name: string, value: T): Module<T> {
  return { name, load: async () => value, value };
}

function resourceOf({ spec, status }: CustomResourceDefinition, version: string): Resource {
  const {
    plural,
    kind,
    singular = kind.toLowerCase(),
    shortNames,
    categories,
  } = { ...spec.names, ...status.acceptedNames };
  return {
    group: spec.group,
    version,
    kind,
    plural,
    singular,
    namespaced: spec.scope === "Namespaced",
    ...(shortNames === undefined ? {} : { shortNames }),
    ...(categories === undefined ? {} : { categories }),
  };
}

function subresourcesOf({ subresources }: DefinitionVersion): readonly Subresource[] {
  const { status, scale } = subresources ?? {};
  return [
    ...(status === undefined ? [] : ["status" as const]),
    ...(scale === undefined ? [] : ["scale" as const]),
  ];
}

/** A client says nothing about the status of a new object. */
function withoutStatus(object: Stored, subresources: readonly Subresource[]): Stored {
  if (!subresources.includes("status") || !("status" in object)) return object;
  const { status: _, ...rest } = object;
  return rest;
}

function formOf(version: DefinitionVersion, { resource, schemas, all }: Definition): ServedForm {
  return {
    group: resource.group,
    version: version.name,
    subresources: subresourcesOf(version),
    rules: rulesModule(resource, schemas, version.name),
    toStorage: (object) => storedObject(object as JsonObject, schemas, resource.version),
    fromStorage: (object) => shownObject(object as JsonObject, schemas, version.name),
    ...(version.deprecated === true
      ? { warning: version.deprecationWarning ?? deprecation(version.name, resource, all) }
      : {}),
  };
}

/** Negative if the first one is newer. */
function compareVersions(a: string, b: string): number {
  return versionRank(b) - versionRank(a) || (a < b ? -1 : 1);
}

interface Definition {
  readonly resource: Resource;
  readonly schemas: VersionSchemas;
  readonly all: readonly DefinitionVersion[];
}

/** Of a deprecated version: which one to use instead, if there is a newer one. */
function deprecation(version: string, { group, kind }: Resource, all: readonly DefinitionVersion[]): string {
  const others = all
    .filter((one) => one.served && one.deprecated !== true && compareVersions(one.name, version) < 0)
    .map(({ name }) => name)
    .toSorted((a, b) => compareVersions(a, b));
  const instead = others[0] === undefined ? "" : `; use ${group}/${others[0]} ${kind}`;
  return `${group}/${version} ${kind} is deprecated${instead}`;
}

type OwnRules = Module<{ readonly rules: Partial<Rules<Stored>> }>;

/** Rules in CEL bring their interpreter; others need nothing more. */
function rulesModule(resource: Resource, schemas: VersionSchemas, version: string): OwnRules {
  const name = `customresources/${qualified(resource)}/${version}`;
  const schema = schemas.of(version);
  if (!hasRules(schema.root)) return { name, load: async () => ({ rules: customRules(schema) }) };
  return {
    name,
    async load() {
      const { ruleCheck } = await import("./cel-rules.ts");
      return { rules: customRules(schema, ruleCheck(schema.root)) };
    },
  };
}

/** Fields that lists can be asked by, from 1.31 on. */
function selectableFields(
  versions: readonly DefinitionVersion[],
  minor: number,
): NonNullable<Kind["fields"]> {
  if (minor < 31) return {};
  const paths = versions.flatMap(({ selectableFields: fields = [] }) =>
    fields.map(({ jsonPath }) => jsonPath),
  );
  return Object.fromEntries(
    paths.map((path) => [path.replace(/^\./, ""), (object: Stored) => text(valueAt(object, path))]),
  );
}

function text(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function rootShape(schemas: VersionSchemas, version: string, minor: number): TypeShape {
  const table = present(schemaFor(minor).value, "apply has loaded the types");
  const metadata = present(new SchemaShapes(table).struct("meta/v1.ObjectMeta"), "every version has it");
  const shape = shapeOf({ type: "object", ...schemas.of(version).root }, metadata);
  if (shape.is !== "map") return shape;
  const text: TypeShape = { is: "scalar", type: "string" };
  const known: Readonly<Record<string, TypeShape>> = { apiVersion: text, kind: text, metadata };
  return { ...shape, field: (name) => (Object.hasOwn(known, name) ? known[name] : shape.field(name)) };
}
