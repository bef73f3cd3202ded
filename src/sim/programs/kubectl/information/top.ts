import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import type { Flag } from "../../cobra/flag.ts";
import { subcommandsOnly } from "../commands/subcommands.ts";
import { completeNamesOf } from "../completion/complete-resources.ts";
import { allNamespacesFlag, fieldSelectorFlag, selectorFlag } from "../flags/common-flags.ts";
import { notSimulated } from "../not-simulated.ts";
import { withSession } from "../session.ts";

const shared: readonly Flag[] = [
  selectorFlag,
  { name: "no-headers", type: "bool", usage: "Leave out the line with the names of the columns" },
  { name: "sort-by", type: "string", values: ["cpu", "memory"], usage: "Sort by 'cpu' or 'memory'." },
  { name: "use-protocol-buffers", type: "bool", default: "true", usage: "Ask with protocol buffers." },
];

function topCommand(name: "node" | "pod", aliases: readonly string[], flags: readonly Flag[]): CommandSpec {
  return {
    use: `${name} [NAME | -l label]`,
    aliases,
    short: `Display resource (CPU/memory) usage of ${name}s`,
    flags: [...shared, ...flags],
    complete: completeNamesOf(`${name}s`, true),
    run: withSession(function* (session) {
      const { resources } = yield* session.mapper(0);
      if (!resources.some(({ group }) => group === "metrics.k8s.io"))
        throw new CommandError("Metrics API not available");
      throw notSimulated(`kubectl top ${name}`);
    }),
  };
}

/** @models staging/src/k8s.io/kubectl/pkg/cmd/top/top.go, 1.33 */
export const top: CommandSpec = {
  use: "top [flags]",
  group: "Cluster Management Commands:",
  short: "Display resource (CPU/memory) usage",
  long: "Display resource (CPU/memory) usage.\n\nThe figures come from the metrics server, which must run in the cluster.",
  commands: [
    topCommand(
      "node",
      ["nodes", "no"],
      [{ name: "show-capacity", type: "bool", usage: "Show capacity instead of what can be allocated." }],
    ),
    topCommand(
      "pod",
      ["pods", "po"],
      [
        allNamespacesFlag,
        fieldSelectorFlag,
        { name: "containers", type: "bool", usage: "Show the containers of each pod." },
        { name: "sum", type: "bool", usage: "Print the sums" },
      ],
    ),
  ],
  run: subcommandsOnly,
};
