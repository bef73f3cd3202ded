import { isNoSpace } from "./line-buffer.ts";
import type { Readline } from "./readline.ts";

/** What the keys do that only change the line, the cursor or the place in the history. */
export const editingCommands: Readonly<Record<string, (editor: Readline) => void>> = {
  "line-start": ({ buffer }) => void (buffer.cursor = 0),
  "line-end": ({ buffer }) => void (buffer.cursor = buffer.cells.length),
  left: ({ buffer }) => void (buffer.cursor = Math.max(0, buffer.cursor - 1)),
  right: ({ buffer }) => void (buffer.cursor = Math.min(buffer.cells.length, buffer.cursor + 1)),
  "word-left": ({ buffer }) => void (buffer.cursor = buffer.wordStart()),
  "word-right": ({ buffer }) => void (buffer.cursor = buffer.wordEnd()),
  backspace: ({ buffer }) => buffer.remove(Math.max(0, buffer.cursor - 1), buffer.cursor),
  delete: ({ buffer }) => deleteForward(buffer),
  "delete-or-end": ({ buffer }) => deleteForward(buffer),
  "kill-to-end": ({ buffer }) => buffer.remove(buffer.cursor, buffer.cells.length, true),
  "kill-to-start": ({ buffer }) => buffer.remove(0, buffer.cursor, true),
  "kill-word-before": ({ buffer }) => buffer.remove(buffer.wordStart(isNoSpace), buffer.cursor, true),
  "kill-word-back": ({ buffer }) => buffer.remove(buffer.wordStart(), buffer.cursor, true),
  "kill-word-after": ({ buffer }) => buffer.remove(buffer.cursor, buffer.wordEnd(), true),
  yank: ({ buffer }) => buffer.yank(),
  undo: ({ buffer }) => buffer.undo(),
  transpose: ({ buffer }) => buffer.transpose(),
  "uppercase-word": ({ buffer }) => buffer.changeWord((word) => word.toUpperCase()),
  "lowercase-word": ({ buffer }) => buffer.changeWord((word) => word.toLowerCase()),
  "capitalize-word": ({ buffer }) =>
    buffer.changeWord((word) => word.toLowerCase().replace(/\w/, (letter) => letter.toUpperCase())),
  previous: (editor) => editor.goTo(editor.historyIndex - 1),
  next: (editor) => editor.goTo(editor.historyIndex + 1),
  first: (editor) => editor.goTo(0),
  last: (editor) => editor.goTo(editor.shell.state.history.length),
  "last-argument": ({ buffer, shell }) => {
    const last = shell.state.history.at(-1)?.trim().split(/\s+/).at(-1);
    if (last !== undefined) buffer.insert(last);
  },
};

function deleteForward(buffer: Readline["buffer"]): void {
  const { cursor } = buffer;
  buffer.remove(cursor, Math.min(buffer.cells.length, cursor + 1));
}
