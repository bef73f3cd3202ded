import type { Container } from "kubernetes-types/core/v1";
import type { FileNode } from "../../host/file-node.ts";
import { cleanPath, file, nodeAt } from "../../host/file-tree.ts";
import type { Pod } from "../../kinds/core/pod.ts";
import type { Mount } from "../../runtime/container.ts";
import { ConfigError, expand } from "./environment-variables.ts";
import { payloadOf, type VolumeSource } from "./volumes.ts";

export interface ContainerFiles {
  readonly mounts: readonly Mount[];
  /** In the container's root: single files of volumes (subPath), which never change afterwards. */
  readonly files: Readonly<Record<string, FileNode>>;
}

/** What a container mounts of its pod's volumes. Throws ConfigError. */
export function containerMounts(
  { volumeMounts = [] }: Container,
  volumes: ReadonlyMap<string, VolumeSource>,
  env: ReadonlyMap<string, string>,
): ContainerFiles {
  const mounts: Mount[] = [];
  const files: Record<string, FileNode> = {};
  for (const { name, mountPath, subPath, subPathExpr, readOnly } of volumeMounts) {
    const source = volumes.get(name);
    if (source === undefined) throw new ConfigError(`volume ${name} is not mounted`);
    const below = subPath ?? (subPathExpr === undefined ? "" : expand(subPathExpr, env));
    const path = cleanPath(mountPath);
    const node = below === "" ? undefined : copied(source, below, name);
    if (node !== undefined) files[path] = node;
    else mounts.push({ path, source: at(source, below), readOnly: readOnly === true });
  }
  return { mounts, files };
}

/** A part of a volume that shows objects does not follow them; undefined for other volumes. */
function copied(source: VolumeSource, below: string, name: string): FileNode | undefined {
  const tree = payloadOf("is" in source ? source : source.files.node(source.path));
  if (tree === undefined) return undefined;
  const node = nodeAt(tree, cleanPath(below));
  if (node === undefined)
    throw new ConfigError(`failed to prepare subPath for volumeMount "${name}" of container`);
  return node;
}

/** A subPath of a volume on the node is made if it is missing. */
function at(source: VolumeSource, below: string): VolumeSource {
  if (below === "" || "is" in source) return source;
  const path = cleanPath(below, source.path);
  const access = source.files.access();
  if (access.find(path) === undefined) access.makeDirectory(path, { parents: true });
  return { files: source.files, path };
}

export interface NetworkFiles {
  readonly pod: Pod;
  readonly podIp: string;
  readonly hostname: string;
  readonly clusterDns: readonly string[];
  readonly clusterDomain: string;
  /** The node's own, for `dnsPolicy: Default` and pods on the host network. */
  readonly nodeHosts: string;
  readonly nodeResolv: string;
}

/** /etc/hosts, /etc/hostname and /etc/resolv.conf. @models pkg/kubelet/kubelet_pods.go, network/dns/dns.go, 1.33 */
export function networkFiles(sources: NetworkFiles): Readonly<Record<string, FileNode>> {
  return {
    "/etc/hosts": file(hosts(sources)),
    "/etc/hostname": file(`${sources.hostname}\n`),
    "/etc/resolv.conf": file(resolv(sources)),
  };
}

function hosts({ pod, podIp, hostname, nodeHosts }: NetworkFiles): string {
  const aliases = (pod.spec.hostAliases ?? []).map(
    ({ ip, hostnames }) => `${ip}\t${(hostnames ?? []).join("\t")}\n`,
  );
  const extra = aliases.length === 0 ? "" : `\n# Entries added by HostAliases.\n${aliases.join("")}`;
  if (pod.spec.hostNetwork === true)
    return `# Kubernetes-managed hosts file (host network).\n${nodeHosts}${extra}`;
  const subdomain = pod.spec.subdomain;
  const full =
    subdomain === undefined ? "" : `${hostname}.${subdomain}.${pod.metadata.namespace}.svc.cluster.local\t`;
  return (
    "# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n" +
    "fe00::0\tip6-localnet\nfe00::0\tip6-mcastprefix\nfe00::1\tip6-allnodes\nfe00::2\tip6-allrouters\n" +
    `${podIp}\t${full}${hostname}\n${extra}`
  );
}

function resolv(sources: NetworkFiles): string {
  const { pod, clusterDns, clusterDomain, nodeResolv } = sources;
  const { dnsPolicy, hostNetwork, dnsConfig } = pod.spec;
  if (dnsPolicy === "None") return ownResolv(dnsConfig ?? {});
  const isNodes =
    dnsPolicy === "Default" || (hostNetwork === true && dnsPolicy !== "ClusterFirstWithHostNet");
  if (isNodes || clusterDns.length === 0) return nodeResolv;
  const cluster = [`${pod.metadata.namespace}.svc.${clusterDomain}`, `svc.${clusterDomain}`, clusterDomain];
  const { searches = [], nameservers = [] } = dnsConfig ?? {};
  return resolvText([...cluster, ...searches], [...clusterDns, ...nameservers], ["ndots:5"]);
}

function ownResolv({
  searches = [],
  nameservers = [],
  options = [],
}: NonNullable<Pod["spec"]["dnsConfig"]>): string {
  const words = options.map(({ name = "", value }) => (value === undefined ? name : `${name}:${value}`));
  return resolvText(searches, nameservers, words);
}

function resolvText(
  search: readonly string[],
  servers: readonly string[],
  options: readonly string[],
): string {
  const lines = [
    ...(search.length === 0 ? [] : [`search ${search.join(" ")}`]),
    ...servers.map((server) => `nameserver ${server}`),
    ...(options.length === 0 ? [] : [`options ${options.join(" ")}`]),
  ];
  return `${lines.join("\n")}\n`;
}
