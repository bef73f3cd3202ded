import type { CommandNode } from "./command-node.ts";
import { bareValue, type Flag } from "./flag.ts";
import { flagTypes } from "./flag-types.ts";

/** @models github.com/spf13/cobra command.go defaultHelpTemplate, 1.8 */
export function cobraHelp(node: CommandNode): string {
  const text = node.spec.long ?? node.spec.short;
  return `${text === "" ? "" : `${text.trimEnd()}\n\n`}${cobraUsage(node)}`;
}

/** @models github.com/spf13/cobra command.go defaultUsageTemplate, 1.8 */
function cobraUsage(node: CommandNode): string {
  const children = childrenWithHelp(node);
  const lines = [
    ...(node.spec.run === undefined ? [] : [`  ${useLine(node)}`]),
    ...(children.length === 0 ? [] : [`  ${node.path} [command]`]),
  ];
  const sections = [
    ["Usage:", ...lines].join("\n"),
    section("Aliases:", node.spec.aliases && [`  ${[node.name, ...node.spec.aliases].join(", ")}`]),
    section("Examples:", node.spec.examples?.map(indent)),
    section("Available Commands:", commandLines(children)),
    section("Flags:", flagLines(node.localFlags)),
    section("Global Flags:", flagLines(node.inheritedFlags)),
    children.length === 0 ? "" : `Use "${node.path} [command] --help" for more information about a command.`,
  ];
  return `${sections.filter((text) => text !== "").join("\n\n")}\n`;
}

/** One line for each flag, aligned: `  -n, --name string   the cluster name (default "kind")`. */
export function flagLines(flags: readonly Flag[]): readonly string[] {
  const visible = flags.filter(({ hidden, deprecated }) => hidden !== true && deprecated === undefined);
  const heads = visible.map(flagHead);
  const width = Math.max(0, ...heads.map((head) => head.length));
  return visible.map((flag, index) => `${(heads[index] ?? "").padEnd(width)}   ${flagUsage(flag)}`.trimEnd());
}

interface NamedCommand {
  readonly name: string;
  readonly short: string;
}

function childrenWithHelp(node: CommandNode): readonly NamedCommand[] {
  const children = node.visibleChildren.map(({ name, spec }) => ({ name, short: spec.short }));
  const hasHelp =
    node.parent === undefined && children.length > 0 && (node.tree.style.helpCommand ?? "shown") === "shown";
  if (!hasHelp) return children;
  return [...children, { name: "help", short: "Help about any command" }].toSorted((one, other) =>
    one.name < other.name ? -1 : 1,
  );
}

function commandLines(children: readonly NamedCommand[]): readonly string[] {
  const width = Math.max(11, ...children.map(({ name }) => name.length));
  return children.map(({ name, short }) => `  ${name.padEnd(width)} ${short}`);
}

function useLine(node: CommandNode): string {
  return node.useLine.includes("[flags]") ? node.useLine : `${node.useLine} [flags]`;
}

function section(title: string, lines: readonly string[] | undefined): string {
  return lines === undefined || lines.length === 0 ? "" : [title, ...lines].join("\n");
}

function indent(text: string): string {
  return text.replace(/^/gm, "  ");
}

function flagHead(flag: Flag): string {
  const head = flag.short === undefined ? `      --${flag.name}` : `  -${flag.short}, --${flag.name}`;
  const label = flag.valueName ?? /`([^`]+)`/.exec(flag.usage)?.[1] ?? flagTypes[flag.type].label;
  const bare = flag.type === "bool" || flag.type === "count" ? undefined : bareValue(flag);
  const optional = bare === undefined ? "" : flag.type === "string" ? `[="${bare}"]` : `[=${bare}]`;
  return `${head}${label === "" || flag.type === "count" ? "" : ` ${label}`}${optional}`;
}

function flagUsage(flag: Flag): string {
  const usage = flag.usage.replaceAll("`", "");
  const type = flagTypes[flag.type];
  if (flag.default === undefined) return usage;
  const parsed = type.parse(flag.default, undefined);
  if (!("value" in parsed) || String(parsed.value) === String(type.zero)) return usage;
  return `${usage} (default ${type.show(parsed.value)})`;
}
