import type { Environment } from "@marcbachmann/cel-js";
import { decodeBase64 } from "../../wire/base64.ts";
import { isObject } from "../../wire/json.ts";
import { evaluationEnvironment } from "../cel/environment.ts";
import { celIdentifier } from "../cel/identifier.ts";
import { celValue } from "../cel/cel-value.ts";
import { additionalSchema, itemSchema, own, type Schema } from "./schema.ts";

/** What every Kubernetes object has, as far as rules may look at it. */
const resourceFields: Readonly<Record<string, Schema>> = {
  apiVersion: { type: "string" },
  kind: { type: "string" },
  metadata: { type: "object", properties: { name: { type: "string" }, generateName: { type: "string" } } },
};

/** A schema as rules see it: whole objects have their type and their name. */
function asSeen(schema: Schema, isResource: boolean): Schema {
  return isResource ? { ...schema, properties: { ...schema.properties, ...resourceFields } } : schema;
}

function isResource(schema: Schema): boolean {
  return schema["x-kubernetes-embedded-resource"] === true;
}

const scalars: Readonly<Record<string, string>> = { boolean: "bool", number: "double", integer: "int" };

const formats: Readonly<Record<string, string>> = {
  byte: "bytes",
  duration: "google.protobuf.Duration",
  date: "google.protobuf.Timestamp",
  "date-time": "google.protobuf.Timestamp",
};

/**
 * Declares the type of a schema's values, with all that is in it; undefined for values that rules cannot look at.
 * @models staging/src/k8s.io/apiserver/pkg/cel/common/schemas.go SchemaDeclType, 1.33
 */
export function declareType(
  schema: Schema,
  environment: Environment,
  { name, isRoot }: { readonly name: string; readonly isRoot: boolean },
): string | undefined {
  const declare = (part: Schema, below: string): string | undefined =>
    declareType(part, environment, { name: `${name}.${below}`, isRoot: isResource(part) });
  if (schema["x-kubernetes-int-or-string"] === true) return "dyn";
  const { type = "", format = "" } = schema;
  if (type === "string") return formats[format] ?? "string";
  if (type === "array") {
    const items = itemSchema(schema);
    const of = items === undefined ? undefined : declare(items, "@idx");
    return of === undefined ? undefined : `list<${of}>`;
  }
  if (type !== "object") return scalars[type];
  const others = additionalSchema(schema);
  if (others !== undefined) {
    const of = declare(others, "@elem");
    return of === undefined ? undefined : `map<string, ${of}>`;
  }
  return declareFields(schema, environment, { name, isRoot });
}

function declareFields(
  schema: Schema,
  environment: Environment,
  { name, isRoot }: { readonly name: string; readonly isRoot: boolean },
): string {
  const declare = (part: Schema, below: string): string | undefined =>
    declareType(part, environment, { name: `${name}.${below}`, isRoot: isResource(part) });
  const fields: Record<string, string> = {};
  for (const [property, part] of Object.entries(asSeen(schema, isRoot).properties ?? {})) {
    const identifier = celIdentifier(property);
    const of = identifier === undefined ? undefined : declare(part, property.replaceAll(/\W/g, "_"));
    if (identifier !== undefined && of !== undefined) fields[identifier] = of;
  }
  const safe = name.replaceAll("@", "_");
  environment.registerType(safe, { fields });
  environment.registerOperator(`${safe} == ${safe}`, () => true);
  return safe;
}

/** A value as rules see it: typed by its schema, and without what the schema does not describe. */
export function celValueOf(value: unknown, schema: Schema, isRoot: boolean): unknown {
  if (value === null || schema["x-kubernetes-int-or-string"] === true) return celValue(value);
  if (Array.isArray(value)) {
    const items = itemSchema(schema);
    return items === undefined
      ? celValue(value)
      : value.map((item) => celValueOf(item, items, isResource(items)));
  }
  if (isObject(value)) return mapOf(value, schema, isRoot);
  if (typeof value === "number") return schema.type === "number" ? value : celValue(value);
  return typeof value === "string" ? textOf(value, schema.format ?? "") : value;
}

function mapOf(
  object: Readonly<Record<string, unknown>>,
  schema: Schema,
  isRoot: boolean,
): ReadonlyMap<string, unknown> {
  const map = new Map<string, unknown>();
  const others = additionalSchema(schema);
  const { properties } = asSeen(schema, isRoot || isResource(schema));
  for (const [name, value] of Object.entries(object)) {
    if (value === undefined) continue;
    if (others !== undefined) {
      map.set(name, celValueOf(value, others, isResource(others)));
      continue;
    }
    const property = own(properties, name);
    const identifier = celIdentifier(name);
    if (property === undefined || identifier === undefined) continue;
    map.set(identifier, celValueOf(value, property, false));
  }
  return map;
}

const readers: Readonly<Record<string, string>> = {
  duration: "duration(text)",
  date: "timestamp(text + 'T00:00:00Z')",
  "date-time": "timestamp(text)",
};

/** Times and durations; text that is none stays text. */
function textOf(text: string, format: string): unknown {
  if (format === "byte") return bytesOf(text);
  const reader = readers[format];
  if (reader === undefined) return text;
  try {
    return evaluationEnvironment().evaluate(reader, { text }) as unknown;
  } catch {
    return text;
  }
}

function bytesOf(text: string): Uint8Array {
  const decoded = decodeBase64(text) ?? "";
  return Uint8Array.from(decoded.split("").map((char) => char.charCodeAt(0) & 0xff));
}
