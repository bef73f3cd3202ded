import type { Stored } from "../../wire/object.ts";
import type { StatusCause } from "../../wire/status.ts";
import { forbidden, type ApiError } from "../api-error.ts";
import type { AdmissionRequest } from "./admission.ts";

/**
 * 403 in the words of admission. An object without a name yet is called by what its name will begin with.
 * @models staging/src/k8s.io/apiserver/pkg/admission/errors.go NewForbidden, 1.33
 */
export function refusal(
  { resource, name }: AdmissionRequest,
  object: Stored | undefined,
  why: string,
  causes?: readonly StatusCause[],
): ApiError {
  const { name: own = "", generateName = "" } = object?.metadata ?? {};
  return forbidden(resource, name || own || generateName || "Unknown", why, causes);
}

/** What is wrong, as Go joins several errors: alone without brackets, otherwise in brackets; each once. */
export function aggregated(messages: readonly string[]): string {
  const once = [...new Set(messages)];
  return once.length === 1 ? (once[0] ?? "") : `[${once.join(", ")}]`;
}
