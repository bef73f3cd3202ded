import { defineModule, type Module } from "../kernel/module.ts";
import type { Program } from "../host/program.ts";

const shell: Module<Program> = defineModule("shell/bash", () => import("./bash.ts").then(({ bash }) => bash));

/** The shell under all its names, for a world's table of programs. */
export const shellPrograms: readonly (readonly [string, Module<Program>])[] = [
  ["bash", shell],
  ["sh", shell],
  ["ash", shell],
  ["dash", shell],
  ["zsh", shell],
];
