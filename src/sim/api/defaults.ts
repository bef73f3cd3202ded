import { isObject } from "../wire/json.ts";

type Owner = Readonly<Record<string, unknown>>;

/**
 * What becomes of one field. A string fills in for "" too, and `zero` for 0: in Go these fields are no pointers, and
 * the zero value is the same as none.
 */
export type Rule =
  | string
  | number
  | boolean
  | ((owner: Owner) => unknown)
  | { readonly zero: number | ((owner: Owner) => unknown) }
  /** What is there is written otherwise. */
  | { readonly mapped: (value: unknown) => unknown }
  /** Defaults inside the object, if it is there, or is to be created. */
  | { readonly within: Defaults; readonly create?: true | ((owner: Owner) => boolean) }
  /** Defaults inside each element of the list. */
  | { readonly each: Defaults; readonly create?: true };

/** Defaults of one type, applied in order: a function sees what was filled in before it. */
export interface Defaults {
  readonly [field: string]: Rule;
}

/** The object with its defaults. An object that lacks nothing comes back as it is, and so does every part of it. */
export function withDefaults<T>(object: T, defaults: Defaults): T {
  if (!isObject(object)) return object;
  let result: Record<string, unknown> | undefined;
  for (const [field, rule] of Object.entries(defaults)) {
    const owner = result ?? object;
    const before = owner[field];
    const after = ruled(before, rule, owner);
    if (after === before || after === undefined) continue;
    result ??= { ...object };
    result[field] = after;
  }
  return (result ?? object) as T;
}

function ruled(value: unknown, rule: Rule, owner: Owner): unknown {
  const isMissing = value === undefined || value === null || value === zeroOf(rule);
  if (typeof rule === "function") return isMissing ? rule(owner) : value;
  if (typeof rule !== "object") return isMissing ? rule : value;
  if ("mapped" in rule) return isMissing ? undefined : rule.mapped(value);
  if ("zero" in rule) return isMissing ? orOwner(rule.zero, owner) : value;
  return isMissing ? created(rule, owner) : below(value, rule);
}

function orOwner(zero: number | ((owner: Owner) => unknown), owner: Owner): unknown {
  return typeof zero === "function" ? zero(owner) : zero;
}

/** The value that counts as missing, too. */
function zeroOf(rule: Rule): unknown {
  if (typeof rule === "string" || typeof rule === "function") return "";
  return typeof rule === "object" && "zero" in rule ? 0 : undefined;
}

type Inner = Extract<Rule, { within: Defaults } | { each: Defaults }>;

function created(rule: Inner, owner: Owner): unknown {
  const isCreated = typeof rule.create === "function" ? rule.create(owner) : rule.create === true;
  if (!isCreated) return undefined;
  return "each" in rule ? [] : withDefaults({}, rule.within);
}

function below(value: unknown, rule: Inner): unknown {
  if ("within" in rule) return withDefaults(value, rule.within);
  return Array.isArray(value) ? eachWithDefaults(value, rule.each) : value;
}

function eachWithDefaults(items: readonly unknown[], defaults: Defaults): readonly unknown[] {
  let result: unknown[] | undefined;
  for (const [index, item] of items.entries()) {
    const after = withDefaults(item, defaults);
    if (after === item) continue;
    result ??= [...items];
    result[index] = after;
  }
  return result ?? items;
}
