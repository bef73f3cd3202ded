import type { LabelSelector } from "kubernetes-types/meta/v1";
import { parseQuantity } from "../../wire/quantity.ts";
import { fieldsOf, isNil, listOf, textOf, zeroOf } from "./go-compare.ts";
import { int64AmountOf } from "./go-value.ts";
import type { InternalType, MapType, ScalarType } from "./internal-type.ts";
import { ellipsis, wrapped, type TextNode, type TextRecord } from "./text-tree.ts";

/** How a value is printed: of which side, with which types, in how much detail. */
export interface Format {
  readonly mode: "diff" | "same" | "removed" | "inserted";
  readonly types: "emit" | "elide" | "auto";
  readonly verbosity: number;
}

/** Whether Go would say that this is the zero value of its type. */
export function isZero(type: InternalType, value: unknown): boolean {
  if (isNil(value)) return true;
  if (type.is === "struct") {
    const fields = fieldsOf(value);
    return type.fields.every(({ json, type: of }) => isZero(of, json === "" ? fields : fields[json]));
  }
  if (type.is !== "scalar") return false;
  return type.scalar === "quantity" ? value === "0" : value === zeroOf(type.scalar);
}

/** The text with its type in front, where types are wanted. */
export function typed(type: InternalType, text: TextNode, { types, mode }: Format): TextNode {
  if (types === "elide") return text;
  if (types === "auto") {
    const isComposite = type.is === "struct" || type.is === "list" || type.is === "map";
    if (!isComposite && !isStructScalar(type)) return text;
    if (text === "nil" || mode === "same") return text;
  }
  const name = type.is === "pointer" ? `(${type.name})` : type.name;
  return wrapped(name, inParens(text));
}

function isStructScalar(type: InternalType): boolean {
  return type.is === "scalar" && ["quantity", "intOrString"].includes(type.scalar);
}

function inParens(text: TextNode): TextNode {
  const isWrapped =
    typeof text === "object" &&
    "prefix" in text &&
    ((text.prefix.startsWith("{") && text.suffix.endsWith("}")) ||
      (text.prefix.startsWith("(") && text.suffix.endsWith(")")));
  return isWrapped ? text : wrapped("(", text, ")");
}

const stringTypes = new Set(["core.ResourceName", "types.UID"]);

/** A key of a map; names of resources have a text of their own, marked with an s. */
export function mapKey({ name }: MapType, key: string): string {
  const isNamed = name === "core.ResourceList" || name.startsWith("map[core.ResourceName]");
  return `${isNamed ? "s" : ""}${JSON.stringify(key)}`;
}

function countMax(verbosity: number): number {
  return verbosity < 0 ? 0 : ((1 << Math.min(verbosity, 16)) >> 1) << 2;
}

/** @models github.com/google/go-cmp cmp/report_reflect.go FormatValue, 0.7 */
export function formatValue(type: InternalType, value: unknown, format: Format): TextNode {
  if (type.is === "scalar") return formatScalar(type, value, format);
  if (type.is === "pointer") return formatPointer(type.to, value, format);
  if (type.is === "struct") {
    return typed(type, structText(fieldRecords(type, fieldsOf(value)), format), format);
  }
  if (isNil(value)) return "nil";
  const text =
    type.is === "list" ? listText(type.of, listOf(value), format) : mapText(type, fieldsOf(value), format);
  return typed(type, text, format);
}

function formatPointer(to: InternalType, value: unknown, format: Format): TextNode {
  if (isNil(value)) return "nil";
  if (to.name === "v1.LabelSelector") return `s${quoted(selectorText(value as LabelSelector))}`;
  if (to.is === "scalar" && (to.scalar === "quantity" || to.scalar === "intOrString")) {
    return `s${quoted(String(value))}`;
  }
  return wrapped("&", formatValue(to, value, format));
}

type Named = readonly [name: string, type: InternalType, value: unknown];

function fieldRecords(
  type: Extract<InternalType, { is: "struct" }>,
  fields: Readonly<Record<string, unknown>>,
): readonly Named[] {
  return type.fields.map(({ name, json, type: of }) => [name, of, json === "" ? fields : fields[json]]);
}

function structText(fields: readonly Named[], format: Format): TextNode {
  const max = countMax(format.verbosity);
  const inner: Format = { ...format, types: "auto", verbosity: format.verbosity - 1 };
  const list: TextRecord[] = [];
  for (const [key, type, value] of fields) {
    if (isZero(type, value)) continue;
    if (list.length === max) return wrapped("{", [...list, { value: ellipsis, hasNoComma: true }], "}");
    list.push({ key, value: formatValue(type, value, inner) });
  }
  return wrapped("{", list, "}");
}

