import type { CommandSpec } from "../../cobra/command.ts";
import { subcommandsOnly } from "../commands/subcommands.ts";
import { unsimulated } from "../commands/unsimulated.ts";
import { setEnv } from "./set-env.ts";
import { setImage } from "./set-image.ts";
import { setResources } from "./set-resources.ts";

export const set: CommandSpec = {
  use: "set SUBCOMMAND",
  group: "Basic Commands (Beginner):",
  short: "Set specific features on objects",
  long: "Configure application resources.\n\nThese commands change what is running already.",
  commands: [
    setEnv,
    setImage,
    setResources,
    unsimulated({ use: "selector", short: "Set the selector on a resource" }),
    unsimulated({ use: "serviceaccount", short: "Update the service account of a resource" }),
    unsimulated({
      use: "subject",
      short: "Update the user, group, or service account in a role binding or cluster role binding",
    }),
  ],
  run: subcommandsOnly,
};
