import type { Task } from "../../../kernel/task.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { throwAll, PlainError } from "../client/kubectl-errors.ts";
import { completeConfigEntries } from "../completion/complete-names.ts";
import { textOf } from "../kubeconfig/kubeconfig.ts";
import { alignTable } from "../printers/table-printer.ts";
import { save, wantArguments, withConfig, type ConfigInvocation } from "./config-command.ts";

export const getContexts: CommandSpec = {
  use: "get-contexts [(-o|--output=)name)]",
  short: "Describe one or many contexts",
  examples: [
    "# All contexts of the kubeconfig\nkubectl config get-contexts",
    "# One context\nkubectl config get-contexts my-context",
  ],
  flags: [
    { name: "no-headers", type: "bool", usage: "Leave out the line with the names of the columns." },
    { name: "output", short: "o", type: "string", usage: "Form of the output: (name).", values: ["name"] },
  ],
  complete: completeConfigEntries("contexts"),
  run: withConfig(listContexts),
};

function* listContexts({ process, flags, args, config }: ConfigInvocation): Task<number> {
  const output = flags.text("output");
  if (output !== "" && output !== "name") throw new CommandError("output must be one of '' or 'name'");
  const missing = args.filter((name) => !config.contexts.has(name));
  const names =
    args.length === 0 ? [...config.contexts.keys()] : args.filter((name) => config.contexts.has(name));
  const sorted = names.toSorted();
  if (output === "name") yield* process.write(sorted.map((name) => `${name}\n`).join(""));
  else {
    const header = flags.bool("no-headers") ? "" : "CURRENT\tNAME\tCLUSTER\tAUTHINFO\tNAMESPACE\n";
    const rows = sorted.map((name) => {
      const fields = config.contexts.get(name)?.fields;
      const mark = name === config.currentContext ? "*" : "";
      return `${mark}\t${name}\t${textOf(fields, "cluster")}\t${textOf(fields, "user")}\t${textOf(fields, "namespace")}\n`;
    });
    yield* process.write(alignTable(header + rows.join("")));
  }
  throwAll(missing.map((name) => new PlainError(`error: context ${name} not found`)));
  return 0;
}

export const currentContext: CommandSpec = {
  use: "current-context",
  short: "Display the current-context",
  run: withConfig(function* ({ process, config }) {
    if (config.currentContext === "") throw new CommandError("current-context is not set");
    yield* process.write(`${config.currentContext}\n`);
    return 0;
  }),
};

export const useContext: CommandSpec = {
  use: "use-context CONTEXT_NAME",
  aliases: ["use"],
  short: "Set the current-context in a kubeconfig file",
  long: "Set the current-context in a kubeconfig file.",
  examples: ["# Work with the cluster of another context from now on\nkubectl config use-context kind-dev"],
  complete: completeConfigEntries("contexts"),
  run: withConfig(function* (invocation) {
    yield* wantArguments(invocation, 1);
    const [name = ""] = invocation.args;
    if (!invocation.config.contexts.has(name)) {
      throw new CommandError(`no context exists with the name: ${JSON.stringify(name)}`);
    }
    yield* save(invocation, { is: "current", name });
    yield* invocation.process.write(`Switched to context ${JSON.stringify(name)}.\n`);
    return 0;
  }),
};

export const setContext: CommandSpec = {
  use: "set-context [NAME | --current] [--cluster=cluster_nickname] [--user=user_nickname] [--namespace=namespace]",
  short: "Set a context entry in kubeconfig",
  examples: [
    "# Let commands of the current context go to namespace dev\nkubectl config set-context --current --namespace=dev",
  ],
  flags: [
    {
      name: "cluster",
      type: "string",
      usage: "The context's cluster",
      complete: completeConfigEntries("clusters"),
    },
    { name: "current", type: "bool", usage: "Change the current context" },
    { name: "namespace", type: "string", usage: "The context's namespace" },
    { name: "user", type: "string", usage: "The context's user", complete: completeConfigEntries("users") },
  ],
  complete: completeConfigEntries("contexts"),
  run: withConfig(changeContext),
};

function* changeContext(invocation: ConfigInvocation): Task<number> {
  const { process, flags, args, config } = invocation;
  if (args.length > 1) yield* wantArguments(invocation, 1);
  const isCurrent = flags.bool("current");
  const name = isCurrent ? config.currentContext : (args[0] ?? "");
  if (isCurrent && args.length > 0)
    throw new CommandError("you cannot specify both a context name and --current");
  if (isCurrent && name === "") throw new CommandError("no current context is set");
  if (name === "") throw new CommandError("you must specify a non-empty context name or --current");
  const before = config.contexts.get(name);
  const changes = ["cluster", "namespace", "user"].filter((field) => flags.changed(field));
  const fields = {
    cluster: "",
    user: "",
    ...before?.fields,
    ...Object.fromEntries(changes.map((field) => [field, flags.text(field)])),
  };
  yield* save(invocation, { is: "entry", section: "contexts", name, fields });
  yield* process.write(`Context ${JSON.stringify(name)} ${before === undefined ? "created" : "modified"}.\n`);
  return 0;
}

export const renameContext: CommandSpec = {
  use: "rename-context CONTEXT_NAME NEW_NAME",
  short: "Rename a context from the kubeconfig file",
  examples: ["# Give a context a shorter name\nkubectl config rename-context old-name new-name"],
  complete: completeConfigEntries("contexts"),
  run: withConfig(function* (invocation) {
    yield* wantArguments(invocation, 2);
    const { process, config, paths } = invocation;
    const [from = "", to = ""] = invocation.args;
    const entry = config.contexts.get(from);
    const file = paths.paths[0] ?? "";
    if (entry === undefined)
      throw new CommandError(`cannot rename the context ${JSON.stringify(from)}, it's not in ${file}`);
    if (config.contexts.has(to)) {
      throw new CommandError(
        `cannot rename the context ${JSON.stringify(from)}, the context ${JSON.stringify(to)} already exists in ${file}`,
      );
    }
    yield* save(invocation, { is: "entry", section: "contexts", name: to, fields: entry.fields });
    yield* save(invocation, { is: "entry", section: "contexts", name: from, fields: undefined });
    if (config.currentContext === from) yield* save(invocation, { is: "current", name: to });
    yield* process.write(`Context ${JSON.stringify(from)} renamed to ${JSON.stringify(to)}.\n`);
    return 0;
  }),
};
