import { isObject } from "../../wire/json.ts";
import { humanAge } from "../../wire/duration.ts";
import { JsonPathError, parseJsonPath, type JsonPath } from "../../wire/jsonpath.ts";
import { parseRfc3339, type Instant } from "../../kernel/time.ts";
import type { Column } from "../column.ts";
import type { DefinitionVersion, PrinterColumn } from "./definition.ts";

const name: Column = { name: "Name", format: "name", cell: ({ metadata }) => metadata.name };

const age: PrinterColumn = { name: "Age", type: "date", jsonPath: ".metadata.creationTimestamp" };

/**
 * The columns of a custom resource: its name, and what its definition says or its age.
 * @models staging/src/k8s.io/apiextensions-apiserver/pkg/registry/customresource/tableconvertor/tableconvertor.go, 1.33
 */
export function printerColumns({ additionalPrinterColumns = [] }: DefinitionVersion): readonly Column[] {
  const columns = additionalPrinterColumns.length === 0 ? [age] : additionalPrinterColumns;
  return [name, ...columns.map((column) => printerColumn(column))];
}

const types = new Set(["integer", "number", "date", "boolean"]);

function printerColumn(column: PrinterColumn): Column {
  const { type, format, priority = 0, jsonPath, description } = column;
  const path = parsed(jsonPath);
  return {
    name: column.name,
    ...(types.has(type) ? { type: type as "integer" } : {}),
    ...(priority > 0 ? { wide: true } : {}),
    format: format ?? "",
    description: description ?? `Custom resource definition column (in JSONPath format): ${jsonPath}`,
    cell: (object, now) => cell(found(path, object), type, now),
  };
}

function parsed(jsonPath: string): JsonPath | undefined {
  try {
    return parseJsonPath(`{${jsonPath}}`);
  } catch (error) {
    if (error instanceof JsonPathError) return undefined;
    throw error;
  }
}

/** The first value that a path leads to; undefined if there is none. */
function found(path: JsonPath | undefined, object: object): unknown {
  try {
    return path?.find(object)[0];
  } catch (error) {
    if (error instanceof JsonPathError) return undefined;
    throw error;
  }
}

function cell(value: unknown, type: string, now: Instant): string | number | boolean | null {
  if (value === undefined || value === null) return null;
  if (type === "string") return text(value);
  if (typeof value === "boolean") return type === "boolean" ? value : null;
  if (typeof value === "number") return numberCell(value, type);
  if (type !== "date" || typeof value !== "string") return null;
  return parseRfc3339(value) === undefined ? "<invalid>" : humanAge(value, now);
}

function numberCell(value: number, type: string): number | null {
  if (type === "integer") return Math.trunc(value);
  return type === "number" ? value : null;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(sorted(value));
}

/** Go writes the keys of maps in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => sorted(item));
  if (!isObject(value)) return value;
  const names = Object.keys(value).toSorted();
  return Object.fromEntries(names.map((field) => [field, sorted(value[field])]));
}
