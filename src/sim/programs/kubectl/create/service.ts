import type { JsonObject } from "../../../wire/json.ts";
import { CommandError, type CommandSpec } from "../../cobra/command.ts";
import type { Flag } from "../../cobra/flag.ts";
import { subcommandsOnly } from "../commands/subcommands.ts";
import { built, generator } from "./generator.ts";

interface ServiceCommand {
  readonly name: string;
  readonly type: "ClusterIP" | "NodePort" | "LoadBalancer" | "ExternalName";
  readonly use: string;
  readonly short: string;
  readonly example: string;
  readonly flags: readonly Flag[];
}

const tcp: Flag = { name: "tcp", type: "stringSlice", usage: "Ports, as <port> or <port>:<targetPort>." };

const commands: readonly ServiceCommand[] = [
  {
    name: "clusterip",
    type: "ClusterIP",
    use: "clusterip NAME [--tcp=<port>:<targetPort>] [--dry-run=server|client|none]",
    short: "Create a ClusterIP service",
    example:
      "# Port 80 of the service is port 8080 of the pods\nkubectl create service clusterip web --tcp=80:8080",
    flags: [
      tcp,
      { name: "clusterip", type: "string", usage: "The address, or None for a headless service." },
    ],
  },
  {
    name: "externalname",
    type: "ExternalName",
    use: "externalname NAME --external-name external.name [--dry-run=server|client|none]",
    short: "Create an ExternalName service",
    example:
      "# An alias for a name outside\nkubectl create service externalname db --external-name db.example.com",
    flags: [
      tcp,
      {
        name: "external-name",
        type: "string",
        required: true,
        usage: "The name that the service is an alias for.",
      },
    ],
  },
  {
    name: "loadbalancer",
    type: "LoadBalancer",
    use: "loadbalancer NAME [--tcp=port:targetPort] [--dry-run=server|client|none]",
    short: "Create a LoadBalancer service",
    example: "# Port 80 for the world\nkubectl create service loadbalancer web --tcp=80:8080",
    flags: [tcp],
  },
  {
    name: "nodeport",
    type: "NodePort",
    use: "nodeport NAME [--tcp=port:targetPort] [--dry-run=server|client|none]",
    short: "Create a NodePort service",
    example: "# A port on every node\nkubectl create service nodeport web --tcp=80:8080 --node-port=30080",
    flags: [tcp, { name: "node-port", type: "int", default: "0", usage: "The port on every node." }],
  },
];

/** @models staging/src/k8s.io/kubectl/pkg/cmd/create/create_service.go, 1.33 */
export const service: CommandSpec = {
  use: "service",
  aliases: ["svc"],
  short: "Create a service using a specified subcommand",
  commands: commands.map(({ type, use, short, example, flags }) =>
    generator({
      use,
      short,
      examples: [example],
      flags,
      place: { group: "", version: "v1", plural: "services", namespaced: true },
      failure: `failed to create ${type} service`,
      *build({ name, flags }) {
        const ports = flags
          .list("tcp")
          .map((text) => portOf(text, flags.has("node-port") ? flags.number("node-port") : 0));
        const clusterIp = flags.has("clusterip") ? flags.text("clusterip") : "";
        if (type !== "ExternalName" && ports.length === 0 && clusterIp !== "None") {
          throw new CommandError("at least one tcp port specifier must be provided");
        }
        const labels = { app: name };
        const spec: JsonObject = {
          ...(ports.length === 0 ? {} : { ports }),
          selector: labels,
          ...(clusterIp === "" ? {} : { clusterIP: clusterIp }),
          type,
          ...(type === "ExternalName" ? { externalName: flags.text("external-name") } : {}),
        };
        return built(
          { kind: "Service", apiVersion: "v1" },
          { name, labels },
          { spec, status: { loadBalancer: {} } },
        );
      },
    }),
  ),
  run: subcommandsOnly,
};

function portOf(text: string, nodePort: number): JsonObject {
  const [port = "", target = port, ...rest] = text.split(":");
  if (rest.length > 0 || !/^\d+$/.test(port))
    throw new CommandError(`strconv.Atoi: parsing ${JSON.stringify(port)}: invalid syntax`);
  return {
    name: text.replace(":", "-"),
    protocol: "TCP",
    port: Number(port),
    targetPort: /^\d+$/.test(target) ? Number(target) : target,
    ...(nodePort > 0 ? { nodePort } : {}),
  };
}
