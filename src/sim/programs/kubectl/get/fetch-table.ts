import type { Task } from "../../../kernel/task.ts";
import type { JsonObject } from "../../../wire/json.ts";
import { accepts } from "../client/client.ts";
import type { ServerRow, ServerTable } from "../printers/table-printer.ts";
import { scalarText } from "../printers/go-value.ts";
import { listJson, listQuery, pathOfTarget } from "../resources/fetch.ts";
import type { Target } from "../resources/target.ts";
import type { Session } from "../session.ts";
import { sortRows } from "./sort-rows.ts";

export interface FetchedTable extends ServerTable {
  readonly resourceVersion: string;
}

/** A target as the server's table, all chunks of a list together, sorted if `--sort-by` says so. */
export function* fetchTable(session: Session, target: Target): Task<FetchedTable> {
  const { flags } = session;
  const sortBy = flags.text("sort-by");
  const limit = sortBy === "" ? flags.number("chunk-size") : 0;
  const rows: ServerRow[] = [];
  let first: JsonObject | undefined;
  let token: string | undefined;
  do {
    const query = {
      ...(target.is === "list" ? { ...listQuery(target), limit: limit > 0 ? String(limit) : undefined } : {}),
      continue: token,
      includeObject: sortBy === "" ? undefined : "Object",
    };
    const table = yield* listJson(session, target, {
      path: pathOfTarget(target),
      accept: accepts.table,
      query,
    });
    first ??= table;
    rows.push(...((table["rows"] ?? []) as unknown as readonly ServerRow[]));
    token = (metadataOf(table)["continue"] as string | undefined) || undefined;
  } while (token !== undefined);
  return {
    columnDefinitions: (first["columnDefinitions"] ?? []) as unknown as ServerTable["columnDefinitions"],
    rows: sortBy === "" ? rows : sortRows(rows, sortBy),
    resourceVersion: scalarText(metadataOf(first)["resourceVersion"] ?? "0"),
  };
}

function metadataOf(table: JsonObject): JsonObject {
  return (table["metadata"] ?? {}) as JsonObject;
}
