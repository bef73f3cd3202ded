import { Channel } from "../kernel/channel.ts";
import type { Task } from "../kernel/task.ts";
import { built } from "../images/file-tree.ts";
import { DockerError, type ImageView, type PulledImage } from "../programs/docker/docker-api.ts";
import { familiarName, parseReference, type ImageReference } from "../runtime/image-reference.ts";
import type { ImageStore, PresentImage, Pulled } from "../runtime/image-store.ts";

/** The images of an engine: C's store with docker's words and docker's tags. */
export class EngineImages {
  readonly store: ImageStore;

  constructor(store: ImageStore) {
    this.store = store;
  }

  /** One row for each image id, newest first. */
  list(): readonly ImageView[] {
    const ids = new Set(this.store.images.toReversed().map(({ id }) => id));
    return [...ids].map((id) => viewOf(this.store.images.filter((image) => image.id === id)));
  }

  view(reference: string): ImageView {
    const image = this.find(reference);
    if (image === undefined) throw new DockerError(`No such image: ${withTag(reference)}`);
    return viewOf(this.store.images.filter(({ id }) => id === image.id));
  }

  /** By name, or by id or its beginning. */
  find(reference: string): PresentImage | undefined {
    const parsed = parseReference(reference);
    const named = "error" in parsed ? undefined : this.store.find(parsed);
    if (named !== undefined) return named;
    const id = reference.replace(/^sha256:/, "");
    return /^[0-9a-f]{4,64}$/.test(id) ? this.store.byId(id) : undefined;
  }

  remove(reference: string, inUse: (id: string) => string | undefined): readonly string[] {
    const image = this.find(reference);
    if (image === undefined) throw new DockerError(`No such image: ${withTag(reference)}`);
    const user = inUse(image.id);
    if (user !== undefined) {
      throw new DockerError(
        `conflict: unable to remove repository reference "${reference}" (must force) - container ${user.slice(0, 12)} is using its referenced image ${image.id.slice(7, 19)}`,
      );
    }
    this.store.remove(image);
    const name = familiarName(image.repository);
    return [`Untagged: ${name}:${image.tag}`, `Untagged: ${name}@${image.digest}`, `Deleted: ${image.id}`];
  }

  *pull(reference: string, progress: (line: string) => void): Task<PulledImage> {
    const parsed = parseReference(reference);
    if ("error" in parsed) throw new DockerError(parsed.error);
    const isNew = this.store.find(parsed) === undefined;
    const name = familiarName(parsed.repository);
    progress(
      `${parsed.tag ?? parsed.digest ?? "latest"}: Pulling from ${name.includes("/") ? name.replace(/^[^/]*\.[^/]*\//, "") : `library/${name}`}`,
    );
    const image = yield* this.#transfer(parsed);
    const layer = image.id.slice(7, 19);
    if (isNew)
      for (const step of ["Pulling fs layer", "Verifying Checksum", "Download complete", "Pull complete"])
        progress(`${layer}: ${step}`);
    progress(`Digest: ${image.digest}`);
    progress(`Status: ${isNew ? "Downloaded newer image" : "Image is up to date"} for ${withTag(reference)}`);
    return { digest: image.digest, isNew };
  }

  *#transfer(reference: ImageReference): Task<PresentImage> {
    const done = new Channel<Pulled>();
    const cancel = this.store.pull(reference, (result) => void done.push(result));
    try {
      const pulled = yield* done.next();
      if (pulled !== undefined && "image" in pulled) return pulled.image;
      throw new DockerError(refusalText(reference, pulled?.refusal.text ?? "no answer"));
    } finally {
      cancel();
    }
  }
}

/** @models dockerd's words over the registry's: distribution/pull_v2.go */
function refusalText(reference: ImageReference, text: string): string {
  const name = familiarName(reference.repository);
  if (text.startsWith("not simulated")) return text;
  if (text.startsWith("pull access denied")) {
    return `pull access denied for ${name}, repository does not exist or may require 'docker login': denied: requested access to the resource is denied`;
  }
  const tag = reference.tag === undefined ? `@${reference.digest ?? ""}` : `:${reference.tag}`;
  return `manifest for ${name}${tag} not found: manifest unknown: manifest unknown`;
}

/** As the CLI prints names: with `:latest` where there is neither tag nor digest. */
function withTag(reference: string): string {
  return /[:@][^/]*$/.test(reference) ? reference : `${reference}:latest`;
}

function viewOf(images: readonly PresentImage[]): ImageView {
  const [first] = images;
  return {
    id: first?.id ?? "",
    references: images.map(({ repository, tag }) => `${repository}:${tag}`),
    digest: first?.digest ?? "",
    created: built,
    sizeBytes: first?.entry.sizeBytes ?? 0,
  };
}
