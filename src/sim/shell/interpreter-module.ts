import { defineModule, type Module } from "../kernel/module.ts";
import type * as Parts from "./interpreter.ts";

export type Interpreter = typeof Parts;

/** Loaded with the first text that a shell runs. */
export const interpreterModule: Module<Interpreter> = defineModule(
  "shell/interpreter",
  () => import("./interpreter.ts"),
);
