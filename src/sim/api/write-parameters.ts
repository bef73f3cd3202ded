import { parameter, type HttpRequest } from "../wire/http.ts";
import type { Json } from "../wire/json.ts";
import { invalidOptions, wrongDryRun } from "./delete-options.ts";
import {
  forbiddenField,
  GoText,
  invalidValue,
  required,
  tooLong,
  unsupported,
  type FieldError,
} from "./field-error.ts";
import { isTrueParameter } from "./parameters.ts";

/** What the query of a create, update or patch says about how to write. */
export interface WriteParameters {
  readonly dryRun: boolean;
  /** The options object that admission webhooks see. */
  readonly options: Json | undefined;
}

const kinds: Readonly<Record<string, string>> = {
  POST: "CreateOptions",
  PUT: "UpdateOptions",
  PATCH: "PatchOptions",
};

const validations = ["", "Ignore", "Strict", "Warn"];
const managerBytesMax = 128;

/**
 * Reads and checks the parameters of a write.
 * @models staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/validation/validation.go ValidatePatchOptions, 1.33
 */
export function writeParameters(request: HttpRequest): WriteParameters {
  const { method, query } = request;
  const kind = kinds[method] ?? "CreateOptions";
  const dryRun = query["dryRun"] ?? [];
  const fieldManager = parameter(query, "fieldManager");
  const fieldValidation = parameter(query, "fieldValidation");
  const errors = [
    ...(method === "PATCH" ? wrongForce(request) : []),
    ...wrongManager(fieldManager ?? ""),
    ...wrongDryRun(dryRun),
    ...(validations.includes(fieldValidation ?? "")
      ? []
      : [unsupported("fieldValidation", fieldValidation, validations)]),
  ];
  if (errors.length > 0) throw invalidOptions(kind, errors);
  const options = {
    kind,
    apiVersion: "meta.k8s.io/v1",
    ...(dryRun.length === 0 ? {} : { dryRun: [...dryRun] }),
    ...(fieldManager === undefined ? {} : { fieldManager }),
    ...(fieldValidation === undefined ? {} : { fieldValidation }),
    ...(isTrueParameter(query, "force") ? { force: true } : {}),
  };
  return { dryRun: dryRun.length > 0, options };
}

function wrongForce({ query, headers }: HttpRequest): readonly FieldError[] {
  const isApply = (headers["content-type"] ?? "").startsWith("application/apply-patch+");
  if (isApply) {
    const hasManager = (parameter(query, "fieldManager") ?? "") !== "";
    return hasManager ? [] : [required("fieldManager", "is required for apply patch")];
  }
  return query["force"] === undefined
    ? []
    : [forbiddenField("force", "may not be specified for non-apply patch")];
}

function wrongManager(manager: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (manager.length > managerBytesMax) errors.push(tooLong("fieldManager", managerBytesMax));
  // oxlint-disable-next-line no-control-regex -- what Go does not count as printable
  const at = manager.search(/[\u0000-\u001f\u007f]/);
  if (at < 0) return errors;
  const code = manager.charCodeAt(at);
  const shown = new GoText(quoted(manager));
  const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return [...errors, invalidValue("fieldManager", shown, `invalid character ${name} (at position ${at})`)];
}

/** What Go escapes with a letter. */
const letters: Readonly<Record<string, string>> = {
  "\u0007": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
};

/** A string as Go quotes it: bytes that cannot be printed are written in hexadecimal. */
function quoted(text: string): string {
  // oxlint-disable-next-line no-control-regex -- see above
  const escaped = text.replaceAll(/["\\]|[\u0000-\u001f\u007f]/g, (char) =>
    char === '"' || char === "\\"
      ? `\\${char}`
      : (letters[char] ?? `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`),
  );
  return `"${escaped}"`;
}
