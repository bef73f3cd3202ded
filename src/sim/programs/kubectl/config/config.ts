import type { CommandSpec } from "../../cobra/command.ts";
import { subcommandsOnly } from "../commands/subcommands.ts";
import { currentContext, getContexts, renameContext, setContext, useContext } from "./contexts.ts";
import { deleteEntry, listEntries, setEntry } from "./entries.ts";
import { setProperty, unsetProperty } from "./properties.ts";
import { view } from "./view.ts";

export const config: CommandSpec = {
  use: "config SUBCOMMAND",
  group: "Other Commands:",
  short: "Modify kubeconfig files",
  long: 'Modify kubeconfig files using subcommands like "kubectl config set current-context my-context".\n\nWith --kubeconfig only that file counts. Otherwise the files of $KUBECONFIG are merged, separated by colons: a value is changed in the file where it stands, a new one goes to the first file that exists. Without $KUBECONFIG it is ${HOME}/.kube/config.',
  commands: [
    currentContext,
    deleteEntry("cluster", "clusters"),
    deleteEntry("context", "contexts"),
    deleteEntry("user", "users"),
    listEntries("clusters"),
    getContexts,
    listEntries("users"),
    renameContext,
    setProperty,
    setEntry("cluster"),
    setContext,
    setEntry("credentials"),
    unsetProperty,
    useContext,
    view,
  ],
  run: subcommandsOnly,
};
