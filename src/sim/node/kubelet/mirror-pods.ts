import type { Connection } from "../../client/connection.ts";
import type { Kernel } from "../../kernel/kernel.ts";
import { second } from "../../kernel/time.ts";
import { pods, type Pod } from "../../kinds/core/pod.ts";
import { annotations, isMirror } from "./static-pods.ts";

interface Parts {
  readonly kernel: Kernel;
  readonly connection: Connection;
  readonly nodeName: string;
  /** The API server's pod of this name, mirror or not. */
  readonly find: (namespace: string, name: string) => Pod | undefined;
}

const retryAfter = 3 * second;

/** Shows static pods in the API: read-only pods of the same name. @models pkg/kubelet/pod/mirror_client.go, 1.33 */
export class MirrorPods {
  readonly #parts: Parts;
  #nodeUid: string | undefined;
  #wanted: readonly Pod[] = [];
  readonly #asked = new Set<string>();
  #cancelRetry: (() => void) | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  stop(): void {
    this.#cancelRetry?.();
    this.#nodeUid = undefined;
  }

  /** The node exists: mirrors can belong to it. */
  registered(nodeUid: string): void {
    this.#nodeUid = nodeUid;
    this.ensure();
  }

  set(wanted: readonly Pod[]): void {
    this.#wanted = wanted;
    this.ensure();
  }

  /** Makes mirrors that are missing, and removes those of an older version of a file. */
  ensure(): void {
    if (this.#nodeUid === undefined) return;
    for (const pod of this.#wanted) {
      const { namespace, name, uid } = pod.metadata;
      const mirror = this.#parts.find(namespace, name);
      if (mirror === undefined) this.#create(pod, this.#nodeUid);
      else if (isMirror(mirror) && mirror.metadata.annotations?.[annotations.mirror] !== uid)
        this.delete(mirror);
    }
  }

  delete(mirror: Pod): void {
    const { namespace, name, uid } = mirror.metadata;
    this.#parts.connection.delete(
      pods,
      { namespace, name },
      { gracePeriodSeconds: 0, preconditions: { uid } },
    );
  }

  #create(pod: Pod, nodeUid: string): void {
    const { uid } = pod.metadata;
    if (this.#asked.has(uid)) return;
    this.#asked.add(uid);
    const { creationTimestamp: _, resourceVersion: __, uid: ___, ...metadata } = pod.metadata;
    const owner = {
      apiVersion: "v1",
      kind: "Node",
      name: this.#parts.nodeName,
      uid: nodeUid,
      controller: true,
    };
    const mirror = {
      ...pod,
      metadata: {
        ...metadata,
        annotations: { ...metadata.annotations, [annotations.mirror]: uid },
        ownerReferences: [owner],
      },
    };
    this.#parts.connection.create(pods, mirror, (outcome) => {
      this.#asked.delete(uid);
      if (outcome.ok) return;
      this.#cancelRetry ??= this.#parts.kernel.after(retryAfter, () => {
        this.#cancelRetry = undefined;
        this.ensure();
      });
    });
  }
}
