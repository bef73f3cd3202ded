import { present } from "../../kernel/assert.ts";
import { defineModule, type Module } from "../../kernel/module.ts";
import type { Style } from "./command.ts";
import type * as Guidance from "./guidance.ts";

export const guidanceModule: Module<typeof Guidance> = defineModule(
  "programs/cobra/guidance",
  () => import("./guidance.ts"),
);

/** Cobra's own help for programs that run before anybody asks for it. */
export function residentStyle(report: Style["report"]): Style {
  return {
    help: (node) => present(guidanceModule.value, "helpOf loads it").cobraHelp(node),
    helpModule: guidanceModule,
    report,
  };
}
