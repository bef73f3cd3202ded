import { textWidth } from "../../host/text-width.ts";
import { clipped } from "../screen/clip.ts";

/** A question in the status bar, with what was typed so far. */
export interface Asking {
  readonly prompt: string;
  readonly answer: string;
}

/** All that nano shows. */
export interface NanoPicture {
  readonly columns: number;
  readonly name: string;
  /** `Modified`, `View` or nothing. */
  readonly state: string;
  readonly body: readonly string[];
  readonly status: string;
  readonly asking: Asking | undefined;
  /** From 1, where the text is edited. */
  readonly cursor: { readonly row: number; readonly column: number };
}

const helpLines = [
  ["^G", "Help", "^O", "Write Out", "^W", "Where Is", "^K", "Cut", "^C", "Location"],
  ["^X", "Exit", "^_", "Go To Line", "^V", "Next Page", "^U", "Paste", "M-U", "Undo"],
];

/** The picture as a terminal wants it. */
export function nanoScreen(picture: NanoPicture): string {
  const { columns, body, asking } = picture;
  const help = helpLines.map((items) => helpLine(items, columns));
  const status = asking === undefined ? statusLine(picture) : questionLine(asking, columns);
  const lines = [titleLine(picture), ...body, status, ...help].map((line) => `${line}\u001b[K`);
  const { row, column } =
    asking === undefined
      ? picture.cursor
      : { row: body.length + 2, column: textWidth(questionText(asking)) + 1 };
  return `\u001b[?25l\u001b[H${lines.join("\r\n")}\u001b[${row};${column}H\u001b[?25h`;
}

/** A row of text with its line's number before it; `gutter` is the room for that, 0 for none. */
export function numbered(
  row: string,
  { index, gutter, count }: { readonly index: number; readonly gutter: number; readonly count: number },
): string {
  if (gutter === 0) return row;
  const number = index < count ? String(index + 1) : "";
  return `\u001b[2m${number.padStart(gutter - 1)}\u001b[0m ${row}`;
}

function titleLine({ columns, name, state }: NanoPicture): string {
  const left = "  GNU nano 7.2";
  const right = `${state.padEnd(8)}  `;
  const shown = clipped(name, Math.max(1, columns - left.length - right.length - 2));
  const start = Math.max(left.length + 1, Math.floor((columns - textWidth(shown)) / 2));
  const middle = left.padEnd(start) + shown;
  return inverse(middle + " ".repeat(Math.max(0, columns - textWidth(middle) - right.length)) + right);
}

function statusLine({ status, columns }: NanoPicture): string {
  if (status === "") return "";
  const text = clipped(status, columns - 1);
  return " ".repeat(Math.max(0, Math.floor((columns - textWidth(text)) / 2))) + inverse(text);
}

function questionText({ prompt, answer }: Asking): string {
  return `${prompt}: ${answer}`;
}

function questionLine(asking: Asking, columns: number): string {
  const text = clipped(questionText(asking), columns - 1);
  return inverse(text + " ".repeat(Math.max(0, columns - 1 - textWidth(text))));
}

function helpLine(items: readonly string[], columns: number): string {
  const width = Math.max(8, Math.floor(columns / (items.length / 2)));
  let text = "";
  for (let index = 0; index < items.length && (index / 2 + 1) * width <= columns; index += 2) {
    const [key = "", label = ""] = [items[index], items[index + 1]];
    const cell = clipped(`${key} ${label}`, width - 1).padEnd(width - 1);
    text += `${inverse(cell.slice(0, key.length))}${cell.slice(key.length)} `;
  }
  return text.trimEnd();
}

function inverse(text: string): string {
  return `\u001b[7m${text}\u001b[0m`;
}
