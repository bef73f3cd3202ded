import type { Task } from "../../../kernel/task.ts";
import { CommandError } from "../../cobra/command.ts";
import { isNotFound, throwAll } from "../client/kubectl-errors.ts";
import type { CustomColumns } from "../printers/custom-columns.ts";
import type { ObjectPrinter } from "../printers/object-printer.ts";
import { alignTable } from "../printers/table-printer.ts";
import { asObject, fieldsOf, withoutManagedFields, type KubeObject } from "../resources/kube-object.ts";
import { getObject, listObjects } from "../resources/fetch.ts";
import type { Target, Targets } from "../resources/target.ts";
import type { Session } from "../session.ts";
import { nothingFound } from "./print-tables.ts";
import { sortRows } from "./sort-rows.ts";

interface Fetched {
  readonly objects: readonly KubeObject[];
  readonly failures: readonly CommandError[];
}

type Named = Targets & { readonly errors: readonly CommandError[] };

/** One object as it is, several as a List: for JSON, YAML, names and templates. */
export function* printObjects(session: Session, named: Named, print: ObjectPrinter): Task<void> {
  const { objects, failures } = yield* fetchAll(session, named);
  const [only] = objects;
  const isName = session.flags.text("output") === "name";
  if (isName) yield* session.print(objects.map((object) => print(object)).join(""));
  else if (named.isSingle && only !== undefined) yield* session.print(print(only));
  else if (!named.isSingle || failures.length === 0) {
    if (!(named.isSingle && session.flags.bool("ignore-not-found")))
      yield* session.print(print(listOf(session, objects)));
  }
  throwAll(failures);
}

/** As rows of columns that the command line describes. */
export function* printColumns(session: Session, named: Named, columns: CustomColumns): Task<void> {
  const { objects, failures } = yield* fetchAll(session, named);
  const header = session.flags.bool("no-headers") ? "" : columns.header;
  const rows = objects.map((object) => columns.row(object)).join("");
  if (objects.length > 0 || failures.length === 0) yield* session.print(alignTable(header + rows));
  throwAll(failures);
  if (objects.length === 0 && header === "") yield* session.complain(nothingFound(session, named.targets));
}

function listOf(session: Session, objects: readonly KubeObject[]): KubeObject {
  const keep = session.flags.bool("show-managed-fields");
  const items = objects.map((object) => fieldsOf(keep ? object : withoutManagedFields(object)));
  return asObject({ apiVersion: "v1", items, kind: "List", metadata: { resourceVersion: "" } });
}

function* fetchAll(session: Session, { targets, errors }: Named): Task<Fetched> {
  const failures: CommandError[] = [...errors];
  const objects: KubeObject[] = [];
  for (const target of targets) {
    try {
      objects.push(...(yield* fetchTarget(session, target)));
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      if (!(isNotFound(error) && session.flags.bool("ignore-not-found"))) failures.push(error);
    }
  }
  const sortBy = session.flags.text("sort-by");
  if (sortBy === "") return { objects, failures };
  return {
    objects: sortRows(
      objects.map((object) => ({ object })),
      sortBy,
    ).map(({ object }) => object),
    failures,
  };
}

function* fetchTarget(session: Session, target: Target): Task<readonly KubeObject[]> {
  if (target.is === "one") return [yield* getObject(session, target)];
  return yield* listObjects(session, target, session.flags.number("chunk-size"));
}
