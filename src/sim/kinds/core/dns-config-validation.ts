import type { HostAlias, PodDNSConfig, PodSpec } from "kubernetes-types/core/v1";
import { GoText, invalidValue, required, type FieldError } from "../../api/field-error.ts";
import { nameErrors, subdomain } from "../../api/names.ts";
import { legacyIpErrors } from "../address-validation.ts";
import { goStrings } from "../go-syntax.ts";

const nameserversMax = 3;
const searchesMax = 32;
const searchTextMax = 2048;

const label = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
/** Upstream shows the older rule. */
const shownLabel = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const underscored = new RegExp(`^${label}(\\.${label})*$`);

/** @models pkg/apis/core/validation/validation.go validatePodDNSConfig, 1.33 */
export function validateDnsConfig(
  field: string,
  { dnsConfig, dnsPolicy }: Pick<PodSpec, "dnsConfig" | "dnsPolicy">,
  minor: number,
): readonly FieldError[] {
  if (dnsPolicy === "None") {
    if (dnsConfig === undefined) {
      return [required(field, "must provide `dnsConfig` when `dnsPolicy` is None")];
    }
    if ((dnsConfig.nameservers ?? []).length === 0) {
      const why = "must provide at least one DNS nameserver when `dnsPolicy` is None";
      return [required(`${field}.nameservers`, why)];
    }
  }
  if (dnsConfig === undefined) return [];
  const { nameservers = [], options = [] } = dnsConfig;
  const tooMany = invalidValue(
    `${field}.nameservers`,
    new GoText(goStrings(nameservers)),
    `must not have more than ${nameserversMax} nameservers`,
  );
  return [
    ...(nameservers.length > nameserversMax ? [tooMany] : []),
    ...nameservers.flatMap((ip, index) => legacyIpErrors(`${field}.nameservers[${index}]`, ip)),
    ...searchErrors(`${field}.searches`, dnsConfig, minor),
    ...options.flatMap(({ name = "" }, index) =>
      name === "" ? [required(`${field}.options[${index}]`, "must not be empty")] : [],
    ),
  ];
}

function searchErrors(field: string, { searches = [] }: PodDNSConfig, minor: number): readonly FieldError[] {
  const shown = new GoText(goStrings(searches));
  const errors: FieldError[] = [];
  if (searches.length > searchesMax) {
    errors.push(invalidValue(field, shown, `must not have more than ${searchesMax} search paths`));
  }
  if (searches.join(" ").length > searchTextMax) {
    const why = `must not have more than ${searchTextMax} characters (including spaces) in the search list`;
    errors.push(invalidValue(field, shown, why));
  }
  const rule = minor >= 33 ? relaxedSearch : subdomain;
  const names = searches.flatMap((search, index) =>
    search === "." && minor >= 33 ? [] : nameErrors(`${field}[${index}]`, search.replace(/\.$/, ""), rule),
  );
  return [...errors, ...names];
}

function relaxedSearch(name: string): string | undefined {
  if (name.length > 253) return "must be no more than 253 characters";
  return underscored.test(name) ? undefined : underscoredRule;
}

const underscoredRule =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start " +
  `and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${shownLabel}(\\.${shownLabel})*')`;

/** @models pkg/apis/core/validation/validation.go ValidateHostAliases, 1.33 */
export function validateHostAliases(field: string, aliases: readonly HostAlias[]): readonly FieldError[] {
  return aliases.flatMap(({ ip = "", hostnames = [] }, index) => [
    ...legacyIpErrors(`${field}[${index}].ip`, ip),
    ...hostnames.flatMap((name, at) => nameErrors(`${field}[${index}].hostnames[${at}]`, name, subdomain)),
  ]);
}
