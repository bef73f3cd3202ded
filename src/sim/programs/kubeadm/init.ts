import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { millisecond, minute, type Instant } from "../../kernel/time.ts";
import { printYaml } from "../../wire/yaml.ts";
import type { JsonObject } from "../../wire/json.ts";
import { coreDnsObjects, kubeProxyObjects } from "./addons.ts";
import { adminBinding, clusterInfoObjects, configObjects, tokenObjects } from "./bootstrap-objects.ts";
import { writeCertificates } from "./certificates.ts";
import { accessWith, ClusterClient, ClusterError } from "./cluster-client.ts";
import { KubeadmError } from "./kubeadm-error.ts";
import { writeKubeconfigs, type Signer } from "./kubeconfigs.ts";
import { startKubelet, waitForKubelet } from "./kubelet-start.ts";
import type { NodeSettings } from "./node-settings.ts";
import { staticPods } from "./static-pods.ts";
import { kubernetesVersion } from "./versions.ts";

const pki = "/etc/kubernetes/pki";
const manifests = "/etc/kubernetes/manifests";
const timeout = 4 * minute;
const pollInterval = 500 * millisecond;

/**
 * `kubeadm init`, phase by phase, on the machine of this process. Prints what kubeadm prints and throws KubeadmError.
 *
 * @models cmd/kubeadm/app/cmd/init.go, 1.33
 */
export function* initialise(process: Process, settings: NodeSettings): Task<void> {
  const say = lineWriter(process);
  yield* process.write(`[init] Using Kubernetes version: ${kubernetesVersion}\n`);
  const signer = yield* writeFiles(process, settings, say);
  yield* startKubelet(process, settings);
  yield* waitForControlPlane(process, settings);
  yield* createObjects(process, settings, signer);
}

type Say = { (line: string): void; readonly flush: () => Task<void> };

/** Collects the lines of steps that take no time, so that they are written at once. */
function lineWriter(process: Process): Say {
  let lines = "";
  const say = (line: string): void => void (lines += `${line}\n`);
  return Object.assign(say, {
    *flush(): Task<void> {
      const text = lines;
      lines = "";
      yield* process.write(text);
    },
  });
}

/** certs, kubeconfig, etcd and control-plane: all that lies in /etc/kubernetes. */
function* writeFiles(process: Process, settings: NodeSettings, say: Say): Task<Signer> {
  const { access: files, kernel, host } = process;
  // The name says which init this is, so that a second cluster on the same machine gets other keys.
  const random = kernel.random.fork(`kubeadm ${host.hostname} ${kernel.now}`);
  yield* kernel.sleep(900 * millisecond);
  const now: Instant = kernel.now;
  const authorities = writeCertificates(settings, { files, random, now }, say);
  const signer = { files, random, now, authority: authorities["ca"] ?? "", caCertificate: files.readText(`${pki}/ca.crt`) };
  writeKubeconfigs(settings, signer, say);
  yield* say.flush();
  files.makeDirectory(manifests, { parents: true });
  const pods = Object.entries(staticPods(settings));
  say(`[etcd] Creating static Pod manifest for local etcd in "${manifests}"`);
  say(`[control-plane] Using manifest folder "${manifests}"`);
  for (const [name, pod] of pods) {
    if (name !== "etcd") say(`[control-plane] Creating static Pod manifest for "${name}"`);
    files.writeText(`${manifests}/${name}.yaml`, printYaml(pod), 0o600);
  }
  yield* say.flush();
  return signer;
}

