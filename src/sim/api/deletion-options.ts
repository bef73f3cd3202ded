import type { Task } from "../kernel/task.ts";
import { isObject, type Json } from "../wire/json.ts";
import type { HttpRequest } from "../wire/http.ts";
import { onDemand } from "./on-demand-module.ts";

export type Propagation = "Orphan" | "Background" | "Foreground";

/** metav1.DeleteOptions, read. */
export interface DeleteOptions {
  readonly gracePeriodSeconds?: number | undefined;
  readonly propagationPolicy?: Propagation | undefined;
  /** The older form of a propagation policy. */
  readonly orphanDependents?: boolean | undefined;
  readonly uid?: string | undefined;
  readonly resourceVersion?: string | undefined;
  readonly dryRun: boolean;
  /** As the client sent them. */
  readonly sent?: Json | undefined;
}

/** The options of a delete. Components make no mistakes in them. */
export function* deleteOptionsOf(request: HttpRequest, minor: number): Task<DeleteOptions> {
  if (request.typed !== true) return yield* onDemand().readDeleteOptions(request, minor);
  const { body } = request;
  const sent = body !== undefined && "json" in body && isObject(body.json) ? body.json : {};
  const { preconditions, ...options } = sent as Partial<DeleteOptions> & { readonly preconditions?: object };
  return { ...options, ...preconditions, dryRun: false };
}
