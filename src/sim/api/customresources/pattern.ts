const compiled = new Map<string, RegExp | undefined>();
const knownMax = 1000;

/**
 * A pattern of a schema; undefined if it cannot be read. Go's expressions (RE2) are read by the engine's own: what
 * both know means the same.
 */
export function compiledPattern(pattern: string): RegExp | undefined {
  if (compiled.has(pattern)) return compiled.get(pattern);
  if (compiled.size >= knownMax) compiled.clear();
  const read = readPattern(pattern);
  compiled.set(pattern, read);
  return read;
}

function readPattern(pattern: string): RegExp | undefined {
  const flags = /^\(\?([ims]+)\)/.exec(pattern)?.[1] ?? "";
  const rest = flags === "" ? pattern : pattern.slice(flags.length + 3);
  const translated = rest
    .replaceAll("\\A", "^")
    .replaceAll("\\z", "$")
    .replaceAll("(?P<", "(?<")
    .replaceAll("[[:alnum:]]", "[0-9A-Za-z]")
    .replaceAll("[[:alpha:]]", "[A-Za-z]")
    .replaceAll("[[:digit:]]", "[0-9]");
  for (const mode of ["u", ""]) {
    try {
      return new RegExp(translated, flags + mode);
    } catch {
      // Some escapes are an error in the strict mode only.
    }
  }
  return undefined;
}
