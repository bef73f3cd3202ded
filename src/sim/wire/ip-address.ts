/** An address of either family, as a number. */
export interface IpAddress {
  readonly family: 4 | 6;
  readonly bits: bigint;
  /** Written as IPv6 (`::ffff:10.0.0.1`) though it is an IPv4 address. */
  readonly isMapped?: true;
  /** Has leading zeros (`010.0.0.1`), which only old fields accept. */
  readonly hasLeadingZeros?: true;
}

/** A range of addresses; `address` is as written, with bits beyond the prefix. */
export interface Cidr {
  readonly address: IpAddress;
  readonly prefix: number;
  readonly hasLeadingZeros?: true;
}

const textMax = 64;

/** Reads an address as Go's net.ParseIP did before it refused leading zeros; undefined if it is none. */
export function parseIp(text: string): IpAddress | undefined {
  if (text.length > textMax) return undefined;
  if (!text.includes(":")) return parseIpv4(text);
  const bits = parseIpv6(text);
  if (bits === undefined) return undefined;
  return bits >> 32n === 0xffffn
    ? { family: 4, bits: bits & 0xffff_ffffn, isMapped: true }
    : { family: 6, bits };
}

function parseIpv4(text: string): IpAddress | undefined {
  const parts = text.split(".");
  if (parts.length !== 4) return undefined;
  let bits = 0n;
  let hasLeadingZeros = false;
  for (const part of parts) {
    if (!/^\d{1,16}$/.test(part) || Number(part) > 255) return undefined;
    hasLeadingZeros ||= part.length > 1 && part.startsWith("0");
    bits = (bits << 8n) | BigInt(part);
  }
  return { family: 4, bits, ...(hasLeadingZeros ? { hasLeadingZeros } : {}) };
}

function parseIpv6(text: string): bigint | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half) => groupsOf(half));
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => 0n), ...(tail ?? [])];
  return groups.reduce((bits, group) => (bits << 16n) | group, 0n);
}

/** The 16-bit groups of one side of `::`; the last may be written as IPv4. */
function groupsOf(text: string): readonly bigint[] | undefined {
  if (text === "") return [];
  const groups: bigint[] = [];
  const parts = text.split(":");
  for (const [index, part] of parts.entries()) {
    if (index === parts.length - 1 && part.includes(".")) {
      const last = parseIpv4(part);
      if (last === undefined) return undefined;
      groups.push(last.bits >> 16n, last.bits & 0xffffn);
    } else if (/^[0-9a-fA-F]{1,4}$/.test(part)) {
      groups.push(BigInt(`0x${part}`));
    } else {
      return undefined;
    }
  }
  return groups;
}

/** The canonical text: dotted, or RFC 5952. A mapped address is shown as IPv4, as Go does. */
export function formatIp({ family, bits }: Pick<IpAddress, "family" | "bits">): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => String((bits >> shift) & 0xffn)).join(".");
  const groups = Array.from({ length: 8 }, (_, index) => (bits >> BigInt(112 - 16 * index)) & 0xffffn);
  const { start, length } = longestZeros(groups);
  const words = groups.map((group) => group.toString(16));
  if (length < 2) return words.join(":");
  return `${words.slice(0, start).join(":")}::${words.slice(start + length).join(":")}`;
}

function longestZeros(groups: readonly bigint[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (const [index, group] of groups.entries()) {
    if (group !== 0n) start = index + 1;
    else if (index + 1 - start > best.length) best = { start, length: index + 1 - start };
  }
  return best;
}

/** Reads `10.0.0.0/8`; undefined if it is no range. */
export function parseCidr(text: string): Cidr | undefined {
  const slash = text.indexOf("/");
  const address = slash < 0 ? undefined : parseIp(text.slice(0, slash));
  const length = text.slice(slash + 1);
  if (address === undefined || !/^\d{1,3}$/.test(length)) return undefined;
  const written = Number(length);
  if (written > (address.family === 4 && address.isMapped !== true ? 32 : 128)) return undefined;
  const isZeroed = length.length > 1 && length.startsWith("0");
  const prefix = address.isMapped === true ? Math.max(0, written - 96) : written;
  return { address, prefix, ...(isZeroed || address.hasLeadingZeros ? { hasLeadingZeros: true } : {}) };
}

/** The first address of a range. */
export function networkOf({ address, prefix }: Cidr): IpAddress {
  const { family, bits } = address;
  const free = BigInt((family === 4 ? 32 : 128) - prefix);
  return { family, bits: (bits >> free) << free };
}

export function formatCidr(cidr: Cidr): string {
  return `${formatIp(networkOf(cidr))}/${cidr.prefix}`;
}

/** Whether an address lies in a range. */
export function containsIp(cidr: Cidr, address: IpAddress): boolean {
  return (
    cidr.address.family === address.family &&
    networkOf({ address, prefix: cidr.prefix }).bits === networkOf(cidr).bits
  );
}
