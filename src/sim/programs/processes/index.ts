import type { Program } from "../../host/program.ts";
import { su, sudo } from "./sudo.ts";
import { kill, pgrep, pkill } from "./kill.ts";
import { ps } from "./ps.ts";
import { nohup, time, timeout, which } from "./run-others.ts";
import { top } from "./top.ts";
import { watch } from "./watch.ts";

/** Programs that show processes, signal them, or run others. */
export const processPrograms: readonly Program[] = [
  kill,
  nohup,
  pgrep,
  pkill,
  ps,
  su,
  sudo,
  time,
  timeout,
  top,
  watch,
  which,
];
