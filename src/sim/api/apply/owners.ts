import { need, type Task } from "../../kernel/task.ts";
import type { HttpRequest } from "../../wire/http.ts";
import type { Json, JsonObject } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import { schemaFor } from "../../wire/schema/schema.ts";
import type { Kind } from "../kind.ts";
import type { WriteOptions } from "../machinery.ts";
import type { ResourceRequest } from "../resource-handler.ts";
import { applyModule } from "./apply-module.ts";

/** metadata.managedFields of a stored object; undefined if nobody owns anything. */
export type Owners = (object: Stored) => readonly JsonObject[] | undefined;

/** How the owners of fields are shown to a client; components do not look at them. */
export function* ownersFor(kind: Kind, minor: number, request: HttpRequest): Task<Owners> {
  if (request.typed === true) return noOwners;
  const { managedFieldsOf, typingOf } = yield* need(applyModule);
  const table = yield* need(schemaFor(minor));
  const ownership = { kind, typing: typingOf(kind, minor, table) };
  return (object) => managedFieldsOf(object, ownership);
}

const noOwners: Owners = () => undefined;

/** An object as it is shown, with its managedFields. */
export function withOwners(shown: object, managedFields: readonly JsonObject[] | undefined): object {
  if (managedFields === undefined) return shown;
  const object = shown as Stored;
  return { ...object, metadata: { ...object.metadata, managedFields } };
}

interface Incoming {
  readonly incoming: Stored;
  readonly old: Stored | undefined;
  readonly options: WriteOptions;
}

/** Has managedFields count that a client has sent along. Those sent to a subresource do not. */
export function* takeOwners(call: ResourceRequest, { incoming, old, options }: Incoming): Task<void> {
  const { manager, subresource } = options;
  const given =
    (incoming.metadata as Stored["metadata"] | undefined)?.managedFields ?? emptyList(call.request);
  if (given === undefined || manager === undefined || subresource !== undefined) return;
  const { takeManagedFields } = yield* need(applyModule);
  yield* takeManagedFields(call, { incoming, old, manager, given: given as unknown as Json });
}

/** A body's own empty list of managedFields, which asks for all to be forgotten and is lost where bodies are read. */
function emptyList({ typed, body, method }: HttpRequest): readonly [] | undefined {
  if (typed === true || body === undefined || method === "PATCH") return undefined;
  const text = "text" in body ? body.text : "json" in body ? JSON.stringify(body.json) : "";
  return /"managedFields"\s*:\s*\[\s*\]/.test(text) ? [] : undefined;
}
