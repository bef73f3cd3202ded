import { make } from "./make.ts";
import { element, pane } from "./page.ts";

interface BarAction {
  readonly text: string;
  readonly act: () => void;
}

export interface BarOptions {
  readonly kind: "info" | "warning" | "error";
  readonly text: string;
  readonly actions?: readonly BarAction[];
}

const host = element(".bars", pane);

/** Shows a message above the terminal until it is taken away; one per id. */
export function showBar(id: string, { kind, text, actions = [] }: BarOptions): void {
  hideBar(id);
  const role = kind === "error" ? "alert" : "status";
  const bar = make(
    "div",
    { class: "bar", "data-bar": id, "data-kind": kind, "data-test": `bar-${id}`, role },
    make("p", {}, text),
  );
  for (const { text, act } of actions) {
    const button = make("button", { type: "button" }, text);
    button.addEventListener("click", act);
    bar.append(button);
  }
  host.append(bar);
}

export function hideBar(id: string): void {
  host.querySelector(`[data-bar="${id}"]`)?.remove();
}