function* waitForControlPlane(process: Process, settings: NodeSettings): Task<void> {
  const { advertiseAddress, bindPort } = settings;
  yield* process.write(
    `[wait-control-plane] Waiting for the kubelet to boot up the control plane as static Pods from directory "${manifests}"\n`,
  );
  yield* waitForKubelet(process);
  const checks = [
    { name: "kube-apiserver", server: `https://${advertiseAddress}:${bindPort}`, path: "/livez" },
    { name: "kube-controller-manager", server: "https://127.0.0.1:10257", path: "/healthz" },
    { name: "kube-scheduler", server: "https://127.0.0.1:10259", path: "/livez" },
  ];
  const lines = checks.map(({ name, server, path }) => `[control-plane-check] Checking ${name} at ${server}${path}\n`);
  yield* process.write(
    `[control-plane-check] Waiting for healthy control plane components. This can take up to 4m0s\n${lines.join("")}`,
  );
  const { kernel } = process;
  const start = kernel.now;
  const clients = checks.map(({ server }) => new ClusterClient(process.host, { server, identity: undefined, authority: undefined }));
  const waiting = new Set(checks.keys());
  while (waiting.size > 0) {
    for (const index of waiting) {
      const check = checks[index];
      if ((yield* clients[index]?.health(check?.path ?? "") ?? nothing()) === undefined) continue;
      waiting.delete(index);
      yield* process.write(`[control-plane-check] ${check?.name ?? ""} is healthy after ${goSeconds(kernel.now - start)}\n`);
    }
    if (waiting.size > 0 && kernel.now - start > timeout) throw new KubeadmError(timeoutText([...waiting].map((index) => checks[index]?.name ?? "")));
    if (waiting.size > 0) yield* kernel.sleep(pollInterval);
  }
}

function* nothing(): Task<undefined> {
  return undefined;
}

function timeoutText(names: readonly string[]): string {
  const reasons = names.map((name) => `${name} check failed`);
  return `error execution phase wait-control-plane: failed while waiting for the control plane to start: [${reasons.join(", ")}]`;
}

/** A Go duration of some seconds: `4.502816s`. */
function goSeconds(microseconds: number): string {
  const seconds = microseconds / 1_000_000;
  return seconds < 1 ? `${microseconds / 1000}ms` : `${seconds}s`;
}

