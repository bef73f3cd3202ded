import type { CommandSpec } from "../../cobra/command.ts";
import { subcommandsOnly } from "../commands/subcommands.ts";
import { canI } from "./can-i.ts";
import { reconcile } from "./reconcile.ts";
import { whoami } from "./whoami.ts";

export const auth: CommandSpec = {
  use: "auth [flags]",
  group: "Troubleshooting and Debugging Commands:",
  short: "Inspect authorization",
  commands: [canI, reconcile, whoami],
  run: subcommandsOnly,
};
