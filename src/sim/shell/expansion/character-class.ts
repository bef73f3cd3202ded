import { isControl } from "../control-characters.ts";

const classes: Readonly<Record<string, (char: string) => boolean>> = {
  alpha: (char) => /^[A-Za-z\u00c0-\uffdc]$/.test(char),
  digit: (char) => /^[0-9]$/.test(char),
  alnum: (char) => /^[A-Za-z0-9\u00c0-\uffdc]$/.test(char),
  upper: (char) => /^[A-Z]$/.test(char),
  lower: (char) => /^[a-z]$/.test(char),
  space: (char) => " \t\n\v\f\r".includes(char),
  blank: (char) => " \t".includes(char),
  punct: (char) => /^[!-/:-@[-`{-~]$/.test(char),
  print: (char) => !isControl(char),
  graph: (char) => !isControl(char) && char !== " ",
  cntrl: (char) => isControl(char),
  xdigit: (char) => /^[0-9A-Fa-f]$/.test(char),
  word: (char) => /^\w$/.test(char),
};

/** POSIX character classes: `[[:alpha:]]`. */
export function isInClass(name: string, char: string): boolean {
  return classes[name]?.(char) === true;
}
