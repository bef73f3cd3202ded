import type { Task } from "../../kernel/task.ts";
import { SystemError } from "../../host/errno.ts";
import { defaultPath, findInPath } from "../../host/executable.ts";
import type { Shell } from "../shell.ts";

/** The keys of the 2-set keyboard by letter. */
const firsts = "r R s e E f a q Q t T d w W c z x v g".split(" ");
const vowels = "k o i O j p u P h hk ho hl y n nj np nl b m ml l".split(" ");
const lasts = ["", ..."r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g".split(" ")];
/** From U+3131 on: consonants, then vowels. */
const letters = [
  ..."r R rt s sw sg e E f fr fa fq ft fx fv fg a q Q qt t T d w W c z x v g".split(" "),
  ...vowels,
];

/** What a text would have been with the other keyboard: `ㅎㄷㅅ` is `get`. Quoted text stays. */
export function latinKeys(text: string): string {
  return text.replace(/'[^']*'|"[^"]*"|[\u3131-\u3163\uac00-\ud7a3]/g, (part) => {
    if (part.length > 1) return part;
    const point = part.charCodeAt(0);
    if (point < 0xac00) return letters[point - 0x3131] ?? part;
    const index = point - 0xac00;
    const [lead, middle, tail] = [Math.floor(index / 588), Math.floor((index % 588) / 28), index % 28];
    return (firsts[lead] ?? "") + (vowels[middle] ?? "") + (lasts[tail] ?? "");
  });
}

/**
 * After "command not found": if the line was typed with the Hangul keyboard on, says what it would have been and puts
 * that into the history, where Up finds it. It is never run by itself.
 */
export function* suggestForHangul(shell: Shell, name: string): Task<void> {
  const { typed, state } = shell;
  if (!/[\u3131-\u3163\uac00-\ud7a3]/.test(name) || !typed.trimStart().startsWith(name)) return;
  const line = latinKeys(typed.trim());
  const [first = ""] = line.split(/\s/);
  if (!isCommand(shell, first)) return;
  yield* shell.process.complain(`한/영 키를 확인하세요 — did you mean \`${line}\`?\n`);
  state.history.push(line);
}

function isCommand(shell: Shell, name: string): boolean {
  const { state, process, variables } = shell;
  if (shell.isBuiltin(name) || state.functions.has(name) || state.aliases.has(name)) return true;
  try {
    findInPath(process.access, name, variables.get("PATH") ?? defaultPath);
    return true;
  } catch (error) {
    if (error instanceof SystemError) return false;
    throw error;
  }
}
