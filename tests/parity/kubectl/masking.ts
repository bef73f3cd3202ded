/** What cannot be foreseen in an answer, with the words that stand for it. */
const uid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const time = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
const token = /eyJ[\w-]+\.[\w-]+\.[\w-]+/g;
const clusterIp = /10\.96\.\d+\.\d+/g;
/** Suffixes of generated names, and hashes of pod templates: letters of `rand.SafeEncodeString`. */
const generated = /(?<=-|^)(?:[bcdfghjklmnpqrstvwxz2456789]{5}|[bcdfghjklmnpqrstvwxz2456789]{8,10})(?=$|[^\w])/g;
const age = /^(?:\d+(?:ms|[smhdy]))+(?: \(x\d+ over \d+[smh]\))?$/;
const pointer = /0x[0-9a-f]{8,}/g;
const fingerprint = /X509SHA256=[0-9a-f]{64}/g;
const pem = /-----BEGIN (\w+(?: \w+)*)-----[^-]+-----END \1-----\n/g;
const revision = /(?<=current: )\d+/g;
const eventName = /(?<=\.)[0-9a-f]{16}(?=$|")/g;

const patterns: readonly (readonly [RegExp, string])[] = [
  [pem, "($1)"],
  [revision, "(revision)"],
  [token, "(token)"],
  [fingerprint, "(fingerprint)"],
  [uid, "(uid)"],
  [time, "(time)"],
  [clusterIp, "(ip)"],
  [pointer, "(pointer)"],
  [eventName, "(event)"],
  [generated, "(generated)"],
];

/** Fields that count or name what each cluster has of its own. */
const own = new Set(["resourceVersion", "nodePort", "continue", "remainingItemCount", "healthCheckNodePort", "certificate"]);

/** Lists whose order depends on names that are generated or, managers', on the second in which something was written. */
const unordered = new Set(["items", "rows", "managedFields"]);

/** A value with all that differs from cluster to cluster replaced; lists of objects in an order that does not depend on it. */
export function masked(value: unknown, field = ""): unknown {
  if (own.has(field) && (typeof value === "string" || typeof value === "number") && value !== "") return `(${field})`;
  if (typeof value === "string") return maskedText(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => masked(item));
    return unordered.has(field) ? sortedByText(items) : items;
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(
    entries
      .map(([name, item]): [string, unknown] => [maskedText(name), masked(item, name)])
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function maskedText(text: string): string {
  if (age.test(text)) return "(age)";
  return patterns.reduce((result, [pattern, word]) => result.replaceAll(pattern, word), text);
}

function sortedByText(items: readonly unknown[]): readonly unknown[] {
  return items
    .map((item) => ({ item, text: JSON.stringify(item) }))
    .toSorted((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ item }) => item);
}

/** The order of `masked` for the raw items of a list. */
export function aligned(items: readonly unknown[]): readonly unknown[] {
  return items
    .map((item) => ({ item, text: JSON.stringify(masked(item)) }))
    .toSorted((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ item }) => item);
}
