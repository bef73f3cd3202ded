import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Identity } from "../../sim/wire/identity.ts";
import { Authority, type KeyPair } from "./authority.ts";
import { Identifier } from "./client-identity.ts";
import type { ServedCluster } from "./exchange.ts";
import { HttpsListener } from "./https-listener.ts";
import type { LearnerContext } from "./learner-kubeconfig.ts";
import { RequestHandler } from "./request-handler.ts";
import { isUpgrade, UpgradeHandler } from "./upgrade-handler.ts";

/** Names under which a client on this machine may call a server here. */
const serverNames = [
  "localhost",
  "127.0.0.1",
  "::1",
  "kubernetes",
  "kubernetes.default",
  "kubernetes.default.svc",
];

/** What a served cluster is made from. */
export interface ClusterParts extends Omit<ServedCluster, "identify"> {
  /** The authority of clients' certificates inside the world: its key, and its certificate, PEM. */
  readonly authority: string;
  readonly authorityPem: string;
}

/** One cluster of the world on one real port, with a certificate authority of its own. */
export class ClusterServer {
  readonly #cluster: ServedCluster;
  readonly #authority: Authority;
  readonly #listener: HttpsListener;
  readonly #requests: RequestHandler;
  readonly #upgrades: UpgradeHandler;
  readonly #clients = new Map<string, Promise<KeyPair>>();
  #port = 0;
  #isListening = false;

  private constructor(parts: ClusterParts, authority: Authority, pair: KeyPair) {
    const known = { ours: authority.certificate, cluster: parts.authorityPem, key: parts.authority };
    const identifier = new Identifier(known);
    const cluster: ServedCluster = { ...parts, identify: (socket) => identifier.identityOf(socket) };
    this.#cluster = cluster;
    this.#authority = authority;
    this.#requests = new RequestHandler(cluster);
    this.#upgrades = new UpgradeHandler(cluster);
    this.#listener = new HttpsListener({
      pair,
      authorities: [authority.certificate, parts.authorityPem],
      isOpen: () => cluster.door.isOpen,
      isUpgrade,
      handle: (request, response) => this.#requests.handle(request, response),
      upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) =>
        this.#upgrades.handle(request, socket, head),
    });
  }

  /** Listens on a port, 0 being any. Rejects if it is taken. */
  static async open(parts: ClusterParts, port: number): Promise<ClusterServer> {
    const authority = await Authority.create("drydock-serve");
    const server = new ClusterServer(parts, authority, await authority.issueServer(serverNames));
    server.#port = await server.#listener.listen(port);
    server.#isListening = true;
    return server;
  }

  get port(): number {
    return this.#port;
  }

  /** The authority of its certificate, PEM. */
  get authority(): string {
    return this.#authority.certificate;
  }

  /** A client certificate for the user of a context. */
  async clientFor({ subject }: LearnerContext): Promise<KeyPair | undefined> {
    if (subject === undefined) return undefined;
    const key = JSON.stringify([subject.commonName, ...subject.organizations]);
    const known = this.#clients.get(key) ?? this.#authority.issueClient(subject);
    this.#clients.set(key, known);
    return await known;
  }

  /** Closes the port while nobody answers in the world, and opens it again when somebody does. */
  async follow(): Promise<void> {
    const { isOpen } = this.#cluster.door;
    if (isOpen === this.#isListening) return;
    this.#isListening = isOpen;
    if (isOpen) await this.#listener.listen(this.#port);
    else await this.#listener.pause();
  }

  async close(): Promise<void> {
    this.#requests.close();
    this.#upgrades.close();
    await this.#listener.close();
  }
}

/** The learner of a context as a token's holder. */
export function identityFor({ subject, authority }: LearnerContext): Identity {
  const { commonName, organizations } = subject ?? {
    commonName: "kubernetes-admin",
    organizations: ["system:masters"],
  };
  return {
    commonName,
    organizations,
    authority,
    notBefore: 0,
    notAfter: Number.MAX_SAFE_INTEGER,
    credentialId: "JTI=drydock-serve",
  };
}
