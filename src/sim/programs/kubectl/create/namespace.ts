import type { CommandSpec } from "../../cobra/command.ts";
import { built, generator } from "./generator.ts";

export const namespace: CommandSpec = generator({
  use: "namespace NAME [--dry-run=server|client|none]",
  aliases: ["ns"],
  short: "Create a namespace with the specified name",
  examples: ["# A namespace for experiments\nkubectl create namespace playground"],
  place: { group: "", version: "v1", plural: "namespaces", namespaced: false },
  *build({ name }) {
    return built({ kind: "Namespace", apiVersion: "v1" }, { name }, { spec: {}, status: {} });
  },
});
