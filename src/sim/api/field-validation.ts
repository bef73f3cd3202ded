import { parameter, type HttpRequest } from "../wire/http.ts";

/** What becomes of unknown and repeated fields: refused, warned of, or passed over in silence. */
export type FieldValidation = "Strict" | "Warn" | "Ignore";

/** The minor from which servers check fields: before, the parameter means nothing. */
const validatedSince = 25;

/** How a request wants unknown and repeated fields treated. The parameter has been checked before. */
export function fieldValidation({ query }: HttpRequest, minor: number): FieldValidation {
  if (minor < validatedSince) return "Ignore";
  const value = parameter(query, "fieldValidation") ?? "";
  return value === "" ? "Warn" : (value as FieldValidation);
}
