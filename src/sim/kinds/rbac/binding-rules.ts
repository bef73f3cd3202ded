import type { RoleRef, Subject } from "kubernetes-types/rbac/v1";
import type { Column } from "../../api/column.ts";
import { GoText, invalidValue, required, unsupported, type FieldError } from "../../api/field-error.ts";
import { nameErrors, pathSegment, subdomain } from "../../api/names.ts";
import { jsonEqual } from "../../wire/json.ts";
import { ageColumn } from "../columns.ts";
import { goString, goStruct } from "../go-syntax.ts";
import { bindingGroup, type Binding } from "./binding.ts";

/** @models pkg/apis/rbac/validation/validation.go ValidateRoleBinding, ValidateClusterRoleBinding, 1.33 */
export function validateBinding(
  binding: Binding,
  old: Binding | undefined,
  roles: readonly string[],
): readonly FieldError[] {
  const { roleRef, subjects = [] } = binding;
  const isNamespaced = roles.includes("Role");
  const errors: FieldError[] = [
    ...roleErrors(roleRef, roles),
    ...subjects.flatMap((subject, index) => validateSubject(`subjects[${index}]`, subject, isNamespaced)),
  ];
  if (old !== undefined && !jsonEqual(old.roleRef, roleRef)) {
    errors.push(invalidValue("roleRef", new GoText(goRoleRef(roleRef)), "cannot change roleRef"));
  }
  return errors;
}

function roleErrors(
  { apiGroup = "", kind = "", name = "" }: Partial<RoleRef>,
  roles: readonly string[],
): readonly FieldError[] {
  return [
    ...(apiGroup === bindingGroup ? [] : [unsupported("roleRef.apiGroup", apiGroup, [bindingGroup])]),
    ...(roles.includes(kind) ? [] : [unsupported("roleRef.kind", kind, roles)]),
    ...(name === "" ? [required("roleRef.name")] : nameErrors("roleRef.name", name, pathSegment)),
  ];
}

function validateSubject(
  field: string,
  subject: Partial<Subject>,
  isNamespaced: boolean,
): readonly FieldError[] {
  const { kind = "", name = "", apiGroup = "" } = subject;
  const errors: FieldError[] = name === "" ? [required(`${field}.name`)] : [];
  if (kind === "ServiceAccount") return [...errors, ...accountErrors(field, subject, isNamespaced)];
  if (kind === "User" || kind === "Group") {
    if (apiGroup !== bindingGroup) errors.push(unsupported(`${field}.apiGroup`, apiGroup, [bindingGroup]));
    return errors;
  }
  return [...errors, unsupported(`${field}.kind`, kind, ["ServiceAccount", "User", "Group"])];
}

function accountErrors(
  field: string,
  subject: Partial<Subject>,
  isNamespaced: boolean,
): readonly FieldError[] {
  const { name = "", namespace = "", apiGroup = "" } = subject;
  return [
    ...(name === "" ? [] : nameErrors(`${field}.name`, name, subdomain)),
    ...(apiGroup === "" ? [] : [unsupported(`${field}.apiGroup`, apiGroup, [""])]),
    ...(isNamespaced || namespace !== "" ? [] : [required(`${field}.namespace`)]),
  ];
}

function goRoleRef({ apiGroup, kind, name }: RoleRef): string {
  return goStruct("rbac.RoleRef", {
    APIGroup: goString(apiGroup),
    Kind: goString(kind),
    Name: goString(name),
  });
}

function subjectsOf(kind: string): (binding: Binding) => string {
  return ({ subjects = [] }) =>
    subjects
      .filter((subject) => subject.kind === kind)
      .map(({ name, namespace = "" }) => (kind === "ServiceAccount" ? `${namespace}/${name}` : name))
      .join(", ");
}

/** @models pkg/printers/internalversion/printers.go printRoleBinding, 1.33 */
export const bindingColumns: readonly Column<Binding>[] = [
  { name: "Role", cell: ({ roleRef }) => `${roleRef.kind}/${roleRef.name}` },
  ageColumn,
  { name: "Users", wide: true, cell: subjectsOf("User") },
  { name: "Groups", wide: true, cell: subjectsOf("Group") },
  { name: "ServiceAccounts", wide: true, cell: subjectsOf("ServiceAccount") },
];
