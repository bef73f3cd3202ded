import type { Command } from "../../host/program.ts";
import type { Credentials, Process } from "../../host/process.ts";
import { strerror, SystemError } from "../../host/errno.ts";
import { credentialsOf, groupByName, userById, userByName, type User } from "../../host/users.ts";
import type { Task } from "../../kernel/task.ts";
import { defineCommand, Failure } from "../command.ts";

const rootUser: User = { name: "root", uid: 0, gid: 0, home: "/root", shell: "/bin/bash" };
const safePath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

export const sudo: Command = defineCommand({
  name: "sudo",
  summary: "Run a command as root or as another user. No password is asked.",
  usage: ["[OPTION]... [NAME=VALUE]... COMMAND", "-i | -s"],
  version: "Sudo 1.9.13",
  style: "posix",
  flags: {
    background: { short: "b", long: "background", help: "in the background" },
    keepEnv: { short: "E", long: "preserve-env", help: "keep the environment" },
    home: { short: "H", long: "set-home", help: "HOME is that of the user (always)" },
    login: { short: "i", long: "login", help: "a login shell" },
    list: { short: "l", long: "list", help: "what one may do" },
    nonInteractive: { short: "n", long: "non-interactive", help: "ask nothing (never does)" },
    shell: { short: "s", long: "shell", help: "a shell" },
    user: { short: "u", long: "user", takes: "USER", help: "as USER" },
    validate: { short: "v", long: "validate", help: "without effect" },
  },
  *run({ process, flags, operands }) {
    if (!maySudo(process)) {
      const { name } = callerOf(process);
      yield* process.complain(`${name} is not in the sudoers file.\n`);
      return 1;
    }
    const target = userNamed(process, flags.user ?? "root");
    if (flags.validate) return 0;
    if (flags.list) {
      yield* process.write(
        `User ${callerOf(process).name} may run the following commands on ${process.host.hostname}:\n    (ALL : ALL) NOPASSWD: ALL\n`,
      );
      return 0;
    }
    const start = operands.findIndex((word) => !/^\w+=/.test(word));
    const assignments = start < 0 ? operands : operands.slice(0, start);
    const command = start < 0 ? [] : operands.slice(start);
    if (command.length === 0 && !flags.login && !flags.shell) {
      yield* process.complain(
        "usage: sudo -h | -V\nusage: sudo [-bEHin] [-u user] [VAR=value] [-i | -s] [command [arg ...]]\n",
      );
      return 1;
    }
    const env = environmentFor(process, target, { keep: flags.keepEnv, assignments });
    const argv = flags.login || flags.shell ? shellLine(target, command, flags.login) : command;
    return yield* runAs(process, target, { argv, env, inHome: flags.login, background: flags.background });
  },
});

export const su: Command = defineCommand({
  name: "su",
  summary:
    "Become another user (root). Only root needs no password; others cannot: there are no passwords here.",
  usage: "[OPTION]... [-] [USER]",
  version: "util-linux 2.38.1",
  style: "gnu",
  flags: {
    command: { short: "c", long: "command", takes: "COMMAND", help: "run COMMAND" },
    login: { short: "l", long: "login", help: "a login shell" },
    preserve: { short: "m", long: "preserve-environment", help: "keep the environment" },
    shell: { short: "s", long: "shell", takes: "SHELL", help: "SHELL instead of the user's" },
  },
  *run({ process, flags, operands }) {
    const isLogin = flags.login || operands[0] === "-";
    const [name = "root"] = operands[0] === "-" ? operands.slice(1) : operands;
    const user = findUser(process, name);
    if (user === undefined)
      throw new Failure(
        `user ${name} does not exist or the user entry does not contain all the required fields`,
      );
    if (process.credentials.uid !== 0) {
      yield* process.write("Password: \n");
      throw new Failure("Authentication failure");
    }
    const target = flags.shell === undefined ? user : { ...user, shell: flags.shell };
    const words = flags.command === undefined ? [] : ["-c", flags.command];
    const env = environmentFor(process, target, { keep: !isLogin || flags.preserve, assignments: [] });
    return yield* runAs(process, target, {
      argv: [target.shell, ...words],
      env,
      inHome: isLogin,
      background: false,
    });
  },
});

/** Root, and members of the groups that sudoers files name by custom. */
function maySudo(process: Process): boolean {
  const { uid, gid, groups } = process.credentials;
  const files = process.host.files.access();
  const admins = ["sudo", "wheel", "admin"].flatMap((name) => groupByName(files, name)?.gid ?? []);
  return uid === 0 || admins.some((admin) => admin === gid || groups.includes(admin));
}

function callerOf(process: Process): User {
  const { uid, gid } = process.credentials;
  return userById(process.host.files.access(), uid) ?? { ...rootUser, name: String(uid), uid, gid };
}

function findUser(process: Process, name: string): User | undefined {
  const files = process.host.files.access();
  const number = /^#?\d+$/.test(name) ? userById(files, Number(name.replace("#", ""))) : undefined;
  return userByName(files, name) ?? number ?? (name === "root" ? rootUser : undefined);
}

function userNamed(process: Process, name: string): User {
  const user = findUser(process, name);
  if (user === undefined) throw new Failure(`unknown user ${name}`);
  return user;
}

function environmentFor(
  process: Process,
  { name, home, shell }: User,
  { keep, assignments }: { readonly keep: boolean; readonly assignments: readonly string[] },
): Map<string, string> {
  const kept = keep
    ? [...process.env]
    : [...process.env].filter(([key]) => /^(TERM|LANG|LC_.*|COLUMNS|LINES|DISPLAY)$/.test(key));
  const env = new Map([
    ...kept,
    ["PATH", safePath],
    ["HOME", home],
    ["SHELL", shell],
    ["USER", name],
    ["LOGNAME", name],
  ] as const);
  env.set("SUDO_USER", callerOf(process).name);
  for (const assignment of assignments) {
    const equals = assignment.indexOf("=");
    env.set(assignment.slice(0, equals), assignment.slice(equals + 1));
  }
  return env;
}

function shellLine({ shell }: User, command: readonly string[], isLogin: boolean): readonly string[] {
  const quoted = command.map((word) =>
    /^[\w%+,./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`,
  );
  const words = command.length === 0 ? [] : ["-c", quoted.join(" ")];
  return [shell, ...(isLogin ? ["-l"] : []), ...words];
}

function* runAs(
  process: Process,
  target: User,
  how: {
    readonly argv: readonly string[];
    readonly env: Map<string, string>;
    readonly inHome: boolean;
    readonly background: boolean;
  },
): Task<number> {
  const credentials: Credentials = credentialsOf(process.host.files.access(), target);
  const [program = "", ...rest] = how.argv;
  try {
    const cwd =
      how.inHome && process.host.files.access().find(target.home) !== undefined ? { cwd: target.home } : {};
    const child = yield* process.spawn({ argv: [program, ...rest], env: how.env, credentials, ...cwd });
    if (how.background) return 0;
    // The signals of the terminal go to the whole group: sudo waits for its child in any case.
    process.onSignal("SIGINT", "ignore");
    process.onSignal("SIGTERM", () => child.signal("SIGTERM"));
    return (yield* process.wait(child)).code;
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    throw new Failure(
      error.errno === "ENOENT"
        ? `${program}: command not found`
        : `unable to execute ${program}: ${strerror[error.errno]}`,
    );
  }
}
