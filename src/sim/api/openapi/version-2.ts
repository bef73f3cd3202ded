import { isObject, type Json } from "../../wire/json.ts";
import { shownVersion, type Documents } from "./documents.ts";
import { opaqueInVersion2 } from "./opaque-definitions.ts";
import { reasons, type Operation } from "./operation.ts";
import { parameterOf } from "./parameter.ts";
import { sharedParameters } from "./paths-v3.ts";
import { schemaPrefix, type SchemaNode } from "./schema-node.ts";

/** The whole API as one document of version 2 (Swagger). */
export function swagger(documents: Documents): SchemaNode {
  const all = [...documents.names.keys()].flatMap((name) => documents.paths(name));
  const paths = all.map(({ path, operations }) => [path, pathItem(operations)] as const);
  const refs = all.flatMap(({ operations }) => operations.flatMap((one) => definitionsOf(one)));
  const roots = [...new Set(refs)].map((name) => ({ $ref: `${schemaPrefix}${name}` }));
  const reached = documents.definitions.reachedFrom(roots, documents.custom);
  return {
    swagger: "2.0",
    info: { title: "Kubernetes", version: shownVersion(documents.source.minor) },
    paths: Object.fromEntries(paths.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    definitions: inVersion2(reached, new Set(documents.custom.keys())),
    securityDefinitions: {
      BearerToken: {
        description: "Bearer Token authentication",
        type: "apiKey",
        name: "authorization",
        in: "header",
      },
    },
    security: [{ BearerToken: [] }],
  };
}

function definitionsOf({ body, answer }: Operation): readonly string[] {
  return [body?.definition, answer.definition].filter((name) => name !== undefined);
}

type Nodes = Readonly<Record<string, SchemaNode>>;

/** Definitions of version 3 in words of version 2. `custom` are those that CRDs have made. */
export function inVersion2(definitions: Nodes, custom: ReadonlySet<string> = new Set()): Nodes {
  const all = Object.entries(definitions).map(([name, node]) => {
    const other = opaqueInVersion2(name);
    if (other !== undefined) return [name, { description: node["description"], ...other }] as const;
    return [name, (custom.has(name) ? simplified(node) : converted(node)) as SchemaNode] as const;
  });
  return Object.fromEntries(all);
}

/** A schema of version 3 in words of version 2: no defaults, references without wrapping. */
function converted(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item: Json) => converted(item) ?? null);
  if (!isObject(value)) return value;
  const { allOf, $ref, default: _, ...rest } = value;
  const reference = $ref ?? (Array.isArray(allOf) && isObject(allOf[0]) ? allOf[0]["$ref"] : undefined);
  return {
    ...eachField(rest, converted),
    ...(typeof reference === "string" ? { $ref: swaggerReference(reference) } : {}),
  };
}

function swaggerReference(reference: string): string {
  return `#/definitions/${reference.slice(schemaPrefix.length)}`;
}

/** Names of properties are no keywords. */
function eachField(node: SchemaNode, change: (value: Json | undefined) => Json | undefined): SchemaNode {
  const fields = Object.entries(node).map(([key, value]) => {
    const isNames = key === "properties" && isObject(value);
    return [key, isNames ? eachProperty(value, change) : isSchema(key) ? change(value) : value] as const;
  });
  return Object.fromEntries(fields);
}

function eachProperty(node: SchemaNode, change: (value: Json | undefined) => Json | undefined): SchemaNode {
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, change(value)]));
}

function isSchema(key: string): boolean {
  return key === "items" || key === "additionalProperties";
}

const beyondVersion2 = new Set(["default", "nullable", "oneOf", "anyOf", "not", "x-kubernetes-validations"]);

/**
 * A CRD's schema without what version 2 cannot say.
 * @models staging/src/k8s.io/apiextensions-apiserver/pkg/controller/openapi/v2/conversion.go ToStructuralOpenAPIV2, 1.33
 */
function simplified(value: Json | undefined): Json | undefined {
  if (!isObject(value)) return value;
  const isAnything = value["x-kubernetes-preserve-unknown-fields"] === true || value["nullable"] === true;
  const dropped = isAnything
    ? new Set([...beyondVersion2, "type", "properties", "items", "additionalProperties"])
    : beyondVersion2;
  const { allOf, ...rest } = Object.fromEntries(Object.entries(value).filter(([key]) => !dropped.has(key)));
  const reference = Array.isArray(allOf) && isObject(allOf[0]) ? allOf[0]["$ref"] : rest["$ref"];
  return {
    ...eachField(rest, simplified),
    ...(typeof reference === "string" ? { $ref: swaggerReference(reference) } : {}),
  };
}

function pathItem(operations: readonly Operation[]): SchemaNode {
  const shared = sharedParameters(operations);
  const methods = operations.map((one) => [one.method, operation(one, shared)] as const);
  return {
    ...Object.fromEntries(methods),
    ...(shared.length === 0 ? {} : { parameters: shared.map(queryParameter) }),
  };
}

/** What an operation reads; those of discovery read, it says, what they write. */
function consumed({ action, body, answer }: Operation): readonly string[] {
  if (action !== undefined) return body?.types ?? ["*/*"];
  return answer.definition === undefined ? [] : answer.types;
}

function operation(one: Operation, shared: readonly string[]): SchemaNode {
  const own = one.parameters.filter((name) => !shared.includes(name)).map(queryParameter);
  const body = one.body === undefined ? [] : [bodyParameter(one.body.definition, one.body.isRequired)];
  const consumes = consumed(one);
  return {
    description: one.description,
    ...(consumes.length === 0 ? {} : { consumes }),
    produces: one.answer.types,
    schemes: ["https"],
    tags: [one.tag],
    operationId: one.id,
    ...(own.length + body.length === 0 ? {} : { parameters: [...body, ...own] }),
    responses: responses(one),
    "x-kubernetes-action": one.action,
    "x-kubernetes-group-version-kind": one.kind,
  };
}

const known = new Map<string, SchemaNode>();

function queryParameter(name: string): SchemaNode {
  let result = known.get(name);
  if (result === undefined) {
    const { name: shown, in: place, type } = parameterOf(name);
    const required = place === "path" ? { required: true } : {};
    result = { uniqueItems: true, type, name: shown, in: place, ...required };
    known.set(name, result);
  }
  return result;
}

function bodyParameter(name: string, isRequired: boolean): SchemaNode {
  const schema = { $ref: `#/definitions/${name}` };
  return { name: "body", in: "body", ...(isRequired ? { required: true } : {}), schema };
}

function responses({ answer }: Operation): SchemaNode {
  const schema =
    answer.definition === undefined ? { type: "string" } : { $ref: `#/definitions/${answer.definition}` };
  const known = answer.codes.map((code) => [String(code), { description: reasons[code], schema }]);
  return { ...(Object.fromEntries(known) as SchemaNode), "401": { description: "Unauthorized" } };
}
