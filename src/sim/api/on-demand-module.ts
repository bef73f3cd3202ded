import { present } from "../kernel/assert.ts";
import { defineModule, type Module } from "../kernel/module.ts";
import { need, type Task } from "../kernel/task.ts";
import { parameter, type HttpRequest, type Query } from "../wire/http.ts";
import type * as OnDemand from "./on-demand.ts";
import type { RequestInfo } from "./request-info.ts";

const onDemandModule: Module<typeof OnDemand> = defineModule("api/on-demand", () => import("./on-demand.ts"));

const subresources: ReadonlySet<string> = new Set(["eviction", "finalize", "scale"]);

/** Parameters with which a list is more than all that is there now. */
const listParameters = [
  "limit",
  "continue",
  "resourceVersion",
  "resourceVersionMatch",
  "sendInitialEvents",
  "timeoutSeconds",
];

export function needsOptions(query: Query): boolean {
  return listParameters.some((name) => query[name] !== undefined);
}

/** Brings the code that people's requests need and a cluster's own components seldom do, before anything is answered. */
export function* prepareFor(request: HttpRequest, { verb, subresource }: RequestInfo): Task<void> {
  // Components watch all day, with nothing but a revision.
  const asks =
    request.typed !== true ||
    parameter(request.query, "labelSelector") !== undefined ||
    (needsOptions(request.query) && verb !== "watch");
  if (asks || subresources.has(subresource)) yield* need(onDemandModule);
}

/** The same code, for the door. */
export function* comeToDoor(): Task<typeof OnDemand> {
  return yield* need(onDemandModule);
}

/** For requests that `prepareFor` has seen. */
export function onDemand(): typeof OnDemand {
  return present(onDemandModule.value, "prepareFor knows who needs this");
}
