import type { CommandSpec } from "../../cobra/command.ts";
import { subcommandsOnly } from "../commands/subcommands.ts";
import { pause, restart, resume, undo } from "./changes.ts";
import { history } from "./history.ts";
import { status } from "./rollout-status.ts";

export const rollout: CommandSpec = {
  use: "rollout SUBCOMMAND",
  group: "Deploy Commands:",
  short: "Manage the rollout of a resource",
  long: "Manage the rollout of one or many resources.\n\nDeployments and daemon sets have rollouts.",
  examples: [
    "# Back to the deployment before\nkubectl rollout undo deployment/web",
    "# How far it is\nkubectl rollout status deployment/web",
    "# New pods\nkubectl rollout restart deployment/web",
  ],
  commands: [history, pause, restart, resume, status, undo],
  run: subcommandsOnly,
};
