/**
 * Breaks lines at spaces so that they are no longer than the limit; longer words stay whole. Line breaks stay.
 * @models github.com/mitchellh/go-wordwrap WrapString, 1.0
 */
export function wordWrap(text: string, limit: number): string {
  return text
    .split("\n")
    .map((line) => wrapLine(line, limit))
    .join("\n");
}

function wrapLine(line: string, limit: number): string {
  let result = "";
  let current = 0;
  let spaces = "";
  for (const part of line.match(/\s+|\S+/g) ?? []) {
    if (/^\s/.test(part)) {
      spaces = part;
      continue;
    }
    const length = Array.from(part).length;
    // A word that would fill the line alone is not moved to the next one.
    const moves = current + spaces.length + Math.min(length, limit - 1) > limit;
    result += moves ? `\n${part}` : spaces + part;
    current = moves ? length : current + spaces.length + length;
    spaces = "";
  }
  return current + spaces.length <= limit ? result + spaces : result;
}
