const classes: Readonly<Record<string, RegExp>> = {
  alpha: /^[A-Za-z\u00c0-\uffdc]$/,
  digit: /^[0-9]$/,
  alnum: /^[A-Za-z0-9\u00c0-\uffdc]$/,
  upper: /^[A-Z]$/,
  lower: /^[a-z]$/,
  space: /^[ \t\n\v\f\r]$/,
  blank: /^[ \t]$/,
  punct: /^[!-/:-@[-`{-~]$/,
  print: /^[^\u0000-\u001f\u007f]$/,
  graph: /^[^\u0000-\u0020\u007f]$/,
  cntrl: /^[\u0000-\u001f\u007f]$/,
  xdigit: /^[0-9A-Fa-f]$/,
  word: /^[A-Za-z0-9_]$/,
};

/** POSIX character classes: `[[:alpha:]]`. */
export function isInClass(name: string, char: string): boolean {
  return classes[name]?.test(char) === true;
}
