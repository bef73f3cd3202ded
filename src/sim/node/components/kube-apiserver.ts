import { Unreachable } from "../../client/transport.ts";
import { ApiServer } from "../../api/server.ts";
import type { DialDoor, NodeDoor } from "../../api/node-door.ts";
import type { Daemon } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { serve, warn } from "../../images/daemon.ts";
import { millisecond, second } from "../../kernel/time.ts";
import { kinds } from "../../kinds/index.ts";
import { moreKindsModule } from "../../kinds/more-module.ts";
import type { Node } from "../../kinds/core/node.ts";
import { request as send } from "../../network/http-client.ts";
import { goError } from "../../network/http-failure.ts";
import type { Identity } from "../../wire/identity.ts";
import { jsonResponse, type HttpHandler } from "../../wire/http.ts";
import type { NodeEnvironment } from "../environment.ts";
import { klog } from "../klog.ts";
import { readFlags, type Flags } from "./component-flags.ts";
import { readAuthFlags } from "./api-server-auth.ts";
import { EtcdService } from "./etcd-service.ts";
import { readCertificate } from "./pem-files.ts";
import { kubernetesVersion } from "./versions.ts";

/** What it takes from its start until it listens. */
const startDuration = 1_500 * millisecond;
/** How long it waits for etcd before it gives up. */
const etcdPatience = 20 * second;

/** @models cmd/kube-apiserver/app/server.go, 1.33 */
export function createApiServer(environment: () => NodeEnvironment): Daemon {
  return {
    name: "kube-apiserver",
    start(process) {
      const flags = readFlags(process, "kube-apiserver");
      if (flags !== undefined) new ApiServerProcess(process, flags, environment()).start();
    },
  };
}

interface Certificates {
  readonly tls: Identity;
  readonly client: Identity;
  readonly kubelet: Identity | undefined;
}

interface Parts {
  readonly auth: Exclude<ReturnType<typeof readAuthFlags>, { readonly error: string }>;
}

class ApiServerProcess {
  readonly #process: Process;
  readonly #flags: Flags;
  readonly #environment: NodeEnvironment;
  readonly #began: number;
  /** Who must have signed etcd's certificate: the file is read once, at the start. */
  readonly #etcdAuthority: string | undefined;

  constructor(process: Process, flags: Flags, environment: NodeEnvironment) {
    this.#process = process;
    this.#flags = flags;
    this.#environment = environment;
    this.#began = process.kernel.now;
    const authority = readCertificate(process.access, flags.get("etcd-cafile"));
    this.#etcdAuthority = "error" in authority ? undefined : authority.authority;
  }

  start(): void {
    const process = this.#process;
    // Go's runtime without a handler would exit with 2; this one drains and exits.
    process.onSignal("SIGTERM", () => process.end(0));
    this.#later(startDuration, () => this.#connect());
  }

