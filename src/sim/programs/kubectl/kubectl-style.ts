import type { CommandError, Style } from "../cobra/command.ts";
import type { CommandNode } from "../cobra/command-node.ts";
import type { Flag } from "../cobra/flag.ts";
import { flagTypes } from "../cobra/flag-types.ts";
import { explain } from "./client/kubectl-errors.ts";

/** kubectl's own help and errors. */
export const kubectlStyle: Style = { help, report, helpCommand: "hidden" };

/** The headings of the root's help, in order. */
export const groups = [
  "Basic Commands (Beginner):",
  "Basic Commands (Intermediate):",
  "Deploy Commands:",
  "Cluster Management Commands:",
  "Troubleshooting and Debugging Commands:",
  "Advanced Commands:",
  "Settings Commands:",
  "Subcommands provided by plugins:",
  "Other Commands:",
] as const;

/** @models staging/src/k8s.io/kubectl/pkg/util/templates/templates.go, 1.33 */
function help(node: CommandNode): string {
  const { spec } = node;
  const text = paragraphs(spec.long ?? `${spec.short}.`);
  return `${[text, ...sections(node), tip(node)].filter((part) => part !== "").join("\n\n")}\n`;
}

function paragraphs(text: string): string {
  return text.split("\n\n").join("\n\n ");
}

function sections(node: CommandNode): readonly string[] {
  const { aliases, examples } = node.spec;
  const isRoot = node.parent === undefined;
  return [
    aliases === undefined ? "" : `Aliases:\n${[node.name, ...aliases].join(", ")}`,
    examples === undefined ? "" : `Examples:\n${examples.join("\n\n").replace(/^/gm, "  ")}`,
    ...(isRoot ? groupedCommands(node) : [commandList("Available Commands:", node.visibleChildren)]),
    isRoot ? "" : flagList("Options:", node.localFlags),
    `Usage:\n  ${usageLine(node)}`,
  ];
}

/** In the root's help commands stand as the tree lists them. */
function groupedCommands(node: CommandNode): readonly string[] {
  const children = (node.spec.commands ?? []).flatMap((spec) => {
    const child = spec.hidden === true ? undefined : node.child(spec.use.split(" ", 1)[0] ?? "");
    return child === undefined ? [] : [child];
  });
  const width = padding(children);
  return groups.map((group) => {
    const members = children.filter(({ spec }) => spec.group === group);
    const sorted =
      group === "Other Commands:" || group === "Subcommands provided by plugins:"
        ? sortNodes(members)
        : members;
    return [group, ...sorted.map((child) => commandLine(child, width))].join("\n");
  });
}

function sortNodes(nodes: readonly CommandNode[]): readonly CommandNode[] {
  return nodes.toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function commandList(title: string, children: readonly CommandNode[]): string {
  if (children.length === 0) return "";
  return [title, ...children.map((child) => commandLine(child, padding(children)))].join("\n");
}

function padding(children: readonly CommandNode[]): number {
  return Math.max(11, ...children.map(({ name }) => name.length));
}

function commandLine({ name, spec }: CommandNode, width: number): string {
  return `  ${name.padEnd(width)}   ${spec.short}`;
}

/** Flags by name, each with its default and, indented by a tab, what it does. */
export function flagList(title: string, flags: readonly Flag[]): string {
  const shown = flags.filter(
    ({ name, hidden, deprecated }) => name !== "help" && hidden !== true && deprecated === undefined,
  );
  if (shown.length === 0) return "";
  return [title, shown.map((flag) => flagEntry(flag)).join("\n\n")].join("\n");
}

function flagEntry({ name, short, type, default: text, usage }: Flag): string {
  const names = short === undefined ? `--${name}` : `-${short}, --${name}`;
  return `    ${names}=${defaultText(type, text)}:\n\t${usage}`;
}

function defaultText(type: Flag["type"], text: string | undefined): string {
  if (type === "string") return `'${text ?? ""}'`;
  if (text !== undefined) return type === "stringSlice" || type === "stringArray" ? `[${text}]` : text;
  return flagTypes[type].show(flagTypes[type].zero);
}

function usageLine(node: CommandNode): string {
  const isRoot = node.parent === undefined;
  const line = isRoot ? `${node.useLine} [flags]` : node.useLine;
  return `${line}${node.name === "options" ? "" : " [options]"}`;
}

function tip(node: CommandNode): string {
  const options =
    'Use "kubectl options" for a list of global command-line options (applies to all commands).';
  if (node.visibleChildren.length === 0) return options;
  return `Use "${node.parent === undefined ? "kubectl" : node.path} <command> --help" for more information about a given command.\n${options}`;
}

function report(error: CommandError, node: CommandNode): string {
  if (error.stage === "flag") return `error: ${error.message}\nSee '${node.path} --help' for usage.\n`;
  if (error.stage === "command") return `error: ${error.message.trimEnd()}\n`;
  return explain(error);
}
