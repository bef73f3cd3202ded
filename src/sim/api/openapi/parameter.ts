import { isWithin, type Span } from "../kind.ts";

/** One parameter of a path or a query. */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly type: "string" | "boolean" | "integer";
}

const booleans = [
  "allowWatchBookmarks follow force ignoreStoreReadErrorWithClusterBreakingPotential insecureSkipTLSVerifyBackend",
  "orphanDependents previous sendInitialEvents stderr stdin stdout timestamps tty watch",
];
const integers = ["gracePeriodSeconds limit limitBytes ports sinceSeconds tailLines timeoutSeconds"];

const isBoolean: ReadonlySet<string> = new Set(booleans.join(" ").split(" "));
const isInteger: ReadonlySet<string> = new Set(integers.join(" ").split(" "));

/** Parts of paths are named in braces: `{name}`. */
export function parameterOf(name: string): Parameter {
  if (name.startsWith("{")) return { name: name.slice(1, -1), in: "path", type: "string" };
  return {
    name,
    in: "query",
    type: isBoolean.has(name) ? "boolean" : isInteger.has(name) ? "integer" : "string",
  };
}

/** When parameters came that have not always been there. */
const spans: Readonly<Record<string, Span>> = {
  fieldValidation: { since: 23 },
  ignoreStoreReadErrorWithClusterBreakingPotential: { since: 32 },
  resourceVersionMatch: { since: 19 },
  sendInitialEvents: { since: 27 },
  stream: { since: 32 },
};

const sets = {
  list: "allowWatchBookmarks continue fieldSelector labelSelector limit resourceVersion resourceVersionMatch sendInitialEvents timeoutSeconds watch",
  read: "resourceVersion",
  write: "dryRun fieldManager fieldValidation",
  patch: "dryRun fieldManager fieldValidation force",
  delete:
    "dryRun gracePeriodSeconds ignoreStoreReadErrorWithClusterBreakingPotential orphanDependents propagationPolicy",
  deleteCollection:
    "continue dryRun fieldSelector gracePeriodSeconds ignoreStoreReadErrorWithClusterBreakingPotential labelSelector limit orphanDependents propagationPolicy resourceVersion resourceVersionMatch sendInitialEvents timeoutSeconds",
  log: "container follow insecureSkipTLSVerifyBackend limitBytes previous sinceSeconds stream tailLines timestamps",
  attach: "container stderr stdin stdout tty",
  exec: "command container stderr stdin stdout tty",
  portforward: "ports",
  proxy: "path",
  none: "",
} as const;

export type ParameterSet = keyof typeof sets;

/** The parameters of one set that a version knows. */
export function parametersOf(set: ParameterSet, minor: number): readonly string[] {
  return sets[set].split(" ").filter((name) => name !== "" && isWithin(spans[name] ?? {}, minor));
}
