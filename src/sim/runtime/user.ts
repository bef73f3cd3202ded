import type { FileAccess } from "../host/file-access.ts";
import type { Credentials } from "../host/process.ts";

/** Whom `user` (`uid`, `uid:gid`, a name of /etc/passwd, or empty for root) means inside a container. */
export function userOf(access: FileAccess, user: string): { readonly credentials: Credentials; readonly home: string } {
  const [who = "", group] = user.split(":");
  const entry = passwdEntry(access, who === "" ? "0" : who);
  const uid = Number(entry?.[2] ?? (/^\d+$/.test(who) ? who : 0));
  const gid = Number(group !== undefined && /^\d+$/.test(group) ? group : (entry?.[3] ?? 0));
  const home = entry?.[5] ?? (uid === 0 ? "/root" : "/");
  return { credentials: { uid, gid, groups: [gid] }, home };
}

function passwdEntry(access: FileAccess, who: string): readonly string[] | undefined {
  if (access.find("/etc/passwd")?.is !== "file") return undefined;
  const lines = access.readText("/etc/passwd").split("\n");
  return lines.map((line) => line.split(":")).find(([name, , uid]) => name === who || uid === who);
}
