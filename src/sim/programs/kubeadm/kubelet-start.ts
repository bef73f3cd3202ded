import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { millisecond, minute } from "../../kernel/time.ts";
import { printYaml } from "../../wire/yaml.ts";
import { SystemdManager, systemdSocket } from "../systemd/systemd-manager.ts";
import { ClusterClient } from "./cluster-client.ts";
import { KubeadmError } from "./kubeadm-error.ts";
import { kubeletConfiguration, kubeletFlags } from "./kubelet-config.ts";
import type { NodeSettings } from "./node-settings.ts";

const timeout = 4 * minute;

/** Writes the kubelet's files and starts it through systemd. @models cmd/kubeadm/app/cmd/phases/init/kubelet.go, 1.33 */
export function* startKubelet(process: Process, settings: NodeSettings): Task<void> {
  const { access } = process;
  access.makeDirectory("/var/lib/kubelet", { parents: true });
  access.writeText("/var/lib/kubelet/kubeadm-flags.env", kubeletFlags(settings));
  access.writeText("/var/lib/kubelet/config.yaml", printYaml(kubeletConfiguration(settings)));
  yield* process.write(
    `[kubelet-start] Writing kubelet environment file with flags to file "/var/lib/kubelet/kubeadm-flags.env"
[kubelet-start] Writing kubelet configuration to file "/var/lib/kubelet/config.yaml"
[kubelet-start] Starting the kubelet
`,
  );
  if (!(yield* restartKubelet(process)))
    yield* process.complain(
      "[kubelet-start] WARNING: unable to start the kubelet service: systemctl failed\n",
    );
}

/** What `systemctl restart kubelet` does, over the same socket. */
function* restartKubelet({ host }: Process): Task<boolean> {
  const manager = host.sockets.get(systemdSocket);
  const kubelet = manager instanceof SystemdManager ? manager.find("kubelet") : undefined;
  if (kubelet === undefined) return false;
  yield* kubelet.stop();
  return yield* kubelet.start();
}

/** Asks the kubelet's health port until it answers. */
export function* waitForKubelet(process: Process): Task<void> {
  const { kernel, host } = process;
  yield* process.write(
    "[kubelet-check] Waiting for a healthy kubelet at http://127.0.0.1:10248/healthz. This can take up to 4m0s\n",
  );
  const client = new ClusterClient(host, {
    server: "http://127.0.0.1:10248",
    identity: undefined,
    authority: undefined,
  });
  const start = kernel.now;
  for (;;) {
    yield* kernel.sleep(500 * millisecond);
    if ((yield* client.health("/healthz")) !== undefined) break;
    if (kernel.now - start > timeout) throw yield* unhealthy(process);
  }
  const elapsed = (kernel.now - start) / millisecond;
  const text = elapsed < 1000 ? `${elapsed}ms` : `${elapsed / 1000}s`;
  yield* process.write(`[kubelet-check] The kubelet is healthy after ${text}\n`);
}

function* unhealthy(process: Process): Task<KubeadmError> {
  yield* process.write(`[kubelet-check] The kubelet is not healthy after 4m0.000666996s

Unfortunately, an error has occurred, likely caused by:
	- The kubelet is not running
	- The kubelet is unhealthy due to a misconfiguration of the node in some way (required cgroups disabled)

If you are on a systemd-powered system, you can try to troubleshoot the error with the following commands:
	- 'systemctl status kubelet'
	- 'journalctl -xeu kubelet'

`);
  return new KubeadmError(
    "error execution phase wait-control-plane: failed while waiting for the kubelet to start: The HTTP call equal to 'curl -sSL http://127.0.0.1:10248/healthz' returned error: Get \"http://127.0.0.1:10248/healthz\": context deadline exceeded",
  );
}
