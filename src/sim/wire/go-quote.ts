const named: Readonly<Record<string, string>> = {
  "\u0007": "a",
  "\b": "b",
  "\t": "t",
  "\n": "n",
  "\v": "v",
  "\f": "f",
  "\r": "r",
  '"': '"',
  "\\": "\\",
};

/** Text in double quotes as Go's strconv.Quote writes it: what cannot be printed as `\n` or `\x01`. */
export function goQuote(text: string): string {
  // oxlint-disable-next-line no-control-regex -- what cannot be printed
  const escaped = text.replaceAll(/["\\\u0000-\u001f\u007f]/g, (char) => {
    const name = named[char];
    return name === undefined ? `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}` : `\\${name}`;
  });
  return `"${escaped}"`;
}
