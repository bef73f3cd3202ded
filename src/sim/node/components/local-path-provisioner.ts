import type { Daemon } from "../../host/program.ts";
import { endLikeGo, warn } from "../../images/daemon.ts";

/** kind's provisioner of volumes, as a pod that runs and provisions nothing: persistent volumes are not simulated yet. */
export const localPathProvisioner: Daemon = {
  name: "local-path-provisioner",
  start(process) {
    endLikeGo(process);
    warn(process, "not simulated: persistent volumes; this provisioner only runs\n");
  },
};
