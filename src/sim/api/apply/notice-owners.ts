import { need, type Task } from "../../kernel/task.ts";
import { rfc3339 } from "../../kernel/time.ts";
import type { Stored } from "../../wire/object.ts";
import { schemaFor } from "../../wire/schema/schema.ts";
import type { Collection } from "../collection.ts";
import { sameManaged } from "./managed.ts";
import { changeOf, managedOf } from "./managed-of.ts";
import type { Manager } from "./manager.ts";
import { typingOf } from "./typing.ts";
import { updateManaged } from "./update-managed.ts";
import { decide } from "./write-record.ts";

interface Unseen {
  readonly incoming: object;
  readonly before: Stored;
  readonly after: Stored;
  readonly manager: Manager;
}

/**
 * A write may leave the object as it was and change who owns what all the same: a field is left out, the server puts
 * it back, and nobody owns it any more.
 */
export function* noticeOwners({ kind, machinery }: Collection, unseen: Unseen): Task<void> {
  const { minor, kernel } = machinery;
  const { before, manager } = unseen;
  const table = yield* need(schemaFor(minor));
  const ownership = { kind, typing: typingOf(kind, minor, table) };
  const known = managedOf(before, ownership);
  if (known.size === 0) return;
  const managed = updateManaged(known, changeOf(unseen, ownership), { manager, time: rfc3339(kernel.now) });
  if (!sameManaged(managed, known)) decide(unseen.incoming, { managed, isChange: true });
}
