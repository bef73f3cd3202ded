import type { Instant } from "../../kernel/time.ts";
import type { Container } from "../../runtime/container.ts";
import type { PresentImage } from "../../runtime/image-store.ts";

/** A container as the CRI lists it: of which pod, which name, the how many-th. */
export interface CriContainer {
  readonly id: string;
  readonly sandboxId: string;
  readonly podUid: string;
  readonly name: string;
  readonly attempt: number;
  readonly image: PresentImage;
  /** As the pod names it. */
  readonly imageName: string;
  readonly createdAt: Instant;
  readonly container: Container;
  /** Set if process 1 could not be executed: it never ran. */
  startError: string | undefined;
  /** Over its memory limit. */
  isOutOfMemory: boolean;
  /** The hash of the container's spec, by which kubelet sees that it changed. */
  readonly specHash: string;
}
