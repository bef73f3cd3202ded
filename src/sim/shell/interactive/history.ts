import { SystemError } from "../../host/errno.ts";
import type { Shell } from "../shell.ts";
import { CommandError } from "../unwinding.ts";

const sizeMax = 1000;

export function loadHistory(shell: Shell): void {
  const path = historyFile(shell);
  const { access } = shell.process;
  if (path === undefined || access.find(path)?.is !== "file" || !access.may(path, "read")) return;
  shell.state.history = access
    .readText(path)
    .split("\n")
    .filter((line) => line !== "")
    .slice(-sizeMax);
}

export function saveHistory(shell: Shell): void {
  const path = historyFile(shell);
  if (path === undefined || shell.state.history.length === 0) return;
  try {
    shell.process.access.writeText(path, `${shell.state.history.slice(-sizeMax).join("\n")}\n`, 0o600);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
  }
}

function historyFile(shell: Shell): string | undefined {
  const home = shell.variables.get("HOME");
  if (shell.dialect !== "bash") return undefined;
  return shell.variables.get("HISTFILE") ?? (home === undefined ? undefined : `${home}/.bash_history`);
}

/** Keeps a command, as HISTCONTROL says. */
export function remember(shell: Shell, line: string): void {
  const { history } = shell.state;
  const control = shell.variables.get("HISTCONTROL") ?? "";
  const ignoresSpace = control.includes("ignorespace") || control.includes("ignoreboth");
  const ignoresSame = control.includes("ignoredups") || control.includes("ignoreboth");
  if (line.trim() === "" || (ignoresSpace && line.startsWith(" "))) return;
  if (ignoresSame && history.at(-1) === line) return;
  history.push(line);
  if (history.length > sizeMax) history.shift();
}

const event = /\\.|'[^']*'|!(?:!|\$|\*|\^|-?\d+|\?[^?\n]+\??|[A-Za-z_./][^\s;|&()<>"'!]*)/g;

/** `!!`, `!n`, `!-n`, `!text`, `!?text?`, `!$`, `!*`, `^a^b`. Throws CommandError for an event that is not there. */
export function expandHistory(shell: Shell, line: string): string {
  const { history } = shell.state;
  const quick = /^\^([^^]+)\^([^^]*)\^?(.*)$/s.exec(line);
  if (quick !== null) {
    const [, from = "", to = "", rest = ""] = quick;
    const last = history.at(-1) ?? "";
    if (!last.includes(from)) throw new CommandError(`:s^${from}^${to}: substitution failed`);
    return last.replace(from, () => to) + rest;
  }
  if (!line.includes("!")) return line;
  return line.replace(event, (part) => {
    if (!part.startsWith("!")) return part;
    const found = lookUp(history, part.slice(1));
    if (found === undefined) throw new CommandError(`${part}: event not found`);
    return found;
  });
}

function lookUp(history: readonly string[], name: string): string | undefined {
  const last = history.at(-1);
  if (name === "!") return last;
  if (name === "$") return last?.trim().split(/\s+/).at(-1);
  if (name === "*") return last?.trim().split(/\s+/).slice(1).join(" ");
  if (name === "^") return last?.trim().split(/\s+/)[1];
  if (/^\d+$/.test(name)) return history[Number(name) - 1];
  if (/^-\d+$/.test(name)) return history.at(Number(name));
  if (name.startsWith("?"))
    return history.findLast((line) => line.includes(name.slice(1).replace(/\?$/, "")));
  return history.findLast((line) => line.startsWith(name));
}
