import { invalidValue, type FieldError } from "../api/field-error.ts";
import { formatCidr, formatIp, networkOf, parseCidr, parseIp, type IpAddress } from "../wire/ip-address.ts";

const noIp = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
const noCidr = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";

/** An address in a field that is older than the strict rules: anything that can be read. */
export function legacyIpErrors(field: string, value: string): readonly FieldError[] {
  return parseIp(value) === undefined ? [invalidValue(field, value, noIp)] : [];
}

/** @models staging/src/k8s.io/apimachinery/pkg/util/validation/ip.go IsValidIP, 1.33 */
export function ipErrors(field: string, value: string): readonly FieldError[] {
  const wrong = wrongIp(value);
  return wrong === undefined ? [] : [invalidValue(field, value, wrong)];
}

/** What is wrong with an address that must be in its canonical form. */
export function wrongIp(value: string): string | undefined {
  const address = parseIp(value);
  if (address === undefined) return noIp;
  if (address.hasLeadingZeros === true) return "must not have leading 0s";
  if (address.isMapped === true) return "must not be an IPv4-mapped IPv6 address";
  const canonical = formatIp(address);
  return value === canonical ? undefined : `must be in canonical form (${JSON.stringify(canonical)})`;
}

export function legacyCidrErrors(field: string, value: string): readonly FieldError[] {
  return parseCidr(value) === undefined ? [invalidValue(field, value, noCidr)] : [];
}

/** @models staging/src/k8s.io/apimachinery/pkg/util/validation/ip.go IsValidCIDR, 1.33 */
export function cidrErrors(field: string, value: string): readonly FieldError[] {
  const wrong = wrongCidr(value);
  return wrong === undefined ? [] : [invalidValue(field, value, wrong)];
}

function wrongCidr(value: string): string | undefined {
  const cidr = parseCidr(value);
  if (cidr === undefined) return noCidr;
  if (cidr.hasLeadingZeros === true) return "must not have leading 0s in IP or prefix length";
  if (cidr.address.isMapped === true) return "must not have an IPv4-mapped IPv6 address";
  if (cidr.address.bits !== networkOf(cidr).bits) return "must not have bits set beyond the prefix length";
  const canonical = formatCidr(cidr);
  return value === canonical ? undefined : `must be in canonical form (${JSON.stringify(canonical)})`;
}

/** @models staging/src/k8s.io/apimachinery/pkg/util/validation/ip.go GetWarningsForCIDR, 1.33 */
export function cidrWarnings(field: string, value: string): readonly string[] {
  const cidr = parseCidr(value);
  if (cidr === undefined) return [];
  const shown = JSON.stringify(value);
  const canonical = JSON.stringify(formatCidr(cidr));
  const { address } = cidr;
  const warnings: string[] = [];
  if (address.bits !== networkOf(cidr).bits) {
    const single = JSON.stringify(`${formatIp(address)}/${address.family === 4 ? 32 : 128}`);
    warnings.push(
      `${field}: CIDR value ${shown} is ambiguous in this context (should be ${canonical} or ${single}?)`,
    );
  }
  if (cidr.hasLeadingZeros === true || address.isMapped === true) {
    warnings.push(
      `${field}: non-standard CIDR value ${shown} will be considered invalid in a future Kubernetes release: use ${canonical}`,
    );
  }
  if (warnings.length === 0 && address.family === 6 && shown !== canonical) {
    warnings.push(`${field}: IPv6 CIDR value ${shown} should be in RFC 5952 canonical format (${canonical})`);
  }
  return warnings;
}

/** @models staging/src/k8s.io/apimachinery/pkg/util/validation/ip.go GetWarningsForIP, 1.33 */
export function ipWarnings(field: string, value: string): readonly string[] {
  const address = parseIp(value);
  if (address === undefined) return [];
  const shown = JSON.stringify(value);
  const canonical = JSON.stringify(formatIp(address));
  if (address.hasLeadingZeros === true || address.isMapped === true) {
    return [
      `${field}: non-standard IP address ${shown} will be considered invalid in a future Kubernetes release: use ${canonical}`,
    ];
  }
  if (address.family === 4 || shown === canonical) return [];
  return [`${field}: IPv6 address ${shown} should be in RFC 5952 canonical format (${canonical})`];
}

interface Band {
  readonly isIn: (address: IpAddress) => boolean;
  readonly wrong: string;
}

function startsWith(address: IpAddress, prefix: bigint, length: bigint): boolean {
  const size = address.family === 4 ? 32n : 128n;
  return address.bits >> (size - length) === prefix;
}

const bands: readonly Band[] = [
  {
    isIn: (address) => (address.family === 4 ? startsWith(address, 127n, 8n) : address.bits === 1n),
    wrong: "may not be in the loopback range (127.0.0.0/8, ::1/128)",
  },
  {
    isIn: (address) =>
      address.family === 4 ? startsWith(address, 0xa9fen, 16n) : startsWith(address, 0xfe80n >> 6n, 10n),
    wrong: "may not be in the link-local range (169.254.0.0/16, fe80::/10)",
  },
  {
    isIn: (address) =>
      address.family === 4 ? startsWith(address, 0xe00000n, 24n) : startsWith(address, 0xff02n, 16n),
    wrong: "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)",
  },
];

/**
 * An address that traffic of a service may be sent to.
 * @models pkg/apis/core/validation/validation.go ValidateEndpointIP, 1.33
 */
export function endpointIpErrors(field: string, value: string): readonly FieldError[] {
  const address = parseIp(value);
  if (address === undefined) return [invalidValue(field, value, "must be a valid IP address")];
  if (address.bits === 0n) return [invalidValue(field, value, `may not be unspecified (${value})`)];
  return bands.filter(({ isIn }) => isIn(address)).map(({ wrong }) => invalidValue(field, value, wrong));
}
