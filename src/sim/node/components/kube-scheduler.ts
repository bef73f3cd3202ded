import type { Daemon } from "../../host/program.ts";
import { Scheduler } from "../../scheduler/scheduler.ts";
import { readKubeconfig } from "../kubeconfig.ts";
import { connectFrom } from "./api-client.ts";
import { readFlags } from "./component-flags.ts";
import { serveHealth } from "./health-service.ts";
import { fail } from "./kube-controller-manager.ts";

/** @models cmd/kube-scheduler/app/server.go, 1.33 */
export const kubeScheduler: Daemon = {
  name: "kube-scheduler",
  start(process) {
    const flags = readFlags(process, "kube-scheduler");
    if (flags === undefined) return;
    process.onSignal("SIGTERM", () => process.end(0));
    process.kernel.begin(
      "kube-scheduler",
      readKubeconfig(process.access, flags.get("kubeconfig")),
      (endpoint, error) => {
        if (process.exit !== undefined) return;
        if (endpoint === undefined) return fail(process, error);
        const connection = connectFrom(process, endpoint, "kube-scheduler");
        const { kernel, host } = process;
        const scheduler = new Scheduler({ kernel, connection, options: { hostname: host.hostname } });
        process.onEnd(() => scheduler.stop());
        scheduler.start();
        serveHealth(process, {
          port: 10_259,
          address: flags.get("bind-address", "0.0.0.0"),
          tls: true,
          paths: ["/healthz", "/livez", "/readyz"],
        });
      },
    );
  },
};
