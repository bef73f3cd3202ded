import type { Environment } from "@marcbachmann/cel-js";
import { formatIp, parseIp } from "../../wire/ip-address.ts";
import { CelError } from "./cel-error.ts";

/** An address as a value of an expression. */
export class Ip {
  readonly family: 4 | 6;
  readonly bits: bigint;

  constructor({ family, bits }: { readonly family: 4 | 6; readonly bits: bigint }) {
    this.family = family;
    this.bits = bits;
  }

  valueOf(): string {
    return formatIp(this);
  }
}

/** A range of addresses: those whose first `length` bits are the same. */
export class Cidr {
  readonly ip: Ip;
  readonly length: number;

  constructor(ip: Ip, length: number) {
    this.ip = ip;
    this.length = length;
  }

  valueOf(): string {
    return `${formatIp(this.ip)}/${this.length}`;
  }
}

function width(family: 4 | 6): number {
  return family === 4 ? 32 : 128;
}

function readIp(text: string): Ip | undefined {
  const parsed = parseIp(text);
  return parsed === undefined ? undefined : new Ip(parsed);
}

function ip(text: string): Ip {
  const parsed = readIp(text);
  if (parsed !== undefined) return parsed;
  const why = `ParseAddr(${JSON.stringify(text)}): unable to parse IP`;
  throw new CelError(`IP Address ${JSON.stringify(text)} parse error during conversion from string: ${why}`);
}

function readCidr(text: string): Cidr | undefined {
  const [, address = "", length] = /^(.*)\/(\d{1,3})$/.exec(text) ?? [];
  const parsed = length === undefined ? undefined : readIp(address);
  if (parsed === undefined || Number(length) > width(parsed.family)) return undefined;
  return new Cidr(parsed, Number(length));
}

function cidr(text: string): Cidr {
  const parsed = readCidr(text);
  if (parsed !== undefined) return parsed;
  const why = text.includes("/") ? "ParseAddr" : "no '/'";
  throw new CelError(
    `network address parse error during conversion from string: network address parse error during conversion from string: netip.ParsePrefix(${JSON.stringify(text)}): ${why}`,
  );
}

function head(bits: bigint, family: 4 | 6, length: number): bigint {
  return bits >> BigInt(width(family) - length);
}

function holds({ ip: network, length }: Cidr, one: Ip): boolean {
  return (
    network.family === one.family &&
    head(network.bits, network.family, length) === head(one.bits, one.family, length)
  );
}

function holdsAll(outer: Cidr, inner: Cidr): boolean {
  return inner.length >= outer.length && holds(outer, inner.ip);
}

function masked({ ip: { bits, family }, length }: Cidr): Cidr {
  const rest = BigInt(width(family) - length);
  return new Cidr(new Ip({ family, bits: (bits >> rest) << rest }), length);
}

/** For functions that take an address or its text. */
function inCidr(network: Cidr, text: string): boolean {
  const parsed = readIp(text);
  if (parsed === undefined) throw new CelError("no such overload");
  return holds(network, parsed);
}

function within(...ranges: readonly string[]): (one: Ip) => boolean {
  const all = ranges.map((range) => cidr(range));
  return (one) => all.some((range) => holds(range, one));
}

/** @models staging/src/k8s.io/apiserver/pkg/cel/library/ip.go, cidr.go */
export function registerAddresses(environment: Environment): void {
  environment
    .registerType("net.IP", Ip as never)
    .registerType("net.CIDR", Cidr as never)
    .registerOperator("net.IP == net.IP", (a: Ip, b: Ip) => a.valueOf() === b.valueOf())
    .registerOperator("net.CIDR == net.CIDR", (a: Cidr, b: Cidr) => a.valueOf() === b.valueOf())
    .registerFunction("ip(string): net.IP", ip)
    .registerFunction("isIP(string): bool", (text: string) => readIp(text) !== undefined)
    .registerFunction("string(net.IP): string", (one: Ip) => one.valueOf())
    .registerFunction("net.IP.family(): int", ({ family }: Ip) => BigInt(family))
    .registerFunction("net.IP.isUnspecified(): bool", ({ bits }: Ip) => bits === 0n)
    .registerFunction("net.IP.isLoopback(): bool", within("127.0.0.0/8", "::1/128"))
    .registerFunction("net.IP.isLinkLocalMulticast(): bool", within("224.0.0.0/24", "ff02::/16"))
    .registerFunction("net.IP.isLinkLocalUnicast(): bool", within("169.254.0.0/16", "fe80::/10"))
    .registerFunction("net.IP.isGlobalUnicast(): bool", (one: Ip) => !special(one))
    .registerFunction("cidr(string): net.CIDR", cidr)
    .registerFunction("isCIDR(string): bool", (text: string) => readCidr(text) !== undefined)
    .registerFunction("string(net.CIDR): string", (one: Cidr) => one.valueOf())
    .registerFunction("net.CIDR.containsIP(net.IP): bool", holds)
    .registerFunction("net.CIDR.containsIP(string): bool", inCidr)
    .registerFunction("net.CIDR.containsCIDR(net.CIDR): bool", holdsAll)
    .registerFunction("net.CIDR.containsCIDR(string): bool", (outer: Cidr, text: string) =>
      holdsAll(outer, cidr(text)),
    )
    .registerFunction("net.CIDR.ip(): net.IP", (one: Cidr) => one.ip)
    .registerFunction("net.CIDR.masked(): net.CIDR", masked)
    .registerFunction("net.CIDR.prefixLength(): int", ({ length }: Cidr) => BigInt(length));
}

const special = within(
  "0.0.0.0/32",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "224.0.0.0/4",
  "255.255.255.255/32",
  "::/127",
  "fe80::/10",
  "ff00::/8",
);
