import type { Container } from "kubernetes-types/core/v1";
import { present } from "../../kernel/assert.ts";
import { defineModule, type Module } from "../../kernel/module.ts";
import { need } from "../../kernel/task.ts";
import type { Pod } from "../../kinds/core/pod.ts";
import { parseReference } from "../../runtime/image-reference.ts";
import type { PresentImage } from "../../runtime/image-store.ts";
import type { ContainerRuntime } from "../containerd/container-runtime.ts";
import type * as Puller from "./image-puller.ts";
import type { ImagePuller, PullRequest } from "./image-puller.ts";
import { recordEvent, type KubeletContext } from "./kubelet-context.ts";

/** What became of making an image present: it is, or the reason and message of the container's waiting state. */
export type Ensured =
  { readonly image: PresentImage } | { readonly reason: string; readonly message: string };

type Context = Pick<KubeletContext, "kernel" | "recorder">;

const pullerModule: Module<typeof Puller> = defineModule(
  "kubelet/image-puller",
  () => import("./image-puller.ts"),
);

/**
 * Makes the images of containers present. What pulls them is loaded with the first image that is not there.
 *
 * @models pkg/kubelet/images/image_manager.go EnsureImageExists, 1.33
 */
export class ImageManager {
  readonly #context: Context;
  readonly #serialize: boolean;
  #puller: ImagePuller | undefined;

  constructor(context: Context, serialize: boolean) {
    this.#context = context;
    this.#serialize = serialize;
  }

  ensure(
    runtime: ContainerRuntime,
    pod: Pod,
    container: Container & { readonly isInit: boolean },
    done: (ensured: Ensured) => void,
  ): void {
    const name = container.image ?? "";
    const event = { container: container.name, isInit: container.isInit };
    const reference = parseReference(name);
    if ("error" in reference) {
      const message = `Failed to apply default image tag ${JSON.stringify(name)}: couldn't parse image name ${JSON.stringify(name)}: ${reference.error}`;
      recordEvent(this.#context, pod, { ...event, type: "Warning", reason: "InspectFailed", message });
      done({ reason: "InvalidImageName", message });
      return;
    }
    const present = runtime.images.find(reference);
    const policy = container.imagePullPolicy ?? "IfNotPresent";
    if (present !== undefined && policy !== "Always") {
      const message = `Container image "${name}" already present on machine`;
      recordEvent(this.#context, pod, { ...event, type: "Normal", reason: "Pulled", message });
      done({ image: present });
    } else if (policy === "Never") {
      const message = `Container image "${name}" is not present with pull policy of Never`;
      recordEvent(this.#context, pod, { ...event, type: "Warning", reason: "ErrImageNeverPull", message });
      done({ reason: "ErrImageNeverPull", message });
    } else this.#pull({ runtime, pod, name, reference, event }, done);
  }

  /** The pod has gone. */
  forget(podUid: string): void {
    this.#puller?.forget(podUid);
  }

  #pull(request: PullRequest, done: (ensured: Ensured) => void): void {
    this.#context.kernel.begin("pull", need(pullerModule), (loaded) => {
      const { ImagePuller } = present(loaded, "a module loads");
      this.#puller ??= new ImagePuller(this.#context, this.#serialize);
      this.#puller.pull(request, done);
    });
  }
}
