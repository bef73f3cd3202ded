import type { FileAccess } from "../../host/file-access.ts";
import type { Random } from "../../kernel/random.ts";
import type { Instant } from "../../kernel/time.ts";
import { encodeBase64 } from "../../wire/base64.ts";
import type { JsonObject } from "../../wire/json.ts";
import { credentialFields } from "../../wire/x509/credential-fields.ts";
import { deferYaml } from "../../wire/yaml.ts";
import { identity } from "./certificates.ts";
import type { NodeSettings } from "./node-settings.ts";

interface KubeconfigSpec {
  readonly file: string;
  readonly commonName: string;
  readonly organizations: readonly string[];
  /** The user's name in the file. */
  readonly user: string;
  /** Talks to this very node's API server and not to the cluster's endpoint. */
  readonly isLocal: boolean;
}

/** @models cmd/kubeadm/app/phases/kubeconfig/kubeconfig.go getKubeConfigSpecsBase, 1.33 */
function kubeconfigSpecs(nodeName: string): readonly KubeconfigSpec[] {
  const node = `system:node:${nodeName}`;
  const component = (name: string): KubeconfigSpec => {
    const user = `system:kube-${name}`;
    return { file: `${name}.conf`, commonName: user, organizations: [], user, isLocal: true };
  };
  return [
    {
      file: "admin.conf",
      commonName: "kubernetes-admin",
      organizations: ["kubeadm:cluster-admins"],
      user: "kubernetes-admin",
      isLocal: false,
    },
    {
      file: "super-admin.conf",
      commonName: "kubernetes-super-admin",
      organizations: ["system:masters"],
      user: "kubernetes-super-admin",
      isLocal: false,
    },
    { file: "kubelet.conf", commonName: node, organizations: ["system:nodes"], user: node, isLocal: false },
    component("controller-manager"),
    component("scheduler"),
  ];
}

export interface Signer {
  readonly files: FileAccess;
  readonly random: Random;
  readonly now: Instant;
  /** The authority's key. */
  readonly authority: string;
  readonly caCertificate: string;
}

/** Writes the five files of a control plane; `say` gets kubeadm's lines. */
export function writeKubeconfigs(settings: NodeSettings, signer: Signer, say: (line: string) => void): void {
  say('[kubeconfig] Using kubeconfig folder "/etc/kubernetes"');
  for (const spec of kubeconfigSpecs(settings.nodeName)) {
    say(`[kubeconfig] Writing "${spec.file}" kubeconfig file`);
    const { advertiseAddress, bindPort, controlPlaneEndpoint } = settings;
    const server = spec.isLocal ? `${advertiseAddress}:${bindPort}` : controlPlaneEndpoint;
    writeKubeconfig(
      `/etc/kubernetes/${spec.file}`,
      { ...spec, clusterName: settings.clusterName, server },
      signer,
    );
  }
}

/** One kubeconfig with a client certificate inside. */
export function writeKubeconfig(
  path: string,
  spec: Pick<KubeconfigSpec, "commonName" | "organizations" | "user"> & {
    readonly clusterName: string;
    readonly server: string;
  },
  { files, random, now, authority, caCertificate }: Signer,
): void {
  const { commonName, organizations, user, clusterName, server } = spec;
  const holder = identity({ commonName, organizations }, { authority, now });
  const key = random.hex(40);
  const config: JsonObject = {
    apiVersion: "v1",
    clusters: [
      {
        cluster: { "certificate-authority-data": encodeBase64(caCertificate), server: `https://${server}` },
        name: clusterName,
      },
    ],
    contexts: [{ context: { cluster: clusterName, user }, name: `${user}@${clusterName}` }],
    "current-context": `${user}@${clusterName}`,
    kind: "Config",
    preferences: {},
    users: [
      {
        name: user,
        user: credentialFields(holder, key),
      },
    ],
  };
  files.writeText(path, deferYaml(`kubeconfig ${server} ${user} ${key}`, config), 0o600);
}
