import type { Finding, TaskVerdict, Verdict } from "../../lab/verdict.ts";
import { fill } from "../text/fill.ts";
import { announce, notify } from "./announce.ts";
import { clockTime } from "./clock-time.ts";
import { link } from "./link.ts";
import { make } from "./make.ts";
import { data, element, elements, onAct } from "./page.ts";

const { language } = data;
const text = data.texts.tasks;

/** A waiting task says what is missing only when the learner has begun: before, everything is. */
type Shown = TaskVerdict["state"] | "not-yet";

let verdict: Verdict | undefined;
let begun = false;

/** Keeps the task boxes and the strip at what the last verdict says. */
export function watchTasks(): void {
  if (document.querySelector("#tasks") === null) return;
  link.on("verdict", (message) => {
    if (verdict !== undefined) tell(verdict, message.verdict);
    verdict = message.verdict;
    draw(verdict);
  });
  link.on("ran", () => {
    if (begun) return;
    begun = true;
    if (verdict !== undefined) draw(verdict);
  });
  link.on("ready", ({ entries }) => (begun = entries > 1));
  onAct("check", check);
  onAct("hint", openHint);
}

/** Goes to the next open task and says what it still needs. */
export function check(): void {
  begun = true;
  if (verdict === undefined) return;
  draw(verdict);
  const open = nextOpen(verdict);
  if (open === undefined) return notify(text.allDone);
  show(open.id);
  const [finding] = open.findings;
  announce(`${open.title[language]}. ${text.notYet}. ${finding?.message[language] ?? ""}`);
}

export function openHint(): void {
  const open = verdict && nextOpen(verdict);
  const box = open === undefined ? undefined : boxOf(open.id);
  const hint =
    box && elements<HTMLDetailsElement>("details.hint:not(.solution)", box).find((hint) => !hint.open);
  if (box === undefined || hint === undefined) return notify(text.noHint);
  hint.open = true;
  hint.scrollIntoView({ block: "center" });
  element("summary", hint).focus();
  announce(hint.textContent);
}

function nextOpen({ tasks }: Verdict): TaskVerdict | undefined {
  return tasks.find(({ state }) => state === "waiting" || state === "regressed");
}

function boxOf(id: string): HTMLElement | undefined {
  return document.querySelector<HTMLElement>(`.task[data-task="${id}"]`) ?? undefined;
}

function show(id: string): void {
  const box = boxOf(id);
  box?.scrollIntoView({ block: "center" });
  box?.focus({ preventScroll: true });
}

function draw(verdict: Verdict): void {
  const open = nextOpen(verdict);
  for (const task of verdict.tasks) {
    const box = boxOf(task.id);
    if (box !== undefined) drawBox(box, task, task.id === open?.id);
    const mark = document.querySelector<HTMLElement>(`.strip-marks [data-task="${task.id}"]`);
    if (mark === null) continue;
    mark.dataset["state"] = shownState(task);
    element('[data-role="state"]', mark).textContent = stateWord(task);
  }
  const { tasks, score, scoreMax: max } = verdict;
  const done = tasks.filter(({ state }) => state === "passed").length;
  element(".strip-progress").textContent = fill(text.progress, { done, all: tasks.length, score, max });
  element(".strip").toggleAttribute("data-done", open === undefined);
  const next = open === undefined ? text.allDone : fill(text.next, { title: open.title[language] });
  const first = begun ? open?.findings[0]?.message[language] : undefined;
  element(".strip-next").textContent = first === undefined ? next : `${next} · ${first}`;
}

function drawBox(box: HTMLElement, task: TaskVerdict, current: boolean): void {
  box.dataset["state"] = shownState(task);
  box.toggleAttribute("data-current", current);
  element(".task-state", box).textContent = stateWord(task);
  element('[data-role="when"]', box).textContent = whenWords(task);
  const findings = element('[data-role="findings"]', box);
  const shown = begun && task.state !== "locked" && task.state !== "passed" ? task.findings : [];
  findings.hidden = shown.length === 0;
  findings.replaceChildren(...shown.map(drawFinding));
}

function drawFinding({ message, object, path, expected, found }: Finding): HTMLElement {
  const item = make("li", { "data-test": "finding" }, make("p", {}, message[language]));
  const rows: [string, string, string][] = [];
  const where = [object, path].filter((part) => part !== undefined).join(" · ");
  if (where !== "") rows.push([text.field, where, ""]);
  if (expected !== undefined) rows.push([text.expected, expected, "is-expected"]);
  if (found !== undefined) rows.push([text.found, found, "is-found"]);
  if (rows.length === 0) return item;
  const pairs = rows.flatMap(([name, value, kind]) => [
    make("dt", {}, name),
    make("dd", { class: kind }, value),
  ]);
  item.append(make("dl", { class: "finding-diff" }, ...pairs));
  return item;
}

function shownState({ state }: TaskVerdict): Shown {
  return state === "waiting" && begun ? "not-yet" : state;
}

function stateWord(task: TaskVerdict): string {
  const words: Readonly<Record<Shown, string>> = {
    locked: text.locked,
    waiting: text.waiting,
    "not-yet": text.notYet,
    passed: text.passed,
    regressed: text.regressed,
    violated: text.violated,
  };
  return words[shownState(task)];
}

function whenWords({ state, needs, since }: TaskVerdict): string {
  const time = since === undefined ? "" : clockTime(since);
  if (state === "locked") return fill(text.after, { tasks: needs.map(titleOf).join(", ") });
  if (state === "passed" && time !== "") return fill(text.passedAt, { time });
  if (state === "regressed" && time !== "") return fill(text.regressedAt, { time });
  return state === "violated" && time !== "" ? fill(text.violatedAt, { time }) : "";
}

function titleOf(id: string): string {
  return verdict?.tasks.find((task) => task.id === id)?.title[language] ?? id;
}

/** Says what became different, in the live region. */
function tell(before: Verdict, now: Verdict): void {
  const all = now.tasks.length;
  const done = now.tasks.filter(({ state }) => state === "passed").length;
  for (const task of now.tasks) {
    const was = before.tasks.find(({ id }) => id === task.id)?.state;
    if (was === task.state) continue;
    const title = task.title[language];
    if (task.state === "passed" && done === all)
      return notify(fill(text.announceAll, { score: now.score, max: now.scoreMax }), 6000);
    if (task.state === "passed") notify(fill(text.announcePassed, { title, done, all }));
    if (task.state === "regressed") notify(fill(text.announceRegressed, { title }));
    if (task.state === "violated") notify(fill(text.announceViolated, { title }));
  }
}
