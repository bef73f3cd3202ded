import { remember } from "./remember.ts";

/** What the bar at the top does on every page: the theme, and remembering the language that was chosen. */
const root = document.documentElement;

for (const button of document.querySelectorAll<HTMLElement>('[data-act="theme"]')) {
  button.addEventListener("click", () => {
    const theme = root.dataset["theme"] === "dark" ? "light" : "dark";
    root.dataset["theme"] = theme;
    remember("theme", theme);
    root.dispatchEvent(new CustomEvent("drydock:theme"));
  });
}

for (const link of document.querySelectorAll<HTMLAnchorElement>("[data-language]")) {
  link.addEventListener("click", () => remember("language", link.dataset["language"] ?? root.lang));
}
