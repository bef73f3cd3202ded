import { connect } from "../../client/api-connection.ts";
import { accountTransport, ensureAccount } from "../../client/account-transport.ts";
import type { Connection } from "../../client/connection.ts";
import { Unreachable } from "../../client/transport.ts";
import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { second } from "../../kernel/time.ts";
import { networkTransport, type Endpoint } from "../network-transport.ts";

const namespace = "kube-system";

/**
 * What has an account, and since which minor if not always. route-controller and service-controller run with a cloud
 * provider only, selinux-warning-controller with a feature gate.
 */
const accounts = `attachdetach-controller bootstrap-signer certificate-controller clusterrole-aggregation-controller
cronjob-controller daemon-set-controller deployment-controller disruption-controller endpoint-controller
endpointslice-controller endpointslicemirroring-controller@20 ephemeral-volume-controller@22 expand-controller
generic-garbage-collector horizontal-pod-autoscaler job-controller legacy-service-account-token-cleaner@29
namespace-controller node-controller persistent-volume-binder pod-garbage-collector pv-protection-controller
pvc-protection-controller replicaset-controller replication-controller resourcequota-controller
root-ca-cert-publisher@20 service-account-controller service-cidrs-controller@33 statefulset-controller token-cleaner
ttl-after-finished-controller@22 ttl-controller validatingadmissionpolicy-status-controller@30`;

/**
 * With `--use-service-account-credentials` each controller acts as its own service account in kube-system, so that it
 * can do what its role says and nothing else.
 */
export class ControllerAccounts {
  readonly #process: Process;
  readonly #endpoint: Endpoint;
  readonly #userAgent: string;
  readonly #connections = new Map<string, Connection>();

  constructor(process: Process, endpoint: Endpoint, userAgent: string) {
    this.#process = process;
    this.#endpoint = endpoint;
    this.#userAgent = userAgent;
  }

  /** Makes the accounts of all controllers, those that have nothing to do at present too. */
  *create(minor: number): Task<void> {
    const { kernel, host } = this.#process;
    const root = networkTransport(host, this.#endpoint);
    for (const account of accountNames(minor)) {
      const isThere = (): Task<boolean> => isMade({ root, namespace, account, userAgent: this.#userAgent });
      while (!(yield* isThere())) yield* kernel.sleep(second);
    }
  }

  connection(account: string): Connection {
    const known = this.#connections.get(account);
    if (known !== undefined) return known;
    const { kernel, host } = this.#process;
    const { server, authority } = this.#endpoint;
    const root = networkTransport(host, this.#endpoint);
    const bare = networkTransport(host, { server, authority });
    const userAgent = this.#userAgent;
    const transport = accountTransport({ kernel, root, bare, namespace, account, userAgent });
    const random = kernel.random.fork(`${account}/${host.hostname} ${kernel.now}`);
    const connection = connect({ kernel, transport, userAgent, random });
    this.#process.onEnd(() => connection.close());
    this.#connections.set(account, connection);
    return connection;
  }
}

function* isMade(account: Parameters<typeof ensureAccount>[0]): Task<boolean> {
  try {
    return yield* ensureAccount(account);
  } catch (error) {
    if (error instanceof Unreachable) return false;
    throw error;
  }
}

/** In the order of the alphabet. */
export function accountNames(minor: number): readonly string[] {
  return accounts.split(/\s/).flatMap((entry) => {
    const [name = "", since = "0"] = entry.split("@");
    return Number(since) <= minor ? [name] : [];
  });
}
