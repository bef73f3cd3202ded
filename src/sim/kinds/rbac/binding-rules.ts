import type { Column } from "../../api/column.ts";
import { GoText, invalidValue, required, unsupported, type FieldError } from "../../api/field-error.ts";
import { jsonEqual } from "../../wire/json.ts";
import { ageColumn } from "../columns.ts";
import type { Binding } from "./binding.ts";

/** @models pkg/apis/rbac/validation/validation.go ValidateRoleBinding, 1.33 */
export function validateBinding(
  binding: Binding,
  old: Binding | undefined,
  roles: readonly string[],
): readonly FieldError[] {
  const { roleRef, subjects = [] } = binding;
  const errors: FieldError[] = [];
  if (!roles.includes(roleRef.kind)) errors.push(unsupported("roleRef.kind", roleRef.kind ?? "", roles));
  if (!roleRef.name) errors.push(required("roleRef.name"));
  for (const [index, { kind, name, namespace }] of subjects.entries()) {
    const place = `subjects[${index}]`;
    if (!name) errors.push(required(`${place}.name`));
    if (!["ServiceAccount", "User", "Group"].includes(kind)) {
      errors.push(unsupported(`${place}.kind`, kind, ["ServiceAccount", "User", "Group"]));
    }
    if (kind === "ServiceAccount" && !namespace) errors.push(required(`${place}.namespace`));
  }
  if (old !== undefined && !jsonEqual(old.roleRef, roleRef)) {
    const { apiGroup, kind, name } = roleRef;
    const value = `rbac.RoleRef{APIGroup:${JSON.stringify(apiGroup)}, Kind:${JSON.stringify(kind)}, Name:${JSON.stringify(name)}}`;
    errors.push(invalidValue("roleRef", new GoText(value), "cannot change roleRef"));
  }
  return errors;
}

function subjectsOf(kind: string): (binding: Binding) => string {
  return ({ subjects = [] }) =>
    subjects
      .filter((subject) => subject.kind === kind)
      .map(({ name, namespace }) => (kind === "ServiceAccount" ? `${namespace}/${name}` : name))
      .join(", ");
}

export const bindingColumns: readonly Column<Binding>[] = [
  { name: "Role", cell: ({ roleRef }) => `${roleRef.kind}/${roleRef.name}` },
  ageColumn,
  { name: "Users", wide: true, cell: subjectsOf("User") },
  { name: "Groups", wide: true, cell: subjectsOf("Group") },
  { name: "ServiceAccounts", wide: true, cell: subjectsOf("ServiceAccount") },
];
