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

interface Image {
  readonly name: string;
  readonly id: string;
  /** In full, as containerd lists it. */
  readonly references: readonly string[];
}

/** `kind load docker-image`: copies images of the machine into the nodes' containerd. */
export function* loadImages(
  process: Process,
  { images, cluster, wanted }: LoadOptions,
  status: StatusLine,
): Task<void> {
  const found: Image[] = [];
  for (const name of images) found.push(yield* findImage(process, name));
  const nodes = yield* listNodes(process, cluster);
  if (nodes.length === 0) throw new KindError(`no nodes found for cluster "${cluster}"`);
  for (const name of wanted) if (!nodes.includes(name)) throw new KindError(`unknown node: "${name}"`);
  for (const image of found)
    yield* loadOne(process, image, { nodes: wanted.length === 0 ? nodes : wanted, status });
}

function* loadOne(
  process: Process,
  image: Image,
  { nodes, status }: { readonly nodes: readonly string[]; readonly status: StatusLine },
): Task<void> {
  const missing: string[] = [];
  for (const node of nodes) if (!(yield* hasImage(process, node, image))) missing.push(node);
  const text = `Image: "${image.name}" with ID "${image.id}"`;
  if (missing.length === 0) yield* status.line(`${text} found to be already present on all nodes.`);
  for (const node of missing) yield* status.line(`${text} not yet present on node "${node}", loading...`);
  if (missing.length === 0) return;
  const archive = yield* docker(process, ["save", image.name], function* (engine) {
    return engine.save(image.name);
  });
  const flags = ["--all-platforms", "--digests", "--snapshotter=overlayfs", "-"];
  for (const node of missing)
    yield* inNode(process, node, ["ctr", "--namespace=k8s.io", "images", "import", ...flags], archive);
}

function* findImage(process: Process, name: string): Task<Image> {
  try {
    return yield* docker(process, ["image", "inspect", "-f", "{{ .Id }}", name], function* (engine) {
      const { id, references } = engine.image(name);
      return { name, id, references };
    });
  } catch (error) {
    if (error instanceof KindError) throw new KindError(`image: "${name}" not present locally`);
    throw error;
  }
}

function* hasImage(process: Process, node: string, { references }: Image): Task<boolean> {
  const listed = (yield* inNode(process, node, ["ctr", "--namespace=k8s.io", "images", "ls", "-q"])).split(
    "\n",
  );
  return references.some((reference) => listed.includes(reference));
}
