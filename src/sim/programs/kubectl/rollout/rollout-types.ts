import { CommandError } from "../../cobra/command.ts";
import type { Session } from "../session.ts";

export const rolloutTypes: readonly string[] = ["deployment", "daemonset", "statefulset"];

export function requireResource({ args, flags }: Session): void {
  if (args.length === 0 && flags.list("filename").length === 0)
    throw new CommandError("required resource not specified");
}
