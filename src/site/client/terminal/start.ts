import { FitAddon } from "@xterm/addon-fit";
import { Terminal } from "@xterm/xterm";
import "@xterm/xterm/css/xterm.css";
import { link, terminalId } from "../link.ts";
import { lineHeight, measure } from "../measure.ts";
import { element, pane } from "../page.ts";
import { remembered } from "../remember.ts";
import { palette } from "./palette.ts";

const host = element(".xterm-host", pane);
const { columns, rows } = measure();
const fontFamily = getComputedStyle(document.documentElement).getPropertyValue("--font-mono");
const terminal = new Terminal({
  cols: columns,
  rows,
  fontFamily,
  fontSize: 14,
  lineHeight,
  scrollback: 10_000,
  theme: palette(),
  minimumContrastRatio: 4.5,
  cursorBlink: !matchMedia("(prefers-reduced-motion: reduce)").matches,
  cursorInactiveStyle: "outline",
  screenReaderMode: remembered("screen-reader") === "on",
  macOptionIsMeta: true,
  customGlyphs: true,
  scrollOnUserInput: true,
});
const fit = new FitAddon();
terminal.loadAddon(fit);
terminal.open(host);

terminal.onData((text) => {
  const typed = new CustomEvent("drydock:typed", { detail: text, cancelable: true });
  if (pane.dispatchEvent(typed)) link.send({ do: "input", terminal: terminalId, text });
});
terminal.onResize(({ cols, rows }) => link.send({ do: "resize", terminal: terminalId, columns: cols, rows }));

link.on("output", ({ text }) => terminal.write(text, live));
link.on("screen", ({ text }) => {
  terminal.reset();
  terminal.write(text, live);
});

/** The first output has been drawn: the placeholder may go. `npm run bench` reads the mark. */
function live(): void {
  if (pane.hasAttribute("data-live")) return;
  pane.setAttribute("data-live", "");
  requestAnimationFrame(() => performance.mark("prompt"));
}

const { dataset } = document.documentElement;
link.on("ready", ({ bootMs }) => (dataset["bootMs"] = String(Math.round(bootMs))));
link.on("started", ({ workMs }) => {
  dataset["preparedMs"] = String(Math.round(workMs));
  performance.mark("cluster");
});
link.complete();

let fitting: ReturnType<typeof setTimeout> | undefined;
new ResizeObserver(() => {
  clearTimeout(fitting);
  fitting = setTimeout(() => {
    if (host.clientWidth > 0 && host.clientHeight > 0) fit.fit();
  }, 80);
}).observe(host);

document.documentElement.addEventListener("drydock:theme", () => (terminal.options.theme = palette()));
pane.addEventListener("drydock:screen-reader", (event) => {
  if (event instanceof CustomEvent) terminal.options.screenReaderMode = event.detail === true;
});
