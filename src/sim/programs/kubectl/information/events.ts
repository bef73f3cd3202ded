import type { Event } from "kubernetes-types/core/v1";
import type { Task } from "../../../kernel/task.ts";
import { parseRfc3339 } from "../../../kernel/time.ts";
import { pathOf } from "../../../wire/resource.ts";
import { humanDuration } from "../../../wire/duration.ts";
import type { JsonObject } from "../../../wire/json.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { openWatch } from "../client/watch-stream.ts";
import { interval } from "../describe/event-interval.ts";
import { allNamespacesFlag, printFlags } from "../flags/common-flags.ts";
import { notSimulated } from "../not-simulated.ts";
import { scalarText } from "../printers/go-value.ts";
import { alignTable } from "../printers/table-printer.ts";
import { withSession, type Session } from "../session.ts";

/** @models staging/src/k8s.io/kubectl/pkg/cmd/events/events.go, 1.33 */
export const events: CommandSpec = {
  use: "events [(-o|--output=)json|yaml|name|go-template|go-template-file|template|templatefile|jsonpath|jsonpath-as-json|jsonpath-file] [--for TYPE/NAME] [--watch] [--types=Normal,Warning]",
  group: "Troubleshooting and Debugging Commands:",
  short: "List events",
  long: "Display events.\n\nThe latest come last. With --for only those about one object, with --types only those of some types.",
  examples: [
    "# What has happened in the namespace\nkubectl events",
    "# To one pod\nkubectl events --for pod/web --watch",
  ],
  flags: [
    ...printFlags,
    allNamespacesFlag,
    {
      name: "chunk-size",
      type: "int64",
      default: "500",
      usage: "Ask for long lists in parts of this size; 0 asks for all at once.",
    },
    { name: "for", type: "string", usage: "Only events about this object (TYPE/NAME)." },
    { name: "no-headers", type: "bool", usage: "Leave out the line with the names of the columns." },
    { name: "types", type: "stringSlice", usage: "Only events of these types." },
    { name: "watch", short: "w", type: "bool", usage: "Go on with events as they come." },
  ],
  run: withSession(run),
};

interface Query {
  readonly path: string;
  readonly fieldSelector: string | undefined;
  readonly isWanted: (event: Event) => boolean;
}

function* run(session: Session): Task<number> {
  const { flags } = session;
  if (flags.text("output") !== "") throw notSimulated("events -o");
  const query = yield* queryOf(session);
  const { path, fieldSelector, isWanted } = query;
  const list = yield* session.client.json({ path, query: { fieldSelector, limit: "500" } });
  const found = ((list["items"] ?? []) as unknown as readonly Event[]).filter((event) => isWanted(event));
  const watches = flags.bool("watch");
  if (found.length === 0 && !watches) {
    const scope = flags.bool("all-namespaces") ? "" : ` in ${session.namespace} namespace`;
    yield* session.complain(`No events found${scope}.\n`);
    return 0;
  }
  const table = new EventTable(session);
  yield* session.print(table.rows(found.toSorted((one, other) => timeOf(one) - timeOf(other))));
  const metadata = (list["metadata"] ?? {}) as JsonObject;
  if (watches)
    yield* watchEvents(session, {
      ...query,
      table,
      resourceVersion: scalarText(metadata["resourceVersion"]),
    });
  return 0;
}

function* queryOf(session: Session): Task<Query> {
  const { flags } = session;
  const [kind, name = ""] = yield* subject(session);
  const namespace = flags.bool("all-namespaces") ? "" : session.namespace;
  const types = flags.list("types").map((type) => type.toLowerCase());
  return {
    path: pathOf(eventResource, { namespace }),
    fieldSelector: kind === undefined ? undefined : `involvedObject.kind=${kind},involvedObject.name=${name}`,
    isWanted: ({ type = "" }) => types.length === 0 || types.includes(type.toLowerCase()),
  };
}

const eventResource = {
  group: "",
  version: "v1",
  kind: "Event",
  plural: "events",
  singular: "event",
  namespaced: true,
};

function* watchEvents(
  session: Session,
  {
    path,
    fieldSelector,
    isWanted,
    table,
    resourceVersion,
  }: Query & { readonly table: EventTable; readonly resourceVersion: string },
): Task<void> {
  const stream = yield* openWatch(session.client, { path, query: { fieldSelector, resourceVersion } });
  try {
    for (let event = yield* stream.next(); event !== undefined; event = yield* stream.next()) {
      const object = event.object as unknown as Event;
      if (event.type !== "DELETED" && isWanted(object)) yield* session.print(table.rows([object]));
    }
  } finally {
    stream.close();
  }
}

/** Kind and name of `--for`. */
function* subject(session: Session): Task<readonly [string?, string?]> {
  const text = session.flags.text("for");
  if (text === "") return [];
  const [type = "", name, ...rest] = text.split("/");
  if (name === undefined || name === "" || rest.length > 0)
    throw new CommandError("--for must be in resource/name form");
  return [(yield* session.mapper()).byWord(type).kind, name];
}

function timeOf({ lastTimestamp, eventTime, firstTimestamp }: Event): number {
  return parseRfc3339(lastTimestamp ?? eventTime ?? firstTimestamp ?? "") ?? 0;
}

class EventTable {
  readonly #session: Session;
  readonly #widths: number[] = [];
  #hasHeader: boolean;

  constructor(session: Session) {
    this.#session = session;
    this.#hasHeader = session.flags.bool("no-headers");
  }

  rows(events: readonly Event[]): string {
    if (events.length === 0) return "";
    const all = this.#session.flags.bool("all-namespaces");
    const header = this.#hasHeader
      ? ""
      : `${all ? "NAMESPACE\t" : ""}LAST SEEN\tTYPE\tREASON\tOBJECT\tMESSAGE\n`;
    this.#hasHeader = true;
    const now = this.#session.process.kernel.now;
    const age = (timestamp: string | undefined): string => {
      const time = timestamp === undefined ? undefined : parseRfc3339(timestamp);
      return time === undefined ? "<unknown>" : humanDuration(now - time);
    };
    const rows = events.map((event) => {
      const { metadata, involvedObject, type = "", reason = "", message = "" } = event;
      const cells = [
        interval({ age }, event),
        type,
        reason,
        `${involvedObject.kind ?? ""}/${involvedObject.name ?? ""}`,
        message.trim(),
      ];
      return `${[...(all ? [metadata.namespace ?? ""] : []), ...cells].join("\t")}\n`;
    });
    return alignTable(header + rows.join(""), this.#widths);
  }
}
