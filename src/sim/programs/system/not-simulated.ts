import type { Command } from "../../host/program.ts";
import { defineCommand, Failure } from "../command.ts";

/** Programs that exist on every machine, and that say so because what they show does not exist here. */
function notSimulated(name: string, what: string, version: string): Command {
  return defineCommand({
    name,
    summary: `Not simulated: ${what} does not exist here.`,
    usage: "[OPTION]...",
    version,
    flags: {
      human: { short: "h", long: "human-readable", help: "without effect" },
      megabytes: { short: "m", help: "without effect" },
      gigabytes: { short: "g", help: "without effect" },
    },
    *run() {
      throw new Failure(`${what} is not simulated`);
    },
  });
}

export const free: Command = notSimulated("free", "memory", "procps-ng 4.0.2");
export const df: Command = notSimulated("df", "disk space", "GNU coreutils 9.1");
