import type { Kind } from "../api/kind.ts";
import { defineModule, type Module } from "../kernel/module.ts";

/** The way to the kinds that booting does not need. */
export const moreKindsModule: Module<{ readonly moreKinds: readonly Kind[] }> = defineModule(
  "kinds/more",
  () => import("./more.ts"),
);
