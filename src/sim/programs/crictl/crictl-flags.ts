export interface CrictlFlags {
  readonly operands: readonly string[];
  has(name: string): boolean;
  value(name: string): string | undefined;
}

const switches: Readonly<Record<string, string>> = {
  "-a": "all",
  "--all": "all",
  "-q": "quiet",
  "--quiet": "quiet",
};
const valued: Readonly<Record<string, string>> = { "--name": "name" };

/** Flags may stand before and behind the command. */
export function readCrictlFlags(words: readonly string[]): CrictlFlags | { readonly mistake: string } {
  const values = new Map<string, string>();
  const operands: string[] = [];
  const rest = words.flatMap((word) =>
    word.startsWith("--") && word.includes("=")
      ? [word.slice(0, word.indexOf("=")), word.slice(word.indexOf("=") + 1)]
      : [word],
  );
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const name = valued[word];
    const toggle = switches[word];
    if (name !== undefined) values.set(name, rest.shift() ?? "");
    else if (toggle !== undefined) values.set(toggle, "");
    else if (word.startsWith("-")) return { mistake: `flag provided but not defined: ${word}` };
    else operands.push(word);
  }
  return { operands, has: (name) => values.has(name), value: (name) => values.get(name) };
}
