/**
 * Takes a command line of a unit apart: `$NAME` as a word of its own becomes the words of the variable, `${NAME}`
 * becomes its text, quotes group. The path loses systemd's prefixes.
 *
 * @models systemd.service(5) COMMAND LINES
 */
export function readExecLine(line: string, env: ReadonlyMap<string, string>): readonly string[] {
  return splitWords(line.replace(/^[-@+!:]+/, "")).flatMap(({ text, quoted }) => {
    const variable = quoted ? null : /^\$([A-Za-z_]\w*)$/.exec(text);
    if (variable !== null) return splitWords(env.get(variable[1] ?? "") ?? "").map((word) => word.text);
    return [text.replaceAll(/\$\{([A-Za-z_]\w*)\}/g, (_, name: string) => env.get(name) ?? "")];
  });
}

/** The variables of `Environment=` values and of the text of environment files. */
export function readAssignments(texts: readonly string[]): Map<string, string> {
  const variables = new Map<string, string>();
  for (const text of texts) {
    for (const line of text.split("\n")) {
      const match = /^\s*"?([A-Za-z_]\w*)=(.*?)"?\s*$/.exec(line);
      if (match !== null) variables.set(match[1] ?? "", (match[2] ?? "").replace(/^"/, ""));
    }
  }
  return variables;
}

function splitWords(line: string): readonly { readonly text: string; readonly quoted: boolean }[] {
  const found = line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g);
  return [...found].map(([, double, single, plain]) => ({
    text: double ?? single ?? plain ?? "",
    quoted: plain === undefined,
  }));
}
