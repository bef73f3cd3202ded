import { defineModule, type Module } from "../kernel/module.ts";
import type * as Rare from "./builtins/rare.ts";
import type * as CompleteLine from "./interactive/complete-line.ts";
import { interpreterModule } from "./interpreter-module.ts";

/** Builtins that are seldom used. */
export const rareBuiltinsModule: Module<typeof Rare> = defineModule(
  "shell/rare-builtins",
  () => import("./builtins/rare.ts"),
);

/** Tab. */
export const completionModule: Module<typeof CompleteLine> = defineModule(
  "shell/completion",
  () => import("./interactive/complete-line.ts"),
);

/** All that a shell loads later: for drivers that want it at once. */
export const lazyParts: readonly Module<unknown>[] = [
  interpreterModule,
  rareBuiltinsModule,
  completionModule,
];
