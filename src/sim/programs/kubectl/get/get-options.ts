import type { Task } from "../../../kernel/task.ts";
import type { FlagValues } from "../../cobra/flag-values.ts";
import type { Invocation } from "../../cobra/command.ts";
import { kindWithGroup, objectPrinter, type ObjectPrinter } from "../printers/object-printer.ts";
import { customColumns, customColumnsFile, type CustomColumns } from "../printers/custom-columns.ts";
import { TablePrinter } from "../printers/table-printer.ts";
import type { ApiResource } from "../client/discovery.ts";
import { groupVersion } from "../client/mapper.ts";

/** What `-o` comes to. */
export type Output =
  | { readonly is: "table"; readonly wide: boolean }
  | { readonly is: "columns"; readonly columns: CustomColumns }
  | { readonly is: "objects"; readonly print: ObjectPrinter };

const formats = ["custom-columns", "custom-columns-file", "wide"];

export function* outputOf(invocation: Pick<Invocation, "process" | "flags">): Task<Output> {
  const { flags, process } = invocation;
  const output = flags.text("output");
  if (output === "wide") return { is: "table", wide: true };
  const [, format, spec = ""] = /^(custom-columns(?:-file)?)(?:=(.*))?$/s.exec(output) ?? [];
  if (format === "custom-columns") return { is: "columns", columns: customColumns(spec) };
  if (format !== undefined) return { is: "columns", columns: customColumnsFile(process, spec) };
  const print = yield* objectPrinter({ invocation, formats });
  return print === undefined ? { is: "table", wide: false } : { is: "objects", print };
}

export interface TableContext {
  readonly flags: FlagValues;
  readonly wide: boolean;
  /** Several types were asked for, so that names say which. */
  readonly withKind: boolean;
}

export function tablePrinterFor(
  resource: ApiResource,
  { flags, wide, withKind }: TableContext,
): TablePrinter {
  const kind = kindWithGroup({ apiVersion: groupVersion(resource), kind: resource.kind });
  return new TablePrinter({
    wide,
    noHeaders: flags.bool("no-headers"),
    withNamespace: flags.bool("all-namespaces") && resource.namespaced,
    kind: withKind || flags.bool("show-kind") ? kind : undefined,
    showLabels: flags.bool("show-labels"),
    labelColumns: flags.list("label-columns"),
  });
}
