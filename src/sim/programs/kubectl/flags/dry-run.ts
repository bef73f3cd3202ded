import type { Task } from "../../../kernel/task.ts";
import { CommandError, type Invocation } from "../../cobra/command.ts";
import type { FlagValues } from "../../cobra/flag-values.ts";

export type DryRun = "none" | "client" | "server";

/** @models staging/src/k8s.io/kubectl/pkg/cmd/util/helpers.go GetDryRunStrategy, 1.33 */
export function* dryRunOf({ process, flags }: Pick<Invocation, "process" | "flags">): Task<DryRun> {
  const text = flags.text("dry-run");
  if (text === "client" || text === "server" || text === "none") return text;
  if (text === "unchanged") {
    yield* process.complain(
      "W0000 00:00:00.000000 --dry-run is deprecated and can be replaced with --dry-run=client.\n",
    );
    return "client";
  }
  throw new CommandError(`Invalid dry-run value (${text}). Must be "none", "server", or "client".`);
}

/** What follows a success message: `created (dry run)`. */
export function dryRunSuffix(dryRun: DryRun): string {
  if (dryRun === "none") return "";
  return dryRun === "client" ? " (dry run)" : " (server dry run)";
}

/** @models staging/src/k8s.io/kubectl/pkg/cmd/util/helpers.go GetValidationDirective, 1.33 */
export function validationOf(flags: FlagValues): "Strict" | "Warn" | "Ignore" {
  const text = flags.text("validate");
  if (text === "strict" || text === "warn" || text === "ignore") return directives[text];
  if (/^(1|t|true)$/i.test(text)) return "Strict";
  if (/^(0|f|false)$/i.test(text)) return "Ignore";
  throw new CommandError(
    `invalid - validate option ${JSON.stringify(text)}; must be one of: strict (or true), warn, ignore (or false)`,
  );
}

const directives = { strict: "Strict", warn: "Warn", ignore: "Ignore" } as const;
