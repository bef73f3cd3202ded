import type { FileNode } from "../../host/file-node.ts";
import type { Process } from "../../host/process.ts";
import { groupById, userById } from "../../host/users.ts";
import { civil, day, type Instant } from "../../kernel/time.ts";
import { modeText } from "./mode.ts";
import { humanSize, sizeOf } from "./tree-walk.ts";

/** One line of a listing. */
export interface Entry {
  readonly name: string;
  readonly path: string;
  readonly node: FileNode;
}

export interface Appearance {
  readonly color: boolean;
  /** `/` behind directories, `*` behind programs, `@` behind links. */
  readonly classify: boolean;
  readonly slash: boolean;
  /** Quote names that a shell would not take as they are. */
  readonly quote: boolean;
}

export interface LongOptions extends Appearance {
  readonly human: boolean;
  readonly numeric: boolean;
  readonly noOwner: boolean;
  readonly noGroup: boolean;
}

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export function nameText(
  { name, node }: Entry,
  look: Appearance,
): { readonly shown: string; readonly plain: string } {
  const quoted =
    look.quote && /[\s'"\\$`!*?<>|;&()[\]{}#~]/.test(name)
      ? `'${name.replaceAll("'", String.raw`'\''`)}'`
      : name;
  const suffix = look.classify ? classOf(node) : look.slash && node.is === "directory" ? "/" : "";
  const color = look.color ? colorOf(node) : undefined;
  const plain = quoted + suffix;
  return { plain, shown: color === undefined ? plain : `\x1b[${color}m${quoted}\x1b[0m${suffix}` };
}

function classOf({ is, mode }: FileNode): string {
  if (is === "directory") return "/";
  if (is === "link") return "@";
  return is === "file" && (mode & 0o111) !== 0 ? "*" : "";
}

/** The defaults of dircolors. */
function colorOf({ is, mode }: FileNode): string | undefined {
  if (is === "directory")
    return (mode & 0o1002) === 0o1002 ? "30;42" : (mode & 0o002) === 0 ? "01;34" : "34;42";
  if (is === "link") return "01;36";
  if (is === "device") return "40;33;01";
  return (mode & 0o111) === 0 ? undefined : "01;32";
}

/** Lines of `ls -l`, with columns as wide as their widest value. */
export function longLines(process: Process, entries: readonly Entry[], options: LongOptions): string {
  const files = process.host.files.access();
  const rows = entries.map((entry) => {
    const { node } = entry;
    const user = options.numeric ? undefined : userById(files, node.uid)?.name;
    const group = options.numeric ? undefined : groupById(files, node.gid)?.name;
    const target = node.is === "link" ? ` -> ${node.target}` : "";
    return {
      mode: modeText(node),
      links: String(linksOf(node)),
      user: user ?? String(node.uid),
      group: group ?? String(node.gid),
      size: options.human ? humanSize(sizeOf(node)) : String(sizeOf(node)),
      time: listingTime(node.modified, process.kernel.now),
      name: nameText(entry, options).shown + target,
    };
  });
  const widest = (key: "links" | "user" | "group" | "size"): number =>
    Math.max(0, ...rows.map((row) => row[key].length));
  const [links, user, group, size] = [widest("links"), widest("user"), widest("group"), widest("size")];
  return rows
    .map((row) => {
      const owner = options.noOwner ? "" : `${row.user.padEnd(user)} `;
      const team = options.noGroup ? "" : `${row.group.padEnd(group)} `;
      return `${row.mode} ${row.links.padStart(links)} ${owner}${team}${row.size.padStart(size)} ${row.time} ${row.name}\n`;
    })
    .join("");
}

function linksOf(node: FileNode): number {
  if (node.is !== "directory") return 1;
  let directories = 2;
  for (const child of node.entries.values()) if (child.is === "directory") directories++;
  return directories;
}

/** `Nov 20 17:59`, or with the year if it is more than half a year ago. */
export function listingTime(time: Instant, now: Instant): string {
  const date = civil(time);
  const isRecent = time <= now && now - time < 182 * day;
  const pad = (value: number): string => String(value).padStart(2, "0");
  const tail = isRecent ? `${pad(date.hour)}:${pad(date.minute)}` : ` ${date.year}`;
  return `${monthNames[date.month - 1] ?? ""} ${String(date.day).padStart(2)} ${tail}`;
}
