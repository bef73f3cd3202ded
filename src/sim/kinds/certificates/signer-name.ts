import { invalidValue, required, type FieldError } from "../../api/field-error.ts";
import { dnsLabel, subdomain, type NameRule } from "../../api/names.ts";

const qualifiedShape = "must be a fully qualified domain and path of the form 'example.com/signer-name'";

/** @models pkg/apis/core/validation/names.go ValidateSignerName, 1.33 */
export function signerNameErrors(field: string, name: string): readonly FieldError[] {
  if (name === "") return [required(field)];
  const segments = name.split("/");
  const [domain = "", path = ""] = segments;
  if (segments.length !== 2) return [invalidValue(field, name, qualifiedShape)];
  const labels = domain.split(".");
  const isShort = labels.length < 2;
  return [
    ...firstWrong(field, { whole: domain, labels }, dnsLabel),
    ...(isShort
      ? [invalidValue(field, domain, "should be a domain with at least two segments separated by dots")]
      : []),
    ...firstWrong(field, { whole: path, labels: path.split(".") }, subdomain),
  ];
}

/** What is wrong with the first part that is wrong. */
function firstWrong(
  field: string,
  { whole, labels }: { readonly whole: string; readonly labels: readonly string[] },
  rule: NameRule,
): readonly FieldError[] {
  for (const label of labels) {
    const wrong = rule(label);
    if (wrong !== undefined) {
      return [invalidValue(field, whole, `validating label ${JSON.stringify(label)}: ${wrong}`)];
    }
  }
  return [];
}
