import { fill } from "../text/fill.ts";
import { link, terminalId } from "./link.ts";
import { data, element, onAct, pane } from "./page.ts";

const { terminal: text } = data.texts;
const title = element(".terminal-title", pane);
const interrupt = element('[data-act="interrupt"]', pane);

let idle = false;
let waiting: (() => void)[] = [];
let patience: ReturnType<typeof setTimeout> | undefined;
const patienceMs = 2000;

/** Is a shell at its prompt, so that a command may be typed? */
export function isIdle(): boolean {
  return idle;
}

/** Resolves at the next prompt, at once if there is one. */
export function whenIdle(): Promise<void> {
  return idle ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve));
}

/**
 * Enter was sent for a command: what is typed next waits for the prompt that follows. An Enter that the shell answers
 * with nothing (a continuation line) is not waited for longer than a moment.
 */
export function expectPrompt(): void {
  idle = false;
  clearTimeout(patience);
  patience = setTimeout(settle, patienceMs);
}

function settle(): void {
  idle = true;
  const resolvers = waiting;
  waiting = [];
  for (const resolve of resolvers) resolve();
}

export function sendInterrupt(): void {
  link.send({ do: "input", terminal: terminalId, text: "\u0003" });
}

export function watchPrompt(): void {
  let showing: ReturnType<typeof setTimeout> | undefined;
  link.on("prompt", (message) => {
    clearTimeout(patience);
    clearTimeout(showing);
    if (message.idle) show(false, "");
    else showing = setTimeout(() => show(true, message.command), 150);
    if (message.idle) settle();
    else idle = false;
  });
  onAct("interrupt", sendInterrupt);
}

function show(busy: boolean, command: string): void {
  pane.toggleAttribute("data-busy", busy);
  interrupt.hidden = !busy;
  title.textContent = busy ? fill(text.busy, { command: command.split("\n")[0] ?? "" }) : text.label;
}
