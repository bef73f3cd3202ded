import type { CommandNode } from "./command-node.ts";

/**
 * The commands that somebody may have meant: two edits away, or beginning with the word.
 * @models github.com/spf13/cobra command.go SuggestionsFor, 1.8
 */
export function suggestions(node: CommandNode, word: string): readonly string[] {
  const typed = word.toLowerCase();
  return node.visibleChildren
    .filter(({ name, spec }) => {
      const isNear = distance(typed, name.toLowerCase()) <= 2 || name.toLowerCase().startsWith(typed);
      return isNear || spec.suggestFor?.some((other) => other.toLowerCase() === typed) === true;
    })
    .map(({ name }) => name);
}

/** Levenshtein's distance. Words that are much longer than any command are just far away. */
function distance(one: string, other: string): number {
  if (one.length > 64) return one.length;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let line = 1; line <= one.length; line++) {
    const next = [line];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one.charAt(line - 1) === other.charAt(column - 1);
      const replaced = (row[column - 1] ?? 0) + (isSame ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
