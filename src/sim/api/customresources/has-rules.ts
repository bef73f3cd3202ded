import { additionalSchema, itemSchema, type Schema } from "./schema.ts";

/** Whether a schema has rules in CEL, at any depth. */
export function hasRules(schema: Schema): boolean {
  if ((schema["x-kubernetes-validations"]?.length ?? 0) > 0) return true;
  return below(schema).some((child) => hasRules(child));
}

/** The schemas of the parts of a value. */
function below(schema: Schema): readonly Schema[] {
  const parts = [additionalSchema(schema), itemSchema(schema), ...(schema.allOf ?? [])];
  return [...Object.values(schema.properties ?? {}), ...parts.filter((part) => part !== undefined)];
}
