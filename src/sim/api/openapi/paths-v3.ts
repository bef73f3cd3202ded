import type { Json } from "../../wire/json.ts";
import { reasons, type Operation, type PathOperations, type RequestBody } from "./operation.ts";
import { parameterOf } from "./parameter.ts";
import { reference, type SchemaNode } from "./schema-node.ts";

/** The `paths` of a document of version 3. */
export function pathsInVersion3(paths: readonly PathOperations[]): Readonly<Record<string, SchemaNode>> {
  const items = paths.map(({ path, operations }) => [path, pathItem(operations)] as const);
  return Object.fromEntries(items.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Parameters that all operations of a path know stand once, beside them. */
export function sharedParameters(operations: readonly Operation[]): readonly string[] {
  const [first, ...others] = operations;
  return (first?.parameters ?? []).filter((name) =>
    others.every(({ parameters }) => parameters.includes(name)),
  );
}

function pathItem(operations: readonly Operation[]): SchemaNode {
  const shared = sharedParameters(operations);
  const methods = operations.map((one) => [one.method, operation(one, shared)] as const);
  return {
    ...Object.fromEntries(methods),
    ...(shared.length === 0 ? {} : { parameters: parametersNode(shared) }),
  };
}

function operation(one: Operation, shared: readonly string[]): SchemaNode {
  const own = one.parameters.filter((name) => !shared.includes(name));
  return {
    tags: [one.tag],
    description: one.description,
    operationId: one.id,
    ...(own.length === 0 ? {} : { parameters: parametersNode(own) }),
    ...(one.body === undefined ? {} : { requestBody: requestBody(one.body) }),
    responses: responses(one),
    "x-kubernetes-action": one.action,
    "x-kubernetes-group-version-kind": one.kind,
  };
}

/** In the order of their names, without the braces of paths. */
function parametersNode(names: readonly string[]): readonly Json[] {
  return names
    .map((name) => parameterOf(name))
    .toSorted((a, b) => (`${a.name} ${a.in}` < `${b.name} ${b.in}` ? -1 : 1))
    .map(({ name, in: place, type }) => ({
      name,
      in: place,
      ...(place === "path" ? { required: true } : {}),
      schema: { type, uniqueItems: true },
    }));
}

function content(types: readonly string[], schema: SchemaNode): SchemaNode {
  return Object.fromEntries(types.toSorted().map((type) => [type, { schema }]));
}

function requestBody({ types, definition, isRequired }: RequestBody): SchemaNode {
  return { content: content(types, reference(definition)), ...(isRequired ? { required: true } : {}) };
}

function responses({ answer }: Operation): SchemaNode {
  const schema = answer.definition === undefined ? { type: "string" } : reference(answer.definition);
  const known = answer.codes.map((code) => [
    String(code),
    { description: reasons[code], content: content(answer.types, schema) },
  ]);
  return { ...(Object.fromEntries(known) as SchemaNode), "401": { description: "Unauthorized" } };
}
