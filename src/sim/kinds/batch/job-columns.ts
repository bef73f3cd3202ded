import type { Column } from "../../api/column.ts";
import { parseRfc3339, type Instant } from "../../kernel/time.ts";
import { humanAge, humanDuration } from "../../wire/duration.ts";
import { ageColumn, templateColumns } from "../columns.ts";
import type { Job } from "./jobs.ts";

function completions({ spec, status }: Job): string {
  const { succeeded = 0 } = status;
  const { completions: wanted, parallelism = 0 } = spec;
  if (wanted !== undefined) return `${succeeded}/${wanted}`;
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`;
}

const conditionWords = [
  ["Complete", "Complete"],
  ["Failed", "Failed"],
  ["", "Terminating"],
  ["Suspended", "Suspended"],
  ["FailureTarget", "FailureTarget"],
] as const;

function statusOf({ metadata, status }: Job): string {
  const { deletionTimestamp } = metadata;
  const holds = (type: string): boolean =>
    type === ""
      ? deletionTimestamp !== undefined
      : status.conditions?.find((one) => one.type === type)?.status === "True";
  return conditionWords.find(([type]) => holds(type))?.[1] ?? "Running";
}

/** @models pkg/printers/internalversion/printers.go printJob, 1.33 */
export const jobColumns: readonly Column<Job>[] = [
  { name: "Status", since: 30, cell: statusOf },
  { name: "Completions", cell: completions },
  { name: "Duration", cell: duration },
  ageColumn,
  ...templateColumns,
];

function duration({ status }: Job, now: Instant): string {
  const { startTime, completionTime } = status;
  if (startTime === undefined) return "";
  if (completionTime === undefined) return humanAge(startTime, now);
  return humanDuration((parseRfc3339(completionTime) ?? 0) - (parseRfc3339(startTime) ?? 0));
}
