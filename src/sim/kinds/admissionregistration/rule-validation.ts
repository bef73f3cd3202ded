import { GoText, invalidValue, required, unsupported, type FieldError } from "../../api/field-error.ts";
import { goStrings } from "../go-syntax.ts";

/** One set of operations on resources. Any list may be missing, or null. */
export interface Rule {
  readonly operations?: readonly string[] | null;
  readonly apiGroups?: readonly string[] | null;
  readonly apiVersions?: readonly string[] | null;
  readonly resources?: readonly string[] | null;
  readonly scope?: string;
}

const operations = ["*", "CONNECT", "CREATE", "DELETE", "UPDATE"];
const scopes = ["*", "Cluster", "Namespaced"];

/** @models pkg/apis/admissionregistration/validation/validation.go validateRuleWithOperations, 1.33 */
export function validateRule(field: string, rule: Rule): readonly FieldError[] {
  const wanted = rule.operations ?? [];
  const unknown = wanted.flatMap((operation, index) =>
    operations.includes(operation)
      ? []
      : [unsupported(`${field}.operations[${index}]`, operation, operations)],
  );
  const versions = rule.apiVersions ?? [];
  const { scope = "*" } = rule;
  return [
    ...listErrors(`${field}.operations`, wanted, { what: "operations", type: operationType }),
    ...unknown,
    ...listErrors(`${field}.apiGroups`, rule.apiGroups ?? [], { what: "API groups" }),
    ...listErrors(`${field}.apiVersions`, versions, { what: "API versions" }),
    ...emptyErrors(`${field}.apiVersions`, versions),
    ...validateResources(`${field}.resources`, rule.resources ?? []),
    ...(scopes.includes(scope) ? [] : [unsupported(`${field}.scope`, scope, scopes)]),
  ];
}

const operationType = "admissionregistration.OperationType";

/** A list has something in it, and a star stands alone. */
function listErrors(
  field: string,
  items: readonly string[],
  { what, type = "string" }: { readonly what: string; readonly type?: string },
): readonly FieldError[] {
  if (items.length === 0) return [required(field)];
  if (items.length === 1 || !items.includes("*")) return [];
  const why = `if '*' is present, must not specify other ${what}`;
  return [invalidValue(field, new GoText(goStrings(items, type)), why)];
}

function emptyErrors(field: string, items: readonly string[]): readonly FieldError[] {
  return items.flatMap((item, index) => (item === "" ? [required(`${field}[${index}]`)] : []));
}

/** @models pkg/apis/admissionregistration/validation/validation.go validateResources, 1.33 */
function validateResources(field: string, resources: readonly string[]): readonly FieldError[] {
  const errors: FieldError[] = resources.length === 0 ? [required(field)] : [];
  const wholeResources = new Set<string>();
  const wholeSubresources = new Set<string>();
  let endsPlain = false;
  for (const [index, text] of resources.entries()) {
    const place = `${field}[${index}]`;
    if (text === "") errors.push(required(place));
    const slash = text.indexOf("/");
    if (text !== "" && slash < 0) endsPlain = text !== "*";
    if (slash < 0) continue;
    const [resource, subresource] = [text.slice(0, slash), text.slice(slash + 1)];
    if (wholeResources.has(resource)) errors.push(covered(place, text, `${resource}/*`));
    if (wholeSubresources.has(subresource)) errors.push(covered(place, text, `*/${subresource}`));
    if (subresource === "*") wholeResources.add(resource);
    if (resource === "*") wholeSubresources.add(subresource);
  }
  return [...errors, ...starErrors(field, resources, endsPlain)];
}

function covered(place: string, text: string, by: string): FieldError {
  return invalidValue(place, text, `if '${by}' is present, must not specify ${text}`);
}

function starErrors(field: string, resources: readonly string[], endsPlain: boolean): readonly FieldError[] {
  const shown = new GoText(goStrings(resources));
  const errors: FieldError[] = [];
  if (resources.length > 1 && resources.includes("*/*")) {
    errors.push(invalidValue(field, shown, "if '*/*' is present, must not specify other resources"));
  }
  if (resources.includes("*") && endsPlain) {
    const why = "if '*' is present, must not specify other resources without subresources";
    errors.push(invalidValue(field, shown, why));
  }
  return errors;
}
