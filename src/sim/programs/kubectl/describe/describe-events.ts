import type { Event } from "kubernetes-types/core/v1";
import type { Task } from "../../../kernel/task.ts";
import { listObjects } from "../resources/fetch.ts";
import type { KubeObject } from "../resources/kube-object.ts";
import type { Session } from "../session.ts";
import type { DescribeWriter } from "./describe-writer.ts";
import { interval } from "./event-interval.ts";

/** The events about an object, oldest first. */
export function* eventsOf(
  session: Session,
  object: KubeObject,
  extra: Readonly<Record<string, string>> = {},
): Task<readonly Event[]> {
  const { name = "", namespace, uid = "" } = object.metadata ?? {};
  const fields = {
    "involvedObject.name": name,
    ...(namespace === undefined ? {} : { "involvedObject.namespace": namespace }),
    "involvedObject.uid": uid,
    ...extra,
  };
  const fieldSelector = Object.entries(fields)
    .map(([field, value]) => `${field}=${value}`)
    .join(",");
  const resource = (yield* session.mapper()).byWord("events");
  const target = {
    is: "list",
    resource,
    namespace: namespace ?? "",
    labelSelector: "",
    fieldSelector,
  } as const;
  return (yield* listObjects(session, target)) as unknown as readonly Event[];
}

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go DescribeEvents, 1.33 */
export function describeEvents(out: DescribeWriter, events: readonly Event[]): void {
  if (events.length === 0) {
    out.line(0, "Events:\t<none>");
    return;
  }
  out.flush();
  out.line(0, "Events:\n  Type\tReason\tAge\tFrom\tMessage");
  out.line(1, "----\t------\t----\t----\t-------");
  const sorted = events.toSorted((one, other) => compare(one.lastTimestamp, other.lastTimestamp));
  for (const event of sorted) {
    const source = event.source?.component ?? event.reportingComponent ?? "";
    out.line(
      1,
      `${event.type ?? ""}\t${event.reason ?? ""}\t${interval(out, event)}\t${source}\t${(event.message ?? "").trim()}`,
    );
  }
}

function compare(one: string | undefined, other: string | undefined): number {
  const [a, b] = [one ?? "", other ?? ""];
  return a < b ? -1 : Number(a > b);
}
