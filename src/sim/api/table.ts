import type { Instant } from "../kernel/time.ts";
import type { Stored } from "../wire/object.ts";
import type { Column } from "./column.ts";
import type { Kind } from "./kind.ts";
import type { Rules } from "./rules.ts";
import { wireForm } from "./wire-form.ts";

export interface ColumnDefinition {
  readonly name: string;
  readonly type: string;
  readonly format: string;
  readonly description: string;
  readonly priority: number;
}

/** metav1.Table. */
export interface Table {
  readonly kind: "Table";
  readonly apiVersion: "meta.k8s.io/v1";
  readonly metadata: object;
  readonly columnDefinitions: readonly ColumnDefinition[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly cells: readonly (string | number | boolean)[];
  readonly object?: object;
}

/** What rows carry beside their cells: query parameter includeObject. */
export type Include = "None" | "Metadata" | "Object";

const nameColumn: Column = { name: "Name", cell: ({ metadata }) => metadata.name };

/** All columns of a kind's tables. */
export function columnsOf(kind: Kind, { columns }: Pick<Rules<Stored>, "columns">): readonly Column[] {
  return columns[0]?.name === "Name" || kind.resource.kind === "Event" ? columns : [nameColumn, ...columns];
}

function define({ name, type, wide }: Column): ColumnDefinition {
  return {
    name,
    type: type ?? "string",
    format: name === "Name" ? "name" : "",
    description: "",
    priority: wide ? 1 : 0,
  };
}

/** Renders objects as kubectl's tables want them, as of `now`. */
export function tableOf(
  columns: readonly Column[],
  objects: readonly Stored[],
  options: { readonly metadata: object; readonly now: Instant; readonly include: Include },
): Table {
  return {
    kind: "Table",
    apiVersion: "meta.k8s.io/v1",
    metadata: options.metadata,
    columnDefinitions: columns.map((column) => define(column)),
    rows: objects.map((object) => ({
      cells: columns.map(({ cell }) => cell(object, options.now)),
      ...carried(object, options.include),
    })),
  };
}

function carried(object: Stored, include: Include): Pick<TableRow, "object"> {
  if (include === "None") return {};
  const shown = wireForm(object) as Stored;
  if (include === "Object") return { object: shown };
  const { metadata } = shown;
  return { object: { kind: "PartialObjectMetadata", apiVersion: "meta.k8s.io/v1", metadata } };
}
