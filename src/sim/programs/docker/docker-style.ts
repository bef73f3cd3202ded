import { unreachable } from "../../kernel/assert.ts";
import { flagLines } from "../cobra/cobra-help.ts";
import type { CommandError, Style } from "../cobra/command.ts";
import type { CommandNode } from "../cobra/command-node.ts";

/** docker's own help and usage errors. @models github.com/docker/cli cli/cobra.go, 28 */
export const dockerStyle: Style = { help, report, helpCommand: "hidden" };

function help(node: CommandNode): string {
  const children = node.visibleChildren.map(({ name, spec }) => ({ name, short: spec.short }));
  const width = Math.max(11, ...children.map(({ name }) => name.length));
  const sections = [
    usageLine(node),
    node.spec.long ?? node.spec.short,
    section(
      "Commands:",
      children.map(({ name, short }) => `  ${name.padEnd(width)} ${short}`),
    ),
    section("Options:", flagLines(node.localFlags.filter(({ name }) => name !== "help"))),
    children.length === 0 ? "" : `Run '${node.path} COMMAND --help' for more information on a command.`,
  ];
  return `${sections.filter((text) => text !== "").join("\n\n")}\n`;
}

function usageLine(node: CommandNode): string {
  return `Usage:  ${node.spec.run === undefined ? `${node.path} COMMAND` : node.useLine}`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : [title, ...lines].join("\n");
}

function report(error: CommandError, node: CommandNode): string {
  const hint = `Run '${node.path} --help' for more information`;
  switch (error.stage) {
    case "command":
      return `docker: unknown command: ${unknownCommand(error.message)}\n\nRun 'docker --help' for more information\n`;
    case "flag":
    case "required":
      return `${error.message}\n\n${usageLine(node)}\n\n${hint}\n`;
    case "arguments":
      return `docker: ${error.message}\n\n${usageLine(node)}\n\n${hint}\n`;
    case "run":
      return `${error.message}\n`;
    default:
      return unreachable(error.stage);
  }
}

/** From cobra's `unknown command "foo" for "docker"`. */
function unknownCommand(message: string): string {
  const match = /^unknown command "(.*?)" for "(.*?)"/.exec(message);
  return `${match?.[2] ?? "docker"} ${match?.[1] ?? ""}`;
}
