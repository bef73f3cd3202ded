import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { millisecond, minute } from "../../kernel/time.ts";
import { decodeBase64 } from "../../wire/base64.ts";
import { decodeCertificate } from "../../wire/x509/certificate-pem.ts";
import { isObject, type JsonObject } from "../../wire/json.ts";
import { parseYaml } from "../../wire/yaml.ts";
import { ClusterClient, ClusterError } from "./cluster-client.ts";
import { KubeadmError } from "./kubeadm-error.ts";
import { writeKubeconfig } from "./kubeconfigs.ts";
import { startKubelet, waitForKubelet } from "./kubelet-start.ts";
import type { NodeSettings } from "./node-settings.ts";
import { signature } from "./token-signature.ts";

const discoveryTimeout = 5 * minute;

/**
 * `kubeadm join` of a worker: discovery with the token, the kubelet's files, its start. The kubelet's certificate is
 * signed here and not through a CertificateSigningRequest: this build has none.
 *
 * @models cmd/kubeadm/app/cmd/join.go, 1.33
 */
export function* join(process: Process, settings: NodeSettings): Task<void> {
  const { access: files, kernel, host } = process;
  const caCertificate = yield* discover(process, settings);
  yield* process.write(
    '[preflight] Running pre-flight checks\n[preflight] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...\n' +
      "[preflight] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.\n",
  );
  const authority = decodeCertificate(caCertificate)?.authority ?? "";
  files.makeDirectory("/etc/kubernetes/pki", { parents: true });
  files.makeDirectory("/etc/kubernetes/manifests", { parents: true });
  files.writeText("/etc/kubernetes/pki/ca.crt", caCertificate);
  const user = `system:node:${settings.nodeName}`;
  const random = kernel.random.fork(`kubeadm ${host.hostname} ${kernel.now}`);
  const spec = {
    commonName: user,
    organizations: ["system:nodes"],
    user,
    clusterName: "default-cluster",
    server: settings.controlPlaneEndpoint,
  };
  writeKubeconfig("/etc/kubernetes/kubelet.conf", spec, {
    files,
    random,
    now: kernel.now,
    authority,
    caCertificate,
  });
  yield* startKubelet(process, settings);
  yield* waitForKubelet(process);
  yield* process.write("[kubelet-start] Waiting for the kubelet to perform the TLS Bootstrap\n");
  yield* kernel.sleep(600 * millisecond);
  yield* process.write(`
This node has joined the cluster:
* Certificate signing request was sent to apiserver and a response was received.
* The Kubelet was informed of the new secure connection details.

Run 'kubectl get nodes' on the control-plane to see this node join the cluster.

`);
}

/** Fetches cluster-info without being known, and believes it because its signature knows the token. */
function* discover(process: Process, { controlPlaneEndpoint, token }: NodeSettings): Task<string> {
  const { kernel } = process;
  const server = `https://${controlPlaneEndpoint}`;
  const client = new ClusterClient(process.host, { server, identity: undefined, authority: undefined });
  const [id = ""] = token.split(".");
  let problem = "";
  for (
    const start = kernel.now;
    kernel.now - start < discoveryTimeout;
    yield* kernel.sleep(5_000 * millisecond)
  ) {
    try {
      const { data } = yield* client.get("/api/v1/namespaces/kube-public/configmaps/cluster-info");
      const info: JsonObject = isObject(data) ? data : {};
      const kubeconfig = typeof info["kubeconfig"] === "string" ? info["kubeconfig"] : "";
      if (info[`jws-kubeconfig-${id}`] === signature(token, kubeconfig))
        return yield* authorityIn(kubeconfig);
      problem = `could not find a JWS signature in the cluster-info ConfigMap for token ID "${id}"`;
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      problem = error.message;
    }
  }
  throw new KubeadmError(
    `error execution phase preflight: couldn't validate the identity of the API Server: ${problem}`,
  );
}

function* authorityIn(kubeconfig: string): Task<string> {
  const config = yield* parseYaml(kubeconfig);
  const clusters = isObject(config) && Array.isArray(config["clusters"]) ? config["clusters"] : [];
  const [first] = clusters as readonly { readonly cluster?: Readonly<Record<string, string>> }[];
  return decodeBase64(first?.cluster?.["certificate-authority-data"] ?? "") ?? "";
}
