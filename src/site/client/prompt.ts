import { fill } from "../text/fill.ts";
import { link, terminalId } from "./link.ts";
import { data, element, onAct, pane } from "./page.ts";

const { terminal: text } = data.texts;
const title = element(".terminal-title", pane);
const interrupt = element('[data-act="interrupt"]', pane);

let idle = false;
let waiting: (() => void)[] = [];

/** Is a shell at its prompt, so that a command may be typed? */
export function isIdle(): boolean {
  return idle;
}

/** Resolves at the next prompt, at once if there is one. */
export function whenIdle(): Promise<void> {
  return idle ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve));
}

/** Resolves when a program has started, or after a moment: a shell's own builtins come back before one can look. */
export function whenTaken(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 60);
  });
}

export function sendInterrupt(): void {
  link.send({ do: "input", terminal: terminalId, text: "\u0003" });
}

export function watchPrompt(): void {
  let showing: ReturnType<typeof setTimeout> | undefined;
  link.on("prompt", (message) => {
    idle = message.idle;
    clearTimeout(showing);
    if (idle) show(false, "");
    else showing = setTimeout(() => show(true, message.command), 150);
    if (!idle) return;
    const resolvers = waiting;
    waiting = [];
    for (const resolve of resolvers) resolve();
  });
  onAct("interrupt", sendInterrupt);
}

function show(busy: boolean, command: string): void {
  pane.toggleAttribute("data-busy", busy);
  interrupt.hidden = !busy;
  title.textContent = busy ? fill(text.busy, { command: command.split("\n")[0] ?? "" }) : text.label;
}
