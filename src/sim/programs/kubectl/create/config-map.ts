import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import type { Flag } from "../../cobra/flag.ts";
import { notSimulated } from "../not-simulated.ts";
import { built, generator } from "./generator.ts";
import { keyValues } from "./key-values.ts";

export const dataFlags: readonly Flag[] = [
  { name: "append-hash", type: "bool", usage: "Put a hash of the content behind the name." },
  { name: "from-env-file", type: "stringSlice", usage: "File with lines of key=value, each one a key." },
  {
    name: "from-file",
    type: "stringSlice",
    usage:
      "File whose content is a value; the key is its name unless given as key=path. A directory gives a key for each file.",
  },
  { name: "from-literal", type: "stringArray", usage: "A key and its value (mykey=somevalue)." },
];

/** @models staging/src/k8s.io/kubectl/pkg/cmd/create/create_configmap.go, 1.33 */
export const configMap: CommandSpec = generator({
  use: "configmap NAME [--from-file=[key=]source] [--from-literal=key1=value1] [--dry-run=server|client|none]",
  aliases: ["cm"],
  short: "Create a config map from a local file, directory or literal value",
  examples: [
    "# Two values from the command line\nkubectl create configmap settings --from-literal=color=blue --from-literal=level=3",
    "# A file under a key of your own\nkubectl create configmap nginx --from-file=default.conf=./site.conf",
  ],
  flags: dataFlags,
  place: { group: "", version: "v1", plural: "configmaps", namespaced: true },
  failure: "failed to create configmap",
  *build({ name, flags, process }) {
    if (flags.bool("append-hash")) throw notSimulated("--append-hash");
    if (name === "") throw new CommandError("name must be specified");
    const data = keyValues(process, flags);
    return built(
      { kind: "ConfigMap", apiVersion: "v1" },
      { name },
      Object.keys(data).length === 0 ? {} : { data },
    );
  },
});
