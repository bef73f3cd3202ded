import type { FileAccess } from "../../host/file-access.ts";
import { SystemError } from "../../host/errno.ts";
import { Pattern, type PatternOptions } from "./pattern.ts";

/** How many names one pattern may become. */
const resultMax = 100_000;

export interface GlobOptions extends PatternOptions {
  /** Names that begin with a dot match too (`dotglob`). */
  readonly matchesDots?: boolean;
  /** `**` goes into all directories (`globstar`). */
  readonly isRecursive?: boolean;
}

/** True if the text of a pattern (quoted characters are escaped) can match anything but itself. */
export function hasMagic(pattern: string, isExtended: boolean): boolean {
  const bare = pattern.replace(/\\./gs, "");
  return /[*?]|\[.*\]/s.test(bare) || (isExtended && /[+@!]\(/.test(bare));
}

/** Path names that match, sorted. Directories that may not be read hold nothing. */
export function expandGlob(files: FileAccess, pattern: string, options: GlobOptions): readonly string[] {
  const isAbsolute = pattern.startsWith("/");
  const parts = pattern.split("/").filter((part) => part !== "");
  let paths: string[] = [isAbsolute ? "/" : ""];
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    paths = paths.flatMap((path) => step(files, path, { part, isLast, options }));
    if (paths.length > resultMax) return [];
  }
  if (pattern.endsWith("/"))
    paths = paths.filter((path) => isDirectory(files, path)).map((path) => `${path}/`);
  return paths.toSorted((a, b) => (a < b ? -1 : 1));
}

function step(
  files: FileAccess,
  base: string,
  {
    part,
    isLast,
    options,
  }: { readonly part: string; readonly isLast: boolean; readonly options: GlobOptions },
): string[] {
  if (part === "**" && options.isRecursive === true) return descendants(files, base, isLast);
  if (!hasMagic(part, options.isExtended === true)) {
    const path = joined(base, part.replace(/\\(.)/gs, "$1"));
    return exists(files, path) ? [path] : [];
  }
  const matcher = new Pattern(part, options);
  const showsDots = part.startsWith(".") || options.matchesDots === true;
  const names = namesIn(files, base).filter(
    (name) => (showsDots || !name.startsWith(".")) && matcher.matches(name),
  );
  const paths = names.map((name) => joined(base, name));
  return isLast ? paths : paths.filter((path) => isDirectory(files, path));
}

function descendants(files: FileAccess, base: string, isLast: boolean): string[] {
  const found: string[] = isLast ? [] : [base];
  const open = [base];
  for (let path = open.pop(); path !== undefined && found.length < resultMax; path = open.pop()) {
    for (const name of namesIn(files, path)) {
      if (name.startsWith(".")) continue;
      const child = joined(path, name);
      const isFolder = files.find(child)?.is === "directory";
      if (isFolder) open.push(child);
      if (isFolder || isLast) found.push(child);
    }
  }
  return found;
}

function namesIn(files: FileAccess, path: string): readonly string[] {
  try {
    return files.list(path === "" ? "." : path);
  } catch (error) {
    if (error instanceof SystemError) return [];
    throw error;
  }
}

function exists(files: FileAccess, path: string): boolean {
  try {
    files.lstat(path);
    return true;
  } catch (error) {
    if (error instanceof SystemError) return false;
    throw error;
  }
}

function isDirectory(files: FileAccess, path: string): boolean {
  return files.find(path === "" ? "." : path)?.is === "directory";
}

function joined(base: string, name: string): string {
  return base === "" || base.endsWith("/") ? base + name : `${base}/${name}`;
}
