import { linuxWorkstation } from "./linux-workstation.ts";
import type { Scenario } from "./scenario.ts";

/** The default: one machine on which `kind create cluster` has run. */
export const kindScenario: Scenario = {
  name: "kind",
  summary: "A Linux workstation with Docker, kind and kubectl; a kind cluster of one node is up",
  minutesBefore: 2,
  machines: [linuxWorkstation({})],
  commands: [["kind", "create", "cluster"]],
};
