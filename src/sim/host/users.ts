import type { FileAccess } from "./file-access.ts";
import type { Credentials } from "./process.ts";

/** A line of /etc/passwd. */
export interface User {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
  readonly shell: string;
}

/** A line of /etc/group. */
export interface Group {
  readonly name: string;
  readonly gid: number;
  readonly members: readonly string[];
}

export function listUsers(files: FileAccess): readonly User[] {
  return rows(files, "/etc/passwd").map(([name = "", , uid, gid, , home = "/", shell = "/bin/sh"]) => ({
    name,
    uid: Number(uid),
    gid: Number(gid),
    home,
    shell,
  }));
}

export function listGroups(files: FileAccess): readonly Group[] {
  return rows(files, "/etc/group").map(([name = "", , gid, members = ""]) => ({
    name,
    gid: Number(gid),
    members: members === "" ? [] : members.split(","),
  }));
}

export function userByName(files: FileAccess, name: string): User | undefined {
  return listUsers(files).find((user) => user.name === name);
}

export function userById(files: FileAccess, uid: number): User | undefined {
  return listUsers(files).find((user) => user.uid === uid);
}

export function groupByName(files: FileAccess, name: string): Group | undefined {
  return listGroups(files).find((group) => group.name === name);
}

export function groupById(files: FileAccess, gid: number): Group | undefined {
  return listGroups(files).find((group) => group.gid === gid);
}

/** What a login as this user gets: its own group and those that list it. */
export function credentialsOf(files: FileAccess, user: User): Credentials {
  const groups = listGroups(files).filter((group) => group.members.includes(user.name));
  return { uid: user.uid, gid: user.gid, groups: groups.map((group) => group.gid) };
}

function rows(files: FileAccess, path: string): readonly (readonly string[])[] {
  if (files.find(path)?.is !== "file") return [];
  const lines = files.readText(path).split("\n");
  return lines.filter((line) => line !== "" && !line.startsWith("#")).map((line) => line.split(":"));
}
