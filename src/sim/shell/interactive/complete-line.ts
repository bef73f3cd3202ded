import { call, type Task } from "../../kernel/task.ts";
import { textWidth } from "../../host/text-width.ts";
import { complete, type Completion } from "./completion.ts";
import type { Readline } from "./readline.ts";

const listMax = 2000;

/** Tab: completes as far as all candidates agree; a second one lists them. */
export function* completeLine(editor: Readline, isSecond: boolean): Task<void> {
  const { buffer } = editor;
  const completion = yield* call(complete(editor.shell, buffer.beforeCursor));
  const { candidates, word } = completion;
  const [only] = candidates;
  if (only === undefined) {
    yield* editor.show("\u0007");
    return;
  }
  const common = candidates.length === 1 ? only : commonStart(candidates);
  if (candidates.length === 1 || common.length > word.text.length) {
    buffer.replaceBefore(word.start, insertion(common, completion));
    yield* editor.refresh();
    if (candidates.length > 1) yield* editor.show("\u0007");
    return;
  }
  if (isSecond) yield* editor.showBelow(columns(shownNames(completion), editor.terminal.size.columns));
  else yield* editor.show("\u0007");
}

/** The text with quotes as they were typed, or with backslashes; a space behind it if nothing can follow. */
function insertion(text: string, { word, candidates }: Completion): string {
  const isDone = candidates.length === 1 && !/[/=:,]$/.test(text);
  if (word.quote !== "") return word.quote + text + (isDone ? `${word.quote} ` : "");
  const plain =
    text.startsWith("$") || text.startsWith("~") ? text : text.replace(/[\s'"\\$`&|;<>()*?[\]#!]/g, "\\$&");
  return plain + (isDone ? " " : "");
}

function commonStart(candidates: readonly string[]): string {
  let [common = ""] = candidates;
  for (const candidate of candidates) {
    let length = 0;
    while (length < common.length && common[length] === candidate[length]) length++;
    common = common.slice(0, length);
  }
  return common;
}

/** Of paths only the last part. */
function shownNames({ candidates, isFile }: Completion): readonly string[] {
  const names = candidates.slice(0, listMax);
  return isFile ? names.map((name) => name.slice(name.lastIndexOf("/", name.length - 2) + 1)) : names;
}

/** Columns as readline has them: down first, two spaces between. */
export function columns(names: readonly string[], width: number): string {
  const cell = Math.max(...names.map((name) => textWidth(name))) + 2;
  const count = Math.max(1, Math.floor(width / cell));
  const rows = Math.ceil(names.length / count);
  let text = "";
  for (let row = 0; row < rows; row++) {
    const cells = names.filter((_, index) => index % rows === row);
    text += `${cells.map((name, index) => (index === cells.length - 1 ? name : name + " ".repeat(cell - textWidth(name)))).join("")}\n`;
  }
  return text;
}
