import type { Process } from "../host/process.ts";

/** A name in a message, in the quotes of the process's locale: ‘x’ with UTF-8, 'x' without. @models gnulib quote() */
export function quote(process: Process, text: string): string {
  return isUtf8(process) ? `‘${text}’` : `'${text}'`;
}

/** A name in a message as one could type it to a shell. @models gnulib quoteaf() */
export function shellQuote(text: string): string {
  return text.includes("'") && !/["\\$`!]/.test(text)
    ? `"${text}"`
    : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** As `shellQuote`, but left alone where nothing needs it. @models gnulib quotef() */
export function quoteIfNeeded(text: string): string {
  return /^[\w%+,./:=@^~\u0080-\uffff-]+$/.test(text) ? text : shellQuote(text);
}

export function isUtf8({ env }: Process): boolean {
  const locale = env.get("LC_ALL") ?? env.get("LC_CTYPE") ?? env.get("LANG") ?? "";
  return /utf-?8/i.test(locale);
}
