import type { Column } from "../../api/column.ts";
import type { Rules } from "../../api/rules.ts";
import { formatLabels } from "../../wire/label-selector.ts";
import { containerImages, containerNames } from "../columns.ts";
import { templateWarnings } from "./pod-warnings.ts";
import type { PodTemplate } from "./pod-template.ts";
import { validateTemplateSpec } from "./pod-template-validation.ts";

/** @models pkg/printers/internalversion/printers.go printPodTemplate, 1.33 */
const columns: readonly Column<PodTemplate>[] = [
  { name: "Containers", cell: ({ template }) => containerNames(template) },
  { name: "Images", cell: ({ template }) => containerImages(template) },
  { name: "Pod Labels", cell: ({ template }) => formatLabels(template.metadata?.labels) },
];

export const podTemplateRules: Rules<PodTemplate> = {
  validate: ({ template }, _, context) => validateTemplateSpec("template", template, context),
  warnings: ({ template }, old, context) =>
    templateWarnings("template", { template, old: old?.template }, context),
  columns,
};
