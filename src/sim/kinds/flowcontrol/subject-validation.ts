import type { ServiceAccountSubject, Subject } from "kubernetes-types/flowcontrol/v1";
import { forbiddenField, required, unsupported, type FieldError } from "../../api/field-error.ts";
import { dnsLabel, nameErrors, subdomain } from "../../api/names.ts";

/** The field of each kind of subject, in the order in which the others are forbidden. */
const fields = { User: "user", Group: "group", ServiceAccount: "serviceAccount" } as const;
type SubjectKind = keyof typeof fields;

const others: Readonly<Record<SubjectKind, readonly SubjectKind[]>> = {
  ServiceAccount: ["User", "Group"],
  User: ["ServiceAccount", "Group"],
  Group: ["ServiceAccount", "User"],
};

/** @models pkg/apis/flowcontrol/validation/validation.go ValidateFlowSchemaSubject, 1.33 */
export function validateSubject(field: string, subject: Subject): readonly FieldError[] {
  const { kind = "" } = subject as { kind?: string };
  if (kind !== "User" && kind !== "Group" && kind !== "ServiceAccount") {
    return [unsupported(`${field}.kind`, kind, ["Group", "ServiceAccount", "User"])];
  }
  const own = fields[kind];
  const forbidden = others[kind].filter((other) => subject[fields[other]] !== undefined);
  return [
    ...ownErrors(`${field}.${own}`, subject, kind),
    ...forbidden.map((other) =>
      forbiddenField(
        `${field}.${fields[other]}`,
        `${fields[other]} is forbidden when subject kind is not '${other}'`,
      ),
    ),
  ];
}

function ownErrors(field: string, subject: Subject, kind: SubjectKind): readonly FieldError[] {
  const own = subject[fields[kind]];
  if (own === undefined)
    return [required(field, `${fields[kind]} is required when subject kind is '${kind}'`)];
  if (kind === "ServiceAccount")
    return accountErrors(field, subject.serviceAccount ?? { name: "", namespace: "" });
  return own.name ? [] : [required(`${field}.name`)];
}

function accountErrors(field: string, { name, namespace }: ServiceAccountSubject): readonly FieldError[] {
  const named =
    name === ""
      ? [required(`${field}.name`)]
      : name === "*"
        ? []
        : nameErrors(`${field}.name`, name, subdomain);
  return [
    ...named,
    ...(namespace === ""
      ? [required(`${field}.namespace`, "must specify namespace for service account")]
      : nameErrors(`${field}.namespace`, namespace, dnsLabel)),
  ];
}
