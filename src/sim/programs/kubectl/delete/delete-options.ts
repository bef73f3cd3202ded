import type { Task } from "../../../kernel/task.ts";
import type { JsonObject } from "../../../wire/json.ts";
import { CommandError } from "../../cobra/command.ts";
import type { FlagValues } from "../../cobra/flag-values.ts";
import { dryRunOf, type DryRun } from "../flags/dry-run.ts";
import type { Session } from "../session.ts";

export interface DeleteOptions {
  readonly dryRun: DryRun;
  /** -1: the object's own. */
  readonly gracePeriod: number;
  readonly isForced: boolean;
  readonly cascade: "Background" | "Orphan" | "Foreground";
  readonly waits: boolean;
  readonly timeout: number;
  readonly ignoresMissing: boolean;
}

/** @models staging/src/k8s.io/kubectl/pkg/cmd/delete/delete.go DeleteOptions.Complete and Validate, 1.33 */
export function* deleteOptionsOf(session: Session): Task<DeleteOptions> {
  const { flags } = session;
  const selects = flags.bool("all") || flags.text("selector") !== "" || flags.text("field-selector") !== "";
  if (flags.text("output") !== "" && flags.text("output") !== "name") {
    throw new CommandError(`unexpected -o output mode: ${flags.text("output")}. We only support '-o name'`);
  }
  if (flags.bool("all") && flags.text("selector") !== "") {
    throw new CommandError("setting 'all' parameter but found a non empty selector. ");
  }
  if (flags.bool("all") && flags.text("field-selector") !== "")
    throw new CommandError("cannot set --all and --field-selector at the same time");
  return {
    dryRun: yield* dryRunOf(session),
    gracePeriod: gracePeriodOf(flags),
    isForced: flags.bool("force"),
    cascade: cascadeOf(flags.text("cascade")),
    waits: flags.bool("wait"),
    timeout: flags.number("timeout"),
    ignoresMissing: flags.changed("ignore-not-found") ? flags.bool("ignore-not-found") : selects,
  };
}

function gracePeriodOf(flags: FlagValues): number {
  const given = flags.number("grace-period");
  const isForced = flags.bool("force");
  if (flags.bool("now")) {
    if (given !== -1) throw new CommandError("--now and --grace-period cannot be specified together");
    return 1;
  }
  if (given > 0 && isForced)
    throw new CommandError("--force and --grace-period greater than 0 cannot be specified together");
  // Deleting at once is dangerous: without --force zero means one second.
  if (given === 0 && !isForced) return 1;
  return isForced && given < 0 ? 0 : given;
}

function cascadeOf(text: string): DeleteOptions["cascade"] {
  const known = { background: "Background", orphan: "Orphan", foreground: "Foreground" } as const;
  if (text === "background" || text === "orphan" || text === "foreground") return known[text];
  throw new CommandError(`invalid cascade value (${text}). Must be "background", "foreground", or "orphan"`);
}

export function deleteBody({ gracePeriod, cascade, dryRun }: DeleteOptions): JsonObject {
  return {
    propagationPolicy: cascade,
    ...(gracePeriod >= 0 ? { gracePeriodSeconds: gracePeriod } : {}),
    ...(dryRun === "server" ? { dryRun: ["All"] } : {}),
  };
}
