import { element } from "./page.ts";

const region = element('[data-test="announcer"]');
const toast = element('[data-test="toast"]');
let hiding: ReturnType<typeof setTimeout> | undefined;

/** Says something to screen readers in the page's one polite live region. */
export function announce(text: string): void {
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}

/** Shows a short message that goes away by itself, and says it. */
export function notify(text: string, milliseconds = 3500): void {
  clearTimeout(hiding);
  toast.textContent = text;
  toast.hidden = false;
  hiding = setTimeout(hush, milliseconds);
  announce(text);
}

export function hush(): void {
  toast.hidden = true;
}
