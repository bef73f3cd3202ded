import type { Module } from "../../kernel/module.ts";
import { need, type Task } from "../../kernel/task.ts";
import type { Json } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import type { Machinery, User } from "../machinery.ts";

export interface AdmissionRequest {
  readonly operation: "CREATE" | "UPDATE" | "DELETE" | "CONNECT";
  /** The form in which the request came; objects are in the form in which they are stored. */
  readonly resource: Resource;
  readonly subresource: string;
  readonly namespace: string;
  /** Empty while a name is to be generated. */
  readonly name: string;
  readonly old: Stored | undefined;
  /** Absent for what the server does by itself. */
  readonly user: User | undefined;
  /** Sent by a component of the world, which asks for nothing that it may not have. */
  readonly typed?: true;
  readonly dryRun: boolean;
  /** CreateOptions, UpdateOptions, PatchOptions or DeleteOptions, as the client sent them. */
  readonly options: Json | undefined;
  /** What plugins want to be said beside the answer (`Warning:` in kubectl); they append to it. */
  readonly warnings: string[];
}

/**
 * A step between a request and the store. Functions refuse by throwing an ApiError. `mutate` answers with the object
 * as it should go on, the same one if nothing is to change; `validate` has no object if the request deletes one.
 */
export interface AdmissionPlugin {
  /** As in --enable-admission-plugins. */
  readonly name: string;
  readonly mutate?: (object: Stored, request: AdmissionRequest, machinery: Machinery) => Stored;
  readonly validate?: (object: Stored | undefined, request: AdmissionRequest, machinery: Machinery) => void;
}

/** A step that may take time: it asks others, or needs code of its own. */
export interface WaitingPlugin {
  readonly mutate?: (object: Stored, request: AdmissionRequest, machinery: Machinery) => Task<Stored>;
  readonly validate?: (
    object: Stored | undefined,
    request: AdmissionRequest,
    machinery: Machinery,
  ) => Task<void>;
}

/** A plugin that most requests have nothing to do with. Its code is loaded for the first one that it concerns. */
export interface LazyPlugin {
  readonly name: string;
  /** Cheap, and a function of the request and the store alone. */
  readonly concerns: (request: AdmissionRequest, machinery: Machinery, object: Stored | undefined) => boolean;
  /** Plugins by their names. */
  readonly module: Module<{ readonly plugins: Readonly<Record<string, AdmissionPlugin | undefined>> }>;
}

/** As `LazyPlugin`, for plugins whose functions are tasks. */
export interface LazyWaitingPlugin extends Omit<LazyPlugin, "module"> {
  readonly waiting: Module<{ readonly plugins: Readonly<Record<string, WaitingPlugin | undefined>> }>;
}

export type AnyPlugin = AdmissionPlugin | LazyPlugin | LazyWaitingPlugin;

/** Lets the plugins change an object, in their order: after its defaults, before it is prepared and checked. */
export function* admitMutating(
  object: Stored,
  request: AdmissionRequest,
  machinery: Machinery,
): Task<Stored> {
  let admitted = object;
  for (const plugin of machinery.admission) {
    if ("concerns" in plugin) {
      if (plugin.concerns(request, machinery, admitted))
        admitted = yield* mutateLate(plugin, admitted, request, machinery);
    } else if (plugin.mutate) admitted = plugin.mutate(admitted, request, machinery);
  }
  return admitted;
}

/** Has the plugins check what would be stored, or a deletion. */
export function* admitValidating(
  object: Stored | undefined,
  request: AdmissionRequest,
  machinery: Machinery,
): Task<void> {
  for (const plugin of machinery.admission) {
    if ("concerns" in plugin) {
      if (plugin.concerns(request, machinery, object))
        yield* validateLate(plugin, object, request, machinery);
    } else plugin.validate?.(object, request, machinery);
  }
}

type Late = LazyPlugin | LazyWaitingPlugin;

function* mutateLate(
  plugin: Late,
  object: Stored,
  request: AdmissionRequest,
  machinery: Machinery,
): Task<Stored> {
  if ("module" in plugin) {
    const { plugins } = yield* need(plugin.module);
    return plugins[plugin.name]?.mutate?.(object, request, machinery) ?? object;
  }
  const { plugins } = yield* need(plugin.waiting);
  const { mutate } = plugins[plugin.name] ?? {};
  return mutate === undefined ? object : yield* mutate(object, request, machinery);
}

function* validateLate(
  plugin: Late,
  object: Stored | undefined,
  request: AdmissionRequest,
  machinery: Machinery,
): Task<void> {
  if ("module" in plugin) {
    const { plugins } = yield* need(plugin.module);
    plugins[plugin.name]?.validate?.(object, request, machinery);
    return;
  }
  const { plugins } = yield* need(plugin.waiting);
  const { validate } = plugins[plugin.name] ?? {};
  if (validate !== undefined) yield* validate(object, request, machinery);
}
