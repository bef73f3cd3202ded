import type { Command } from "../host/program.ts";
import { defineModule, type Module } from "../kernel/module.ts";
import { need } from "../kernel/task.ts";
import type { Registry } from "../runtime/registry.ts";
import type { runCtr } from "./run-ctr.ts";

const ctr: Module<{ readonly runCtr: typeof runCtr }> = defineModule(
  "engine/ctr",
  () => import("./run-ctr.ts"),
);

/** containerd's own client, as far as kind uses it. */
export function createCtr(registry: Registry): Command {
  return {
    name: "ctr",
    *run(process) {
      return yield* (yield* need(ctr)).runCtr(process, registry);
    },
  };
}
