import type { Command } from "../../host/program.ts";
import { cobraProgram } from "../cobra/run-command-tree.ts";
import { kubectlStyle } from "./kubectl-style.ts";
import { root } from "./root.ts";

/** The command-line client of Kubernetes, as of 1.33. It knows a cluster only over the network of its machine. */
export const kubectl: Command = cobraProgram("kubectl", { root, style: kubectlStyle });
