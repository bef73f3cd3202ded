import { defineModule, type Module } from "../../kernel/module.ts";
import { need, type Task } from "../../kernel/task.ts";
import type { Process } from "../../host/process.ts";
import { parseYaml } from "../../wire/yaml.ts";
import { decodeBase64 } from "../../wire/base64.ts";
import { decodeCertificate } from "../../wire/x509/certificate-pem.ts";
import { holderOf } from "../../wire/x509/credential-fields.ts";
import { isObject, type JsonObject } from "../../wire/json.ts";
import { ClusterClient, ClusterError } from "../kubeadm/cluster-client.ts";
import type { ClusterConfig } from "./cluster-config.ts";
import { docker, inNode, readNodeFile, readNodeSource, writeNodeFile } from "./docker-command.ts";
import { kubeadmConfig } from "./kubeadm-config.ts";
import { kindKubeconfig, mergeInto, type Kubeconfig } from "./kubeconfig-file.ts";
import { KindError } from "./kind-error.ts";
import { deletedText, deleteNodes, listNodes, serverOf } from "./nodes.ts";
import { nodeNames } from "./node-names.ts";
import { provision } from "./provision.ts";
import type { StatusLine } from "./status-line.ts";
import type { waitForReady } from "./wait-for-ready.ts";

const waitModule: Module<{ readonly waitForReady: typeof waitForReady }> = defineModule(
  "programs/kind/wait-for-ready",
  () => import("./wait-for-ready.ts"),
);

export interface CreateOptions {
  readonly config: ClusterConfig;
  readonly kubeconfigPath: string;
  readonly retains: boolean;
  /** Microseconds to wait for the control plane to be ready; 0 does not wait. */
  readonly wait: number;
}

/** Others can be pulled, but there is nothing in them. */
const usableImage = "kindest/node:v1.33.1";

const salutations = [
  "Have a nice day! 👋",
  "Thanks for using kind! 😊",
  "Not sure what to do next? 😅  Check out https://kind.sigs.k8s.io/docs/user/quick-start/",
  "Have a question, bug, or feature request? Let us know! https://kind.sigs.k8s.io/#community 🙂",
] as const;

/** `kind create cluster`. Throws KindError. @models kind 0.29 pkg/cluster/internal/create/create.go Cluster */
export function* createCluster(process: Process, options: CreateOptions, status: StatusLine): Task<void> {
  const { config } = options;
  checkName(config.name);
  yield* checkEngine(process);
  if ((yield* listNodes(process, config.name)).length > 0) {
    throw new KindError(
      `failed to create cluster: node(s) already exist for a cluster with the name "${config.name}"`,
    );
  }
  yield* status.line(`Creating cluster "${config.name}" ...`);
  yield* ensureImages(process, config, status);
  try {
    yield* bringUp(process, options, status);
  } catch (error) {
    if (!(error instanceof KindError)) throw error;
    yield* status.end(false);
    if (!options.retains) {
      const nodes = yield* listNodes(process, config.name);
      yield* deleteNodes(process, nodes);
      yield* status.line(deletedText(nodes));
    }
    throw new KindError(`failed to create cluster: ${error.message}`);
  }
  yield* status.line(`Set kubectl context to "kind-${config.name}"`);
  yield* status.line("You can now use your cluster with:\n");
  yield* status.line(
    `kubectl cluster-info --context kind-${config.name}${kubeconfigHint(process, options)}\n`,
  );
  yield* status.line(process.kernel.random.fork(`kind salutation ${process.kernel.now}`).pick(salutations));
}

function kubeconfigHint({ env }: Process, { kubeconfigPath }: CreateOptions): string {
  const isUsual = env.has("KUBECONFIG") || kubeconfigPath === `${env.get("HOME") ?? ""}/.kube/config`;
  return isUsual ? "" : ` --kubeconfig ${kubeconfigPath}`;
}

function checkName(name: string): void {
  if (/^[a-z0-9.-]+$/.test(name)) return;
  throw new KindError(
    `failed to create cluster: '${name}' is not a valid cluster name, cluster names must match \`^[a-z0-9.-]+$\``,
  );
}

function* checkEngine(process: Process): Task<void> {
  try {
    yield* docker(process, ["info", "--format", "{{json .}}"], function* (engine) {
      return engine.info();
    });
  } catch (error) {
    if (!(error instanceof KindError)) throw error;
    throw new KindError(`failed to create cluster: failed to get docker info: ${error.message}`);
  }
}

function* ensureImages(process: Process, config: ClusterConfig, status: StatusLine): Task<void> {
  for (const image of new Set(config.nodes.map((node) => node.image))) {
    const [shown = ""] = image.split("@");
    yield* status.start(`Ensuring node image (${shown}) 🖼`);
    try {
      yield* ensureImage(process, image);
    } catch (error) {
      if (!(error instanceof KindError)) throw error;
      yield* status.end(false);
      throw new KindError(`failed to create cluster: ${error.message}`);
    }
  }
}

function* ensureImage(process: Process, image: string): Task<void> {
  try {
    yield* docker(process, ["pull", image], function* (engine) {
      const isPresent = engine
        .images()
        .some(({ references }) => references.includes(`docker.io/${nameOf(image)}`));
      if (!isPresent) yield* engine.pull(image, () => undefined);
    });
  } catch (error) {
    if (error instanceof KindError) throw new KindError(`failed to pull image "${image}": ${error.message}`);
    throw error;
  }
  const name = nameOf(image);
  if (name !== usableImage) {
    throw new KindError(`nodes made of ${name} are not simulated: only ${usableImage} in this build`);
  }
}

