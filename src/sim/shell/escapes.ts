const simple: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  e: "\u001b",
  E: "\u001b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  "'": "'",
  '"': '"',
  "?": "?",
};

/** `$'...'` and `${x@E}`. */
export function unescapeAnsi(text: string): string {
  return text.replace(
    /\\([0-7]{1,3}|x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|U[0-9a-fA-F]{1,8}|c.|.)/gs,
    (all, code: string) => decoded(code) ?? all,
  );
}

/** `echo -e` and `printf %b`: octal begins with 0, `\c` ends the output. */
export function unescapeEcho(text: string): { readonly text: string; readonly isEnded: boolean } {
  let isEnded = false;
  const result = text.replace(
    /\\(c.*|0[0-7]{0,3}|x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|U[0-9a-fA-F]{1,8}|.)/gs,
    (all, code: string) => {
      if (code.startsWith("c")) {
        isEnded = true;
        return "";
      }
      if (code.startsWith("0")) return byte(Number.parseInt(`0${code.slice(1)}`, 8));
      return ['"', "'", "?"].includes(code) || /^[1-7]/.test(code) ? all : (decoded(code) ?? all);
    },
  );
  return { text: result, isEnded };
}

function decoded(code: string): string | undefined {
  const first = code.charAt(0);
  if (code.length > 1 && first === "x") return byte(Number.parseInt(code.slice(1), 16));
  if (code.length > 1 && (first === "u" || first === "U")) return point(Number.parseInt(code.slice(1), 16));
  if (code.length > 1 && first === "c") return String.fromCharCode(code.charCodeAt(1) & 0x1f);
  if (/^[0-7]/.test(code)) return byte(Number.parseInt(code, 8));
  return simple[code];
}

function byte(value: number): string {
  const low = value & 0xff;
  return String.fromCharCode(low < 0x80 ? low : 0xdc00 + low);
}

function point(value: number): string {
  return value <= 0x10ffff ? String.fromCodePoint(value) : "";
}
