import type { CliCommand } from "./command.ts";
import { CliError } from "./usage-error.ts";

/** Announced, and not there yet. */
export const serveCommand: CliCommand = {
  name: "serve",
  usage: "",
  summary: "Serve the API of a simulated cluster over HTTPS (comes with a later version)",
  options: {},
  async run() {
    throw new CliError("comes with a later version");
  },
};