/** upload-config, mark-control-plane, bootstrap-token and the add-ons: all that lies in the cluster. */
function* createObjects(process: Process, settings: NodeSettings, { caCertificate }: Signer): Task<void> {
  const server = `https://${settings.controlPlaneEndpoint}`;
  const certificate = (file: string): string => process.access.readText(`${pki}/${file}.crt`);
  const admin = accessWith(server, { certificate: certificate("apiserver-kubelet-client"), authority: caCertificate });
  const superAdmin = { ...admin, identity: admin.identity === undefined ? undefined : { ...admin.identity, commonName: "kubernetes-super-admin", organizations: ["system:masters"] } };
  const client = new ClusterClient(process.host, superAdmin);
  const name = settings.nodeName;
  const taints = settings.taints ?? [{ key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" }];
  const phases: readonly { readonly lines: readonly string[]; readonly objects: readonly JsonObject[]; readonly then?: () => Task<void> }[] = [
    {
      lines: [
        '[upload-config] Storing the configuration used in ConfigMap "kubeadm-config" in the "kube-system" Namespace',
        '[kubelet] Creating a ConfigMap "kubelet-config" in namespace kube-system with the configuration for the kubelets in the cluster',
        "[upload-certs] Skipping phase. Please see --upload-certs",
      ],
      objects: [adminBinding, ...configObjects(settings)],
    },
    {
      lines: [
        `[mark-control-plane] Marking the node ${name} as control-plane by adding the labels: [node-role.kubernetes.io/control-plane node.kubernetes.io/exclude-from-external-load-balancers]`,
        ...(taints.length === 0 ? [] : [`[mark-control-plane] Marking the node ${name} as control-plane by adding the taints [${taints.map(({ key, effect }) => `${key}:${effect}`).join(" ")}]`]),
      ],
      objects: [],
      then: () => markControlPlane(process, client, { name, taints, criSocket: settings.criSocket }),
    },
    {
      lines: [
        `[bootstrap-token] Using token: ${settings.token}`,
        "[bootstrap-token] Configuring bootstrap tokens, cluster-info ConfigMap, RBAC Roles",
        "[bootstrap-token] Configured RBAC rules to allow Node Bootstrap tokens to get nodes",
        "[bootstrap-token] Configured RBAC rules to allow Node Bootstrap tokens to post CSRs in order for nodes to get long term certificate credentials",
        "[bootstrap-token] Configured RBAC rules to allow the csrapprover controller automatically approve CSRs from a Node Bootstrap Token",
        "[bootstrap-token] Configured RBAC rules to allow certificate rotation for all node client certificates in the cluster",
        '[bootstrap-token] Creating the "cluster-info" ConfigMap in the "kube-public" namespace',
      ],
      objects: [...tokenObjects(settings, process.kernel.now), ...clusterInfoObjects(settings, caCertificate)],
    },
    { lines: ["[addons] Applied essential addon: CoreDNS"], objects: coreDnsObjects(settings) },
    { lines: ["[addons] Applied essential addon: kube-proxy"], objects: kubeProxyObjects(settings) },
  ];
  for (const { lines, objects, then } of phases) {
    for (const object of objects) yield* createOrFail(client, object);
    if (then !== undefined) yield* then();
    yield* process.write(lines.map((line) => `${line}\n`).join(""));
  }
}

function* createOrFail(client: ClusterClient, object: JsonObject): Task<void> {
  try {
    yield* client.create(object);
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    // 409: kubeadm updates what is there already; it is the same.
    if (error.code !== 409) throw new KubeadmError(`error execution phase: unable to create ${String(object["kind"])}: ${error.message}`);
  }
}

/** The kubelet registers its node a moment after the API server is up: waits for it, then labels and taints it. */
function* markControlPlane(
  process: Process,
  client: ClusterClient,
  mark: { readonly name: string; readonly taints: readonly { readonly key: string; readonly effect: string }[]; readonly criSocket: string },
): Task<void> {
  const path = `/api/v1/nodes/${mark.name}`;
  const { kernel } = process;
  for (const start = kernel.now; kernel.now - start < timeout; yield* kernel.sleep(pollInterval)) {
    try {
      const node = yield* client.get(path);
      const { taints: own = [] } = (node["spec"] ?? {}) as { readonly taints?: readonly JsonObject[] };
      const added = mark.taints.filter(({ key }) => !own.some((taint) => taint["key"] === key));
      yield* client.patch(path, {
        metadata: {
          labels: { "node-role.kubernetes.io/control-plane": "", "node.kubernetes.io/exclude-from-external-load-balancers": "" },
          annotations: { "kubeadm.alpha.kubernetes.io/cri-socket": mark.criSocket },
        },
        spec: { taints: [...own, ...added.map(({ key, effect }) => ({ key, effect }))] },
      });
      return;
    } catch (error) {
      if (!(error instanceof ClusterError) || error.code === 403) throw error;
    }
  }
  throw new KubeadmError(`error execution phase mark-control-plane: error applying control-plane label and taints: nodes "${mark.name}" not found`);
}

/** What is printed at the end: how to use the cluster, and how others join. */
export function farewell(settings: NodeSettings, caHash: string): string {
  return `
Your Kubernetes control-plane has initialized successfully!

To start using your cluster, you need to run the following as a regular user:

  mkdir -p $HOME/.kube
  sudo cp -i /etc/kubernetes/admin.conf $HOME/.kube/config
  sudo chown $(id -u):$(id -g) $HOME/.kube/config

Alternatively, if you are the root user, you can run:

  export KUBECONFIG=/etc/kubernetes/admin.conf

You should now deploy a pod network to the cluster.
Run "kubectl apply -f [podnetwork].yaml" with one of the options listed at:
  https://kubernetes.io/docs/concepts/cluster-administration/addons/

Then you can join any number of worker nodes by running the following on each as root:

kubeadm join ${settings.controlPlaneEndpoint} --token ${settings.token} \\
\t--discovery-token-ca-cert-hash sha256:${caHash} 
`;
}
