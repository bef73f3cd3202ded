import type { Event } from "kubernetes-types/core/v1";
import type { Task } from "../../../kernel/task.ts";
import type { Found } from "../resources/fetch.ts";
import type { Session } from "../session.ts";
import { describeEvents, eventsOf } from "./describe-events.ts";
import { DescribeWriter } from "./describe-writer.ts";
import { describers } from "./describers.ts";
import { generic } from "./generic.ts";

/** What `kubectl describe` prints about one object. */
export function* describeObject(session: Session, found: Found): Task<string> {
  const describer = describers[found.resource.kind] ?? generic;
  const out = new DescribeWriter(session.process.kernel.now);
  yield* describer.describe({ session, out, found });
  const showsEvents = session.flags.bool("show-events") && describer.events !== "none";
  if (showsEvents) describeEvents(out, yield* eventsFor(session, found, describer.events === "own"));
  return out.text;
}

/** Events of a node stand in the default namespace, some under its uid and some under its name. */
function* eventsFor(session: Session, found: Found, isNode: boolean): Task<readonly Event[]> {
  if (!isNode) return yield* eventsOf(session, found.object);
  const byUid = yield* eventsOf(session, found.object);
  const named = { ...found.object, metadata: { ...found.object.metadata, uid: found.name } };
  return [...byUid, ...(yield* eventsOf(session, named))];
}
