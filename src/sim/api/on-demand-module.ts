import { present } from "../kernel/assert.ts";
import { defineModule, type Module } from "../kernel/module.ts";
import { need, type Task } from "../kernel/task.ts";
import { parameter, type HttpRequest } from "../wire/http.ts";
import type * as OnDemand from "./on-demand.ts";
import { wantsTable } from "./rules.ts";

const onDemandModule: Module<typeof OnDemand> = defineModule("api/on-demand", () => import("./on-demand.ts"));

const subresources: ReadonlySet<string> = new Set(["eviction", "exec", "finalize", "log", "scale"]);
const parameters = ["labelSelector", "limit", "continue"] as const;

/** Brings the code that a request needs and a cluster's own components do not, before anything is answered. */
export function* prepareFor(request: HttpRequest, subresource: string): Task<void> {
  const asks = parameters.some((name) => parameter(request.query, name) !== undefined);
  if (asks || subresources.has(subresource) || wantsTable(request)) yield* need(onDemandModule);
}

/** For requests that `prepareFor` has seen. */
export function onDemand(): typeof OnDemand {
  return present(onDemandModule.value, "prepareFor knows who needs this");
}
