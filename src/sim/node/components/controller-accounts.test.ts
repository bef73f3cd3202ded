import { expect, test } from "vitest";
import { bootstrapPolicy } from "../../api/auth/bootstrap-policy.ts";
import { accountNames } from "./controller-accounts.ts";

const prefix = "system:controller:";
/** These run with a cloud provider or a feature gate only. */
const absent = new Set(["route-controller", "service-controller", "selinux-warning-controller"]);

test.each([18, 20, 22, 29, 30, 33])(
  "1.%i: every controller that the policy knows has an account",
  (minor) => {
    const bound = bootstrapPolicy(minor).clusterRoleBindings.map(({ metadata }) => metadata?.name ?? "");
    const own = bound.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
    const wanted = [...own.filter((name) => !absent.has(name)), "bootstrap-signer", "token-cleaner"];
    expect(accountNames(minor)).toEqual(wanted.toSorted((a, b) => (a < b ? -1 : 1)));
  },
);
