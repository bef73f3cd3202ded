const classes: Readonly<Record<string, string>> = {
  alpha: "A-Za-z",
  digit: "0-9",
  alnum: "A-Za-z0-9",
  upper: "A-Z",
  lower: "a-z",
  space: "\\s",
  blank: " \\t",
  punct: "!-\\/:-@\\[-`{-~",
  xdigit: "0-9A-Fa-f",
  word: "\\w",
};

/** A POSIX extended expression as one of the engine's; undefined if it is not valid. */
export function compileExtended(source: string, ignoresCase: boolean): RegExp | undefined {
  let result = "";
  for (let at = 0; at < source.length; at++) {
    const char = source.charAt(at);
    if (char === "[") {
      const set = bracketAt(source, at);
      if (set === undefined) return undefined;
      result += set.text;
      at = set.end;
    } else if (char === "\\") {
      const next = source.charAt(++at);
      result += /[A-Za-z0-9]/.test(next) ? next : `\\${next}`;
    } else if (char === "/") result += "\\/";
    else if (char === "{" && !/^\{\d+(?:,\d*)?\}/.test(source.slice(at))) result += "\\{";
    else result += char;
  }
  try {
    return new RegExp(result, ignoresCase ? "is" : "s");
  } catch {
    return undefined;
  }
}

function bracketAt(
  source: string,
  start: number,
): { readonly text: string; readonly end: number } | undefined {
  let at = start + 1;
  let text = "[";
  if (source[at] === "^") {
    text += "^";
    at++;
  }
  for (let isFirst = true; at < source.length; at++, isFirst = false) {
    const char = source.charAt(at);
    if (char === "]" && !isFirst) return { text: `${text}]`, end: at };
    const named = /^\[:(\w+):\]/.exec(source.slice(at, at + 12));
    if (named !== null) {
      text += classes[named[1] ?? ""] ?? "";
      at += named[0].length - 1;
    } else text += char === "\\" || char === "[" || char === "]" ? `\\${char}` : char;
  }
  return undefined;
}
