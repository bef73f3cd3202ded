import { parameter, type Query } from "../wire/http.ts";
import { badRequest } from "./api-error.ts";
import { invalidOptions } from "./delete-options.ts";
import { forbiddenField, unsupported, type FieldError } from "./field-error.ts";
import { integerOf } from "./parameters.ts";

/** metainternalversion.ListOptions, without the selectors. */
export interface ListOptions {
  /** 0: no limit. */
  readonly limit: number;
  readonly token: string;
  readonly resourceVersion: string;
  readonly match: string;
  /** Seconds; undefined where nobody says. */
  readonly timeoutSeconds: number | undefined;
}

/**
 * Reads and checks the options of a list or watch. `sendInitialEvents` is refused, as a server refuses it whose
 * feature gate WatchList is off: it is in every version that is simulated.
 * @models staging/src/k8s.io/apimachinery/pkg/apis/meta/internalversion/validation/validation.go, 1.33
 */
export function listOptionsOf(query: Query, isWatch: boolean, minor: number): ListOptions {
  const options: ListOptions = {
    limit: Math.max(0, integerOf(query, "limit") ?? 0),
    token: parameter(query, "continue") ?? "",
    resourceVersion: parameter(query, "resourceVersion") ?? "",
    match: minor < 19 ? "" : (parameter(query, "resourceVersionMatch") ?? ""),
    timeoutSeconds: integerOf(query, "timeoutSeconds"),
  };
  const sendsInitial = minor >= 27 && query["sendInitialEvents"] !== undefined;
  const errors = isWatch ? wrongWatch(options, sendsInitial) : wrongList(options, sendsInitial);
  if (errors.length > 0) throw invalidOptions("ListOptions", errors);
  return options;
}

const field = "resourceVersionMatch";
const matches = ["Exact", "NotOlderThan", ""];

function wrongList(
  { match, resourceVersion, token }: ListOptions,
  sendsInitial: boolean,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (match !== "") {
    if (resourceVersion === "") {
      errors.push(forbiddenField(field, `${field} is forbidden unless resourceVersion is provided`));
    }
    if (token !== "") errors.push(forbiddenField(field, `${field} is forbidden when continue is provided`));
    if (!matches.includes(match)) errors.push(unsupported(field, match, matches));
    if (match === "Exact" && resourceVersion === "0") {
      errors.push(forbiddenField(field, `${field} "exact" is forbidden for resourceVersion "0"`));
    }
  }
  if (sendsInitial) {
    errors.push(forbiddenField("sendInitialEvents", "sendInitialEvents is forbidden for list"));
  }
  return errors;
}

function wrongWatch({ match, token }: ListOptions, sendsInitial: boolean): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (sendsInitial) {
    if (match !== "NotOlderThan") {
      errors.push(forbiddenField(field, `sendInitialEvents requires setting ${field} to NotOlderThan`));
    }
    const gate = "sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled";
    errors.push(forbiddenField("sendInitialEvents", gate));
  }
  if (match === "") return errors;
  if (!sendsInitial) {
    errors.push(
      forbiddenField(field, `${field} is forbidden for watch unless sendInitialEvents is provided`),
    );
  }
  if (match !== "NotOlderThan") errors.push(unsupported(field, match, ["NotOlderThan"]));
  if (token !== "") errors.push(forbiddenField(field, `${field} is forbidden when continue is provided`));
  return errors;
}

/** How an unreadable token is refused. */
export function badToken(why: string): Error {
  return badRequest(`invalid continue token: continue key is not valid: ${why}`);
}
