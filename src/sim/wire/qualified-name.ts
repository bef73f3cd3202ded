const label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const subdomainShape = new RegExp(`^${label}(\\.${label})*$`);
const nameShape = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const valueShape = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;

const subdomainRule =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start " +
  "and end with an alphanumeric character (e.g. 'example.com', regex used for validation is " +
  "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

const nameRule =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character " +
  "(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

const valueRule =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and " +
  "end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is " +
  "'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

/** How Go complains of a text that is too long. */
export function moreThan(length: number): string {
  return `must be no more than ${length} characters`;
}

/**
 * What is wrong with a lowercase RFC 1123 subdomain, in Kubernetes' words.
 * @models staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go IsDNS1123Subdomain, 1.33
 */
export function wrongsOfSubdomain(name: string): readonly string[] {
  return [
    ...(name.length > 253 ? [moreThan(253)] : []),
    ...(subdomainShape.test(name) ? [] : [subdomainRule]),
  ];
}

/** What is wrong with the key of a label, annotation, taint or resource. @models the same file, IsQualifiedName */
export function wrongsOfQualifiedName(value: string): readonly string[] {
  const parts = value.split("/");
  if (parts.length > 2) {
    return [
      `a qualified name ${nameRule} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const [prefix, name = ""] = parts.length === 2 ? parts : [undefined, value];
  return [...wrongsOfPrefix(prefix), ...wrongsOfName(name)];
}

function wrongsOfPrefix(prefix: string | undefined): readonly string[] {
  if (prefix === undefined) return [];
  if (prefix === "") return ["prefix part must be non-empty"];
  return wrongsOfSubdomain(prefix).map((wrong) => `prefix part ${wrong}`);
}

function wrongsOfName(name: string): readonly string[] {
  return [
    ...(name === "" ? ["name part must be non-empty"] : []),
    ...(name.length > 63 ? [`name part ${moreThan(63)}`] : []),
    ...(nameShape.test(name) ? [] : [`name part ${nameRule}`]),
  ];
}

/** What is wrong with the value of a label. @models the same file, IsValidLabelValue */
export function wrongsOfLabelValue(value: string): readonly string[] {
  return [...(value.length > 63 ? [moreThan(63)] : []), ...(valueShape.test(value) ? [] : [valueRule])];
}
