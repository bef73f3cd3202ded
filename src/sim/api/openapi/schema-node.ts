import type { Json } from "../../wire/json.ts";

/** One schema of OpenAPI 3.0 as Kubernetes writes it. */
export interface SchemaNode {
  readonly [key: string]: Json | undefined;
}

/** Where schemas stand in a document. */
export const schemaPrefix = "#/components/schemas/";

/** A reference with what is said beside it: then it stands inside `allOf`, for siblings of `$ref` do not count. */
export function reference(definition: string, beside: SchemaNode = {}): SchemaNode {
  const ref = { $ref: `${schemaPrefix}${definition}` };
  const isAlone = Object.values(beside).every((value) => value === undefined);
  return isAlone ? ref : { ...beside, allOf: [ref] };
}
