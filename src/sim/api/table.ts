import type { Instant } from "../kernel/time.ts";
import type { Stored } from "../wire/object.ts";
import type { Column } from "./column.ts";
import { isWithin, type Kind } from "./kind.ts";
import type { Rules } from "./rules.ts";

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
  readonly apiVersion: string;
  readonly metadata: object;
  readonly columnDefinitions: readonly ColumnDefinition[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly cells: readonly Cell[];
  /** metav1.TableRowCondition: that the row is about something that has ended. */
  readonly conditions?: readonly object[];
  readonly object: object | null;
}

type Cell = ReturnType<Column["cell"]>;

/** What rows carry beside their cells: query parameter includeObject. */
export type Include = "None" | "Metadata" | "Object";

const nameColumn: Column = { name: "Name", format: "name", cell: ({ metadata }) => metadata.name };

/** All columns that a server of this minor shows of a kind. */
export function columnsOf(
  kind: Kind,
  { columns }: Pick<Rules<Stored>, "columns">,
  minor: number,
): readonly Column[] {
  const shown = columns.filter((column) => isWithin(column, minor));
  return shown[0]?.name === "Name" || kind.resource.kind === "Event" ? shown : [nameColumn, ...shown];
}

function define({ name, type, format, description, wide }: Column): ColumnDefinition {
  return {
    name,
    type: type ?? "string",
    format: format ?? (name === "Name" ? "name" : ""),
    description: description ?? "",
    priority: wide ? 1 : 0,
  };
}

interface TableOptions {
  readonly version: "v1" | "v1beta1";
  readonly metadata: object;
  readonly now: Instant;
  /** What a row carries of its object. */
  readonly carried: (object: Stored) => object | null;
}

/** Renders objects as kubectl's tables want them, as of `now`. */
export function tableOf(
  columns: readonly Column[],
  objects: readonly Stored[],
  options: TableOptions,
): Table {
  const { version, metadata, now, carried } = options;
  return {
    kind: "Table",
    apiVersion: `meta.k8s.io/${version}`,
    metadata,
    columnDefinitions: columns.map((column) => define(column)),
    rows: objects.map((object) => {
      const conditions = columns.flatMap(({ rowConditions }) => rowConditions?.(object) ?? []);
      return {
        cells: columns.map(({ cell }) => cell(object, now)),
        ...(conditions.length === 0 ? {} : { conditions }),
        object: carried(object),
      };
    }),
  };
}
