import type { Process } from "../../host/process.ts";
import { byteLength } from "../../kernel/text.ts";
import { tried } from "../input.ts";
import { RegexError } from "../regex/pattern.ts";
import { Regex } from "../regex/regex.ts";
import { replaceMatches } from "../regex/replace.ts";
import type { TextBuffer } from "./text-buffer.ts";

/** What a command behind `:` works on. */
export interface ExHost {
  readonly process: Process;
  readonly buffer: TextBuffer;
  readonly readOnly: boolean;
  path: string | undefined;
  status: string;
  showNumbers: boolean;
  load(): void;
  goTo(line: string): void;
  end(code: number): void;
}

/** Runs a line that was typed behind `:`. */
export function runExCommand(host: ExHost, line: string): void {
  const text = line.trim();
  if (text === "") return;
  if (/^\d+$|^\$$/.test(text)) {
    host.goTo(text === "$" ? "" : text);
    return;
  }
  const substitution = /^(%|\d+,(?:\d+|\$)|\.)?s([^\w\s\\])(.*)$/.exec(text);
  if (substitution !== null) {
    substitute(host, substitution[1], `${substitution[2] ?? ""}${substitution[3] ?? ""}`);
    return;
  }
  const match = /^(w|wq|x|xit|q|quit|qa|wqa|xa|e|edit|set|noh|cq)(!?)(?:\s+(.*))?$/.exec(text);
  if (match === null) {
    host.status = `E492: Not an editor command (or not simulated): ${text}`;
    return;
  }
  const [, name = "", bang = "", argument] = match;
  run(host, { name: name.replace(/a$/, ""), isForced: bang === "!", argument });
}

interface ExCommand {
  readonly name: string;
  readonly isForced: boolean;
  readonly argument: string | undefined;
}

function run(host: ExHost, command: ExCommand): void {
  const { name, isForced, argument } = command;
  const leave = (mayLeave: boolean): void => void (mayLeave && host.end(0));
  const quit = (): void => {
    if (host.buffer.isModified && !isForced) host.status = unwritten;
    else host.end(0);
  };
  const open = (): void => edit(host, isForced, argument);
  const commands: Readonly<Record<string, () => void>> = {
    w: () => void write(host, command),
    wq: () => leave(write(host, command)),
    x: () => leave(!host.buffer.isModified || write(host, command)),
    xit: () => leave(!host.buffer.isModified || write(host, command)),
    q: quit,
    quit,
    cq: () => host.end(1),
    e: open,
    edit: open,
  };
  const act = commands[name];
  if (act === undefined) setOption(host, name, argument);
  else act();
}

const unwritten = "E37: No write since last change (add ! to override)";

function edit(host: ExHost, isForced: boolean, path: string | undefined): void {
  if (host.buffer.isModified && !isForced) {
    host.status = unwritten;
    return;
  }
  host.path = path ?? host.path;
  host.load();
}

function setOption(host: ExHost, name: string, option: string | undefined): void {
  if (name === "noh") return;
  const match = /^(no)?(nu|number|paste|ignorecase|ic|ai|autoindent|et|expandtab|(?:ts|sw|sts)=\d+)$/.exec(
    option ?? "",
  );
  if (match === null) host.status = `E518: Unknown option (or not simulated): ${option ?? ""}`;
  else if (match[2] === "nu" || match[2] === "number") host.showNumbers = match[1] === undefined;
  else host.status = `"${option ?? ""}" is not simulated and has no effect`;
}

/** True if it was written. */
function write(host: ExHost, { isForced, argument }: ExCommand): boolean {
  const path = argument ?? host.path;
  if (path === undefined) {
    host.status = "E32: No file name";
    return false;
  }
  if (host.readOnly && !isForced) {
    host.status = "E45: 'readonly' option is set (add ! to override)";
    return false;
  }
  const { text, lines } = host.buffer;
  const why = tried(() => host.process.access.writeText(path, text));
  if (why !== undefined) {
    host.status =
      why === "Permission denied" ? `"${path}" E212: Can't open file for writing` : `"${path}" ${why}`;
    return false;
  }
  host.path ??= path;
  if (path === host.path) host.buffer.isModified = false;
  host.status = `"${path}" ${text === "" ? 0 : lines.length}L, ${byteLength(text)}B written`;
  return true;
}

/** `:s/old/new/g` on the line, `:%s` on all, `:2,5s` on some. */
function substitute(host: ExHost, range: string | undefined, text: string): void {
  const separator = text.charAt(0);
  const [pattern = "", replacement = "", flags = ""] = text.slice(1).split(separator);
  const { buffer } = host;
  const [from, to] = rangeOf(range, buffer);
  let count = 0;
  try {
    const regex = new Regex(pattern, { syntax: "basic", ignoreCase: flags.includes("i") });
    buffer.checkpoint();
    for (let row = from; row <= to; row++) {
      const line = buffer.lines[row] ?? "";
      const changed = replaceMatches(regex, line, { replacement, all: flags.includes("g") });
      if (changed === undefined) continue;
      count++;
      buffer.moveTo(row, 0);
      buffer.setLine(changed);
    }
  } catch (error) {
    if (!(error instanceof RegexError)) throw error;
    host.status = `E383: ${error.message}`;
    return;
  }
  if (count === 0) host.status = `E486: Pattern not found: ${pattern}`;
  else if (count > 1) host.status = `${count} lines changed`;
}

function rangeOf(range: string | undefined, { row, lines }: TextBuffer): readonly [number, number] {
  if (range === "%") return [0, lines.length - 1];
  const match = /^(\d+),(\d+|\$)$/.exec(range ?? "");
  if (match === null) return [row, row];
  const last = match[2] === "$" ? lines.length : Number(match[2]);
  return [Math.max(0, Number(match[1]) - 1), Math.min(lines.length, last) - 1];
}
