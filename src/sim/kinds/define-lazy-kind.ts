import type { Kind, Strategy } from "../api/kind.ts";
import type { RulesByResource } from "../api/rules.ts";
import { defineModule, type Module } from "../kernel/module.ts";
import type { Stored } from "../wire/object.ts";
import type { Resource } from "../wire/resource.ts";

const rules: Module<{ readonly rules: RulesByResource }> = defineModule(
  "kinds/more-rules",
  () => import("./more-rules.ts"),
);

/** Like `defineKind`, for kinds that are listed in `more.ts`: their rules are loaded apart from those of the others. */
export function defineLazyKind<T extends Stored>(resource: Resource<T>, strategy: Strategy<T>): Kind {
  return { resource, rules, ...(strategy as unknown as Strategy<Stored>) };
}
