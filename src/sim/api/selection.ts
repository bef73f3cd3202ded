import { parameter, type Query } from "../wire/http.ts";
import { parseFieldSelector, type FieldTerm } from "../wire/field-selector.ts";
import type { Stored } from "../wire/object.ts";
import { SelectorError } from "../wire/selector-error.ts";
import { badRequest } from "./api-error.ts";
import type { Kind } from "./kind.ts";
import { onDemand } from "./on-demand-module.ts";

/** Whether an object is among those that a list or watch asks for; undefined if all are. */
export type Selection = ((object: Stored) => boolean) | undefined;

/** Reads the label and field selectors of a request. */
export function selectionOf(kind: Kind, query: Query): Selection {
  const labels = parameter(query, "labelSelector") ?? "";
  const fields = parameter(query, "fieldSelector") ?? "";
  if (labels === "" && fields === "") return undefined;
  try {
    const byLabel = labels === "" ? undefined : onDemand().parseLabelSelector(labels);
    const byField = fields === "" ? undefined : fieldTest(kind, parseFieldSelector(fields));
    return (object) =>
      (byLabel === undefined || byLabel(object.metadata.labels)) &&
      (byField === undefined || byField(object));
  } catch (error) {
    if (error instanceof SelectorError) throw badRequest(error.message);
    throw error;
  }
}

function fieldTest(kind: Kind, terms: readonly FieldTerm[]): (object: Stored) => boolean {
  const tests = terms.map(({ field, value, isEqual }) => {
    const read = reader(kind, field);
    return (object: Stored): boolean => (read(object) === value) === isEqual;
  });
  const [first] = tests;
  if (tests.length === 1 && first !== undefined) return first;
  return (object) => tests.every((test) => test(object));
}

function reader(kind: Kind, field: string): (object: Stored) => string {
  if (field === "metadata.name") return ({ metadata }) => metadata.name;
  if (field === "metadata.namespace") return ({ metadata }) => metadata.namespace;
  const read = kind.fields?.[field];
  if (read !== undefined) return read;
  if (kind.unknownField !== undefined) throw badRequest(kind.unknownField(field));
  const known =
    kind.fields === undefined ? 'not a known field selector: only "metadata.name", "metadata.namespace"' : "";
  throw badRequest(
    known === "" ? `field label not supported: ${field}` : `${JSON.stringify(field)} is ${known}`,
  );
}
