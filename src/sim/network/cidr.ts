/** A range of IPv4 addresses: `10.244.1.0/24`. */
export interface Cidr {
  readonly base: number;
  readonly bits: number;
}

/** The 32 bits of a dotted address; undefined if the text is none. */
export function parseAddress(text: string): number | undefined {
  const parts = text.split(".");
  if (parts.length !== 4) return undefined;
  let address = 0;
  for (const part of parts) {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) return undefined;
    address = address * 256 + Number(part);
  }
  return address;
}

/** The dotted form of 32 bits. */
export function formatAddress(address: number): string {
  return [address >>> 24, (address >>> 16) & 255, (address >>> 8) & 255, address & 255].join(".");
}

/** Reads `10.244.0.0/16`, a bare address (a /32) or `default`; undefined if the text is none of them. */
export function parseCidr(text: string): Cidr | undefined {
  if (text === "default") return { base: 0, bits: 0 };
  const [addressText = "", bitsText = "32", more] = text.split("/");
  const address = parseAddress(addressText);
  if (address === undefined || more !== undefined || !/^\d{1,2}$/.test(bitsText)) return undefined;
  const bits = Number(bitsText);
  return bits > 32 ? undefined : { base: masked(address, bits), bits };
}

export function contains({ base, bits }: Cidr, address: number): boolean {
  return masked(address, bits) === base;
}

/** The address at `offset` in a range: 1 is by custom the gateway. Undefined beyond its end. */
export function addressAt({ base, bits }: Cidr, offset: number): string | undefined {
  const size = 2 ** (32 - bits);
  return offset < 0 || offset >= size ? undefined : formatAddress((base + offset) >>> 0);
}

export function formatCidr({ base, bits }: Cidr): string {
  return `${formatAddress(base)}/${bits}`;
}

/** 127.0.0.0/8 and `::1`: addresses that never leave their namespace. */
export function isLoopback(address: string): boolean {
  return address.startsWith("127.") || address === "::1";
}

function masked(address: number, bits: number): number {
  return bits === 0 ? 0 : (address & (-1 << (32 - bits))) >>> 0;
}
