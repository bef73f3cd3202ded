import { element } from "./page.ts";
import { remember, remembered } from "./remember.ts";

const least = 30;
const most = 65;
const usual = 44;

/** The divider between text and terminal: drag, arrow keys, double-click. Per cent of the width. */
export function watchSplitter(): void {
  const splitter = element(".splitter");
  const panes = element(".panes");

  function set(percent: number): void {
    const value = Math.round(Math.min(most, Math.max(least, percent)) * 10) / 10;
    panes.style.setProperty("--split", `${value}%`);
    splitter.setAttribute("aria-valuenow", String(Math.round(value)));
    remember("split", String(value));
  }
  const now = (): number => Number(remembered("split") ?? usual);

  if (remembered("split") !== undefined) set(now());
  splitter.addEventListener("dblclick", () => set(usual));
  splitter.addEventListener("keydown", (event) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: now() - 2,
      ArrowRight: now() + 2,
      Home: least,
      End: most,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    set(to);
  });
  splitter.addEventListener("pointerdown", (event) => {
    splitter.setPointerCapture(event.pointerId);
    splitter.dataset["dragging"] = "";
  });
  splitter.addEventListener("pointermove", (event) => {
    if (!("dragging" in splitter.dataset)) return;
    const { left, width } = panes.getBoundingClientRect();
    set(((event.clientX - left) / width) * 100);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    splitter.addEventListener(end, () => void delete splitter.dataset["dragging"]);
  }
}
