import { rfc3339 } from "../../kernel/time.ts";
import { need, type Task } from "../../kernel/task.ts";
import type { HttpResponse } from "../../wire/http.ts";
import type { JsonObject } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import { conversionError } from "../../wire/patch/conversion-error.ts";
import { apiVersionOf } from "../../wire/resource.ts";
import { schemaFor } from "../../wire/schema/schema.ts";
import { typeKeyOf, type SchemaTable } from "../../wire/schema/schema-table.ts";
import { badRequest, conflict, notFound } from "../api-error.ts";
import { typedObject } from "../decode.ts";
import { decodeError } from "../go-error.ts";
import { isTrueParameter } from "../parameters.ts";
import { named, warningsOf, writeOptions, type Part, type ResourceRequest } from "../resource-handler.ts";
import { checkConfig, configOf, describeObject, describeType } from "./apply-config.ts";
import { applyConflict } from "./apply-conflict.ts";
import { applyManaged, type Applied, type Outcome } from "./apply-managed.ts";
import { withLastApplied, withoutLastApplied } from "./last-applied.ts";
import { sameManaged, unmanaged, type Managed } from "./managed.ts";
import { managedOf, type Ownership } from "./managed-of.ts";
import { managerName } from "./manager.ts";
import { resetFields } from "./reset-fields.ts";
import { typingOf, type Versioned } from "./typing.ts";
import { updateManaged } from "./update-managed.ts";
import type { View } from "./updater.ts";
import { decide } from "./write-record.ts";

/** kubectl's own name: what its client-side apply has set is no conflict for it. */
const kubectl = "kubectl";

/**
 * PATCH with `application/apply-patch+yaml`, of an object or of its status. An object that is not there is created.
 * @models staging/src/k8s.io/apiserver/pkg/endpoints/handlers/patch.go applyPatcher, 1.33
 */
export function* applyPatch(call: ResourceRequest, { subresource }: Part): Task<HttpResponse> {
  const { collection, info, request, form, respond, minor } = call;
  const options = writeOptions(call, subresource);
  const { config, warnings: said, refusal } = yield* configOf(request, minor);
  const table = yield* need(schemaFor(minor));
  const ownership = { kind: collection.kind, typing: typingOf(collection.kind, minor, table) };
  let before: Stored | undefined;
  const change = function* (old: Stored | undefined): Task<Stored> {
    before = old;
    const outcome = apply(call, { config, old, ownership, subresource });
    if (refusal !== undefined) throw refusal;
    const whole = named(call, yield* readBack(call, { config, object: outcome.object, table }));
    const incoming = old === undefined ? withoutRevision(whole) : whole;
    decide(incoming, outcome);
    return incoming;
  };
  const warn = (object: Stored): readonly string[] => [
    ...said,
    ...warningsOf(call, object, before),
    ...(options.warnings ?? []),
  ];
  if (collection.find(info.namespace, info.name) !== undefined) {
    const object = yield* collection.update(info, change, options);
    return respond.object(object, 200, warn(object));
  }
  if (subresource !== undefined) throw notFound(form.resource, info.name);
  const incoming = yield* change(undefined);
  refuseUid(call, incoming);
  const created = yield* collection.create(info.namespace, incoming, options);
  return respond.object(created, 201, warn(created));
}

interface Merged {
  readonly config: JsonObject;
  /** In the form of the request. */
  readonly object: JsonObject;
  readonly table: SchemaTable;
}

/** A merged object as it is stored. */
function* readBack({ form, minor }: ResourceRequest, { config, object, table }: Merged): Task<Stored> {
  const { resource, kind } = form;
  const isCustom = kind.custom === true;
  const wrong = isCustom ? undefined : conversionError(object, typeKeyOf(resource), table);
  if (wrong !== undefined) throw unreadable(config, wrong);
  try {
    const { object: typed } = yield* typedObject(object, { resource, minor, kind });
    return form.toStorage(typed) as unknown as Stored;
  } catch (error) {
    if (error instanceof Error && error.name === "DecodeError") throw unreadable(config, error.message);
    throw error;
  }
}

