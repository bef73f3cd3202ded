import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { isObject } from "../../wire/json.ts";
import { parseYaml } from "../../wire/yaml.ts";
import { KubeadmError } from "./kubeadm-error.ts";
import type { NodeSettings, Taint } from "./node-settings.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What a configuration file says, by kind; documents that are not there are empty. */
export interface KubeadmConfig {
  readonly cluster: Fields;
  readonly init: Fields;
  readonly join: Fields;
  readonly kubelet: Fields;
  readonly proxy: Fields;
}

const kinds: Readonly<Record<string, keyof KubeadmConfig>> = {
  ClusterConfiguration: "cluster",
  InitConfiguration: "init",
  JoinConfiguration: "join",
  KubeletConfiguration: "kubelet",
  KubeProxyConfiguration: "proxy",
};

/** Reads the documents of `--config`. Throws KubeadmError for what is not a kubeadm configuration. */
export function* readConfig(process: Process, path: string): Task<KubeadmConfig> {
  const config: Record<keyof KubeadmConfig, Fields> = {
    cluster: {},
    init: {},
    join: {},
    kubelet: {},
    proxy: {},
  };
  if (process.access.find(path) === undefined) {
    throw new KubeadmError(`unable to read config from "${path}": open ${path}: no such file or directory`);
  }
  for (const text of process.access.readText(path).split(/^---\n/m)) {
    if (text.trim() === "") continue;
    const document = yield* parseYaml(text);
    if (!isObject(document)) continue;
    const key = kinds[String(document["kind"])];
    if (key === undefined)
      throw new KubeadmError(`no kind "${String(document["kind"])}" is registered for kubeadm`);
    config[key] = document;
  }
  return config;
}

/** The settings of the node on which kubeadm runs, with kubeadm's defaults. `role`: which document counts. */
export function settingsOf(config: KubeadmConfig, process: Process, role: "init" | "join"): NodeSettings {
  const { cluster } = config;
  const own = config[role];
  const registration = fields(own["nodeRegistration"]);
  const networking = fields(cluster["networking"]);
  const endpoint = fields(
    role === "init" ? own["localAPIEndpoint"] : fields(own["controlPlane"])["localAPIEndpoint"],
  );
  const advertiseAddress = text(endpoint["advertiseAddress"], process.host.network.addresses[0] ?? "");
  const bindPort = Number(endpoint["bindPort"] ?? 6443);
  const [token] = Array.isArray(own["bootstrapTokens"]) ? own["bootstrapTokens"] : [];
  const discovery = fields(fields(own["discovery"])["bootstrapToken"]);
  return {
    clusterName: text(cluster["clusterName"], "kubernetes"),
    nodeName: text(registration["name"], process.host.hostname),
    advertiseAddress,
    bindPort,
    controlPlaneEndpoint: text(
      role === "join" ? discovery["apiServerEndpoint"] : cluster["controlPlaneEndpoint"],
      `${advertiseAddress}:${bindPort}`,
    ),
    podSubnet: text(networking["podSubnet"], ""),
    serviceSubnet: text(networking["serviceSubnet"], "10.96.0.0/12"),
    dnsDomain: text(networking["dnsDomain"], "cluster.local"),
    certificateNames: strings(fields(cluster["apiServer"])["certSANs"]),
    criSocket: text(registration["criSocket"], "unix:///var/run/containerd/containerd.sock"),
    taints: Array.isArray(registration["taints"]) ? (registration["taints"] as readonly Taint[]) : undefined,
    token: text(role === "join" ? discovery["token"] : fields(token)["token"], ""),
    kubeletArgs: args(registration["kubeletExtraArgs"]),
    apiServerArgs: args(fields(cluster["apiServer"])["extraArgs"]),
    controllerManagerArgs: args(fields(cluster["controllerManager"])["extraArgs"]),
    schedulerArgs: args(fields(cluster["scheduler"])["extraArgs"]),
    kubelet: withoutType(config.kubelet),
    proxy: withoutType(config.proxy),
    skipPhases: strings(own["skipPhases"]),
  };
}

function fields(value: unknown): Fields {
  return isObject(value) ? value : {};
}

function text(value: unknown, absent: string): string {
  return typeof value === "string" && value !== "" ? value : absent;
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** v1beta3 has a map of flags, v1beta4 a list of names and values. */
function args(value: unknown): Readonly<Record<string, string>> {
  const pairs = Array.isArray(value)
    ? value.map(fields).map(({ name, value }) => [String(name), String(value)] as const)
    : Object.entries(fields(value)).map(([name, flag]) => [name, String(flag)] as const);
  return Object.fromEntries(pairs);
}

function withoutType(document: Fields): Fields {
  return Object.fromEntries(
    Object.entries(document).filter(([name]) => name !== "apiVersion" && name !== "kind"),
  );
}
