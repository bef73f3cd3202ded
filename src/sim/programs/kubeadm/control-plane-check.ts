import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { millisecond, minute } from "../../kernel/time.ts";
import { ClusterClient } from "./cluster-client.ts";
import { KubeadmError } from "./kubeadm-error.ts";
import type { NodeSettings } from "./node-settings.ts";

const timeout = 4 * minute;
const pollInterval = 500 * millisecond;

interface Check {
  readonly name: string;
  readonly url: string;
  readonly path: string;
  readonly client: ClusterClient;
}

/** Asks the components' health ports until all answer. @models cmd/kubeadm/app/util/apiclient/wait.go WaitForControlPlaneComponents, 1.33 */
export function* checkControlPlane(
  process: Process,
  { advertiseAddress, bindPort }: NodeSettings,
): Task<void> {
  const check = (name: string, server: string, path: string): Check => {
    const client = new ClusterClient(process.host, { server, identity: undefined, authority: undefined });
    return { name, url: `${server}${path}`, path, client };
  };
  const checks = [
    check("kube-apiserver", `https://${advertiseAddress}:${bindPort}`, "/livez"),
    check("kube-controller-manager", "https://127.0.0.1:10257", "/healthz"),
    check("kube-scheduler", "https://127.0.0.1:10259", "/livez"),
  ];
  const lines = checks.map(({ name, url }) => `[control-plane-check] Checking ${name} at ${url}\n`);
  yield* process.write(
    `[control-plane-check] Waiting for healthy control plane components. This can take up to 4m0s\n${lines.join("")}`,
  );
  yield* waitForAll(process, new Set(checks));
}

function* waitForAll(process: Process, waiting: Set<Check>): Task<void> {
  const { kernel } = process;
  const start = kernel.now;
  for (;;) {
    for (const check of waiting) {
      if ((yield* check.client.health(check.path)) === undefined) continue;
      waiting.delete(check);
      const elapsed = goSeconds(kernel.now - start);
      yield* process.write(`[control-plane-check] ${check.name} is healthy after ${elapsed}\n`);
    }
    if (waiting.size === 0) return;
    if (kernel.now - start > timeout) throw new KubeadmError(timeoutText([...waiting]));
    yield* kernel.sleep(pollInterval);
  }
}

function timeoutText(waiting: readonly Check[]): string {
  const reasons = waiting.map(({ name, url }) => `${name} check failed at ${url}`);
  return `error execution phase wait-control-plane: failed while waiting for the control plane to start: [${reasons.join(", ")}]`;
}

/** A Go duration of some seconds: `4.502816s`. */
function goSeconds(microseconds: number): string {
  return microseconds < 1_000_000 ? `${microseconds / 1000}ms` : `${microseconds / 1_000_000}s`;
}
