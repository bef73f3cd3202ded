import { need, type Task } from "../../../kernel/task.ts";
import type { PatchShape } from "../../../wire/patch/patch-shape.ts";
import { SchemaPatchShapes } from "../../../wire/patch/schema-patch-shapes.ts";
import type { Resource } from "../../../wire/resource.ts";
import { typeKeyOf } from "../../../wire/schema/schema-table.ts";
import { schemaFor } from "../../../wire/schema/schema.ts";

/** The types that are compiled into kubectl: those of its own version. */
const ownMinor = 33;

/** How objects of a kind are merged; undefined for kinds that kubectl does not know: custom resources. */
export function* objectType(
  resource: Pick<Resource, "group" | "version" | "kind">,
): Task<PatchShape | undefined> {
  const table = yield* need(schemaFor(ownMinor));
  const isBuiltIn = !resource.group.includes(".") || resource.group.endsWith(".k8s.io");
  return isBuiltIn ? new SchemaPatchShapes(table).struct(typeKeyOf(resource)) : undefined;
}
