import { moreThan, wrongsOfSubdomain } from "../wire/qualified-name.ts";
import { invalidValue, type FieldError } from "./field-error.ts";

/** Answers what is wrong with a name, in Kubernetes' words; undefined if nothing is. */
export type NameRule = (name: string) => string | undefined;

const label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const labelShape = new RegExp(`^${label}$`);
const label1035Shape = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** A lowercase RFC 1123 subdomain: most names. */
export function subdomain(name: string): string | undefined {
  return wrongsOfSubdomain(name)[0];
}

/** A lowercase RFC 1123 label: namespaces, containers, volumes. */
export function dnsLabel(name: string): string | undefined {
  if (name.length > 63) return moreThan(63);
  if (labelShape.test(name)) return undefined;
  if (wrongsOfSubdomain(name).length === 0) return "must not contain dots";
  return (
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end " +
    "with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is " +
    "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
  );
}

/** A DNS-1035 label: services. */
export function dns1035Label(name: string): string | undefined {
  if (name.length > 63) return moreThan(63);
  if (label1035Shape.test(name)) return undefined;
  return (
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, " +
    "and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is " +
    "'[a-z]([-a-z0-9]*[a-z0-9])?')"
  );
}

/** What fits into a URL as one segment: roles and bindings. */
export function pathSegment(name: string): string | undefined {
  if (name === "." || name === "..") return `may not be '${name}'`;
  for (const part of ["/", "%"]) if (name.includes(part)) return `may not contain '${part}'`;
  return undefined;
}

export function nameErrors(field: string, name: string, rule: NameRule): readonly FieldError[] {
  const wrong = rule(name);
  return wrong === undefined ? [] : [invalidValue(field, name, wrong)];
}
