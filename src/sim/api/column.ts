import type { Instant } from "../kernel/time.ts";
import type { Stored } from "../wire/object.ts";

/** One column of a table that the server renders (metav1.Table). */
export interface Column<in T extends Stored = Stored> {
  /** As in the table's definition: `Ready`; clients print it in capitals. */
  readonly name: string;
  /** Shown with -o wide only (priority 1). */
  readonly wide?: true;
  readonly type?: "integer" | "date" | "boolean";
  readonly cell: (object: T, now: Instant) => string | number | boolean;
}
