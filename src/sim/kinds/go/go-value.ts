import { GoText } from "../../api/field-error.ts";
import { isObject } from "../../wire/json.ts";
import { parseQuantity } from "../../wire/quantity.ts";
import { internalType, type InternalType, type ScalarType, type StructType } from "./internal-type.ts";

/** A value as Go's %#v prints it, for a refusal: `go("core.PodSpec", spec)`. Pointers inside show as addresses. */
export function go(type: string, value: unknown): GoText {
  return new GoText(goValue(internalType(type), value));
}

export function goValue(type: InternalType, value: unknown): string {
  const isNil = value === undefined || value === null;
  if (type.is === "scalar") return scalars[type.scalar](value);
  if (type.is === "pointer") return goPointer(type.to, isNil, value);
  if (type.is === "struct") return goStruct(type, isObject(value) ? value : {});
  if (isNil) return `${type.name}(nil)`;
  return `${type.name}{${type.is === "list" ? listItems(type.of, value) : mapItems(type.of, value)}}`;
}

/** A time has a text of its own, even behind a pointer; all else shows where it is. */
function goPointer(to: InternalType, isNil: boolean, value: unknown): string {
  if (to.name === "v1.Time") return isNil ? "<nil>" : goTime(value);
  return isNil ? `(*${to.name})(nil)` : `(*${to.name})(0xc000a1b2c0)`;
}

function listItems(of: InternalType, value: unknown): string {
  return Array.isArray(value) ? value.map((item) => goValue(of, item)).join(", ") : "";
}

function mapItems(of: InternalType, value: unknown): string {
  const map = isObject(value) ? value : {};
  const keys = Object.keys(map).toSorted();
  return keys.map((key) => `${JSON.stringify(key)}:${goValue(of, map[key])}`).join(", ");
}

function goStruct({ name, fields }: StructType, value: Readonly<Record<string, unknown>>): string {
  const parts = fields.map(({ name: field, json, type }) => {
    return `${field}:${goValue(type, json === "" ? value : value[json])}`;
  });
  return `${name}{${parts.join(", ")}}`;
}

const scalars: Readonly<Record<ScalarType["scalar"], (value: unknown) => string>> = {
  string: (value) => JSON.stringify(value ?? ""),
  number: (value) => JSON.stringify(value ?? 0),
  bool: (value) => JSON.stringify(value ?? false),
  quantity: goQuantity,
  time: goTime,
  intOrString: goIntOrString,
  other: (value) => JSON.stringify(value ?? null),
};

export function goIntOrString(value: unknown): string {
  return typeof value === "string"
    ? `intstr.IntOrString{Type:1, IntVal:0, StrVal:${JSON.stringify(value)}}`
    : `intstr.IntOrString{Type:0, IntVal:${JSON.stringify(value ?? 0)}, StrVal:""}`;
}

/** The number and the power of ten in which Go keeps a quantity. */
export function int64AmountOf(text: string): { readonly value: bigint; readonly scale: number } {
  const parsed = parseQuantity(text);
  if (parsed?.format === "BinarySI") return { value: parsed.nano / 1_000_000_000n, scale: 0 };
  const [, digits = "0", suffix = ""] = /^[+-]?([\d.]+)(.*)$/.exec(text) ?? [];
  const fraction = digits.split(".")[1]?.length ?? 0;
  const scale = (scales[suffix] ?? 0) - fraction;
  const size = BigInt(digits.replace(".", "") || "0");
  return { value: text.startsWith("-") ? -size : size, scale };
}

const scales: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};

function goQuantity(quantity: unknown): string {
  const text = typeof quantity === "string" || typeof quantity === "number" ? String(quantity) : undefined;
  const { value, scale } = int64AmountOf(text ?? "0");
  const format = text === undefined ? "" : (parseQuantity(text)?.format ?? "");
  return (
    `resource.Quantity{i:resource.int64Amount{value:${value}, scale:${scale}}, ` +
    `d:resource.infDecAmount{Dec:(*inf.Dec)(nil)}, s:${JSON.stringify(text ?? "")}, Format:${JSON.stringify(format)}}`
  );
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

function goTime(value: unknown): string {
  const match = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)/.exec(typeof value === "string" ? value : "");
  if (match === null) return "time.Date(1, time.January, 1, 0, 0, 0, 0, time.UTC)";
  const [year, month = 1, ...rest] = match.slice(1).map(Number);
  return `time.Date(${year}, time.${months[month - 1]}, ${rest.join(", ")}, 0, time.UTC)`;
}
