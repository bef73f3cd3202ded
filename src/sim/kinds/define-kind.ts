import type { Kind, Strategy } from "../api/kind.ts";
import type { RulesByResource } from "../api/rules.ts";
import { defineModule, type Module } from "../kernel/module.ts";
import type { Stored } from "../wire/object.ts";
import type { Resource } from "../wire/resource.ts";

const rules: Module<{ readonly rules: RulesByResource }> = defineModule(
  "kinds/rules",
  () => import("./rules.ts"),
);

/** The one place where the type of a kind's objects is forgotten: the server handles objects of every kind alike. */
export function defineKind<T extends Stored>(resource: Resource<T>, strategy: Strategy<T>): Kind {
  return { resource, rules, ...(strategy as unknown as Strategy<Stored>) };
}
