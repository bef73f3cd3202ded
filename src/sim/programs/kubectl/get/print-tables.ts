import type { Task } from "../../../kernel/task.ts";
import { CommandError } from "../../cobra/command.ts";
import { isNotFound, throwAll } from "../client/kubectl-errors.ts";
import type { TablePrinter } from "../printers/table-printer.ts";
import { alignTable } from "../printers/table-printer.ts";
import type { Target } from "../resources/target.ts";
import type { Session } from "../session.ts";
import { fetchTable } from "./fetch-table.ts";
import { tablePrinterFor } from "./get-options.ts";

interface Block {
  readonly resource: Target["resource"];
  readonly printer: TablePrinter;
  text: string;
}

/**
 * One table for each type, a blank line between them; then what went wrong.
 * @models staging/src/k8s.io/kubectl/pkg/cmd/get/get.go GetOptions.Run, 1.33
 */
export function* printTables(
  session: Session,
  { targets, errors }: { readonly targets: readonly Target[]; readonly errors: readonly CommandError[] },
  wide: boolean,
): Task<void> {
  const { flags } = session;
  const failures: CommandError[] = [...errors];
  const withKind = new Set(targets.map(({ resource }) => resource)).size > 1;
  const blocks: Block[] = [];
  for (const target of targets) {
    try {
      const table = yield* fetchTable(session, target);
      const { resource } = target;
      let block = blocks.at(-1);
      if (block?.resource !== resource) {
        block = { resource, printer: tablePrinterFor(resource, { flags, wide, withKind }), text: "" };
        blocks.push(block);
      }
      block.text += block.printer.lines(table);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      if (!(isNotFound(error) && flags.bool("ignore-not-found"))) failures.push(error);
    }
  }
  const texts = blocks.map(({ text }) => alignTable(text)).filter((text) => text !== "");
  yield* session.print(texts.join(flags.bool("no-headers") ? "" : "\n"));
  if (texts.length === 0 && failures.length === 0 && !flags.bool("ignore-not-found")) {
    yield* session.complain(nothingFound(session, targets));
  }
  throwAll(failures);
}

export function nothingFound(session: Session, targets: readonly Target[]): string {
  const isNamespaced =
    targets.every(({ resource }) => resource.namespaced) && !session.flags.bool("all-namespaces");
  return isNamespaced ? `No resources found in ${session.namespace} namespace.\n` : "No resources found\n";
}
