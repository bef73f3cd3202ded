import type { Instant } from "../kernel/time.ts";
import type { Stored } from "../wire/object.ts";
import type { Span } from "./kind.ts";

/** One column of a table that the server renders (metav1.Table). */
export interface Column<in T extends Stored = Stored> extends Span {
  /** As in the table's definition: `Ready`; clients print it in capitals. */
  readonly name: string;
  /** Shown with -o wide only (priority 1). */
  readonly wide?: true;
  readonly type?: "integer" | "number" | "date" | "boolean";
  /** What the definition says of the type: `name`, `int32`. */
  readonly format?: string;
  readonly description?: string;
  /** What its row says beside the cells (metav1.TableRowCondition). */
  readonly rowConditions?: (object: T) => readonly object[];
  readonly cell: (object: T, now: Instant) => string | number | boolean | null;
}
