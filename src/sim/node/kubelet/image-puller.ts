import { millisecond } from "../../kernel/time.ts";
import type { Pod } from "../../kinds/core/pod.ts";
import { formatReference, type ImageReference } from "../../runtime/image-reference.ts";
import type { PresentImage, Pulled } from "../../runtime/image-store.ts";
import { formatGoDuration } from "../../wire/duration.ts";
import type { ContainerRuntime } from "../containerd/container-runtime.ts";
import { BackOff } from "./back-off.ts";
import type { Ensured } from "./image-manager.ts";
import { recordEvent, type KubeletContext } from "./kubelet-context.ts";

type Context = Pick<KubeletContext, "kernel" | "recorder">;

export interface PullRequest {
  readonly runtime: ContainerRuntime;
  readonly pod: Pod;
  readonly name: string;
  readonly reference: ImageReference;
  readonly event: { readonly container: string; readonly isInit: boolean };
}

interface Pull {
  readonly runtime: ContainerRuntime;
  readonly reference: ImageReference;
  readonly done: (pulled: Pulled, duration: number) => void;
}

/** Pulls images: one after the other on a node unless told, with a back-off per pod and image. */
export class ImagePuller {
  readonly #context: Context;
  readonly #backOff: BackOff;
  readonly #serialize: boolean;
  /** Why the last pull failed, by back-off key. */
  readonly #failures = new Map<string, string>();
  readonly #queue: Pull[] = [];
  #isPulling = false;

  constructor(context: Context, serialize: boolean) {
    this.#context = context;
    this.#backOff = new BackOff(context.kernel);
    this.#serialize = serialize;
  }

  /** The pod has gone. */
  forget(podUid: string): void {
    this.#backOff.forget(podUid);
    for (const key of this.#failures.keys()) if (key.startsWith(podUid)) this.#failures.delete(key);
  }

  pull(request: PullRequest, done: (ensured: Ensured) => void): void {
    const { runtime, pod, name, reference, event } = request;
    const key = `${pod.metadata.uid}_${name}`;
    if (this.#backOff.holdsSinceStep(key)) {
      const message = `Back-off pulling image "${name}"`;
      recordEvent(this.#context, pod, { ...event, type: "Normal", reason: "BackOff", message });
      const failure = this.#failures.get(key);
      done({
        reason: "ImagePullBackOff",
        message: failure === undefined ? message : `${message}: ErrImagePull: ${failure}`,
      });
      return;
    }
    recordEvent(this.#context, pod, {
      ...event,
      type: "Normal",
      reason: "Pulling",
      message: `Pulling image "${name}"`,
    });
    const asked = this.#context.kernel.now;
    this.#enqueue({
      runtime,
      reference,
      done: (pulled, duration) => {
        if ("image" in pulled) {
          const message = pulledMessage(name, pulled.image, duration, this.#context.kernel.now - asked);
          recordEvent(this.#context, pod, { ...event, type: "Normal", reason: "Pulled", message });
          this.#failures.delete(key);
          done({ image: pulled.image });
          return;
        }
        const message = failureText(reference, pulled.refusal);
        recordEvent(this.#context, pod, {
          ...event,
          type: "Warning",
          reason: "Failed",
          message: `Failed to pull image "${name}": ${message}`,
        });
        this.#backOff.step(key, this.#context.kernel.now);
        this.#failures.set(key, message);
        done({ reason: "ErrImagePull", message });
      },
    });
  }

  #enqueue(pull: Pull): void {
    if (this.#serialize && this.#isPulling) {
      this.#queue.push(pull);
      return;
    }
    this.#isPulling = true;
    const { kernel } = this.#context;
    const began = kernel.now;
    pull.runtime.images.pull(pull.reference, (pulled) => {
      this.#isPulling = false;
      pull.done(pulled, kernel.now - began);
      const next = this.#queue.shift();
      if (next !== undefined) this.#enqueue(next);
    });
  }
}

function pulledMessage(name: string, image: PresentImage, duration: number, waited: number): string {
  const spent = formatGoDuration(duration - (duration % millisecond));
  const including = formatGoDuration(waited - (waited % millisecond));
  const size = `Image size: ${image.entry.sizeBytes} bytes.`;
  return `Successfully pulled image "${name}" in ${spent} (${including} including waiting). ${size}`;
}

/** containerd's words around the registry's. A code that says nothing is left out. */
function failureText(
  reference: ImageReference,
  refusal: Extract<Pulled, { readonly refusal: unknown }>["refusal"],
): string {
  const full = formatReference(reference);
  const prefix = refusal.code === "Unknown" ? "" : `rpc error: code = ${refusal.code} desc = `;
  return `${prefix}failed to pull and unpack image "${full}": failed to resolve reference "${full}": ${refusal.text}`;
}
