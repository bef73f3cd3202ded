import { connect } from "../../../src/sim/client/api-connection.ts";
import type { Connection } from "../../../src/sim/client/connection.ts";
import { ControllerManager } from "../../../src/sim/controllers/manager.ts";
import { fromBytes } from "../../../src/sim/kernel/text.ts";
import { millisecond } from "../../../src/sim/kernel/time.ts";
import { admin, ApiFixture, type Answer } from "../../../src/sim/kinds/api-fixture.ts";
import { Scheduler } from "../../../src/sim/scheduler/scheduler.ts";
import type { Exchange } from "./recording.ts";

const userAgent = "kubectl/v1.33.1 (linux/amd64) kubernetes/8adc0f0";

/** Our control plane without nodes, as tests/upstream/run.sh starts the real one. */
export class ReplayedCluster {
  readonly #api = new ApiFixture({ address: { ip: "127.0.0.1", port: 26_443 } });

  async start(): Promise<void> {
    const { kernel } = this.#api;
    const manager = new ControllerManager({
      kernel,
      connection: this.#connect("kube-controller-manager"),
      connectionAs: (account) => this.#connect("kube-controller-manager", account),
      options: { rootCa: "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n" },
    });
    manager.start();
    const connection = this.#connect("kube-scheduler");
    new Scheduler({ kernel, connection, options: { hostname: "upstream" } }).start();
    await this.pause(3000);
  }

  async pause(milliseconds: number): Promise<void> {
    await this.#api.wait(milliseconds * millisecond);
  }

  /** Sends what a kubectl sent. */
  send({ method, path, headers, body, binary }: Exchange): Promise<Answer> {
    const { pathname, searchParams } = new URL(path, "http://localhost");
    const query = Object.fromEntries([...searchParams.keys()].map((name) => [name, searchParams.getAll(name)]));
    const bytes = binary === undefined ? undefined : fromBytes(Buffer.from(binary, "base64"));
    return this.#api.call(method, pathname, bytes ?? body, {
      query,
      headers: { "user-agent": userAgent, ...headers },
      patience: 60_000 * millisecond,
    });
  }

  #connect(program: string, account: string = program): Connection {
    const certificate = { ...admin, commonName: account };
    return connect({
      kernel: this.#api.kernel,
      transport: (request) => this.#api.server.serve({ ...request, certificate }),
      userAgent: `${program}/v1.33.1`,
    });
  }
}
