import type { Task } from "../../../kernel/task.ts";
import type { JsonObject } from "../../../wire/json.ts";
import { pathOf } from "../../../wire/resource.ts";
import { CommandError } from "../../cobra/command.ts";
import { accepts } from "../client/client.ts";
import { openWatch, type WatchEvent } from "../client/watch-stream.ts";
import { scalarText } from "../printers/go-value.ts";
import { alignTable, type ServerTable } from "../printers/table-printer.ts";
import type { RememberedWidths } from "../printers/tab-writer.ts";
import { asObject, fieldsOf } from "../resources/kube-object.ts";
import { getObject, listObjects, listQuery, pathOfTarget } from "../resources/fetch.ts";
import type { Target } from "../resources/target.ts";
import type { Session } from "../session.ts";
import { fetchTable } from "./fetch-table.ts";
import { tablePrinterFor, type Output } from "./get-options.ts";

/** Turns a table or an object into text; `event` is set if events are to be shown. */
type Render = (content: JsonObject, event: string | undefined) => string;

interface Start {
  readonly resourceVersion: string;
  readonly text: string;
}

/**
 * `get -w`: prints what is there, then each change as it comes, until the server or Ctrl-C ends it.
 * @models staging/src/k8s.io/kubectl/pkg/cmd/get/get.go watch, 1.33
 */
export function* watchObjects(session: Session, targets: readonly Target[], output: Output): Task<void> {
  const [target, ...others] = targets;
  if (target === undefined || others.length > 0) {
    throw new CommandError("you may only specify a single resource type");
  }
  const render = renderer(session, target, output);
  const start = yield* startOf(session, target, { output, render });
  if (!session.flags.bool("watch-only")) yield* session.print(start.text);
  const stream = yield* openWatch(session.client, {
    path:
      target.is === "list" ? pathOfTarget(target) : pathOf(target.resource, { namespace: target.namespace }),
    accept: output.is === "table" ? accepts.table : accepts.json,
    query: { ...selectorsOf(target), resourceVersion: start.resourceVersion },
  });
  try {
    const showEvents = session.flags.bool("output-watch-events");
    for (let event = yield* stream.next(); event !== undefined; event = yield* stream.next()) {
      if (event.type === "BOOKMARK") continue;
      yield* session.print(render(event.object, showEvents ? event.type : undefined));
    }
  } finally {
    stream.close();
  }
}

function selectorsOf(target: Target): Readonly<Record<string, string | undefined>> {
  return target.is === "list" ? listQuery(target) : { fieldSelector: `metadata.name=${target.name}` };
}

function renderer(session: Session, target: Target, output: Output): Render {
  if (output.is === "objects") return (content, event) => eventText(event, output.print, content);
  const widths: RememberedWidths = [];
  if (output.is === "columns") {
    let header = session.flags.bool("no-headers") ? "" : output.columns.header;
    return (content) => {
      const text = header + output.columns.row(asObject(content));
      header = "";
      return alignTable(text, widths);
    };
  }
  const printer = tablePrinterFor(target.resource, {
    flags: session.flags,
    wide: output.wide,
    withKind: false,
  });
  return (content, event) => alignTable(printer.lines(content as unknown as ServerTable, event), widths);
}

function eventText(
  event: string | undefined,
  print: (object: ReturnType<typeof asObject>) => string,
  object: JsonObject,
): string {
  if (event === undefined) return print(asObject(object));
  return print(asObject({ type: event, object }));
}

function* startOf(
  session: Session,
  target: Target,
  { output, render }: { readonly output: Output; readonly render: Render },
): Task<Start> {
  const event: WatchEvent["type"] | undefined = session.flags.bool("output-watch-events")
    ? "ADDED"
    : undefined;
  if (output.is === "table") {
    const table = yield* fetchTable(session, target);
    return { resourceVersion: table.resourceVersion, text: render(table as unknown as JsonObject, event) };
  }
  if (target.is === "one") {
    const object = yield* getObject(session, target);
    return {
      resourceVersion: object.metadata?.resourceVersion ?? "0",
      text: render(fieldsOf(object), event),
    };
  }
  const list = yield* session.client.json({
    path: pathOfTarget(target),
    query: { ...listQuery(target), limit: "1" },
  });
  const objects = yield* listObjects(session, target);
  const metadata = (list["metadata"] ?? {}) as JsonObject;
  return {
    resourceVersion: scalarText(metadata["resourceVersion"] ?? "0"),
    text: objects.map((object) => render(fieldsOf(object), event)).join(""),
  };
}
