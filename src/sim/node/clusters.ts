/** An API server that is up, by the node that it runs on: how the lab's grader and the world look inside. */
export interface RunningServer<Server> {
  /** The container's node: `kind-control-plane`. */
  readonly node: string;
  /** `172.18.0.2:6443`. */
  readonly address: string;
  readonly server: Server;
}

/** Where kube-apiserver components announce themselves while they run. */
export class Announcements<Server> {
  readonly #running: RunningServer<Server>[] = [];

  /** In the order of their start. */
  get running(): readonly RunningServer<Server>[] {
    return this.#running;
  }

  /** The first server on a node. */
  on(node: string): Server | undefined {
    return this.#running.find((running) => running.node === node)?.server;
  }

  /** The result takes it back: the component has stopped. */
  announce(running: RunningServer<Server>): () => void {
    this.#running.push(running);
    return () => {
      const index = this.#running.indexOf(running);
      if (index >= 0) this.#running.splice(index, 1);
    };
  }
}
