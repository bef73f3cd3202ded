import { fill } from "../text/fill.ts";
import { clockTime } from "./clock-time.ts";
import { link } from "./link.ts";
import { data, element, elements, onAct } from "./page.ts";

const { time: text } = data.texts;

const reasons = { hidden: text.idleHidden, inactive: text.idleInactive, paused: text.idlePaused } as const;

/** The clock, the speeds, and the chip that says why time stands still. */
export function watchTime(): void {
  const clock = element(".time-now");
  const chip = element(".time-chip");
  const buttons = elements('[data-act="speed"]');
  link.on("clock", ({ now, factor, idle }) => {
    const shown = clockTime(now);
    if (clock.textContent !== shown) {
      clock.textContent = shown;
      clock.setAttribute("aria-label", fill(text.now, { time: shown }));
    }
    chip.hidden = idle === undefined;
    const reason = idle === undefined ? "" : reasons[idle];
    if (chip.textContent !== reason) chip.textContent = reason;
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(Number(button.dataset["factor"]) === factor));
    }
  });
  onAct("speed", (button) => link.send({ do: "speed", factor: Number(button.dataset["factor"]) }));
  onAct("skip", () => link.send({ do: "skip" }));
  document.addEventListener("visibilitychange", () => {
    link.send({ do: "visible", visible: document.visibilityState === "visible" });
  });
}
