/**
 * Text that is laid out on one line where it can be, and on several where it must: the layout of Go's `cmp.Diff`.
 * @models github.com/google/go-cmp cmp/report_text.go textNode, 0.7
 */
export type TextNode = string | TextWrap | TextList;

export interface TextWrap {
  readonly prefix: string;
  readonly value: TextNode;
  readonly suffix: string;
}

export type TextList = readonly TextRecord[];

/** `-` and `+` stand before what only one side has. */
export type DiffMark = "" | "-" | "+";

export interface TextRecord {
  readonly mark?: DiffMark;
  readonly key?: string;
  readonly value: TextNode;
  /** An ellipsis has no comma behind it. */
  readonly hasNoComma?: true;
  readonly comment?: string;
}

export const ellipsis = "...";
const columnMax = 80;

export function wrapped(prefix: string, value: TextNode, suffix = ""): TextWrap {
  return { prefix, value, suffix };
}

function isList(node: TextNode): node is TextList {
  return Array.isArray(node);
}

/** How long it is on one line. */
export function lengthOf(node: TextNode): number {
  return flat(node).length;
}

function flat(node: TextNode): string {
  if (typeof node === "string") return node;
  if (!isList(node)) return `${node.prefix}${flat(node.value)}${node.suffix}`;
  return node.map(({ key, value }) => `${keyText(key)}${flat(value)}`).join(", ");
}

function keyText(key: string | undefined): string {
  return key === undefined || key === "" ? "" : `${key}: `;
}

/** The whole text, its first line indented by two spaces, with a newline at the end. */
export function layOut(node: TextNode): string {
  return `  ${expanded(compacted(node, ""), "", 0)}\n`;
}

/** Every part that fits on a line as a line. */
function compacted(node: TextNode, mark: DiffMark): TextNode {
  if (typeof node === "string") return node;
  if (isList(node)) return compactedList(node, mark);
  const value = compacted(node.value, mark);
  return typeof value === "string" ? `${node.prefix}${value}${node.suffix}` : { ...node, value };
}

function compactedList(list: TextList, mark: DiffMark): TextNode {
  const records = list.map((record) => ({
    ...record,
    value: compacted(record.value, either(mark, record.mark)),
  }));
  const isSingle = records.every(
    ({ value, mark: own = "", comment }) => typeof value === "string" && own === "" && comment === undefined,
  );
  const line = flat(records);
  return isSingle && (mark === "" || line.length <= columnMax) ? line : records;
}

function either(outer: DiffMark, own: DiffMark = ""): DiffMark {
  return own === "" ? outer : own;
}

function indent(mark: DiffMark, depth: number): string {
  return `${mark === "" ? " " : mark} ${"\t".repeat(depth)}`;
}

function expanded(node: TextNode, mark: DiffMark, depth: number): string {
  if (typeof node === "string") return node;
  if (!isList(node)) return `${node.prefix}${expanded(node.value, mark, depth)}${node.suffix}`;
  const isSimple = node.every((record) => isPlain(record));
  const lines =
    isSimple && node.length > 0 ? batches(node, mark, depth + 1) : recordLines(node, mark, depth + 1);
  return `${lines.map((line) => `\n${line}`).join("")}\n${indent(mark, depth)}`;
}

function isPlain({ mark = "", key = "", value, comment }: TextRecord): boolean {
  return mark === "" && key === "" && typeof value === "string" && comment === undefined;
}

/** Short values side by side. */
function batches(list: TextList, mark: DiffMark, depth: number): readonly string[] {
  const lines: string[] = [];
  let batch = "";
  for (const { value } of list) {
    const text = typeof value === "string" ? value : "";
    if (batch.length + text.length + 2 > columnMax && batch !== "") {
      lines.push(batch);
      batch = "";
    }
    batch += `${text}, `;
  }
  return [...lines, batch].map((line) => `${indent(mark, depth)}${line.trimEnd()}`);
}

function recordLines(list: TextList, mark: DiffMark, depth: number): readonly string[] {
  const keyPads = pads(list, ({ key = "", value }) =>
    key === "" || typeof value !== "string" ? undefined : Array.from(key).length,
  );
  const valuePads = pads(list, ({ value, comment }) =>
    typeof value !== "string" || value === ellipsis || comment === undefined
      ? undefined
      : Array.from(value).length,
  );
  return list.map((record, index) => {
    const own = either(mark, record.mark);
    const key = keyText(record.key) + " ".repeat(keyPads[index] ?? 0);
    const comma = record.hasNoComma === true ? "" : ",";
    const comment = record.comment === undefined ? "" : ` // ${record.comment}`;
    const value = expanded(record.value, own, depth);
    return `${indent(own, depth)}${key}${value}${comma}${" ".repeat(valuePads[index] ?? 0)}${comment}`;
  });
}

/** How many spaces align neighbours: runs end where there is nothing to align. */
function pads(list: TextList, width: (record: TextRecord) => number | undefined): readonly number[] {
  const result = list.map(() => 0);
  let run: number[] = [];
  const widths = list.map((record) => width(record));
  const flush = (): void => {
    const widest = Math.max(0, ...run.map((index) => widths[index] ?? 0));
    for (const index of run) result[index] = widest - (widths[index] ?? 0);
    run = [];
  };
  for (const [index, one] of widths.entries()) {
    if (one === undefined) flush();
    else run.push(index);
  }
  flush();
  return result;
}
