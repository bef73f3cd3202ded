import type { Column } from "../../api/column.ts";
import type { Rules } from "../../api/rules.ts";
import type { ComponentStatus } from "./component-status.ts";

type Healthy = NonNullable<ComponentStatus["conditions"]>[number];

function healthOf({ conditions = [] }: ComponentStatus): Healthy | undefined {
  return conditions.find(({ type }) => type === "Healthy");
}

function statusOf(object: ComponentStatus): string {
  const health = healthOf(object);
  if (health === undefined) return "Unknown";
  return health.status === "True" ? "Healthy" : "Unhealthy";
}

/** @models pkg/printers/internalversion/printers.go printComponentStatus, 1.33 */
const columns: readonly Column<ComponentStatus>[] = [
  { name: "Status", cell: statusOf },
  { name: "Message", cell: (object) => healthOf(object)?.message ?? "" },
  { name: "Error", cell: (object) => healthOf(object)?.error ?? "" },
];

export const componentStatusRules: Rules<ComponentStatus> = { columns };
