/** Go's %v of decoded JSON: `map[app:web]`, `[a b]`, `<nil>`. */
export function goValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => goValue(item)).join(" ")}]`;
  if (value === null || value === undefined) return "<nil>";
  if (typeof value !== "object") return scalarText(value);
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `map[${entries.map(([key, child]) => `${key}:${goValue(child)}`).join(" ")}]`;
}

/** A string, number or boolean as text; nothing for what is not there. */
export function scalarText(value: unknown): string {
  if (typeof value === "string") return value;
  return value === undefined || value === null ? "" : JSON.stringify(value);
}
