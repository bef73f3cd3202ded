import type { FileAccess } from "../host/file-access.ts";
import type { Credentials } from "../host/process.ts";

/** Whom `user` (`uid`, `uid:gid`, a name of /etc/passwd, or empty for root) means inside a container. */
export function userOf(
  access: FileAccess,
  user: string,
): { readonly credentials: Credentials; readonly home: string } {
  const [name = "", group] = user.split(":");
  const who = name === "" ? "0" : name;
  const [, , entryUid, entryGid, , entryHome] = passwdEntry(access, who) ?? [];
  const uid = number(entryUid ?? who);
  const gid = number(group ?? entryGid ?? "0");
  const home = entryHome ?? (uid === 0 ? "/root" : "/");
  return { credentials: { uid, gid, groups: [gid] }, home };
}

function passwdEntry(access: FileAccess, who: string): readonly string[] | undefined {
  if (access.find("/etc/passwd")?.is !== "file") return undefined;
  const lines = access.readText("/etc/passwd").split("\n");
  return lines.map((line) => line.split(":")).find(([name, , uid]) => name === who || uid === who);
}

/** Names that nobody knows are root's, where the runtime would refuse. */
function number(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : 0;
}
