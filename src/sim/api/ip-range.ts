/** A range of IPv4 addresses as numbers: `10.96.0.0/16`. */
export interface IpRange {
  readonly text: string;
  readonly first: number;
  readonly size: number;
}

export function parseIpv4(text: string): number | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (match === null) return undefined;
  let address = 0;
  for (const part of match.slice(1)) {
    if (Number(part) > 255 || (part.length > 1 && part.startsWith("0"))) return undefined;
    address = address * 256 + Number(part);
  }
  return address;
}

function formatIpv4(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join(".");
}

/** Reads a CIDR. One that is none is the whole of 10.96.0.0/16, kubeadm's default for kind. */
export function parseRange(text: string): IpRange {
  const [base = "", bits = ""] = text.split("/");
  const address = parseIpv4(base);
  if (address === undefined || !/^\d+$/.test(bits) || Number(bits) > 32) return parseRange("10.96.0.0/16");
  const size = 2 ** (32 - Number(bits));
  return { text, first: address - (address % size), size };
}

export function addressAt({ first }: IpRange, offset: number): string {
  return formatIpv4(first + offset);
}

/** Where in the range an address is; undefined if it is outside. */
export function offsetOf({ first, size }: IpRange, text: string): number | undefined {
  const address = parseIpv4(text);
  if (address === undefined || address < first || address >= first + size) return undefined;
  return address - first;
}
