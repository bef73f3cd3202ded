import type { Program } from "../../host/program.ts";
import { date } from "./date.ts";
import { expr } from "./expr.ts";
import { env, printenv, pwd } from "./environment.ts";
import { groups, id, whoami } from "./identity.ts";
import { hostname, nproc, uname, uptime } from "./machine.ts";
import { df, free } from "./not-simulated.ts";
import { clear, falseProgram, reset, sleep, tput, trueProgram } from "./simple.ts";

/** Programs about the machine, its users, the environment and the terminal. */
export const systemPrograms: readonly Program[] = [
  clear,
  date,
  df,
  env,
  expr,
  falseProgram,
  free,
  groups,
  hostname,
  id,
  nproc,
  printenv,
  pwd,
  reset,
  sleep,
  tput,
  trueProgram,
  uname,
  uptime,
  whoami,
];
