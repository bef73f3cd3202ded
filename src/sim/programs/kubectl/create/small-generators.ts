import { built, generator } from "./generator.ts";
import type { CommandSpec } from "../../cobra/command.ts";

const serviceAccount = generator({
  use: "serviceaccount NAME [--dry-run=server|client|none]",
  aliases: ["sa"],
  short: "Create a service account with the specified name",
  examples: ["# An identity for a program in the cluster\nkubectl create serviceaccount robot"],
  place: { group: "", version: "v1", plural: "serviceaccounts", namespaced: true },
  failure: "failed to create serviceaccount",
  *build({ name }) {
    return built({ kind: "ServiceAccount", apiVersion: "v1" }, { name }, {});
  },
});

const priorityClass = generator({
  use: "priorityclass NAME --value=VALUE --global-default=BOOL [--dry-run=server|client|none]",
  aliases: ["pc"],
  short: "Create a priority class with the specified name",
  examples: ["# Pods that go first\nkubectl create priorityclass high --value=1000"],
  flags: [
    { name: "description", type: "string", usage: "When to use the class." },
    { name: "global-default", type: "bool", usage: "The class of pods that name none." },
    {
      name: "preemption-policy",
      type: "string",
      default: "PreemptLowerPriority",
      usage: "What happens to pods of lower priority: PreemptLowerPriority or Never.",
    },
    { name: "value", type: "int32", default: "0", usage: "The priority." },
  ],
  place: { group: "scheduling.k8s.io", version: "v1", plural: "priorityclasses", namespaced: false },
  failure: "failed to create priorityclass",
  *build({ name, flags }) {
    return built(
      { kind: "PriorityClass", apiVersion: "scheduling.k8s.io/v1" },
      { name },
      {
        value: flags.number("value"),
        ...(flags.bool("global-default") ? { globalDefault: true } : {}),
        ...(flags.text("description") === "" ? {} : { description: flags.text("description") }),
        preemptionPolicy: flags.text("preemption-policy"),
      },
    );
  },
});

export const smallGenerators: readonly CommandSpec[] = [priorityClass, serviceAccount];
