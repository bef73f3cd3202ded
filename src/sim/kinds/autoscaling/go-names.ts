import { isObject, type Json } from "../../wire/json.ts";

/** Go's names for the fields of a behavior, which autoscaling/v1 notes as Go's internal struct: in its order, nil as null. */
const orders: Readonly<Record<string, readonly string[]>> = {
  behavior: ["scaleUp", "scaleDown"],
  rules: ["stabilizationWindowSeconds", "selectPolicy", "policies", "tolerance"],
  policy: ["type", "value", "periodSeconds"],
};

const inner: Readonly<Record<string, string>> = { scaleUp: "rules", scaleDown: "rules", policies: "policy" };

/** `{"ScaleUp":{"StabilizationWindowSeconds":0,...}}` of a behavior. */
export function toGoNames(value: Json, type = "behavior"): Json {
  if (Array.isArray(value)) return value.map((item: Json) => toGoNames(item, type));
  if (!isObject(value)) return value;
  const entries = (orders[type] ?? []).map((name) => {
    const field = value[name] ?? null;
    return [capital(name), toGoNames(field, inner[name] ?? type)] as const;
  });
  return Object.fromEntries(entries);
}

/** And back: nulls are dropped. */
export function fromGoNames(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => fromGoNames(item));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(
    entries.map(([name, field]) => [
      name.slice(0, 1).toLowerCase() + name.slice(1),
      fromGoNames(field as Json),
    ]),
  );
}

function capital(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
