import { element, pane } from "./page.ts";

export interface Cells {
  readonly columns: number;
  readonly rows: number;
}

/** The terminal's line height, as a factor of what the font asks for. */
export const lineHeight = 1.12;

/** How many characters the terminal will have, from the placeholder's font: known before xterm is. */
export function measure(): Cells {
  const placeholder = element(".placeholder", pane);
  const probe = document.createElement("span");
  probe.textContent = "W".repeat(50);
  probe.style.cssText = "display:inline-block;line-height:normal";
  placeholder.append(probe);
  const box = probe.getBoundingClientRect();
  probe.remove();
  const width = box.width / 50;
  const height = Math.floor(Math.ceil(box.height) * lineHeight);
  placeholder.style.setProperty("--cell", `${height}px`);
  const { clientWidth, clientHeight } = element(".xterm-host", pane);
  if (width === 0 || clientWidth === 0) return { columns: 80, rows: 24 };
  return {
    columns: Math.max(20, Math.floor((clientWidth - 14) / width)),
    rows: Math.max(5, Math.floor(clientHeight / height)),
  };
}