function unreadable(config: JsonObject, why: string): Error {
  const type = describeType(config);
  return decodeError(
    `failed to convert new object (${describeObject(config)}) to proper version: ` +
      `unable to convert unstructured object to ${type}: ${why}`,
  );
}

/** What is created by applying may come from a state that is gone. */
function withoutRevision(object: Stored): Stored {
  const { resourceVersion: _, ...metadata } = object.metadata;
  return { ...object, metadata } as Stored;
}

/** Nobody can know the uid of an object that is not there. */
function refuseUid({ form, info }: ResourceRequest, { metadata }: Stored): void {
  if (!metadata.uid) return;
  const why = `uid mismatch: the provided object specified uid ${metadata.uid}, and no existing object was found`;
  throw conflict(form.resource, info.name, why);
}

interface Application {
  readonly config: JsonObject;
  readonly old: Stored | undefined;
  readonly ownership: Ownership;
  readonly subresource: Part["subresource"];
}

interface Result {
  /** In the form of the request. */
  readonly object: JsonObject;
  readonly managed: Managed;
  readonly isChange: boolean;
}

function apply(call: ResourceRequest, { config, old, ownership, subresource = "" }: Application): Result {
  const { collection, form, request } = call;
  const { kind, typing } = ownership;
  const apiVersion = apiVersionOf(form.resource);
  const live: View = (version) =>
    old === undefined ? emptyIn(ownership, version) : typing.versioned(old, version);
  const current = live(apiVersion);
  if (current === undefined) throw badRequest(`invalid object type: ${describeType(config)}`);
  checkConfig(config, form.resource, current.shape);
  const known = old === undefined ? unmanaged : managedOf(old, ownership);
  const time = rfc3339(collection.machinery.kernel.now);
  const reset = resetFields(kind, subresource);
  const managed =
    known.size === 0 ? beforeFirstApply(ownership, live, { apiVersion, time, subresource }) : known;
  const manager = { manager: managerName(request), subresource };
  const applied: Applied = { config, live, managed, manager, apiVersion, reset, typing, time };
  const outcome = applyManaged(applied);
  refuseConflicts(call, outcome, { current, managed });
  const whole = outcome.object ?? current.value;
  const object = manager.manager === kubectl ? withLastApplied(whole, config) : whole;
  return { object, managed: outcome.managed, isChange: !sameManaged(outcome.managed, known) };
}

function emptyIn({ typing }: Ownership, version: string): Versioned | undefined {
  const shape = typing.shape(version);
  return shape === undefined ? undefined : { value: typing.empty(version), shape };
}

interface Now {
  readonly apiVersion: string;
  readonly time: string;
  readonly subresource: string;
}

/** What an object without managers has when it is first applied to belongs to one who is made up. */
function beforeFirstApply(ownership: Ownership, live: View, { apiVersion, time, subresource }: Now): Managed {
  const manager = { name: "before-first-apply", operation: "Update" as const, apiVersion, subresource };
  const before: View = (version) => emptyIn(ownership, version);
  const reset = resetFields(ownership.kind, subresource);
  return updateManaged(unmanaged, { before, after: live, apiVersion, reset }, { manager, time });
}

function refuseConflicts(
  { request, form }: ResourceRequest,
  { conflicts }: Outcome,
  { current, managed }: { readonly current: Versioned; readonly managed: Managed },
): void {
  if (conflicts.size === 0 || isTrueParameter(request.query, "force")) return;
  const isKubectl = managerName(request) === kubectl;
  const left = isKubectl ? withoutLastApplied(conflicts, current, apiVersionOf(form.resource)) : conflicts;
  if (left.size > 0) throw applyConflict(left, managed);
}
