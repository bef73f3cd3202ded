import { isObject, type Json } from "../json.ts";
import type { JsonDocument } from "../json-document.ts";
import { duplicateFields } from "./duplicate-fields.ts";
import { PatchError } from "./patch-error.ts";

const known = new Set(["op", "path", "from", "value"]);
const texts = ["op", "path", "from"] as const;

export interface Operations {
  readonly operations: readonly Json[];
  /** `json patch unknown field "[0].extra"` */
  readonly strictErrors: readonly string[];
}

/**
 * The operations of a JSON patch. `isChecked`: with the types of their fields, and what they have that they should not.
 * @models staging/src/k8s.io/apiserver/pkg/endpoints/handlers/patch.go jsonPatchOp, 1.33
 */
export function readOperations(document: JsonDocument, isChecked: boolean): Operations {
  const { root } = document;
  if (root === null) return { operations: [], strictErrors: [] };
  if (!Array.isArray(root))
    throw wrongType(
      root,
      isChecked ? "value of type []handlers.jsonPatchOp" : "value of type jsonpatch.Patch",
      isChecked,
    );
  const operations = root as readonly Json[];
  if (!isChecked) return { operations, strictErrors: [] };
  for (const operation of operations) checkOperation(operation);
  const unknown = operations.flatMap((operation, index) =>
    isObject(operation)
      ? Object.keys(operation)
          .filter((key) => !known.has(key))
          .map((key) => `[${index}].${key}`)
      : [],
  );
  const errors = [
    ...duplicateFields(document),
    ...unknown.map((path) => `unknown field ${JSON.stringify(path)}`),
  ];
  return { operations, strictErrors: errors.map((error) => `json patch ${error}`) };
}

function checkOperation(operation: Json): void {
  if (operation === null) return;
  if (!isObject(operation)) throw wrongType(operation, "value of type handlers.jsonPatchOp", true);
  for (const field of texts) {
    const value = operation[field];
    if (value !== undefined && value !== null && typeof value !== "string") {
      throw wrongType(value, `struct field jsonPatchOp.${field} of type string`, true);
    }
  }
}

function wrongType(value: Json, what: string, isChecked: boolean): PatchError {
  const found = Array.isArray(value) ? "array" : typeof value === "boolean" ? "bool" : typeof value;
  const prefix = isChecked ? "error decoding patch: " : "";
  return new PatchError(`${prefix}json: cannot unmarshal ${found} into Go ${what}`, "malformed");
}
