import { element } from "./page.ts";

/** The dot that says whether the browser is online. The simulator does not care. */
export function watchNet(): void {
  const dot = element(".net");
  const show = (): void => {
    const state = navigator.onLine ? "online" : "offline";
    const words = dot.dataset[state] ?? "";
    dot.dataset["state"] = state;
    dot.setAttribute("aria-label", words);
    dot.title = words;
  };
  addEventListener("online", show);
  addEventListener("offline", show);
  show();
}
