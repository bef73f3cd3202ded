import { need, type Task } from "../../kernel/task.ts";
import { rfc3339 } from "../../kernel/time.ts";
import type { Json } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import { schemaFor } from "../../wire/schema/schema.ts";
import { completed } from "../completed.ts";
import type { ResourceRequest } from "../resource-handler.ts";
import { decodeManaged, isReset, sameManaged, unmanaged, type Managed } from "./managed.ts";
import { changeOf, managedOf } from "./managed-of.ts";
import type { Manager } from "./manager.ts";
import { typingOf } from "./typing.ts";
import { updateManaged } from "./update-managed.ts";
import { decide } from "./write-record.ts";

export interface Incoming {
  readonly incoming: Stored;
  readonly old: Stored | undefined;
  readonly manager: Manager;
  /** The managedFields that came along. */
  readonly given: Json;
}

/**
 * Has a client's own managedFields count: most come as they were read, but clients may change them, hand a field to
 * another manager, or have all forgotten. Those that cannot be read are passed over.
 * @models staging/src/k8s.io/apimachinery/pkg/util/managedfields/internal/fieldmanager.go decodeLiveOrNew, 1.33
 */
export function* takeManagedFields(
  call: ResourceRequest,
  { incoming, old, manager, given }: Incoming,
): Task<void> {
  const base = isReset(given) ? unmanaged : decodeManaged(given);
  if (base === undefined || (base.size === 0 && !isReset(given))) return;
  const { kind, machinery } = call.collection;
  const table = yield* need(schemaFor(call.minor));
  const ownership = { kind, typing: typingOf(kind, call.minor, table) };
  const after = completed(kind, incoming);
  const time = rfc3339(machinery.kernel.now);
  const managed: Managed =
    old !== undefined && base.size === 0
      ? base
      : updateManaged(base, changeOf({ before: old, after, manager }, ownership), { manager, time });
  const isChange = old !== undefined && !sameManaged(managed, managedOf(old, ownership));
  decide(incoming, { managed, isChange });
}
