/** Resolves `3`, `"3"` or `"25%"` of a total; percentages are rounded up or down. */
export function resolveIntOrPercent(
  value: number | string | undefined,
  total: number,
  round: "up" | "down",
): number {
  if (value === undefined) return 0;
  if (typeof value === "number") return value;
  if (!value.endsWith("%")) return Number(value);
  const share = (Number(value.slice(0, -1)) * total) / 100;
  return round === "up" ? Math.ceil(share) : Math.floor(share);
}
