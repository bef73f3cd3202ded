import type { LabelSelector } from "kubernetes-types/meta/v1";
import type { Container, PodTemplateSpec } from "kubernetes-types/core/v1";
import type { Column } from "../api/column.ts";
import { humanAge } from "../wire/duration.ts";
import { formatSelector } from "../wire/label-selector.ts";
import type { Stored } from "../wire/object.ts";

export const ageColumn: Column = {
  name: "Age",
  cell: ({ metadata }, now) => humanAge(metadata.creationTimestamp, now),
};

export const createdAtColumn: Column = {
  name: "Created At",
  type: "date",
  cell: ({ metadata }) => metadata.creationTimestamp,
};

type Templated = Stored & {
  readonly spec: { readonly template?: PodTemplateSpec; readonly selector?: LabelSelector };
};

function containers(template: PodTemplateSpec | undefined): readonly Container[] {
  return template?.spec?.containers ?? [];
}

/** `web,log` */
export function containerNames(template: PodTemplateSpec | undefined): string {
  return containers(template)
    .map(({ name }) => name)
    .join(",");
}

/** `nginx:1.27,busybox` */
export function containerImages(template: PodTemplateSpec | undefined): string {
  return containers(template)
    .map(({ image = "" }) => image)
    .join(",");
}

/** What -o wide says of the pods that a template makes. */
export const imageColumns: readonly Column<Templated>[] = [
  { name: "Containers", wide: true, cell: ({ spec }) => containerNames(spec.template) },
  { name: "Images", wide: true, cell: ({ spec }) => containerImages(spec.template) },
];

/** The same, and which pods they are. */
export const templateColumns: readonly Column<Templated>[] = [
  ...imageColumns,
  { name: "Selector", wide: true, cell: ({ spec }) => formatSelector(spec.selector) },
];

/** The first few of a list, and how many more there are: `a,b,c + 2 more...`. */
export function firstFew(items: readonly string[], none: string): string {
  const max = 3;
  if (items.length === 0) return none;
  const shown = items.slice(0, max).join(",");
  return items.length > max ? `${shown} + ${items.length - max} more...` : shown;
}
