import type { Task } from "../../kernel/task.ts";
import type { Word } from "unbash";
import type { Shell } from "../shell.ts";
import { ShellError } from "../unwinding.ts";
import { splitFields } from "./fields.ts";
import { expandGlob, hasMagic } from "./glob.ts";
import { patternOf, textOf, type Piece } from "./piece.ts";
import { expandWord, wordsOfBraces } from "./word.ts";

/** What one command's arguments may come to, as execve's limit. */
const argumentsMax = { count: 200_000, text: 8_000_000 };

/** Words to arguments: braces, all expansions, splitting, path names, quote removal. */
export function* expandFields(shell: Shell, words: readonly Word[]): Task<string[]> {
  const fields: string[] = [];
  let size = 0;
  for (const word of words) {
    for (const text of yield* expandOne(shell, word)) {
      fields.push(text);
      size += text.length;
    }
    if (fields.length > argumentsMax.count || size > argumentsMax.text) {
      throw new ShellError("Argument list too long", 126);
    }
  }
  return fields;
}

function* expandOne(shell: Shell, word: Word): Task<readonly string[]> {
  const isPlain = word.parts === undefined && word.text === word.value && !word.text.startsWith("~");
  if (isPlain) return [word.value];
  const texts: string[] = [];
  for (const part of wordsOfBraces(shell, word)) {
    const fields = splitFields(yield* expandWord(shell, part), shell.ifs);
    for (const field of fields) texts.push(...globbed(shell, field));
  }
  return texts;
}

export function* expandText(shell: Shell, word: Word, isAssignment = false): Task<string> {
  if (word.parts === undefined && word.text === word.value && !word.text.includes("~")) return word.value;
  return textOf(yield* expandWord(shell, word, { isAssignment }));
}

export function* expandPattern(shell: Shell, word: Word): Task<string> {
  return patternOf(yield* expandWord(shell, word));
}

function globbed(shell: Shell, field: Piece[]): readonly string[] {
  const text = textOf(field);
  const isExtended = shell.has("extglob");
  const isLiteral = field.every((piece) => piece.isQuoted || !/[*?[(]/.test(piece.text));
  if (isLiteral || shell.has("noglob")) return [text];
  const pattern = patternOf(field);
  if (!hasMagic(pattern, isExtended)) return [text];
  const names = expandGlob(shell.process.access, pattern, {
    isExtended,
    matchesDots: shell.has("dotglob"),
    isRecursive: shell.has("globstar"),
    ignoresCase: shell.has("nocaseglob"),
  });
  if (names.length > 0) return names;
  if (shell.has("failglob")) throw new ShellError(`no match: ${text}`);
  return shell.has("nullglob") ? [] : [text];
}
