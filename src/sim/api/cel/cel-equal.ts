/** Whether two values of an expression are the same; numbers are compared across their types. */
export function celEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isNumber(a) && isNumber(b)) return Number(a) === Number(b) && sameBig(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return sameList(a, b);
  if (a instanceof Map && b instanceof Map) return sameMap(a, b);
  return isThing(a) && isThing(b) && sameThing(a, b);
}

function isThing(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function sameThing(a: object, b: object): boolean {
  return a.constructor === b.constructor && primitive(a) !== undefined && primitive(a) === primitive(b);
}

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => celEqual(item, b[index]));
}

function sameMap(a: ReadonlyMap<unknown, unknown>, b: ReadonlyMap<unknown, unknown>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.has(key) && celEqual(value, b.get(key)));
}

function isNumber(value: unknown): value is bigint | number {
  return typeof value === "bigint" || typeof value === "number";
}

function sameBig(a: bigint | number, b: bigint | number): boolean {
  return typeof a !== "bigint" || typeof b !== "bigint" || a === b;
}

function primitive(value: object): unknown {
  const inner: unknown = value.valueOf();
  return typeof inner === "object" ? undefined : inner;
}
