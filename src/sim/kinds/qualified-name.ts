import { type GoText, invalidValue, required, type FieldError } from "../api/field-error.ts";
import { dnsLabel, subdomain } from "../api/names.ts";
import { wrongsOfLabelValue, wrongsOfQualifiedName } from "../wire/qualified-name.ts";

const pathShape = /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;
const wildcardShape = /^\*\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

const wildcardRule =
  "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower " +
  "case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used " +
  "for validation is '\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

/**
 * What is wrong with the key of a label, a resource, a provisioner: all that Go says of it.
 * @models staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go IsQualifiedName, 1.33
 */
export function qualifiedNameErrors(
  field: string,
  value: string,
  shown: string | GoText = value,
): readonly FieldError[] {
  return wrongsOfQualifiedName(value).map((wrong) => invalidValue(field, shown, wrong));
}

export function labelValueErrors(field: string, value: string): readonly FieldError[] {
  return wrongsOfLabelValue(value).map((wrong) => invalidValue(field, value, wrong));
}

/** `example.com/ingress`: what names an ingress controller. */
export function domainPrefixedPathErrors(field: string, value: string): readonly FieldError[] {
  if (value === "") return [required(field)];
  const slash = value.indexOf("/");
  const [host, path] = [value.slice(0, slash), value.slice(slash + 1)];
  if (slash <= 0 || path === "") {
    return [invalidValue(field, value, 'must be a domain-prefixed path (such as "acme.io/foo")')];
  }
  const wrong = subdomain(host);
  const errors = wrong === undefined ? [] : [invalidValue(field, host, wrong)];
  if (pathShape.test(path)) return errors;
  const shape = "Invalid path (regex used for validation is '[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+')";
  return [...errors, invalidValue(field, path, shape)];
}

/** `*.example.com` */
export function wildcardSubdomain(name: string): string | undefined {
  if (name.length > 253) return "must be no more than 253 characters";
  return wildcardShape.test(name) ? undefined : wildcardRule;
}

/** A domain of two labels at least; a last dot is fine. */
export function fullyQualifiedDomainErrors(field: string, value: string): readonly FieldError[] {
  if (value === "") return [required(field)];
  const name = value.replace(/\.$/, "");
  const wrong = subdomain(name);
  if (wrong !== undefined) return [invalidValue(field, name, wrong)];
  const labels = name.split(".");
  if (labels.length < 2) {
    return [invalidValue(field, name, "should be a domain with at least two segments separated by dots")];
  }
  const long = labels.find((label) => dnsLabel(label) !== undefined);
  return long === undefined ? [] : [invalidValue(field, long, dnsLabel(long) ?? "")];
}
