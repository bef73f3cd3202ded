import { SystemError } from "../../sim/host/errno.ts";
import type { World } from "../../sim/world.ts";
import { ClusterDoor } from "./cluster-door.ts";
import { ClusterServer, identityFor, type ClusterParts } from "./cluster-server.ts";
import type { ServedCluster } from "./exchange.ts";
import { printKubeconfig, writeKubeconfig, type ServedContext } from "./kubeconfig-file.ts";
import { readLearnerKubeconfig, type LearnerContext, type LearnerKubeconfig } from "./learner-kubeconfig.ts";
import type { RealTimeDriver } from "./real-time-driver.ts";

export interface ServedClustersOptions {
  readonly world: World;
  readonly driver: RealTimeDriver;
  /** Of the first cluster; the next ones get those after it. 0: any. */
  readonly port: number;
  readonly token: string | undefined;
  /** The file for real clients. */
  readonly kubeconfig: string;
  readonly complain: (error: unknown) => void;
  readonly observe: ServedCluster["observe"];
  /** A cluster has come: its context, where it is. */
  readonly announce: (context: string, url: string) => void;
}

/** How often the world is looked at for clusters that came or went, in real milliseconds. */
const lookMs = 250;

/**
 * Keeps real ports and the real kubeconfig in step with the learner's own kubeconfig: one port for each API server
 * that it names, one context for each of its contexts.
 */
export class ServedClusters {
  readonly #options: ServedClustersOptions;
  /** By their place in the world. */
  readonly #servers = new Map<string, ClusterServer>();
  #seen: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;

  constructor(options: ServedClustersOptions) {
    this.#options = options;
  }

  /** Serves what is there, and goes on looking. Rejects if a port is taken. */
  async start(): Promise<void> {
    await this.#look();
    this.#timer = setInterval(() => this.#lookAgain(), lookMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
    await Promise.all([...this.#servers.values()].map((server) => server.close()));
  }

  #lookAgain(): void {
    if (this.#looking !== undefined) return;
    this.#looking = this.#look()
      .catch((error: unknown) => this.#options.complain(error))
      .finally(() => (this.#looking = undefined));
  }

  async #look(): Promise<void> {
    const text = this.#read();
    if (text !== this.#seen) {
      this.#seen = text;
      await this.#serve(readLearnerKubeconfig(text));
    }
    for (const server of this.#servers.values()) await server.follow();
  }

  async #serve(config: LearnerKubeconfig): Promise<void> {
    const served: ServedContext[] = [];
    for (const context of config.contexts) {
      const server = await this.#serverFor(context);
      served.push({
        context,
        port: server.port,
        authority: server.authority,
        client: await server.clientFor(context),
      });
    }
    await this.#drop(config.contexts);
    const { token, kubeconfig } = this.#options;
    writeKubeconfig(kubeconfig, printKubeconfig({ contexts: served, current: config.current, token }));
  }

  async #serverFor(context: LearnerContext): Promise<ClusterServer> {
    const key = keyOf(context);
    const known = this.#servers.get(key);
    if (known !== undefined) return known;
    const { port, announce } = this.#options;
    const server = await ClusterServer.open(
      this.#clusterOf(context),
      port === 0 ? 0 : port + this.#servers.size,
    );
    this.#servers.set(key, server);
    announce(context.name, `https://127.0.0.1:${server.port}`);
    return server;
  }

  #clusterOf(context: LearnerContext): ClusterParts {
    const { world, driver, token, complain, observe } = this.#options;
    return {
      world,
      driver,
      complain,
      observe,
      door: new ClusterDoor(world, context.place),
      authority: context.authority,
      authorityPem: context.authorityPem,
      token: token === undefined ? undefined : { text: token, identity: identityFor(context) },
    };
  }

  /** Clusters that the learner's kubeconfig does not name any more. */
  async #drop(contexts: readonly LearnerContext[]): Promise<void> {
    const wanted = new Set(contexts.map((context) => keyOf(context)));
    for (const [key, server] of this.#servers) {
      if (wanted.has(key)) continue;
      this.#servers.delete(key);
      await server.close();
    }
  }

  #read(): string {
    const { host, spec } = this.#options.world.learner;
    try {
      return host.files.access().readText(`${spec.learner.home}/.kube/config`);
    } catch (error) {
      if (error instanceof SystemError) return "";
      throw error;
    }
  }
}

function keyOf({ place, authority }: LearnerContext): string {
  return `${place.host}:${place.port} ${authority}`;
}
