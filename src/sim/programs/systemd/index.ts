import type { Program } from "../../host/program.ts";
import { journalctl } from "./journalctl.ts";
import { systemctl } from "./systemctl.ts";

/** What people ask process 1 with. */
export const systemdPrograms: readonly Program[] = [journalctl, systemctl];
