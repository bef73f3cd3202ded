import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { millisecond } from "../../kernel/time.ts";
import { printYaml } from "../../wire/yaml.ts";
import { identity, writeCertificates } from "./certificates.ts";
import { ClusterClient } from "./cluster-client.ts";
import { laterPhases, markControlPlane, runPhase, uploadConfig } from "./cluster-phases.ts";
import { checkControlPlane } from "./control-plane-check.ts";
import { writeKubeconfigs, type Signer } from "./kubeconfigs.ts";
import { startKubelet, waitForKubelet } from "./kubelet-start.ts";
import type { NodeSettings } from "./node-settings.ts";
import { staticPods } from "./static-pods.ts";
import { kubernetesVersion } from "./versions.ts";

const pki = "/etc/kubernetes/pki";
const manifests = "/etc/kubernetes/manifests";
/** What making a dozen RSA keys takes. */
const keysDuration = 2_400 * millisecond;

/**
 * `kubeadm init`, phase by phase, on the machine of this process. Prints what kubeadm prints and throws KubeadmError.
 *
 * @models cmd/kubeadm/app/cmd/init.go, 1.33
 */
export function* initialise(process: Process, settings: NodeSettings): Task<void> {
  yield* process.write(`[init] Using Kubernetes version: ${kubernetesVersion}\n`);
  const signer = yield* writeSecrets(process, settings);
  yield* writeManifests(process, settings);
  yield* startKubelet(process, settings);
  yield* process.write(
    `[wait-control-plane] Waiting for the kubelet to boot up the control plane as static Pods from directory "${manifests}"\n`,
  );
  yield* waitForKubelet(process);
  yield* checkControlPlane(process, settings);
  const client = superAdmin(process, settings, signer);
  yield* runPhase(process, client, uploadConfig(settings));
  yield* markControlPlane(process, client, settings);
  for (const phase of laterPhases(settings, signer)) yield* runPhase(process, client, phase);
}

/** certs and kubeconfig. */
function* writeSecrets(process: Process, settings: NodeSettings): Task<Signer> {
  const { access: files, kernel, host } = process;
  // The label says which init this is, so that a second cluster on the same machine gets other keys.
  const random = kernel.random.fork(`kubeadm ${host.hostname} ${kernel.now}`);
  yield* kernel.sleep(keysDuration);
  const { now } = kernel;
  let lines = "";
  const say = (line: string): void => void (lines += `${line}\n`);
  const authorities = writeCertificates(settings, { files, random, now }, say);
  const authority = authorities["ca"] ?? "";
  const signer = { files, random, now, authority, caCertificate: files.readText(`${pki}/ca.crt`) };
  writeKubeconfigs(settings, signer, say);
  yield* process.write(lines);
  return signer;
}

/** etcd and control-plane. */
function* writeManifests(process: Process, settings: NodeSettings): Task<void> {
  process.access.makeDirectory(manifests, { parents: true });
  const pods = Object.entries(staticPods(settings));
  for (const [name, pod] of pods)
    process.access.writeText(`${manifests}/${name}.yaml`, printYaml(pod), 0o600);
  const names = pods.map(([name]) => name).filter((name) => name !== "etcd");
  const lines = names.map((name) => `[control-plane] Creating static Pod manifest for "${name}"\n`);
  yield* process.write(
    `[etcd] Creating static Pod manifest for local etcd in "${manifests}"\n[control-plane] Using manifest folder "${manifests}"\n${lines.join("")}`,
  );
}

/** Speaks as super-admin.conf: nobody else has rights before the first bindings are there. */
function superAdmin(
  { host }: Process,
  { controlPlaneEndpoint }: NodeSettings,
  { authority, now }: Signer,
): ClusterClient {
  const holder = { commonName: "kubernetes-super-admin", organizations: ["system:masters"] };
  const server = `https://${controlPlaneEndpoint}`;
  return new ClusterClient(host, { server, identity: identity(holder, { authority, now }), authority });
}
