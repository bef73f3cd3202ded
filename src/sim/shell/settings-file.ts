/** A line of a startup file that only sets something. */
export interface Setting {
  readonly is: "variable" | "export" | "alias";
  readonly name: string;
  readonly value: string;
}

const plainLine = /^(?:(export|alias) +)?([A-Za-z_][A-Za-z0-9_]*)=(?:'([^']*)'|([A-Za-z0-9_.,:/@%+-]*))\s*$/;

/**
 * Reads a startup file that holds nothing but plain settings and comments; undefined for any other, which has to be
 * run. Most .bashrc files are like that, and their shell is at its prompt without the grammar.
 */
export function readSettings(text: string): readonly Setting[] | undefined {
  const settings: Setting[] = [];
  for (const line of text.split("\n")) {
    if (/^\s*(#.*)?$/.test(line)) continue;
    const match = plainLine.exec(line);
    if (match === null) return undefined;
    const [, word, name = "", quoted, bare = ""] = match;
    settings.push({
      is: word === "export" || word === "alias" ? word : "variable",
      name,
      value: quoted ?? bare,
    });
  }
  return settings;
}
