import { hush, notify } from "./announce.ts";
import { openHelp, openReset } from "./dialogs.ts";
import { data, element, elements, isPhone, pane } from "./page.ts";
import { focusTerminal, openSheet } from "./sheet.ts";
import { check, openHint } from "./tasks.ts";
import { undo } from "./undo.ts";

const waitMs = 4000;
const modifiers = /^(Control|Shift|Alt|Meta)/;

/** After Ctrl+. one letter, read from the key's place, so that a Hangul keyboard changes nothing. */
const letters: Readonly<Record<string, () => void>> = {
  KeyT: toTerminal,
  KeyP: () => element("#lesson").focus(),
  KeyK: () => document.querySelector<HTMLElement>("#tasks")?.focus(),
  KeyC: check,
  KeyH: openHint,
  KeyU: undo,
  KeyR: openReset,
};

export function watchKeyboard(): void {
  let leading = 0;
  window.addEventListener(
    "keydown",
    (event) => {
      if (modifiers.test(event.code)) return;
      if (event.ctrlKey && event.code === "Period") {
        leading = performance.now();
        swallow(event);
        return notify(data.texts.help.waiting, waitMs);
      }
      if (performance.now() - leading < waitMs && leading > 0) {
        leading = 0;
        hush();
        const act = letters[event.code];
        if (act === undefined) return;
        swallow(event);
        return act();
      }
      leading = 0;
      if (event.code === "F6") {
        swallow(event);
        return cycle(event.shiftKey ? -1 : 1);
      }
      outsideTerminal(event);
    },
    { capture: true },
  );
}

export function toTerminal(): void {
  if (isPhone()) openSheet();
  focusTerminal();
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

/** Single keys count only where nothing is being typed. */
function outsideTerminal(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
  if (event.target.closest("input, textarea, select, dialog, [contenteditable]") !== null) return;
  const rel = neighbours[event.code];
  if (event.key === "?") openHelp();
  else if (rel !== undefined) document.querySelector<HTMLAnchorElement>(`.top [rel="${rel}"]`)?.click();
  else if (startsTyping(event)) focusTerminal();
}

const neighbours: Readonly<Record<string, string>> = { BracketLeft: "prev", BracketRight: "next" };

/** Whoever types on the page without having chosen a place means the terminal. */
function startsTyping({ target, key }: KeyboardEvent): boolean {
  return target === document.body && key.length === 1 && key !== " " && !isPhone();
}

function cycle(step: 1 | -1): void {
  const stops = ["#lesson", "#terminal", "#tasks", ".top"].flatMap((selector) => elements(selector));
  const at = stops.findIndex((stop) => stop.contains(document.activeElement));
  const next = stops[(at + step + stops.length) % stops.length];
  if (next === pane) return toTerminal();
  if (next?.matches(".top") === true) return element<HTMLAnchorElement>("a", next).focus();
  next?.focus();
}
