import type { PolicyRule, RoleRef, Subject } from "kubernetes-types/rbac/v1";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../kernel/sha256.ts";
import { toBytes } from "../../kernel/text.ts";
import type { Incoming } from "../../wire/object.ts";
import { bootstrapPolicy, type BootstrapPolicy } from "./bootstrap-policy.ts";
import recorded from "./recorded/bootstrap-policy.json" with { type: "json" };
import digests from "./recorded/policy-digests.json" with { type: "json" };

type Named = { readonly metadata?: { readonly name?: string; readonly namespace?: string } };

function byName(list: readonly Named[]): Readonly<Record<string, unknown>> {
  const named = list.map(
    (one) => [`${one.metadata?.namespace ?? ""}/${one.metadata?.name ?? ""}`, one] as const,
  );
  return Object.fromEntries(named.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const lists: readonly (keyof BootstrapPolicy)[] = [
  "clusterRoles",
  "clusterRoleBindings",
  "roles",
  "roleBindings",
];

test.each(lists)("%s are those of a real kube-apiserver 1.33.1 with its controllers", (list) => {
  expect(byName(bootstrapPolicy(33)[list])).toEqual(byName(recorded[list] as readonly Named[]));
});

describe.each(Object.entries(digests))(
  "the policy of 1.%s",
  (minor, { roles, bindings, rolesDigest, bindingsDigest }) => {
    const policy = bootstrapPolicy(Number(minor));

    test("has the roles that upstream's own test data have", () => {
      const all = [...policy.clusterRoles, ...policy.roles].map((role) => [...placeOf(role), rulesOf(role)]);
      expect(all.length).toBe(roles);
      expect(digestOf(all)).toBe(rolesDigest);
    });

    test("has their bindings", () => {
      const all = [...policy.clusterRoleBindings, ...policy.roleBindings].map((binding) => [
        ...placeOf(binding),
        ...targetOf(binding),
      ]);
      expect(all.length).toBe(bindings);
      expect(digestOf(all)).toBe(bindingsDigest);
    });
  },
);

function placeOf({ metadata }: Incoming): readonly [string, string] {
  return [metadata?.namespace ?? "", metadata?.name ?? ""];
}

/** What is aggregated has no rules of its own. */
function rulesOf(role: Incoming): readonly object[] {
  const { rules, aggregationRule } = role as {
    readonly rules?: readonly PolicyRule[];
    readonly aggregationRule?: object;
  };
  return aggregationRule === undefined ? (rules ?? []) : [];
}

function targetOf(binding: Incoming): readonly unknown[] {
  const { roleRef, subjects = [] } = binding as unknown as {
    readonly roleRef: RoleRef;
    readonly subjects?: readonly Subject[];
  };
  return [
    roleRef.kind,
    roleRef.name,
    subjects.map(({ kind, namespace = "", name }) => [kind, namespace, name]),
  ];
}

function digestOf(entries: readonly (readonly unknown[])[]): string {
  const sorted = entries.toSorted((a, b) =>
    `${String(a[0])} ${String(a[1])}` < `${String(b[0])} ${String(b[1])}` ? -1 : 1,
  );
  return sha256(toBytes(JSON.stringify(sorted, (_, value: unknown) => sortedFields(value))));
}

function sortedFields(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