/** Without the digest. */
function nameOf(image: string): string {
  return image.split("@")[0] ?? "";
}

function* bringUp(process: Process, options: CreateOptions, status: StatusLine): Task<void> {
  const { config, kubeconfigPath } = options;
  const names = nodeNames(config.name, config.nodes);
  const controlPlane = names[config.nodes.findIndex(({ role }) => role === "control-plane")] ?? "";
  yield* status.start(`Preparing nodes ${"📦 ".repeat(config.nodes.length)}`);
  yield* provision(process, config);
  yield* status.start("Writing configuration 📜");
  yield* writeConfigs(process, config, { names, controlPlane });
  yield* status.start("Starting control-plane 🕹️");
  yield* runKubeadm(
    process,
    controlPlane,
    ["init", "--config=/kind/kubeadm.conf", "--skip-token-print", "--v=6"],
    "failed to init node with kubeadm",
  );
  const kubeconfig = yield* kindKubeconfig(
    readNodeSource(process, controlPlane, "/etc/kubernetes/admin.conf"),
    config.name,
    yield* serverOf(process, controlPlane),
  );
  const client = clientOf(process, kubeconfig);
  if (names.length === 1) yield* openControlPlane(client, controlPlane);
  if (!config.networking.disableDefaultCni) {
    yield* status.start("Installing CNI 🔌");
    yield* apply(
      client,
      readNodeFile(process, controlPlane, "/kind/manifests/default-cni.yaml").replaceAll(
        "{{ .PodSubnet }}",
        config.networking.podSubnet,
      ),
      "failed to apply overlay network",
    );
  }
  yield* status.start("Installing StorageClass 💾");
  yield* apply(
    client,
    readNodeFile(process, controlPlane, "/kind/manifests/default-storage.yaml"),
    "failed to add default storage class",
  );
  const workers = names.filter((name) => name !== controlPlane);
  if (workers.length > 0) {
    yield* status.start("Joining worker nodes 🚜");
    for (const name of workers) {
      yield* runKubeadm(
        process,
        name,
        ["join", "--config", "/kind/kubeadm.conf", "--v=6"],
        "failed to join node with kubeadm",
      );
    }
  }
  if (options.wait > 0) {
    const { waitForReady } = yield* need(waitModule);
    yield* waitForReady(process, client, { wait: options.wait, controlPlane, status });
  }
  yield* status.end(true);
  yield* mergeInto(process.access, kubeconfigPath, kubeconfig);
}

function* writeConfigs(
  process: Process,
  config: ClusterConfig,
  { names, controlPlane }: { readonly names: readonly string[]; readonly controlPlane: string },
): Task<void> {
  for (const [index, node] of config.nodes.entries()) {
    const name = names[index] ?? "";
    const address = yield* docker(process, ["inspect", name], function* (engine) {
      return engine.container(name).endpoint?.address ?? "";
    });
    const text = kubeadmConfig(config, { node, name, address, endpoint: `${controlPlane}:6443` });
    writeNodeFile(process, name, { path: "/kind/kubeadm.conf", text });
  }
}

function* runKubeadm(process: Process, node: string, args: readonly string[], failure: string): Task<void> {
  try {
    yield* inNode(process, node, ["kubeadm", ...args]);
  } catch (error) {
    if (error instanceof KindError) throw new KindError(`${failure}: ${error.message}`);
    throw error;
  }
}

/** As the admin of the new cluster, over the published port. */
function clientOf(process: Process, { clusters, users }: Kubeconfig): ClusterClient {
  const cluster = clusters[0]?.cluster ?? {};
  const user = users[0]?.user ?? {};
  const decode = (data: unknown): string => (typeof data === "string" ? (decodeBase64(data) ?? "") : "");
  const identity = holderOf(user) ?? decodeCertificate(decode(user["client-certificate-data"]));
  const authority = decodeCertificate(decode(cluster["certificate-authority-data"]))?.authority;
  const server = typeof cluster["server"] === "string" ? cluster["server"] : "";
  return new ClusterClient(process.host, { server, identity, authority });
}

/** A cluster of one node runs everything on it: no taint, and load balancers may use it. */
function* openControlPlane(client: ClusterClient, node: string): Task<void> {
  const path = `/api/v1/nodes/${node}`;
  const { spec } = yield* client.get(path);
  const { taints = [] } = (spec ?? {}) as { readonly taints?: readonly JsonObject[] };
  yield* client.patch(path, {
    metadata: { labels: { "node.kubernetes.io/exclude-from-external-load-balancers": null } },
    spec: { taints: taints.filter(({ key }) => key !== "node-role.kubernetes.io/control-plane") },
  });
}

/** Creates the objects of a manifest. */
function* apply(client: ClusterClient, manifest: string, failure: string): Task<void> {
  for (const text of manifest.split(/^---\n/m)) {
    if (text.trim() === "") continue;
    const object = yield* parseYaml(text);
    try {
      if (isObject(object)) yield* client.create(object as JsonObject);
    } catch (error) {
      if (error instanceof ClusterError) throw new KindError(`${failure}: ${error.message}`);
      throw error;
    }
  }
}
