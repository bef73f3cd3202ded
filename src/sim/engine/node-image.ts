import type { Directory, FileNode } from "../host/file-node.ts";
import { directory, file, link, programFile, withFiles } from "../host/file-tree.ts";
import type { Command } from "../host/program.ts";
import { baseTree } from "../images/base-tree.ts";
import { built } from "../images/file-tree.ts";
import type { Image, ImageEntry } from "../images/image.ts";
import { resident } from "../images/resident.ts";
import type { JsonObject } from "../wire/json.ts";
import { printYaml } from "../wire/yaml.ts";
import { defaultNetworking } from "../programs/kind/cluster-config.ts";
import { kindnetObjects } from "../programs/kind/kindnet-objects.ts";
import { storageObjects } from "../programs/kind/storage-objects.ts";
import { programs } from "../programs/index.ts";
import { nodeTexts } from "./node-image-files.ts";

/** What kind's node image does not have of the programs of the world. */
const absent = new Set(
  "docker kind nano vi vim ping wget helm kubectx kubens systemd kind-entrypoint sudo".split(" "),
);

/** Programs of the node that the world adds to the list of all. */
const nodePrograms: Readonly<Record<string, string>> = {
  "/usr/bin/kubelet": "kubelet",
  "/usr/local/bin/containerd": "containerd",
  "/usr/local/bin/crictl": "crictl",
  "/usr/local/bin/ctr": "ctr",
  "/usr/local/bin/entrypoint": "kind-entrypoint",
  "/usr/lib/systemd/systemd": "systemd",
};

/** The shell script that prepares a node and then becomes init. */
const entrypoint: Command = {
  name: "kind-entrypoint",
  *run(process) {
    const [address = ""] = process.host.network.addresses;
    const lines = [
      "ensuring we can execute mount/umount even with userns-remap",
      "remounting /sys read-only",
      "making mounts shared",
      "detected cgroup v2",
      "clearing and regenerating /etc/machine-id",
      "setting iptables to detected mode: nft",
      `Detected IPv4 address: ${address}`,
      "Detected IPv6 address: ",
      "starting init",
    ];
    yield* process.complain(lines.map((line) => `INFO: ${line}\r\n`).join(""));
    const [, program = "/sbin/init", ...rest] = process.argv;
    return yield* process.execute({ argv: [program, ...rest] });
  },
};

let tree: Directory | undefined;

function nodeTree(): Directory {
  const texts = Object.entries(nodeTexts).map(
    ([path, text]) => [path, file(text, { modified: built })] as const,
  );
  const own = Object.entries(nodePrograms).map(
    ([path, name]) => [path, programFile(name, { modified: built })] as const,
  );
  const common = [...programs.keys()]
    .filter((name) => !absent.has(name) && !Object.values(nodePrograms).includes(name))
    .map((name) => [`/usr/bin/${name}`, programFile(name, { modified: built })] as const);
  const plugins = ["host-local", "loopback", "portmap", "ptp"].map(
    (name) => [`/opt/cni/bin/${name}`, programFile("cni-plugin", { modified: built })] as const,
  );
  const wants = "/etc/systemd/system/multi-user.target.wants";
  const nodes: Record<string, FileNode> = {
    "/bin": link("usr/bin"),
    "/sbin": link("usr/sbin"),
    "/lib": link("usr/lib"),
    ...Object.fromEntries([...common, ...own, ...plugins, ...texts]),
    "/usr/sbin/init": link("../lib/systemd/systemd"),
    "/etc/os-release": link("../usr/lib/os-release"),
    [`${wants}/containerd.service`]: link("/etc/systemd/system/containerd.service"),
    [`${wants}/kubelet.service`]: link("/etc/systemd/system/kubelet.service"),
    "/etc/cni/net.d": directory({}, { modified: built }),
    "/var/lib/kubelet": directory({}, { modified: built }),
    "/var/lib/containerd": directory({}, { mode: 0o711, modified: built }),
    "/usr/lib/modules": directory({}, { modified: built }),
  };
  return baseTree(nodes);
}

/**
 * What kind applies after kubeadm. The texts are printed from objects for the default pod subnet, so that reading them
 * back with that subnet in the placeholder's place costs nothing.
 */
function manifests(): Readonly<Record<string, FileNode>> {
  const { podSubnet } = defaultNetworking;
  const network = documents(kindnetObjects(podSubnet)).replaceAll(podSubnet, "{{ .PodSubnet }}");
  return {
    "/kind/manifests/default-cni.yaml": file(network, { modified: built }),
    "/kind/manifests/default-storage.yaml": file(documents(storageObjects()), { modified: built }),
  };
}

function documents(objects: readonly JsonObject[]): string {
  return objects.map((object) => printYaml(object)).join("---\n");
}

const image: Image = {
  config: {
    entrypoint: ["/usr/local/bin/entrypoint", "/sbin/init"],
    cmd: [],
    env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "container=docker"],
    workingDir: "/",
    user: "",
  },
  root: () => withFiles((tree ??= nodeTree()), manifests()),
  programs: [entrypoint],
};

/**
 * kindest/node. Other tags than v1.33.1 exist, as on Docker Hub, and can be pulled: kind says that it cannot use them.
 */
export const nodeImageEntry: ImageEntry = {
  repository: "docker.io/kindest/node",
  tags: (
    "v1.24.0 v1.25.3 v1.27.3 v1.28.0 v1.29.2 v1.29.4 v1.30.0 v1.30.4 v1.31.0 v1.31.2 v1.31.9 v1.32.0 v1.32.2 v1.32.5 " +
    "v1.33.1 v1.34.0 v1.35.0"
  ).split(" "),
  digests: { "v1.33.1": "sha256:050072256b9a903bd914c0b2866828150cb229cea0efe5892e2b644d5dd3b34f" },
  sizeBytes: 385_000_000,
  load: resident("images/kindest-node", image),
};
