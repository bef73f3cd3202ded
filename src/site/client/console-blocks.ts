import { announce } from "./announce.ts";
import { link } from "./link.ts";
import { make } from "./make.ts";
import { data, element, elements, isPhone, onAct } from "./page.ts";
import { plainText } from "./plain-text.ts";
import { isIdle, sendInterrupt, whenIdle } from "./prompt.ts";
import { remember, remembered } from "./remember.ts";
import { typeIntoTerminal } from "./typist.ts";

const { block: text, terminal } = data.texts;

/** One block is not run twice within this time by an impatient double click. */
const cooldownMs = 3000;
const askMs = 5000;
const cooling = new WeakSet<HTMLElement>();

/** The Run and Copy buttons of the lesson. */
export function watchConsoleBlocks(): void {
  onAct("run", (button) => void run(button));
  onAct("copy", (button) => void copy(button));
  invite();
}

async function run(button: HTMLElement): Promise<void> {
  if (cooling.has(button)) return;
  if (!isIdle() && !("asks" in button.dataset)) return ask(button);
  const interrupting = "asks" in button.dataset;
  settle(button);
  cooling.add(button);
  setTimeout(() => cooling.delete(button), cooldownMs);
  if (interrupting && !isIdle()) {
    sendInterrupt();
    await whenIdle();
  }
  uninvite();
  if (isPhone()) showResult(button);
  await typeIntoTerminal(button.dataset["code"] ?? "");
}

/** A program is running: the same button now offers to interrupt it first. */
function ask(button: HTMLElement): void {
  const words = button.querySelector("span:last-child");
  if (words === null) return;
  button.dataset["asks"] = words.textContent;
  if (button.matches(".block-button")) words.textContent = text.interruptAndRun;
  announce(text.interruptAndRun);
  setTimeout(() => settle(button), askMs);
}

function settle(button: HTMLElement): void {
  const words = button.dataset["asks"];
  if (words === undefined) return;
  delete button.dataset["asks"];
  const span = button.querySelector("span:last-child");
  if (span !== null) span.textContent = words;
}

async function copy(button: HTMLElement): Promise<void> {
  await navigator.clipboard.writeText(button.dataset["code"] ?? "");
  const words = button.querySelector("span:last-child");
  if (words === null) return;
  words.textContent = text.copied;
  announce(text.copied);
  setTimeout(() => (words.textContent = text.copy), 1600);
}

/** On a phone the terminal is hidden: what the command printed is shown below its block. */
function showResult(button: HTMLElement): void {
  const figure = button.closest<HTMLElement>(".block");
  if (figure === null) return;
  figure.querySelector(".block-result")?.remove();
  const result = make("pre", {
    class: "block-result",
    "data-test": "block-result",
    tabindex: "0",
    role: "group",
    "aria-label": text.lastOutput,
  });
  result.textContent = "…";
  figure.append(result);
  const last = (button.dataset["code"] ?? "").split("\n").at(-1) ?? "";
  void fillResult(result, last.trim());
}

async function fillResult(result: HTMLElement, last: string): Promise<void> {
  const { output } = await link.next("ran", ({ command }) => command.includes(last) || last === "EOF");
  const printed = plainText(output);
  result.textContent = printed === "" ? terminal.noOutput : printed;
}

/** The first block of a first visit asks to be run. */
function invite(): void {
  const first = elements(".block-run")[0];
  if (first === undefined || remembered("has-run") !== undefined) return;
  first.dataset["invite"] = "";
  element(".block-label", first).dataset["invite"] = text.firstRun;
}

function uninvite(): void {
  for (const invited of elements("[data-invite]")) delete invited.dataset["invite"];
  remember("has-run", "yes");
}