  #later(duration: number, step: () => void): void {
    this.#process.onEnd(this.#process.kernel.after(duration, step));
  }

  #connect(): void {
    const certificates = this.#certificates();
    if (certificates === undefined) return;
    const auth = readAuthFlags(this.#process.access, this.#flags);
    if ("error" in auth) return this.#fail(auth.error);
    const etcd = this.#etcd();
    if (etcd instanceof EtcdService) {
      this.#listen({ ...certificates, auth }, etcd);
      return;
    }
    if (this.#process.kernel.now - this.#began < etcdPatience) {
      warn(
        this.#process,
        klog(
          this.#process,
          "W",
          "logging.go:55",
          `[core] [Channel #1 SubChannel #2]grpc: addrConn.createTransport failed to connect to {Addr: "${this.#etcdAddress}"}. Err: connection error: desc = "transport: Error while dialing: ${etcd}"`,
        ),
      );
      this.#later(second, () => this.#connect());
    } else this.#fail("error creating storage factory: context deadline exceeded");
  }

  get #etcdAddress(): string {
    return this.#flags.get("etcd-servers").replace(/^https?:\/\//, "");
  }

  /** etcd behind its address, or what Go says of the connection. */
  #etcd(): EtcdService | string {
    const [address = "", port = "2379"] = this.#etcdAddress.split(":");
    const { outcome } = this.#process.host.network.reach(address, Number(port));
    if ("error" in outcome) return `dial tcp ${address}:${port}: connect: connection refused`;
    const isTrusted =
      this.#etcdAuthority !== undefined && outcome.service.tls?.authority === this.#etcdAuthority;
    if (!isTrusted) return "tls: failed to verify certificate: x509: certificate signed by unknown authority";
    return outcome.service instanceof EtcdService ? outcome.service : "unexpected HTTP/1.x response";
  }

  #certificates(): Certificates | undefined {
    const { access } = this.#process;
    const tls = readCertificate(access, this.#flags.get("tls-cert-file"));
    const client = readCertificate(access, this.#flags.get("client-ca-file"));
    const kubelet = readCertificate(access, this.#flags.get("kubelet-client-certificate"));
    if ("error" in tls) this.#fail(tls.error);
    else if ("error" in client) this.#fail(client.error);
    else return { tls, client, kubelet: "error" in kubelet ? undefined : kubelet };
    return undefined;
  }

  #fail(error: string): void {
    warn(
      this.#process,
      klog(this.#process, "E", "run.go:72", `"command failed" err=${JSON.stringify(error)}`),
    );
    this.#process.end(1);
  }

  #listen({ tls, client, kubelet, auth }: Certificates & Pick<Parts, "auth">, { store }: EtcdService): void {
    const process = this.#process;
    const { kernel, host } = process;
    const port = Number(this.#flags.get("secure-port", "6443"));
    const ip = this.#flags.get("advertise-address", host.network.addresses[0] ?? "127.0.0.1");
    const server: ApiServer = new ApiServer({
      kernel,
      store,
      kinds,
      moreKinds: moreKindsModule,
      version: kubernetesVersion,
      clientAuthority: client.authority,
      ...auth,
      serviceClusterIpRange: this.#flags.get("service-cluster-ip-range", "10.96.0.0/16"),
      address: { ip, port },
      dialDoor: dialDoor(process),
      nodeDoor: nodeDoor(process, kubelet, (name) => {
        return server.objects({ apiVersion: "v1", kind: "Node", name })[0] as Node | undefined;
      }),
    });
    process.onEnd(() => server.close());
    const http = this.#guarded(server.serve);
    if (!serve(process, port, { name: "kube-apiserver", tls, clientAuthority: client.authority, http })) {
      return this.#fail(
        `failed to create listener: failed to listen on 0.0.0.0:${port}: listen tcp 0.0.0.0:${port}: bind: address already in use`,
      );
    }
    const { clusters } = this.#environment;
    process.onEnd(clusters.announce({ node: host.hostname, address: `${ip}:${port}`, server, store }));
    warn(process, klog(process, "I", "secure_serving.go:213", `Serving securely on [::]:${port}`));
  }

  /** Without etcd nothing can be answered. */
  #guarded(handler: HttpHandler): HttpHandler {
    const problem = (): string | undefined => {
      const etcd = this.#etcd();
      return etcd instanceof EtcdService ? undefined : etcd;
    };
    return function* (request) {
      const text = problem();
      if (text === undefined) return yield* handler(request);
      const message = `rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: ${text}"`;
      return jsonResponse(500, {
        kind: "Status",
        apiVersion: "v1",
        metadata: {},
        status: "Failure",
        message,
        reason: "InternalError",
        code: 500,
      });
    };
  }
}

/** To a node's kubelet, by its InternalIP. */
function nodeDoor(
  process: Process,
  identity: Identity | undefined,
  find: (name: string) => Node | undefined,
): NodeDoor {
  const { kernel, host } = process;
  return function* (nodeName, request) {
    const status = find(nodeName)?.status;
    const address = status?.addresses?.find(({ type }) => type === "InternalIP")?.address;
    if (address === undefined) throw new Unreachable(`no preferred addresses found; known addresses: []`);
    const port = status?.daemonEndpoints?.kubeletEndpoint?.Port ?? 10_250;
    const outcome = yield* send(host.network, {
      kernel,
      scheme: "https",
      address,
      port,
      request,
      identity,
      verification: "skip",
      isOpen: true,
    });
    if (outcome.ok) return outcome.response;
    throw new Unreachable(goError(outcome.failure, address, port));
  };
}

/** To whatever listens at an address, as Go's client without trust in anybody would reach it. */
function dialDoor({ kernel, host }: Process): DialDoor {
  return function* ({ scheme, address, port, serverName, authorities = [], timeout }, request) {
    const verification = serverName === undefined ? "skip" : { serverName, authorities };
    const call = { kernel, scheme, address, port, request, verification } as const;
    const outcome = yield* send(host.network, { ...call, timeout: timeout ?? 30 * second });
    if (outcome.ok) return outcome.response;
    throw new Unreachable(goError(outcome.failure, address, port));
  };
}
