import { ControllerManager } from "../../controllers/manager.ts";
import type { Daemon } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { SystemError } from "../../host/errno.ts";
import { warn } from "../../images/daemon.ts";
import { klog } from "../klog.ts";
import { readKubeconfig } from "../kubeconfig.ts";
import { connectFrom } from "./api-client.ts";
import { readFlags, type Flags } from "./component-flags.ts";
import { serveHealth } from "./health-service.ts";

/** @models cmd/kube-controller-manager/app/controllermanager.go, 1.33 */
export const kubeControllerManager: Daemon = {
  name: "kube-controller-manager",
  start(process) {
    const flags = readFlags(process, "kube-controller-manager");
    if (flags === undefined) return;
    process.onSignal("SIGTERM", () => process.end(0));
    process.kernel.begin(
      "kube-controller-manager",
      readKubeconfig(process.access, flags.get("kubeconfig")),
      (endpoint, error) => {
        if (process.exit !== undefined) return;
        if (endpoint === undefined) return fail(process, error);
        const connection = connectFrom(process, endpoint, "kube-controller-manager");
        const clusterCidr = flags.get("allocate-node-cidrs") === "true" ? flags.get("cluster-cidr") : "";
        const manager = new ControllerManager({
          kernel: process.kernel,
          connection,
          options: { ...(clusterCidr === "" ? {} : { clusterCidr }), ...rootCa(process, flags) },
        });
        process.onEnd(() => manager.stop());
        manager.start();
        serveHealth(process, {
          port: 10_257,
          address: flags.get("bind-address", "0.0.0.0"),
          tls: true,
          paths: ["/healthz", "/livez", "/readyz"],
        });
      },
    );
  },
};

function rootCa({ access }: Process, flags: Flags): { readonly rootCa?: string } {
  const path = flags.get("root-ca-file");
  return access.find(path)?.is === "file" ? { rootCa: access.readText(path) } : {};
}

/** Ends a component whose kubeconfig cannot be read. */
export function fail(process: Process, error: unknown): void {
  if (!(error instanceof Error)) return;
  const text = error instanceof SystemError ? error.message.toLowerCase() : error.message;
  warn(
    process,
    klog(
      process,
      "E",
      "run.go:72",
      `"command failed" err=${JSON.stringify(`failed to load kubeconfig: ${text}`)}`,
    ),
  );
  process.end(1);
}
