import type { Task } from "../../kernel/task.ts";
import type { Readline } from "./readline.ts";

export type SearchOutcome = "enter" | "interrupt" | "edit";

/** ^R: looks backwards through the history for what is typed; any other key takes the line and does what it does. */
export function* searchHistory(editor: Readline): Task<SearchOutcome> {
  const { history } = editor.shell.state;
  const original = editor.buffer.text;
  let query = "";
  let index = history.length;
  let isFailing = false;
  for (;;) {
    yield* editor.refresh(`(${isFailing ? "failed " : ""}reverse-i-search)\`${query}': `);
    const key = yield* editor.nextKey();
    if (key === undefined) return "interrupt";
    const name = key.is === "command" ? key.name : "text";
    if (!["text", "search", "backspace"].includes(name)) return ended(editor, name, original);
    if (key.is !== "command") query += key.text;
    if (name === "backspace") query = Array.from(query).slice(0, -1).join("");
    const found = findBefore(history, query, startOf(name, index, history.length));
    isFailing = found === -1 && query !== "";
    if (found === -1) continue;
    index = found;
    editor.historyIndex = found;
    editor.buffer.set(history[found] ?? "");
  }
}

/** ^R again goes on before the last find; more text may match the same line; less text begins anew. */
function startOf(name: string, index: number, length: number): number {
  if (name === "search") return index - 1;
  return name === "backspace" ? length - 1 : Math.min(index, length - 1);
}

function findBefore(history: readonly string[], query: string, from: number): number {
  if (query === "") return -1;
  for (let index = from; index >= 0; index--) if (history[index]?.includes(query) === true) return index;
  return -1;
}

function ended(editor: Readline, name: string, original: string): SearchOutcome {
  if (name === "abort") editor.buffer.set(original);
  if (name === "enter" || name === "interrupt") return name;
  if (name !== "abort" && name !== "none") editor.pushBack();
  return "edit";
}
