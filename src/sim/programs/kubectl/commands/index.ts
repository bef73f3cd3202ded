import type { CommandSpec } from "../../cobra/command.ts";
import { apply } from "../apply/apply.ts";
import { config } from "../config/config.ts";
import { create } from "../create/create.ts";
import { deleteCommand } from "../delete/delete.ts";
import { describe } from "../describe/describe.ts";
import { exec } from "../exec/exec.ts";
import { get } from "../get/get.ts";
import { logs } from "../logs/logs.ts";

/** All commands, in the order of the root's help. */
export const commands: readonly CommandSpec[] = [
  create,
  get,
  deleteCommand,
  describe,
  logs,
  exec,
  apply,
  config,
];
