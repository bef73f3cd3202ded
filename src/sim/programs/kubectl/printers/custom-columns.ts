import { SystemError } from "../../../host/errno.ts";
import type { Process } from "../../../host/process.ts";
import { CommandError } from "../../cobra/command.ts";
import type { JsonPath } from "../../../wire/jsonpath.ts";
import { goValue } from "./go-value.ts";
import { parsePath } from "./json-path-printer.ts";
import { fieldsOf, type KubeObject } from "../resources/kube-object.ts";

interface CustomColumn {
  readonly header: string;
  readonly path: JsonPath;
}

/** `NAME:.metadata.name,IMAGE:.spec.containers[*].image`: lines with tabs, to be aligned. */
export class CustomColumns {
  readonly #columns: readonly CustomColumn[];

  constructor(columns: readonly CustomColumn[]) {
    this.#columns = columns;
  }

  get header(): string {
    return `${this.#columns.map(({ header }) => header).join("\t")}\n`;
  }

  row(object: KubeObject): string {
    return `${this.#columns.map(({ path }) => cell(path, object)).join("\t")}\n`;
  }
}

/** @models staging/src/k8s.io/kubectl/pkg/cmd/get/customcolumn.go NewCustomColumnsPrinterFromSpec, 1.33 */
export function customColumns(spec: string): CustomColumns {
  if (spec === "") throw new CommandError("custom-columns format specified but no custom columns given");
  const columns = spec.split(",").map((part) => {
    const colon = part.indexOf(":");
    if (colon === -1)
      throw new CommandError(`unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`);
    return { header: part.slice(0, colon), path: parsePath(relaxed(part.slice(colon + 1))) };
  });
  return new CustomColumns(columns);
}

/** Two lines of words: headers above paths. */
export function customColumnsFile(process: Process, path: string): CustomColumns {
  let text: string;
  try {
    text = process.access.readText(path);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    throw new CommandError(`error reading template ${path}, open ${path}: ${error.message.toLowerCase()}\n`);
  }
  const [headers = [], paths = []] = text.split("\n").map((line) => line.trim().split(/\s+/));
  if (headers.length !== paths.length) {
    throw new CommandError(
      `number of headers (${headers.length}) and field specifications (${paths.length}) don't match`,
    );
  }
  return customColumns(headers.map((header, index) => `${header}:${paths[index] ?? ""}`).join(","));
}

/** `metadata.name`, `.metadata.name` and `{.metadata.name}` are the same. */
export function relaxed(expression: string): string {
  const inner = /^\{?\.?([^{}]*)\}?$/.exec(expression)?.[1];
  if (inner === undefined) {
    throw new CommandError(
      `unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'`,
    );
  }
  return `{.${inner}}`;
}

function cell(path: JsonPath, object: KubeObject): string {
  const values = path.find(fieldsOf(object));
  if (values.length === 0) return "<none>";
  return values.map((value) => (value === null ? "<none>" : goValue(value))).join(",");
}
