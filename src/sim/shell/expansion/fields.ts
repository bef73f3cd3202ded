import { fieldBreak, type Piece, type Pieces } from "./piece.ts";

/** Field splitting: pieces from unquoted expansions are cut at the characters of IFS. */
export function splitFields(pieces: Pieces, ifs: string): Piece[][] {
  const fields: Piece[][] = [];
  let field: Piece[] | undefined;
  const close = (): void => {
    if (field !== undefined) fields.push(field);
    field = undefined;
  };
  for (const piece of pieces) {
    if (piece === fieldBreak) {
      close();
      continue;
    }
    if (!piece.isSplit) {
      (field ??= []).push(piece);
      continue;
    }
    const { parts, isOpenAtStart, isOpenAtEnd } = cut(piece.text, ifs);
    if (isOpenAtStart) close();
    for (const [index, part] of parts.entries()) {
      if (index > 0) close();
      (field ??= []).push({ ...piece, text: part });
    }
    if (isOpenAtEnd) close();
  }
  close();
  return fields;
}

interface Cut {
  readonly parts: readonly string[];
  /** White space before the first part, or after the last: what is beside it is another field. */
  readonly isOpenAtStart: boolean;
  readonly isOpenAtEnd: boolean;
}

/**
 * Runs of IFS white space separate; any other character of IFS ends a field, an empty one too.
 * @models POSIX 2.6.5 Field Splitting
 */
export function cut(text: string, ifs: string): Cut {
  if (text === "" || ifs === "")
    return { parts: text === "" ? [] : [text], isOpenAtStart: false, isOpenAtEnd: false };
  const isSpace = (char: string): boolean => ifs.includes(char) && " \t\n".includes(char);
  const parts: string[] = [];
  let at = 0;
  const skipSpace = (): void => {
    while (at < text.length && isSpace(text.charAt(at))) at++;
  };
  skipSpace();
  const isOpenAtStart = at > 0;
  let isOpenAtEnd = false;
  while (at < text.length) {
    const start = at;
    while (at < text.length && !ifs.includes(text.charAt(at))) at++;
    parts.push(text.slice(start, at));
    const end = at;
    skipSpace();
    if (at < text.length && ifs.includes(text.charAt(at)) && !isSpace(text.charAt(at))) at++;
    skipSpace();
    isOpenAtEnd = at > end;
  }
  return { parts, isOpenAtStart, isOpenAtEnd };
}
