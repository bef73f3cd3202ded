import { linuxWorkstation } from "./linux-workstation.ts";
import type { Scenario } from "./scenario.ts";

const config = `# A control plane and two workers.
kind: Cluster
apiVersion: kind.x-k8s.io/v1alpha4
nodes:
- role: control-plane
- role: worker
- role: worker
`;

/** A cluster in which the control plane keeps its taint and pods have a choice of nodes. */
export const kindMultiScenario: Scenario = {
  name: "kind-multi",
  summary:
    "A Linux workstation with Docker, kind and kubectl; a kind cluster of a control plane and two workers is up",
  minutesBefore: 3,
  machines: [linuxWorkstation({ home: { "kind-config.yaml": config } })],
  commands: [["kind", "create", "cluster", "--config", "kind-config.yaml"]],
};
