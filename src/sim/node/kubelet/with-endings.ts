import { present } from "../../kernel/assert.ts";
import type { Kernel } from "../../kernel/kernel.ts";
import { defineModule, type Module } from "../../kernel/module.ts";
import { need } from "../../kernel/task.ts";
import type * as Endings from "./endings.ts";

const endings: Module<typeof Endings> = defineModule("kubelet/endings", () => import("./endings.ts"));

/** Calls back with the code that ends containers and runs hooks, in no virtual time but in a step of its own. */
export function withEndings(kernel: Kernel, run: (endings: typeof Endings) => void): void {
  kernel.begin("endings", need(endings), (loaded) => run(present(loaded, "a module loads")));
}
