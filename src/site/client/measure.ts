import { element, pane } from "./page.ts";

export interface Cells {
  readonly columns: number;
  readonly rows: number;
}

const lineHeight = 18;

/** How many characters the terminal will have, from the placeholder's font: known before xterm is. */
export function measure(): Cells {
  const placeholder = element(".placeholder", pane);
  const probe = document.createElement("span");
  probe.textContent = "W".repeat(50);
  placeholder.append(probe);
  const width = probe.getBoundingClientRect().width / 50;
  probe.remove();
  const { clientWidth, clientHeight } = element(".xterm-host", pane);
  if (width === 0 || clientWidth === 0) return { columns: 80, rows: 24 };
  return {
    columns: Math.max(20, Math.floor((clientWidth - 14) / width)),
    rows: Math.max(5, Math.floor(clientHeight / lineHeight)),
  };
}
