import type { Shell } from "../shell.ts";
import { shortened } from "./shortened.ts";
import { strftime } from "../strftime.ts";

/** PS1's backslash sequences. `\[` and `\]` become nothing here: widths are counted without escape sequences. */
export function expandPrompt(shell: Shell, text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(/\\([0-7]{3}|D\{[^}]*\}|x[0-9a-fA-F]{1,2}|.)/gs, (all, code: string) => {
    if (/^[0-7]{3}$/.test(code)) return String.fromCharCode(Number.parseInt(code, 8));
    if (code.startsWith("D{")) return strftime(code.slice(2, -1) || "%X", shell.kernel.now);
    return parts[code]?.(shell) ?? all;
  });
}

const parts: Readonly<Record<string, (shell: Shell) => string>> = {
  u: (shell) => shell.user?.name ?? "I have no name!",
  h: ({ process }) => process.host.hostname.split(".")[0] ?? "",
  H: ({ process }) => process.host.hostname,
  w: (shell) => shortened(shell, shell.process.cwd),
  W: (shell) => {
    const path = shortened(shell, shell.process.cwd);
    return path === "~" || path === "/" ? path : path.slice(path.lastIndexOf("/") + 1);
  },
  $: ({ process }) => (process.credentials.uid === 0 ? "#" : "$"),
  s: ({ state }) => state.name.slice(state.name.lastIndexOf("/") + 1),
  v: () => "5.2",
  V: () => "5.2.15",
  j: ({ jobs }) => String(jobs.all.length),
  "!": ({ state }) => String(state.history.length + 1),
  "#": ({ state }) => String(state.history.length + 1),
  t: ({ kernel }) => strftime("%T", kernel.now),
  T: ({ kernel }) => strftime("%I:%M:%S", kernel.now),
  "@": ({ kernel }) => strftime("%I:%M %p", kernel.now),
  A: ({ kernel }) => strftime("%R", kernel.now),
  d: ({ kernel }) => strftime("%a %b %d", kernel.now),
  l: () => "pts/0",
  n: () => "\n",
  r: () => "\r",
  a: () => "\u0007",
  e: () => "\u001b",
  "\\": () => "\\",
  "[": () => "",
  "]": () => "",
};
