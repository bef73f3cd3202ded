import type { Process } from "../../host/process.ts";
import { parseCidr } from "../../network/cidr.ts";
import { isObject } from "../../wire/json.ts";
import { parseYaml, YamlError } from "../../wire/yaml.ts";
import {
  controlPlaneNode,
  defaultImage,
  defaultNetworking,
  type ClusterConfig,
  type MountConfig,
  type Networking,
  type NodeConfig,
  type PortMappingConfig,
  type Role,
} from "./cluster-config.ts";
import { KindError } from "./kind-error.ts";
import type { Task } from "../../kernel/task.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Fields of kind's types; `false` marks those that this build does not act on. */
const known: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  Cluster: {
    kind: true,
    apiVersion: true,
    name: true,
    nodes: true,
    networking: true,
    featureGates: false,
    runtimeConfig: false,
    kubeadmConfigPatches: false,
    kubeadmConfigPatchesJSON6902: false,
    containerdConfigPatches: false,
    containerdConfigPatchesJSON6902: false,
  },
  Node: {
    role: true,
    image: true,
    labels: true,
    extraMounts: true,
    extraPortMappings: true,
    kubeadmConfigPatches: false,
    kubeadmConfigPatchesJSON6902: false,
  },
  Networking: {
    apiServerAddress: true,
    apiServerPort: true,
    podSubnet: true,
    serviceSubnet: true,
    disableDefaultCNI: true,
    ipFamily: true,
    kubeProxyMode: true,
    dnsSearch: false,
  },
  PortMapping: { containerPort: true, hostPort: true, listenAddress: true, protocol: true },
  Mount: { hostPath: true, containerPath: true, readOnly: true, selinuxRelabel: false, propagation: false },
};

/** Reads and checks `--config`. Throws KindError with kind's words, or for what is not simulated. */
export function* readClusterConfig(process: Process, path: string): Task<ClusterConfig> {
  const text = path === "-" ? yield* process.readAll() : readFile(process, path);
  const document = yield* parse(text);
  checkType(document);
  const decoder = new Decoder(text);
  const config = decoder.cluster(document);
  decoder.finish();
  checkConfig(config);
  return config;
}

function readFile(process: Process, path: string): string {
  if (process.access.find(path)?.is === "file") return process.access.readText(path);
  throw new KindError(
    `failed to create cluster: error reading file: open ${path}: no such file or directory`,
  );
}

function* parse(text: string): Task<Fields> {
  try {
    const value = yield* parseYaml(text);
    return isObject(value) ? value : {};
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    throw new KindError(
      `failed to create cluster: could not determine kind / apiVersion for config: ${error.message}`,
    );
  }
}

function checkType({ apiVersion, kind }: Fields): void {
  if (apiVersion !== "kind.x-k8s.io/v1alpha4") {
    throw new KindError(
      `failed to create cluster: unknown apiVersion: ${typeof apiVersion === "string" ? apiVersion : ""}`,
    );
  }
  if (kind !== "Cluster") {
    throw new KindError(
      `failed to create cluster: unknown kind ${typeof kind === "string" ? kind : ""} for apiVersion: ${apiVersion}`,
    );
  }
}

/** Reads fields into types and collects what does not belong there, as yaml.v3 with known fields does. */
class Decoder {
  readonly #lines: readonly string[];
  readonly #problems: string[] = [];

  constructor(text: string) {
    this.#lines = text.split("\n");
  }

