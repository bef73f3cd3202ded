import type { Process } from "../host/process.ts";
import type { Task } from "../kernel/task.ts";
import type { ImageStore } from "../runtime/image-store.ts";
import type { Registry } from "../runtime/registry.ts";
import { isObject } from "../wire/json.ts";

const socket = "/run/containerd/containerd.sock";

/** `ctr images import -` and `ctr images ls`. */
export function* runCtr(process: Process, registry: Registry): Task<number> {
  const words = process.argv.slice(1).filter((word) => !word.startsWith("-"));
  const containerd = process.host.sockets.get(socket) as { readonly images: ImageStore } | undefined;
  if (containerd === undefined) {
    yield* process.complain(
      `ctr: failed to dial "${socket}": connection error: desc = "transport: error while dialing: dial unix ${socket}: connect: no such file or directory"\n`,
    );
    return 1;
  }
  const command = words
    .filter((word) => word !== "k8s.io")
    .slice(0, 2)
    .join(" ");
  if (command === "images import") {
    importImages(yield* process.readAll(), containerd.images, registry);
    return 0;
  }
  if (command === "images ls") {
    yield* process.write(
      containerd.images.images.map(({ repository, tag }) => `${repository}:${tag}\n`).join(""),
    );
    return 0;
  }
  yield* process.complain(`ctr: ${command === "" ? "help" : command} is not simulated\n`);
  return 1;
}

/** Reads what `docker save` has written: one JSON value for each image. */
function importImages(archive: string, store: ImageStore, registry: Registry): void {
  for (const line of archive.split("\n").filter((text) => text !== "")) {
    const saved: unknown = JSON.parse(line);
    if (!isObject(saved)) continue;
    const { repository, tag, id, digest, source } = saved;
    const entry = registry.lookup(String(source), String(tag));
    const known = typeof entry === "string" ? registry.lookup(String(source), "latest") : entry;
    if (typeof known === "string") continue;
    store.import({
      id: String(id),
      digest: String(digest),
      repository: String(repository),
      tag: String(tag),
      entry: known,
      preloaded: true,
    });
  }
}
