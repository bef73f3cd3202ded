import type { Defaults } from "../../api/defaults.ts";
import { resourceRequirements } from "./resource-list-defaults.ts";

/** What a claim says wherever it stands: by itself, in a stateful set, in a pod's volume. */
export const claimSpecDefaults: Defaults = {
  resources: { within: resourceRequirements, create: true },
  volumeMode: "Filesystem",
};