function listText(of: InternalType, items: readonly unknown[], format: Format): TextNode {
  const max = countMax(format.verbosity);
  const inner: Format = { ...format, types: "elide", verbosity: format.verbosity - 1 };
  const list: TextRecord[] = items.slice(0, max).map((item) => ({ value: formatValue(of, item, inner) }));
  if (items.length > max) list.push({ value: ellipsis, hasNoComma: true });
  return wrapped("{", list, "}");
}

function mapText(type: MapType, map: Readonly<Record<string, unknown>>, format: Format): TextNode {
  const max = countMax(format.verbosity);
  const inner: Format = { ...format, types: "elide", verbosity: format.verbosity - 1 };
  const keys = Object.keys(map).toSorted();
  const list: TextRecord[] = keys
    .slice(0, max)
    .map((key) => ({ key: mapKey(type, key), value: formatValue(type.of, map[key], inner) }));
  if (keys.length > max) list.push({ value: ellipsis, hasNoComma: true });
  return wrapped("{", list, "}");
}

function formatScalar(type: ScalarType, value: unknown, format: Format): TextNode {
  const { scalar } = type;
  if (scalar === "quantity") return typed(type, quantityText(textOf(value, "0"), format), format);
  if (scalar === "intOrString") return typed(type, intOrStringText(value), format);
  if (scalar === "number") return plain(type, textOf(value, "0"), format);
  if (scalar === "bool") return plain(type, textOf(value, "false"), format);
  return plain(type, stringText(type, typeof value === "string" ? value : "", format), format);
}

/** Scalars show their type only where every type is shown. */
function plain(type: ScalarType, text: string, format: Format): TextNode {
  return format.types === "emit" ? typed(type, text, format) : text;
}

function stringText({ name }: ScalarType, text: string, { verbosity }: Format): string {
  const max = verbosity < 0 ? 32 : (1 << verbosity) << 5;
  const prefix = stringTypes.has(name) ? "s" : "";
  return text.length > max + ellipsis.length
    ? `${prefix}${quoted(text.slice(0, max))}${ellipsis}`
    : `${prefix}${quoted(text)}`;
}

/** In quotes, or in backquotes where quotes would need escapes. */
function quoted(text: string): string {
  const plainly = JSON.stringify(text);
  const isRaw = plainly.length === text.length + 2 || /[`\n]/.test(text) || hasControl(text);
  return isRaw ? plainly : `\`${text}\``;
}

function hasControl(text: string): boolean {
  return Array.from(text).some((character) => character < " " && character !== "\t");
}

function quantityText(text: string, format: Format): TextNode {
  const { value, scale } = int64AmountOf(text);
  const amount: TextRecord[] = [];
  if (value !== 0n) amount.push({ key: "value", value: String(value) });
  if (scale !== 0) amount.push({ key: "scale", value: String(scale) });
  const inner = limited(amount, format.verbosity - 1);
  const list: TextRecord[] =
    amount.length === 0
      ? []
      : [{ key: "i", value: format.mode === "same" ? inner : wrapped("resource.int64Amount", inner) }];
  list.push({ key: "s", value: quoted(text) });
  const kind = parseQuantity(text)?.format;
  if (kind !== undefined) list.push({ key: "Format", value: quoted(kind) });
  return limited(list, format.verbosity);
}

/** Fields of a struct, as many as the detail allows. */
function limited(list: readonly TextRecord[], verbosity: number): TextNode {
  const max = countMax(verbosity);
  const shown = list.slice(0, max);
  if (list.length > max) shown.push({ value: ellipsis, hasNoComma: true });
  return wrapped("{", shown, "}");
}

function intOrStringText(value: unknown): TextNode {
  const list: TextRecord[] = [];
  if (typeof value === "string")
    list.push({ key: "Type", value: "1" }, { key: "StrVal", value: quoted(value) });
  else if (!isNil(value) && value !== 0) list.push({ key: "IntVal", value: String(value) });
  return wrapped("{", list, "}");
}

/** As the generated String of a selector prints it. */
function selectorText({ matchLabels = {}, matchExpressions = [] }: LabelSelector): string {
  const labels = Object.keys(matchLabels)
    .toSorted()
    .map((key) => `${key}: ${matchLabels[key]},`);
  const terms = matchExpressions.map(
    ({ key, operator, values = [] }) =>
      `LabelSelectorRequirement{Key:${key},Operator:${operator},Values:[${values.join(" ")}],},`,
  );
  const list =
    terms.length === 0 ? "[]LabelSelectorRequirement{}" : `[]LabelSelectorRequirement{${terms.join("")}}`;
  return `&LabelSelector{MatchLabels:map[string]string{${labels.join("")}},MatchExpressions:${list},}`;
}
