import { parameter, type Query } from "../wire/http.ts";
import { badRequest } from "./api-error.ts";

/** A number in a query. Refused in the words of Go's strconv. */
export function integerOf(query: Query, name: string): number | undefined {
  const value = parameter(query, name);
  if (value === undefined) return undefined;
  if (/^[-+]?\d{1,18}$/.test(value)) return Number(value);
  const problem = /^[-+]?\d+$/.test(value) ? "value out of range" : "invalid syntax";
  throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(value)}: ${problem}`);
}

/** Any value but `false` and `0` means yes, the empty one too, as in Go's decoding of parameters. */
export function isTrueParameter(query: Query, name: string): boolean {
  const value = parameter(query, name);
  return value !== undefined && value.toLowerCase() !== "false" && value !== "0";
}
