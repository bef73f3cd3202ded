import type { Task } from "../kernel/task.ts";
import type { Invocation } from "./invocation.ts";
import { readSettings, type Setting } from "./settings-file.ts";
import type { Shell } from "./shell.ts";
import { defaultPath } from "../host/executable.ts";

/** Makes variables of the environment and sets those that a shell always has. */
export function importEnvironment(shell: Shell, version: string): void {
  const { process, state } = shell;
  const [globals] = state.scopes;
  for (const [name, value] of process.env) {
    if (/^[A-Za-z_]\w*$/.test(name)) globals?.set(name, { value, isExported: true });
  }
  const own: readonly (readonly [string, string])[] = [
    ["BASH", "/bin/bash"],
    ["BASH_VERSION", version],
    ["HOSTNAME", process.host.hostname],
    ["HOSTTYPE", "x86_64"],
    ["OSTYPE", "linux-gnu"],
    ["IFS", " \t\n"],
    ["OPTIND", "1"],
    ["PATH", defaultPath],
    ["PS4", "+ "],
  ];
  for (const [name, value] of own) if (globals?.has(name) !== true) globals?.set(name, { value });
  globals?.set("PWD", { value: process.cwd, isExported: true });
  globals?.set("SHLVL", { value: String((Number(process.env.get("SHLVL")) || 0) + 1), isExported: true });
  state.random = process.pid * 7919 + 1;
}

/** /etc/profile and its like for login shells, ~/.bashrc for interactive ones. */
export function* readStartupFiles(shell: Shell, invocation: Invocation & { is: "run" }): Task<void> {
  const home = shell.variables.get("HOME") ?? "/";
  if (invocation.isLogin) {
    yield* readFirst(shell, ["/etc/profile"]);
    yield* readFirst(shell, [`${home}/.bash_profile`, `${home}/.bash_login`, `${home}/.profile`]);
  } else if (shell.isInteractive && invocation.readsStartupFiles && shell.dialect === "bash") {
    yield* readFirst(shell, ["/etc/bash.bashrc"]);
    yield* readFirst(shell, [`${home}/.bashrc`]);
  }
}

function* readFirst(shell: Shell, paths: readonly string[]): Task<void> {
  const { access } = shell.process;
  const path = paths.find(
    (candidate) => access.find(candidate)?.is === "file" && access.may(candidate, "read"),
  );
  if (path === undefined) return;
  const text = access.readText(path);
  const settings = readSettings(text);
  if (settings === undefined) yield* shell.run(text);
  else apply(shell, settings);
}

function apply(shell: Shell, settings: readonly Setting[]): void {
  for (const { is, name, value } of settings) {
    if (is === "alias") shell.state.aliases.set(name, value);
    else {
      shell.variables.set(name, value);
      if (is === "export") shell.variables.writable(name).isExported = true;
    }
  }
}
