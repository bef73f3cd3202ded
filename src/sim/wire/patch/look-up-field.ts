import { PatchError } from "./patch-error.ts";
import type { PatchField } from "./patch-shape.ts";

/** What is known of a field that a patch goes into. */
export function lookUp(shape: PatchField["of"], name: string): PatchField {
  if (typeof shape === "string") {
    throw new PatchError(
      `merging an object in json but data type is not struct, instead is: ${shape}`,
      "failed",
    );
  }
  const field = shape.field(name);
  if (field !== undefined) return field;
  const shown = JSON.stringify(name);
  throw new PatchError(
    `unable to find api field in struct ${shape.name} for the json field ${shown}`,
    "failed",
  );
}
