import type { ImageEntry } from "../images/image.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { Random } from "../kernel/random.ts";
import { millisecond, second } from "../kernel/time.ts";
import { formatReference, type ImageReference } from "./image-reference.ts";
import { refusalOf, type Refusal, type Registry } from "./registry.ts";

/** An image that is on a machine. */
export interface PresentImage {
  /** `sha256:...`, of its configuration. */
  readonly id: string;
  /** `sha256:...`, of its manifest in the registry. */
  readonly digest: string;
  readonly repository: string;
  readonly tag: string;
  readonly entry: ImageEntry;
  /** It came with the machine (kind's node image) and not from a registry. */
  readonly preloaded: boolean;
}

export type Pulled = { readonly image: PresentImage } | { readonly refusal: Refusal };

const bytesPerSecond = 20_000_000;

/** The images of one machine (containerd's content store, or dockerd's), and the way from the registry to it. */
export class ImageStore {
  readonly #kernel: Kernel;
  readonly #registry: Registry;
  readonly #random: Random;
  readonly #images = new Map<string, PresentImage>();

  constructor(parts: { readonly kernel: Kernel; readonly registry: Registry; readonly random: Random }) {
    this.#kernel = parts.kernel;
    this.#registry = parts.registry;
    this.#random = parts.random;
  }

  /** In the order in which they came. */
  get images(): readonly PresentImage[] {
    return [...this.#images.values()];
  }

  /** The image under this name, digest or id (`sha256:...`). */
  find(reference: ImageReference): PresentImage | undefined {
    if (reference.tag !== undefined) return this.#images.get(`${reference.repository}:${reference.tag}`);
    return this.images.find(
      ({ repository, digest }) => repository === reference.repository && digest === reference.digest,
    );
  }

  byId(id: string): PresentImage | undefined {
    return this.images.find((image) => image.id === id || image.id.startsWith(`sha256:${id}`));
  }

  /** Puts an image of the registry here without a pull. False if the registry has none of this name. */
  preload(repository: string, tag: string): boolean {
    const entry = this.#registry.lookup(repository, tag);
    if (typeof entry === "string") return false;
    this.#add(entry, tag, true);
    return true;
  }

  /** Takes an image from another machine's store: `kind load docker-image`. */
  import(image: PresentImage): void {
    this.#images.set(`${image.repository}:${image.tag}`, { ...image, preloaded: true });
  }

  remove(image: PresentImage): void {
    this.#images.delete(`${image.repository}:${image.tag}`);
  }

  /** Asks the registry, transfers what it has, and calls back when that is done. The result cancels. */
  pull(reference: ImageReference, done: (pulled: Pulled) => void): () => void {
    const tag = reference.tag ?? "latest";
    const entry = this.#registry.lookup(reference.repository, tag);
    if (typeof entry === "string") {
      const refusal = refusalOf(reference, entry);
      return this.#kernel.after(this.#jitter(1_200 * millisecond), () => done({ refusal }));
    }
    const digest = manifestOf(entry, tag);
    if (reference.digest !== undefined && reference.digest !== digest) {
      const refusal: Refusal = { code: "NotFound", text: `${formatReference(reference)}: not found` };
      return this.#kernel.after(this.#jitter(1_200 * millisecond), () => done({ refusal }));
    }
    return this.#kernel.after(this.pullDuration(entry), () => done({ image: this.#add(entry, tag, false) }));
  }

  /** Virtual microseconds that a pull takes: the conversation with the registry, and the bytes. */
  pullDuration(entry: ImageEntry): number {
    return this.#jitter(900 * millisecond + (entry.sizeBytes / bytesPerSecond) * second);
  }

  #jitter(duration: number): number {
    return Math.round((duration * (850 + this.#random.below(400))) / 1000);
  }

  #add(entry: ImageEntry, tag: string, preloaded: boolean): PresentImage {
    const name = `${entry.repository}:${tag}`;
    const image: PresentImage = {
      id: digestOf(name, "config"),
      digest: manifestOf(entry, tag),
      repository: entry.repository,
      tag,
      entry,
      preloaded,
    };
    this.#images.set(name, image);
    return image;
  }
}

/** A digest that always belongs to this name. The bytes of images are not simulated, so it is the digest of nothing. */
function digestOf(name: string, what: "config" | "manifest"): string {
  return `sha256:${new Random(0x5eed).fork(`${what} ${name}`).hex(64)}`;
}

function manifestOf(entry: ImageEntry, tag: string): string {
  return entry.digests?.[tag] ?? digestOf(`${entry.repository}:${tag}`, "manifest");
}
