import type { Rules } from "../../api/rules.ts";
import type { Column } from "../../api/column.ts";
import { humanAge } from "../../wire/duration.ts";
import { formatSelector } from "../../wire/label-selector.ts";
import { ageColumn, containerImages, containerNames } from "../columns.ts";
import type { CronJob } from "./cron-jobs.ts";
import { validateCronJob } from "./cron-job-validation.ts";
import { jobSpecWarnings, nameWarnings } from "./job-warnings.ts";

/** @models pkg/printers/internalversion/printers.go printCronJob, 1.33 */
const columns: readonly Column<CronJob>[] = [
  { name: "Schedule", cell: ({ spec }) => spec.schedule },
  { name: "Timezone", since: 30, cell: ({ spec }) => spec.timeZone ?? "<none>" },
  {
    name: "Suspend",
    type: "boolean",
    cell: ({ spec }) => (spec.suspend === undefined ? "<unset>" : spec.suspend ? "True" : "False"),
  },
  { name: "Active", type: "integer", cell: ({ status }) => status.active?.length ?? 0 },
  {
    name: "Last Schedule",
    cell: ({ status }, now) =>
      status.lastScheduleTime === undefined ? "<none>" : humanAge(status.lastScheduleTime, now),
  },
  ageColumn,
  { name: "Containers", wide: true, cell: ({ spec }) => containerNames(spec.jobTemplate.spec?.template) },
  { name: "Images", wide: true, cell: ({ spec }) => containerImages(spec.jobTemplate.spec?.template) },
  { name: "Selector", wide: true, cell: ({ spec }) => formatSelector(spec.jobTemplate.spec?.selector) },
];

const inSchedule =
  "cannot use TZ or CRON_TZ in spec.spec.schedule, use timeZone instead, see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details";

export const cronJobRules: Rules<CronJob> = {
  validate: validateCronJob,
  warnings: ({ metadata, spec }, old, context) => [
    ...(old === undefined ? nameWarnings(metadata.name) : []),
    ...jobSpecWarnings(
      "spec.jobTemplate.spec",
      { spec: spec.jobTemplate.spec, old: old?.spec.jobTemplate.spec },
      context,
    ),
    ...(old !== undefined && spec.schedule.includes("TZ") ? [inSchedule] : []),
  ],
  columns,
};
