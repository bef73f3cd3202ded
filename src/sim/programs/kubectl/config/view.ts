import type { Task } from "../../../kernel/task.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import type { Json, JsonObject } from "../../../wire/json.ts";
import { printFlags } from "../flags/common-flags.ts";
import { sections, textOf, type Entry, type Kubeconfig } from "../kubeconfig/kubeconfig.ts";
import { objectPrinter } from "../printers/object-printer.ts";
import { asObject } from "../resources/kube-object.ts";
import { withConfig, type ConfigInvocation } from "./config-command.ts";

export const view: CommandSpec = {
  use: "view [flags]",
  short: "Display merged kubeconfig settings or a specified kubeconfig file",
  long: "Display merged kubeconfig settings or a specified kubeconfig file.\n\nWith -o jsonpath a single value can be taken out.",
  examples: [
    "# What the files come to\nkubectl config view",
    "# Certificates and keys included\nkubectl config view --raw",
    "# Only what the current context uses\nkubectl config view --minify",
  ],
  flags: [
    ...printFlags.map((flag) => (flag.name === "output" ? { ...flag, default: "yaml" } : flag)),
    { name: "flatten", type: "bool", usage: "Take the content of files in, so that the result stands alone" },
    { name: "merge", type: "bool", default: "true", usage: "Merge all files" },
    { name: "minify", type: "bool", usage: "Leave out what the current context does not use" },
    { name: "raw", type: "bool", usage: "Show certificates, keys and tokens" },
  ],
  run: withConfig(show),
};

function* show(invocation: ConfigInvocation): Task<number> {
  const { process, flags, args } = invocation;
  if (args.length > 0) throw new CommandError(`unexpected arguments: [${args.join(" ")}]`);
  const config = flags.bool("minify") ? minified(invocation) : invocation.config;
  const isOpen = flags.bool("raw") || flags.bool("flatten");
  const print = yield* objectPrinter({ invocation, isTyped: true });
  if (print !== undefined) yield* process.write(print(asObject(asFields(config, isOpen))));
  return 0;
}

function minified({ config, flags }: ConfigInvocation): Kubeconfig {
  const name = flags.text("context") || config.currentContext;
  if (name === "") throw new CommandError("current-context must exist in order to minify");
  const context = config.contexts.get(name);
  if (context === undefined) throw new CommandError(`cannot locate context ${name}`);
  const only = (entries: ReadonlyMap<string, Entry>, wanted: string): ReadonlyMap<string, Entry> =>
    new Map([...entries].filter(([key]) => key === wanted));
  return {
    currentContext: name,
    preferences: config.preferences,
    contexts: only(config.contexts, name),
    clusters: only(config.clusters, textOf(context.fields, "cluster")),
    users: only(config.users, textOf(context.fields, "user")),
  };
}

/** In the order of Go's struct, which JSON output keeps. */
function asFields(config: Kubeconfig, isOpen: boolean): JsonObject {
  const list = (name: (typeof sections)[number]["list"]): Json => {
    const field = sections.find((section) => section.list === name)?.field ?? "";
    const entries = [...config[name]].toSorted(([one], [other]) => (one < other ? -1 : 1));
    if (entries.length === 0) return null;
    return entries.map(([key, entry]) => ({
      name: key,
      [field]: isOpen ? entry.fields : hidden(entry.fields),
    }));
  };
  return {
    kind: "Config",
    apiVersion: "v1",
    preferences: config.preferences,
    clusters: list("clusters"),
    users: list("users"),
    contexts: list("contexts"),
    "current-context": config.currentContext,
  };
}

function hidden(fields: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => {
      if (key.endsWith("-data")) return [key, "DATA+OMITTED"];
      return [key, key === "token" || key === "password" ? "REDACTED" : value];
    }),
  );
}
