import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import { parseQuantity } from "../../../wire/quantity.ts";
import { completeResources } from "../completion/complete-resources.ts";
import { withSession } from "../session.ts";
import { mapContainers, matchesName } from "./pod-template.ts";
import { setFlags, setOnObjects } from "./set-command.ts";

/** @models staging/src/k8s.io/kubectl/pkg/cmd/set/set_resources.go, 1.33 */
export const setResources: CommandSpec = {
  use: "resources (-f FILENAME | TYPE NAME)  ([--limits=LIMITS & --requests=REQUESTS]",
  short: "Update resource requests/limits on objects with pod templates",
  examples: [
    "# At most half a CPU and 128 MiB\nkubectl set resources deployment web --limits=cpu=500m,memory=128Mi",
  ],
  flags: [
    ...setFlags,
    {
      name: "containers",
      short: "c",
      type: "string",
      default: "*",
      usage: "The containers to change, with wildcards.",
    },
    { name: "limits", type: "string", usage: "The most that a container may use: 'cpu=100m,memory=256Mi'." },
    { name: "requests", type: "string", usage: "What a container is promised: 'cpu=100m,memory=256Mi'." },
  ],
  complete: completeResources(),
  run: withSession(function* (session) {
    const { flags, args } = session;
    const limits = amounts(flags.text("limits"));
    const requests = amounts(flags.text("requests"));
    if (flags.text("limits") === "" && flags.text("requests") === "") {
      throw new CommandError(
        "you must specify an update to requests or limits (in the form of --requests/--limits)",
      );
    }
    const pattern = flags.text("containers");
    yield* setOnObjects(session, {
      resources: args,
      done: "resource requirements updated",
      change: (object) =>
        mapContainers(object, (container) => {
          if (!matchesName(pattern, container.name)) return container;
          const before = container.resources ?? {};
          return {
            ...container,
            resources: {
              ...before,
              ...(Object.keys(limits).length === 0 ? {} : { limits: { ...before.limits, ...limits } }),
              ...(Object.keys(requests).length === 0
                ? {}
                : { requests: { ...before.requests, ...requests } }),
            },
          };
        }),
    });
    return 0;
  }),
};

function amounts(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(",").filter((pair) => pair !== "");
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = "", amount = "", ...rest] = pair.split("=");
      if (name === "" || amount === "" || rest.length > 0)
        throw new CommandError(`Invalid argument syntax ${pair}, expected <resource>=<value>`);
      if (parseQuantity(amount) === undefined) {
        throw new CommandError(
          "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
        );
      }
      return [name, amount];
    }),
  );
}
