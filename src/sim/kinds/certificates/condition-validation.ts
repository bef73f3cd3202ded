import {
  duplicate,
  forbiddenField,
  invalidValue,
  required,
  unsupported,
  type FieldError,
} from "../../api/field-error.ts";
import { jsonEqual } from "../../wire/json.ts";
import type { CertificateSigningRequest } from "./signing-request.ts";

type Condition = NonNullable<CertificateSigningRequest["status"]["conditions"]>[number];

const field = "status.conditions";
const certificateField = "status.certificate";
/** Conditions that are either there and true, or not there. */
const lasting = ["Approved", "Denied", "Failed"];
const decisions = ["Approved", "Denied"];

/** @models pkg/apis/certificates/validation/validation.go validateConditions, 1.33 */
export function conditionErrors({ status }: CertificateSigningRequest): readonly FieldError[] {
  const seen = new Set<string>();
  return (status.conditions ?? []).flatMap((condition, index) => {
    const place = `${field}[${index}]`;
    const { type } = condition;
    const other = decisions.find((decision) => decision !== type) ?? "";
    const isTorn = decisions.includes(type) && seen.has(other);
    const errors = [
      ...(type === "" ? [required(`${place}.type`)] : []),
      ...statusErrors(`${place}.status`, condition),
      ...(isTorn
        ? [invalidValue(`${place}.type`, type, "Approved and Denied conditions are mutually exclusive")]
        : []),
      ...(seen.has(type) ? [duplicate(`${place}.type`, type)] : []),
    ];
    seen.add(type);
    return errors;
  });
}

function statusErrors(place: string, { type, status }: Condition): readonly FieldError[] {
  const allowed = lasting.includes(type) ? ["True"] : ["False", "True", "Unknown"];
  if (status === "") return [required(place)];
  return allowed.includes(status) ? [] : [unsupported(place, status, allowed)];
}

interface Rights {
  readonly mayApprove?: true;
  readonly mayIssue?: true;
}

function ofType({ status }: CertificateSigningRequest, type: string): readonly Condition[] {
  return (status.conditions ?? []).filter((condition) => condition.type === type);
}

/** @models pkg/apis/certificates/validation/validation.go validateCertificateSigningRequestUpdate, 1.33 */
export function changeErrors(
  object: CertificateSigningRequest,
  old: CertificateSigningRequest,
  { mayApprove, mayIssue }: Rights,
): readonly FieldError[] {
  const removed = lasting
    .filter((type) => ofType(object, type).length < ofType(old, type).length)
    .map((type) => forbiddenField(field, `updates may not remove a condition of type "${type}"`));
  const decided = mayApprove === true ? [] : decisions.flatMap((type) => decisionErrors(object, old, type));
  return [...removed, ...decided, ...certificateChanges(object, old, mayIssue === true)];
}

function decisionErrors(
  object: CertificateSigningRequest,
  old: CertificateSigningRequest,
  type: string,
): readonly FieldError[] {
  const [now, before] = [ofType(object, type), ofType(old, type)];
  if (now.length > before.length) {
    return [forbiddenField(field, `updates may not add a condition of type "${type}"`)];
  }
  if (now.length < before.length || jsonEqual(now, before)) return [];
  return [forbiddenField(field, `updates may not modify a condition of type "${type}"`)];
}

function certificateChanges(
  { status }: CertificateSigningRequest,
  { status: before }: CertificateSigningRequest,
  mayIssue: boolean,
): readonly FieldError[] {
  if ((status.certificate ?? "") === (before.certificate ?? "")) return [];
  if (!mayIssue) return [forbiddenField(certificateField, "updates may not set certificate content")];
  return before.certificate
    ? [forbiddenField(certificateField, "updates may not modify existing certificate content")]
    : [];
}
