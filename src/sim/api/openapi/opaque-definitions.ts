import { definitionName } from "./definition-names.ts";
import type { SchemaNode } from "./schema-node.ts";

const machinery = "io.k8s.apimachinery.pkg";
const dateTime: SchemaNode = { type: "string", format: "date-time" };

/** Definitions that say themselves what they look like, in the form of version 3. */
const opaque: ReadonlyMap<string, SchemaNode> = new Map([
  [`${machinery}.api.resource.Quantity`, { oneOf: [{ type: "string" }, { type: "number" }] }],
  [
    `${machinery}.util.intstr.IntOrString`,
    { format: "int-or-string", oneOf: [{ type: "integer" }, { type: "string" }] },
  ],
  [`${machinery}.runtime.RawExtension`, { type: "object" }],
  [definitionName("meta/v1.Time"), dateTime],
  [definitionName("meta/v1.MicroTime"), dateTime],
  [definitionName("meta/v1.Duration"), { type: "string" }],
  [definitionName("meta/v1.FieldsV1"), { type: "object" }],
  [definitionName("meta/v1.Patch"), { type: "object" }],
]);

/** What version 2, which knows no choices, says instead. */
const inVersion2: ReadonlyMap<string, SchemaNode> = new Map([
  [`${machinery}.api.resource.Quantity`, { type: "string" }],
  [`${machinery}.util.intstr.IntOrString`, { type: "string", format: "int-or-string" }],
]);

/** Undefined for what is a struct of the table. */
export function opaqueDefinition(name: string): SchemaNode | undefined {
  // apiextensions' JSON and the choices between schemas and something else are anything.
  if (/\.apiextensions\.\w+\.JSON(?:SchemaPropsOr\w+)?$/.test(name)) return {};
  return opaque.get(name);
}

export function opaqueInVersion2(name: string): SchemaNode | undefined {
  return inVersion2.get(name);
}
