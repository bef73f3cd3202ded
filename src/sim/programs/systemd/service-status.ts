import { unreachable } from "../../kernel/assert.ts";
import { civil, day, hour, minute, second, type Instant } from "../../kernel/time.ts";
import { printJournalLine } from "./journal.ts";
import { statusName, type Service } from "./service.ts";
import type { SystemdManager } from "./systemd-manager.ts";

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const dots = { active: "●", activating: "●", deactivating: "●", inactive: "○", failed: "×" } as const;
const colours = {
  active: "0;1;32",
  activating: "0;1;32",
  deactivating: "0;1;32",
  inactive: "0",
  failed: "0;1;31",
} as const;

interface View {
  readonly hostname: string;
  readonly now: Instant;
  readonly isTerminal: boolean;
}

/** `systemctl status UNIT`. Memory, CPU and tasks are not accounted for. */
export function statusText(service: Service, manager: SystemdManager, view: View): string {
  const { unit, state, process, lastExit } = service;
  const colour = (text: string): string =>
    view.isTerminal ? `\u001b[${colours[state]}m${text}\u001b[0m` : text;
  const enabled = manager.isEnabled(unit.name) ? "enabled" : "disabled";
  const lines = [
    `${colour(dots[state])} ${unit.name} - ${unit.description}`,
    `     Loaded: loaded (${unit.path}; ${enabled}; preset: enabled)`,
    ...dropInLines(unit.dropIns),
    `     Active: ${colour(activeText(service))}${sinceText(service, view.now)}`,
    ...unit.documentation.map((url, index) => `${index === 0 ? "       Docs: " : "             "}${url}`),
    ...(process === undefined && lastExit !== undefined ? [exitLine(service)] : []),
    ...(process === undefined ? [] : [`   Main PID: ${process.pid} (${nameOf(process.argv[0])})`]),
    ...(process === undefined
      ? []
      : [
          `     CGroup: /${unit.slice}/${unit.name}`,
          `             └─${process.pid} ${process.argv.join(" ")}`,
        ]),
  ];
  const journal = manager.journal
    .lines([unit.name])
    .slice(-10)
    .map((line) => printJournalLine(line, view.hostname));
  return `${[...lines, ...(journal.length === 0 ? [] : ["", ...journal])].join("\n")}\n`;
}

/** `systemctl list-units --type=service`. */
export function listUnits(manager: SystemdManager): string {
  const services = manager.services.filter(({ state }) => state !== "inactive");
  const width = Math.max(4, ...services.map(({ unit }) => unit.name.length));
  const rows = services.map(({ unit, state }) => {
    const sub = state === "active" ? "running" : state === "failed" ? "failed" : "auto-restart";
    return `  ${unit.name.padEnd(width)} loaded ${state.padEnd(6)} ${sub.padEnd(7)} ${unit.description}`;
  });
  return [
    `  ${"UNIT".padEnd(width)} LOAD   ACTIVE SUB     DESCRIPTION`,
    ...rows,
    "",
    "LOAD   = Reflects whether the unit definition was properly loaded.",
    "ACTIVE = The high-level unit activation state, i.e. generalization of SUB.",
    "SUB    = The low-level unit activation state, values depend on unit type.",
    `${services.length} loaded units listed.`,
    "",
  ].join("\n");
}

function dropInLines(paths: readonly string[]): readonly string[] {
  const [first] = paths;
  if (first === undefined) return [];
  const folder = first.slice(0, first.lastIndexOf("/"));
  return [`    Drop-In: ${folder}`, `             └─${paths.map(nameOf).join(", ")}`];
}

function activeText({ state }: Service): string {
  switch (state) {
    case "active":
      return "active (running)";
    case "activating":
      return "activating (auto-restart) (Result: exit-code)";
    case "deactivating":
      return "deactivating (stop-sigterm)";
    case "failed":
      return "failed (Result: exit-code)";
    case "inactive":
      return "inactive (dead)";
    default:
      return unreachable(state);
  }
}

function sinceText({ since }: Service, now: Instant): string {
  if (since === undefined) return "";
  const { year, month, day, hour, minute, second, weekday } = civil(since);
  const pad = (value: number): string => String(value).padStart(2, "0");
  const date = `${weekdays[weekday] ?? ""} ${year}-${pad(month)}-${pad(day)}`;
  return ` since ${date} ${pad(hour)}:${pad(minute)}:${pad(second)} UTC; ${timespan(now - since)} ago`;
}

function exitLine({ lastExit, unit }: Service): string {
  const { pid = 0, exit } = lastExit ?? {};
  const how =
    exit?.signal === undefined
      ? `exited, status=${exit?.code ?? 0}/${statusName(exit?.code ?? 0)}`
      : `killed, signal=${exit.signal.slice(3)}`;
  return `    Process: ${pid} ExecStart=${unit.execStart} (code=${how})`;
}

/** Two units at most: `2min 3s`, `46s`, `1h 5min`. @models systemd format_timestamp_relative */
export function timespan(duration: number): string {
  const parts = [
    [Math.floor(duration / day), duration >= 2 * day ? " days" : " day"],
    [Math.floor((duration % day) / hour), "h"],
    [Math.floor((duration % hour) / minute), "min"],
    [Math.floor((duration % minute) / second), "s"],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return `${Math.floor(duration / 1000)}ms`;
  // Minutes stand alone from five on, as systemd rounds.
  const shown = first === 2 && parts[2][0] >= 5 ? parts.slice(2, 3) : parts.slice(first, first + 2);
  return shown
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join(" ");
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
