import type { Task } from "../../kernel/task.ts";
import type { Process } from "../../host/process.ts";
import { docker, inNode } from "./docker-command.ts";
import { KindError } from "./kind-error.ts";
import { listNodes } from "./nodes.ts";
import type { StatusLine } from "./status-line.ts";

export interface LoadOptions {
  readonly images: readonly string[];
  readonly cluster: string;
  /** Empty: all nodes. */
  readonly wanted: readonly string[];
}

/** `kind load docker-image`: copies images of the machine into the nodes' containerd. */
export function* loadImages(
  process: Process,
  { images, cluster, wanted }: LoadOptions,
  status: StatusLine,
): Task<void> {
  const ids = new Map<string, string>();
  for (const image of images) ids.set(image, yield* idOf(process, image));
  const nodes = yield* listNodes(process, cluster);
  if (nodes.length === 0) throw new KindError(`no nodes found for cluster "${cluster}"`);
  for (const name of wanted) if (!nodes.includes(name)) throw new KindError(`unknown node: "${name}"`);
  const targets = wanted.length === 0 ? nodes : wanted;
  for (const [image, id] of ids) yield* loadOne(process, { image, id, targets }, status);
}

function* loadOne(
  process: Process,
  {
    image,
    id,
    targets,
  }: { readonly image: string; readonly id: string; readonly targets: readonly string[] },
  status: StatusLine,
): Task<void> {
  const missing: string[] = [];
  for (const node of targets) if (!(yield* hasImage(process, node, image))) missing.push(node);
  if (missing.length === 0)
    yield* status.line(`Image: "${image}" with ID "${id}" found to be already present on all nodes.`);
  for (const node of missing) {
    yield* status.line(`Image: "${image}" with ID "${id}" not yet present on node "${node}", loading...`);
  }
  for (const node of missing)
    yield* inNode(
      process,
      node,
      [
        "ctr",
        "--namespace=k8s.io",
        "images",
        "import",
        "--all-platforms",
        "--digests",
        "--snapshotter=overlayfs",
        "-",
      ],
      yield* docker(process, ["save", image]),
    );
}

function* idOf(process: Process, image: string): Task<string> {
  try {
    return (yield* docker(process, ["image", "inspect", "-f", "{{ .Id }}", image])).trim();
  } catch (error) {
    if (!(error instanceof KindError)) throw error;
    throw new KindError(`image: "${image}" not present locally`);
  }
}

function* hasImage(process: Process, node: string, image: string): Task<boolean> {
  const { exit } = yield* process.capture({
    argv: ["docker", "exec", "--privileged", node, "crictl", "inspecti", image],
  });
  return exit.code === 0;
}
