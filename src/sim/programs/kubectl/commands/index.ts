import type { CommandSpec } from "../../cobra/command.ts";
import { config } from "../config/config.ts";
import { create } from "../create/create.ts";
import { get } from "../get/get.ts";

/** All commands, in the order of the root's help. */
export const commands: readonly CommandSpec[] = [create, get, config];
