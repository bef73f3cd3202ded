import { isObject, type JsonObject } from "../../../wire/json.ts";
import { scalarText } from "./go-value.ts";
import { alignTabs, type RememberedWidths } from "./tab-writer.ts";

/** metav1.Table as it arrives. */
export interface ServerTable {
  readonly columnDefinitions: readonly { readonly name: string; readonly priority: number }[];
  readonly rows: readonly ServerRow[];
}

export interface ServerRow {
  readonly cells: readonly unknown[];
  readonly object?: JsonObject;
}

export interface TableOptions {
  readonly wide: boolean;
  readonly noHeaders: boolean;
  readonly withNamespace: boolean;
  /** Put before names: `pod`, `deployment.apps`. */
  readonly kind: string | undefined;
  readonly showLabels: boolean;
  readonly labelColumns: readonly string[];
}

/**
 * Tables one below the other under one header, as text with tabs. Later tables (of a watch) may leave out the
 * definitions of their columns.
 * @models staging/src/k8s.io/cli-runtime/pkg/printers/tableprinter.go, 1.33
 */
export class TablePrinter {
  readonly #options: TableOptions;
  #columns: ServerTable["columnDefinitions"] = [];
  #hasHeader = false;

  constructor(options: TableOptions) {
    this.#options = options;
  }

  /** `event`: the type of a watch event, in a column of its own. */
  lines(table: ServerTable, event?: string): string {
    if (table.columnDefinitions.length > 0) this.#columns = table.columnDefinitions;
    if (table.rows.length === 0) return "";
    const shown = this.#columns.map(({ priority }) => priority === 0 || this.#options.wide);
    const rows = table.rows.map((row) => this.#row(row, shown, event));
    return [...this.#header(shown, event), ...rows].map((cells) => `${cells.join("\t")}\n`).join("");
  }

  #header(shown: readonly boolean[], event: string | undefined): readonly (readonly string[])[] {
    if (this.#hasHeader || this.#options.noHeaders) return [];
    this.#hasHeader = true;
    const { withNamespace, labelColumns, showLabels } = this.#options;
    const names = this.#columns.filter((_, index) => shown[index]).map(({ name }) => name.toUpperCase());
    return [
      [
        ...(event === undefined ? [] : ["EVENT"]),
        ...(withNamespace ? ["NAMESPACE"] : []),
        ...names,
        ...labelColumns.map((label) => label.slice(label.lastIndexOf("/") + 1).toUpperCase()),
        ...(showLabels ? ["LABELS"] : []),
      ],
    ];
  }

  #row(
    { cells, object }: ServerRow,
    shown: readonly boolean[],
    event: string | undefined,
  ): readonly string[] {
    const { withNamespace, labelColumns, showLabels, kind } = this.#options;
    const metadata = isObject(object?.["metadata"]) ? object["metadata"] : {};
    const labels = isObject(metadata["labels"]) ? metadata["labels"] : {};
    const texts = this.#columns.flatMap(({ name }, index) => {
      if (shown[index] !== true) return [];
      const text = cellText(cells[index]);
      return [name === "Name" && kind !== undefined ? `${kind}/${text}` : text];
    });
    return [
      ...(event === undefined ? [] : [event]),
      ...(withNamespace ? [scalarText(metadata["namespace"])] : []),
      ...texts,
      ...labelColumns.map((label) => scalarText(labels[label])),
      ...(showLabels ? [labelText(labels)] : []),
    ];
  }
}

/** @models staging/src/k8s.io/cli-runtime/pkg/printers/tabwriter.go GetNewTabWriter, 1.33 */
export function alignTable(text: string, remembered?: RememberedWidths): string {
  return alignTabs(text, { minWidth: 6, padding: 3 }, remembered);
}

function cellText(cell: unknown): string {
  const text = scalarText(cell);
  const end = text.search(/[\f\n\r]/);
  return end === -1 ? text : `${text.slice(0, end)}...`;
}

function labelText(labels: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${scalarText(value)}`);
  return pairs.length === 0 ? "<none>" : pairs.toSorted().join(",");
}
