import type { Program } from "../host/program.ts";
import { kind } from "./kind/kind.ts";
import { kubeadm } from "./kubeadm/kubeadm.ts";
import { systemd } from "./systemd/systemd.ts";

/** What makes a cluster out of a machine: one chunk, since a scenario needs all of it or nothing. */
export const clusterTools: readonly Program[] = [kind, kubeadm, systemd];
