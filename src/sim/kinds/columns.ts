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
  cell: ({ metadata }) => metadata.creationTimestamp,
};

type Templated = Stored & {
  readonly spec: { readonly template?: PodTemplateSpec; readonly selector?: LabelSelector };
};

function containers({ spec }: Templated): readonly Container[] {
  return spec.template?.spec?.containers ?? [];
}

/** What -o wide adds for everything that makes pods from a template. */
export const templateColumns: readonly Column<Templated>[] = [
  {
    name: "Containers",
    wide: true,
    cell: (object) =>
      containers(object)
        .map(({ name }) => name)
        .join(","),
  },
  {
    name: "Images",
    wide: true,
    cell: (object) =>
      containers(object)
        .map(({ image = "" }) => image)
        .join(","),
  },
  { name: "Selector", wide: true, cell: ({ spec }) => formatSelector(spec.selector) },
];

/** The first few of a list, and how many more there are: `a,b,c + 2 more...`. */
export function firstFew(items: readonly string[], none: string): string {
  const max = 3;
  if (items.length === 0) return none;
  const shown = items.slice(0, max).join(",");
  return items.length > max ? `${shown} + ${items.length - max} more...` : shown;
}
