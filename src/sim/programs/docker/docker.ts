import type { CommandSpec, CommandTree, Style } from "../cobra/command.ts";
import type { Command } from "../../host/program.ts";
import { cobraProgram, runCommandTree } from "../cobra/run-command-tree.ts";
import { containerCommands } from "./container-commands.ts";
import { dockerStyle } from "./docker-style.ts";
import { exec } from "./exec.ts";
import { imageCommands } from "./image-commands.ts";
import { inspect } from "./inspect.ts";
import { networkCommand } from "./network-commands.ts";
import { ps } from "./ps.ts";
import { create, run } from "./run.ts";
import { clientVersion, notSimulated, systemCommands } from "./system-commands.ts";

const root: CommandSpec = {
  use: "docker [OPTIONS] COMMAND",
  short: "A self-sufficient runtime for containers",
  flags: [{ name: "version", short: "v", type: "bool", usage: "Print version information and quit" }],
  commands: [
    run,
    create,
    exec,
    ps,
    inspect,
    ...containerCommands,
    ...imageCommands,
    networkCommand,
    ...systemCommands,
    ...notSimulated,
  ],
  *run({ process, flags, node }) {
    if (flags.bool("version")) yield* process.write(`Docker version ${clientVersion}, build e6534b4\n`);
    else yield* process.write(node.tree.style.help(node));
    return 0;
  },
};

const tree: CommandTree = { root, style: dockerStyle };

/** The docker command line. It reaches its engine through /var/run/docker.sock and through nothing else. */
export const docker: Command = {
  ...cobraProgram("docker", tree),
  *run(process) {
    let isMistake = false;
    const report: Style["report"] = (error, node) => {
      isMistake = error.stage === "flag";
      return dockerStyle.report(error, node);
    };
    const code = yield* runCommandTree({ root, style: { ...dockerStyle, report } }, process);
    // Flags that cannot be read have an exit code of their own.
    return isMistake ? 125 : code;
  },
};
