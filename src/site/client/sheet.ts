import { link, terminalId } from "./link.ts";
import { element, isPhone, onAct, pane } from "./page.ts";

const sizes = ["closed", "large", "full"] as const;

/** Below 1024 px the terminal is a sheet: 40, 70 or 100 per cent; on a phone it is open or closed. */
export function watchSheet(): void {
  onAct("sheet-open", () => openSheet());
  onAct("sheet-close", () => closeSheet());
  onAct("sheet-size", () => {
    const at = sizes.indexOf((pane.dataset["sheet"] ?? "closed") as (typeof sizes)[number]);
    pane.dataset["sheet"] = sizes[(at + 1) % sizes.length];
  });
  watchKeyRow();
}

export function openSheet(): void {
  if (!isPhone() || pane.dataset["sheet"] === "full") return;
  pane.dataset["sheet"] = "full";
  focusTerminal();
}

function closeSheet(): void {
  pane.dataset["sheet"] = "closed";
  element(".open-terminal").focus();
}

export function focusTerminal(): void {
  document.querySelector<HTMLElement>(".xterm-helper-textarea")?.focus();
}

/** Ctrl holds for the next key of the row or of the keyboard. */
function watchKeyRow(): void {
  const control = element('[data-key="control"]');
  const held = (): boolean => control.getAttribute("aria-pressed") === "true";
  const hold = (on: boolean): void => control.setAttribute("aria-pressed", String(on));
  hold(false);
  onAct("key", (button) => {
    const key = button.dataset["key"] ?? "";
    if (button === control) return hold(!held());
    link.send({ do: "input", terminal: terminalId, text: held() ? withControl(key) : key });
    hold(false);
    focusTerminal();
  });
  pane.addEventListener(
    "drydock:typed",
    (event) => {
      if (!held() || !(event instanceof CustomEvent)) return;
      event.preventDefault();
      hold(false);
      link.send({ do: "input", terminal: terminalId, text: withControl(String(event.detail)) });
    },
    { capture: true },
  );
}

/** `c` with Ctrl is the character 3. */
function withControl(key: string): string {
  return /^[a-z@[\]^_\\]$/i.test(key) ? String.fromCharCode(key.toUpperCase().charCodeAt(0) & 31) : key;
}
