import { linuxWorkstation } from "./linux-workstation.ts";
import type { Scenario } from "./scenario.ts";

/** The machine alone: whoever wants a cluster creates it. */
export const workstationScenario: Scenario = {
  name: "workstation",
  summary: "A Linux workstation with Docker, kind and kubectl, without a cluster",
  minutesBefore: 1,
  machines: [linuxWorkstation({})],
  commands: [],
};
