import type { Kind, Strategy } from "../../api/kind.ts";
import { defineModule } from "../../kernel/module.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";

const rules: Kind["rules"] = defineModule("kinds/admissionregistration-rules", () => import("./rules.ts"));

/** Kinds whose rules need CEL: those come apart from the rules of other kinds. */
export function defineAdmissionKind<T extends Stored>(resource: Resource<T>, strategy: Strategy<T>): Kind {
  return { resource, rules, ...(strategy as unknown as Strategy<Stored>) };
}