  finish(): void {
    if (this.#problems.length === 0) return;
    const list = this.#problems.map((problem) => `\n  ${problem}`).join("");
    throw new KindError(`failed to create cluster: unable to decode config: yaml: unmarshal errors:${list}`);
  }

  cluster(fields: Fields): ClusterConfig {
    this.#check("Cluster", fields);
    const nodes = this.#list(fields["nodes"], "[]v1alpha4.Node").map((node) => this.#node(node));
    return {
      name: text(fields["name"]),
      nodes: nodes.length === 0 ? [controlPlaneNode] : nodes,
      networking: this.#networking(isObject(fields["networking"]) ? fields["networking"] : {}),
    };
  }

  #node(fields: Fields): NodeConfig {
    this.#check("Node", fields);
    return {
      role: (text(fields["role"]) || "control-plane") as Role,
      image: text(fields["image"]) || defaultImage,
      labels: Object.fromEntries(
        Object.entries(isObject(fields["labels"]) ? fields["labels"] : {}).map(([key, value]) => [
          key,
          String(value),
        ]),
      ),
      portMappings: this.#list(fields["extraPortMappings"], "[]v1alpha4.PortMapping").map((mapping) =>
        this.#portMapping(mapping),
      ),
      mounts: this.#list(fields["extraMounts"], "[]v1alpha4.Mount").map((mount) => this.#mount(mount)),
    };
  }

  #networking(fields: Fields): Networking {
    this.#check("Networking", fields);
    refuseOther(fields["ipFamily"], "ipFamily", "ipv4");
    refuseOther(fields["kubeProxyMode"], "kubeProxyMode", "iptables");
    return {
      apiServerAddress: text(fields["apiServerAddress"]) || defaultNetworking.apiServerAddress,
      apiServerPort: Number(fields["apiServerPort"] ?? 0),
      podSubnet: text(fields["podSubnet"]) || defaultNetworking.podSubnet,
      serviceSubnet: text(fields["serviceSubnet"]) || defaultNetworking.serviceSubnet,
      disableDefaultCni: fields["disableDefaultCNI"] === true,
    };
  }

  #portMapping(fields: Fields): PortMappingConfig {
    this.#check("PortMapping", fields);
    const protocol = text(fields["protocol"]);
    if (!["", "TCP", "UDP", "SCTP"].includes(protocol.toUpperCase())) {
      throw new KindError(
        `failed to create cluster: unable to decode config: Unknown PortMappingProtocol: "${protocol}"`,
      );
    }
    return {
      containerPort: Number(fields["containerPort"] ?? 0),
      hostPort: Number(fields["hostPort"] ?? 0),
      listenAddress: text(fields["listenAddress"]),
      protocol: protocol.toUpperCase(),
    };
  }

  #mount(fields: Fields): MountConfig {
    this.#check("Mount", fields);
    return {
      hostPath: text(fields["hostPath"]),
      containerPath: text(fields["containerPath"]),
      readOnly: fields["readOnly"] === true,
    };
  }

  #check(type: string, fields: Fields): void {
    for (const name of Object.keys(fields)) {
      const acts = known[type]?.[name];
      if (acts === undefined)
        this.#problems.push(`line ${this.#lineOf(name)}: field ${name} not found in type v1alpha4.${type}`);
      else if (!acts && !isEmpty(fields[name]))
        throw new KindError(`failed to create cluster: ${name} is not simulated`);
    }
  }

  #list(value: unknown, type: string): readonly Fields[] {
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return value.map((item): Fields => (isObject(item) ? item : {}));
    this.#problems.push(`cannot unmarshal !!str into ${type}`);
    return [];
  }

  /** The first line that begins with the field: positions are not kept by the parser. */
  #lineOf(name: string): number {
    return (
      1 +
      Math.max(
        0,
        this.#lines.findIndex((line) => line.replace(/^[\s-]*/, "").startsWith(`${name}:`)),
      )
    );
  }
}

function checkConfig({ nodes, networking }: ClusterConfig): void {
  const problems = nodes.flatMap((node, index) =>
    nodeProblems(node).map((problem) => `invalid configuration for node ${index}: ${problem}`),
  );
  if (!nodes.some(({ role }) => role === "control-plane"))
    problems.push("must have at least one control-plane node");
  for (const [name, subnet] of [
    ["pod", networking.podSubnet],
    ["service", networking.serviceSubnet],
  ] as const) {
    if (parseCidr(subnet) === undefined || !subnet.includes("/")) {
      problems.push(
        `invalid ${name} subnet failed to parse cidr value:"${subnet}" with error: invalid CIDR address: ${subnet}`,
      );
    }
  }
  if (problems.length > 0)
    throw new KindError(
      `failed to create cluster: ${problems.length === 1 ? problems.join("") : `[${problems.join(", ")}]`}`,
    );
  if (nodes.filter(({ role }) => role === "control-plane").length > 1) {
    throw new KindError("failed to create cluster: more than one control-plane node is not simulated");
  }
}

function nodeProblems({ role, portMappings }: NodeConfig): readonly string[] {
  const problems: string[] = [];
  if (role !== "control-plane" && role !== "worker")
    problems.push(`"${String(role)}" is not a valid node role`);
  const seen = new Set<string>();
  for (const { hostPort, containerPort, listenAddress, protocol } of portMappings) {
    if (hostPort < -1 || hostPort > 65_535)
      problems.push(`invalid hostPort: invalid port number: ${hostPort}`);
    if (containerPort < 0 || containerPort > 65_535)
      problems.push(`invalid containerPort: invalid port number: ${containerPort}`);
    const key = `${listenAddress === "" ? "<nil>" : listenAddress}:${hostPort}/${protocol}`;
    if (hostPort > 0 && seen.has(key)) {
      problems.push(
        `invalid portMapping: port mapping with same listen address, port and protocol already configured: ${key}`,
      );
    }
    seen.add(key);
  }
  return problems;
}

function refuseOther(value: unknown, name: string, only: string): void {
  if (value === undefined || value === only) return;
  throw new KindError(
    `failed to create cluster: networking.${name}: ${JSON.stringify(value)} is not simulated, only ${only}`,
  );
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
