import { link } from "./link.ts";
import { make } from "./make.ts";
import { data, element, onAct, pane } from "./page.ts";
import { plainText } from "./plain-text.ts";
import { remember, remembered } from "./remember.ts";
import { tableOf } from "./table-of.ts";

const { terminal: text } = data.texts;
const entriesMax = 200;

/** The terminal for those who do not see it: each command with its output as text, tables as tables. */
export function watchOutputLog(): void {
  const log = element(".output-log", pane);
  const list = element("ol", log);
  link.on("ran", ({ command, output }) => {
    log.querySelector(".output-log-empty")?.remove();
    list.append(entry(command, plainText(output)));
    while (list.children.length > entriesMax) list.firstElementChild?.remove();
    if (!log.hidden) log.scrollTop = log.scrollHeight;
  });
  toggle("output-log", (on) => (log.hidden = !on));
  toggle("screen-reader", (on) => {
    pane.dispatchEvent(new CustomEvent("drydock:screen-reader", { detail: on }));
    pane.toggleAttribute("data-screen-reader", on);
  });
}

function toggle(act: string, apply: (on: boolean) => void): void {
  const button = element(`[data-act="${act}"]`);
  const set = (on: boolean): void => {
    button.setAttribute("aria-checked", String(on));
    apply(on);
  };
  set(remembered(act) === "on");
  onAct(act, () => {
    const on = button.getAttribute("aria-checked") !== "true";
    set(on);
    remember(act, on ? "on" : "off");
  });
}

function entry(command: string, output: string): HTMLElement {
  const item = make("li", {}, make("h3", {}, `$ ${command}`));
  const rows = tableOf(output);
  if (rows === undefined) item.append(make("pre", {}, output === "" ? text.noOutput : output));
  else item.append(table(rows));
  return item;
}

function table([head = [], ...body]: readonly (readonly string[])[]): HTMLElement {
  const heads = head.map((cell) => make("th", { scope: "col" }, cell));
  const rows = body.map((row) => make("tr", {}, ...row.map((cell) => make("td", {}, cell))));
  return make("table", {}, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows));
}
