import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { credentialsOf, groupById, userById, userByName } from "../../host/users.ts";
import { defineCommand, Failure } from "../command.ts";
import { complain } from "../input.ts";
import { quote } from "../quote.ts";

interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
}

export const id: Command = defineCommand({
  name: "id",
  summary: "Print who one is: user and groups, or those of USER.",
  usage: "[OPTION]... [USER]",
  operands: { max: 1 },
  flags: {
    group: { short: "g", long: "group", help: "only the group's number" },
    groups: { short: "G", long: "groups", help: "only the numbers of all groups" },
    name: { short: "n", long: "name", help: "with -u, -g, -G: names instead of numbers" },
    real: { short: "r", long: "real", help: "without effect: real and effective are the same" },
    user: { short: "u", long: "user", help: "only the user's number" },
  },
  *run({ process, flags, operands }) {
    const account = accountOf(process, operands[0]);
    const chosen = [flags.user, flags.group, flags.groups].filter(Boolean).length;
    if (chosen > 1) throw new Failure('cannot print "only" of more than one choice');
    if (chosen === 0 && flags.name)
      throw new Failure("cannot print only names or real IDs in default format");
    const user = (uid: number): string => userName(process, uid) ?? String(uid);
    const group = (gid: number): string => groupName(process, gid) ?? String(gid);
    const shown = (number: number, name: (number: number) => string): string =>
      flags.name ? name(number) : String(number);
    if (flags.user) yield* process.write(`${shown(account.uid, user)}\n`);
    else if (flags.group) yield* process.write(`${shown(account.gid, group)}\n`);
    else if (flags.groups)
      yield* process.write(
        `${allGroups(account)
          .map((gid) => shown(gid, group))
          .join(" ")}\n`,
      );
    else yield* process.write(`${full(process, account)}\n`);
    return 0;
  },
});

function accountOf(process: Process, name: string | undefined): Account {
  if (name === undefined) return process.credentials;
  const files = process.host.files.access();
  const user = userByName(files, name) ?? (/^\d+$/.test(name) ? userById(files, Number(name)) : undefined);
  if (user === undefined) throw new Failure(`${quote(process, name)}: no such user`);
  return credentialsOf(files, user);
}

function allGroups({ gid, groups }: Account): readonly number[] {
  return [gid, ...groups.filter((other) => other !== gid)];
}

function userName(process: Process, uid: number): string | undefined {
  return userById(process.host.files.access(), uid)?.name;
}

function groupName(process: Process, gid: number): string | undefined {
  return groupById(process.host.files.access(), gid)?.name;
}

function full(process: Process, account: Account): string {
  const named = (number: number, name: string | undefined): string =>
    name === undefined ? String(number) : `${number}(${name})`;
  const group = (gid: number): string => named(gid, groupName(process, gid));
  const user = named(account.uid, userName(process, account.uid));
  return `uid=${user} gid=${group(account.gid)} groups=${allGroups(account).map(group).join(",")}`;
}

export const whoami: Command = defineCommand({
  name: "whoami",
  summary: "Print the name of the user one is.",
  usage: "",
  operands: { max: 0 },
  flags: {},
  *run({ process }) {
    const { uid } = process.credentials;
    const name = userName(process, uid);
    if (name === undefined) throw new Failure(`cannot find name for user ID ${uid}`);
    yield* process.write(`${name}\n`);
    return 0;
  },
});

export const groups: Command = defineCommand({
  name: "groups",
  summary: "Print the names of one's groups, or those of each USER.",
  usage: "[USER]...",
  flags: {},
  *run({ process, operands }) {
    const names = (account: Account): string =>
      allGroups(account)
        .map((gid) => groupName(process, gid) ?? String(gid))
        .join(" ");
    if (operands.length === 0) {
      yield* process.write(`${names(process.credentials)}\n`);
      return 0;
    }
    let code = 0;
    for (const name of operands) {
      const user = userByName(process.host.files.access(), name);
      if (user === undefined) {
        yield* complain(process, `${quote(process, name)}: no such user`);
        code = 1;
      } else {
        yield* process.write(`${name} : ${names(credentialsOf(process.host.files.access(), user))}\n`);
      }
    }
    return code;
  },
});
