import { absent, compare, type ComparedRecord, type Comparison } from "./go-compare.ts";
import { formatValue, isZero, mapKey, typed, type Format } from "./go-format.ts";
import { internalType } from "./internal-type.ts";
import {
  ellipsis,
  layOut,
  lengthOf,
  wrapped,
  type TextList,
  type TextNode,
  type TextRecord,
} from "./text-tree.ts";

/** How many equal neighbours are shown around a difference. */
const contextMax = 2;

/**
 * How two values of a type differ, as Go's `cmp.Diff` prints it. Long strings are not taken apart.
 * @models github.com/google/go-cmp cmp/report_compare.go FormatDiff, 0.7
 */
export function goDiff(type: string, x: unknown, y: unknown): string {
  const node = compare(internalType(type), x, y);
  if (node.differences === 0) return "";
  return layOut(diff(node, { mode: "diff", types: "emit", verbosity: 3 }) ?? "");
}

function diff(node: Comparison, given: Format): TextNode | undefined {
  const verbosity = given.mode === "same" ? 1 : Math.max(3, given.verbosity);
  const format: Format = { ...given, verbosity };
  if (node.depth === 0) return leafText(node, format);
  if (node.type.is === "pointer") {
    const [record] = node.records;
    const inner = record === undefined ? undefined : diff(record.value, format);
    return inner === undefined ? undefined : wrapped("&", inner);
  }
  return typed(node.type, recordsText(node, format), format);
}

function leafText(node: Comparison, format: Format): TextNode | undefined {
  const { type, x, y } = node;
  if (format.mode === "removed") return x === absent ? undefined : formatValue(type, x, format);
  if (format.mode === "inserted") return y === absent ? undefined : formatValue(type, y, format);
  if (node.differences === 0) {
    const [one, other] = [formatValue(type, x, format), formatValue(type, y, format)];
    return lengthOf(one) < lengthOf(other) ? one : other;
  }
  const bare: Format = { ...format, types: "elide" };
  const list: TextRecord[] = [];
  if (x !== absent) list.push({ mark: "-", value: formatValue(type, x, bare) });
  if (y !== absent) list.push({ mark: "+", value: formatValue(type, y, bare) });
  return typed(type, list, { ...format, types: "emit" });
}

function recordsText(node: Comparison, format: Format): TextNode {
  const isStruct = node.type.is === "struct";
  const inside: Format = { ...format, types: isStruct ? "auto" : "elide", verbosity: format.verbosity - 1 };
  const records = format.mode === "diff" ? differing(node, inside, format) : unified(node, inside, format);
  return wrapped("{", records, "}");
}

function keyOf(node: Comparison, key: string): string {
  return node.type.is === "map" ? mapKey(node.type, key) : key;
}

/** One side only, or both where they are equal: what is zero in a struct is left out. */
function unified(node: Comparison, inside: Format, { mode, verbosity }: Format): TextList {
  const max = mode === "same" ? ((1 << verbosity) >> 1) << 2 : (1 << verbosity) << 1;
  const list: TextRecord[] = [];
  for (const { key, value } of node.records) {
    if (list.length === max) return [...list, { value: ellipsis, hasNoComma: true }];
    if (node.type.is === "struct" && isLeftOut(value, mode)) continue;
    const text = diff(value, inside);
    if (text !== undefined) list.push({ key: keyOf(node, key), value: text });
  }
  return list;
}

function isLeftOut({ type, x, y }: Comparison, mode: Format["mode"]): boolean {
  if (mode === "removed") return isZero(type, x);
  if (mode === "inserted") return isZero(type, y);
  return isZero(type, x) || isZero(type, y);
}

/** Runs of records that are equal, and of records that are not. */
function groupsOf(records: readonly ComparedRecord[]): readonly (readonly ComparedRecord[])[] {
  const groups: ComparedRecord[][] = [];
  let wasEqual: boolean | undefined;
  for (const record of records) {
    const isEqual = record.value.differences === 0;
    if (isEqual === wasEqual) groups.at(-1)?.push(record);
    else groups.push([record]);
    wasEqual = isEqual;
  }
  return groups;
}

function differing(node: Comparison, inside: Format, { verbosity }: Format): TextList {
  const max = (1 << verbosity) << 1;
  const groups = groupsOf(node.records);
  const list: TextRecord[] = [];
  let shown = 0;
  const hidden: ComparedRecord[] = [];
  for (const [index, group] of groups.entries()) {
    const isEqual = group[0]?.value.differences === 0;
    if (shown >= max) hidden.push(...group);
    else if (isEqual) {
      const place = { isFirst: index === 0, isLast: index === groups.length - 1 };
      list.push(...equalRecords(node, group, { inside, ...place }));
    } else {
      shown += group.length;
      list.push(...group.flatMap((record) => unequalRecords(node, record, inside)));
    }
  }
  if (hidden.length > 0) list.push({ value: ellipsis, hasNoComma: true, comment: counted(node, hidden) });
  return list;
}

interface Place {
  readonly inside: Format;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function equalRecords(
  node: Comparison,
  group: readonly ComparedRecord[],
  { inside, isFirst, isLast }: Place,
): readonly TextRecord[] {
  const low = isFirst ? 0 : Math.min(contextMax, group.length);
  let high = isLast ? 0 : Math.min(contextMax, group.length - low);
  if (group.length - low - high === 1) high++;
  const shown = (records: readonly ComparedRecord[]): readonly TextRecord[] =>
    records.flatMap(({ key, value }) => {
      const text = diff(value, { ...inside, mode: "same" });
      return text === undefined ? [] : [{ key: keyOf(node, key), value: text }];
    });
  const left = group.slice(low, group.length - high);
  return [
    ...shown(group.slice(0, low)),
    ...(left.length === 0
      ? []
      : [{ value: ellipsis, hasNoComma: true as const, comment: counted(node, left) }]),
    ...shown(group.slice(group.length - high)),
  ];
}

function unequalRecords(node: Comparison, record: ComparedRecord, inside: Format): readonly TextRecord[] {
  const { value } = record;
  const key = keyOf(node, record.key);
  if (value.descendants !== value.depth) {
    const text = diff(value, inside);
    return text === undefined ? [] : [{ key, value: text }];
  }
  const removed = diff(value, { ...inside, mode: "removed" });
  const inserted = diff(value, { ...inside, mode: "inserted" });
  return [
    ...(removed === undefined ? [] : [{ mark: "-" as const, key, value: removed }]),
    ...(inserted === undefined ? [] : [{ mark: "+" as const, key, value: inserted }]),
  ];
}

const words: Readonly<Record<string, readonly [one: string, many: string]>> = {
  struct: ["field", "fields"],
  list: ["element", "elements"],
  map: ["entry", "entries"],
};

/** `5 identical fields`, `2 identical, 1 removed, and 3 modified elements` */
function counted({ type }: Comparison, records: readonly ComparedRecord[]): string {
  const kinds = records.map(({ value: { differences, x, y } }) => {
    if (differences === 0) return "identical";
    if (y === absent) return "removed";
    return x === absent ? "inserted" : "modified";
  });
  const parts = ["identical", "removed", "inserted", "modified"].flatMap((kind) => {
    const count = kinds.filter((one) => one === kind).length;
    return count === 0 ? [] : [`${count} ${kind}`];
  });
  const [one, many] = words[type.is] ?? ["", ""];
  const text =
    parts.length <= 2 ? parts.join(" and ") : `${parts.slice(0, -1).join(", ")}, and ${parts.at(-1)}`;
  return `${text} ${records.length > 1 ? many : one}`;
}
