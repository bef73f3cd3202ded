import { addQuantities, formatQuantity, parseQuantity, type Quantity } from "../../wire/quantity.ts";

/** Quantities by the names of resources: `cpu`, `requests.memory`. */
export type ResourceList = Readonly<Record<string, Quantity>>;

type Texts = Readonly<Record<string, string>>;

/** Reads what an object says; what is no quantity is left out. */
export function resourceList(texts: Texts | undefined): ResourceList {
  const list: Record<string, Quantity> = {};
  for (const [name, text] of Object.entries(texts ?? {})) {
    const quantity = parseQuantity(text);
    if (quantity !== undefined) list[name] = quantity;
  }
  return list;
}

export function shownList(list: ResourceList): Record<string, string> {
  return Object.fromEntries(Object.entries(list).map(([name, quantity]) => [name, formatQuantity(quantity)]));
}

/** `cpu=1,memory=2Gi`, by name. */
export function listText(list: ResourceList): string {
  const names = Object.keys(list).toSorted();
  return names.map((name) => `${name}=${formatQuantity(list[name] ?? zero)}`).join(",");
}

export const zero: Quantity = { nano: 0n, format: "DecimalSI" };

export function count(number: number): Quantity {
  return { nano: BigInt(number) * 1_000_000_000n, format: "DecimalSI" };
}

export function added(a: ResourceList, b: ResourceList): ResourceList {
  const sum: Record<string, Quantity> = { ...a };
  for (const [name, quantity] of Object.entries(b)) {
    const before = sum[name];
    sum[name] = before === undefined ? quantity : addQuantities(before, quantity);
  }
  return sum;
}

/** What `a` has more than `b`, and nothing below zero; of what only `b` has, nothing at all. */
export function subtracted(a: ResourceList, b: ResourceList): ResourceList {
  const rest: Record<string, Quantity> = {};
  for (const [name, { nano, format }] of Object.entries(a)) {
    const difference = nano - (b[name]?.nano ?? 0n);
    rest[name] = { nano: difference > 0n ? difference : 0n, format };
  }
  return rest;
}

/** For each resource the larger of the two. */
export function larger(a: ResourceList, b: ResourceList): ResourceList {
  const result: Record<string, Quantity> = { ...a };
  for (const [name, quantity] of Object.entries(b)) {
    if (quantity.nano > (result[name]?.nano ?? -1n)) result[name] = quantity;
  }
  return result;
}

/** The entries of these names. */
export function masked(list: ResourceList, names: Iterable<string>): ResourceList {
  const result: Record<string, Quantity> = {};
  for (const name of names) {
    const quantity = list[name];
    if (quantity !== undefined) result[name] = quantity;
  }
  return result;
}

export function withoutZeros(list: ResourceList): ResourceList {
  return Object.fromEntries(Object.entries(list).filter(([, { nano }]) => nano !== 0n));
}

export function sameList(a: ResourceList, b: ResourceList): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name]?.nano === b[name]?.nano);
}
