/** A stretch of a word while it is expanded. */
export interface Piece {
  readonly text: string;
  /** Quoted text is neither split nor a pattern. */
  readonly isQuoted: boolean;
  /** Came from an unquoted expansion: split at IFS. */
  readonly isSplit: boolean;
}

/** Between the elements of `"$@"`: the word ends here and another begins. */
export const fieldBreak = "break";

export type Pieces = (Piece | typeof fieldBreak)[];

export function quoted(text: string): Piece {
  return { text, isQuoted: true, isSplit: false };
}

export function literal(text: string): Piece {
  return { text, isQuoted: false, isSplit: false };
}

/** The result of an unquoted `$x`. */
export function split(text: string): Piece {
  return { text, isQuoted: false, isSplit: true };
}

export function textOf(pieces: Pieces): string {
  let text = "";
  for (const piece of pieces) text += piece === fieldBreak ? " " : piece.text;
  return text;
}

/** As a pattern: quoted characters stand for themselves. */
export function patternOf(pieces: Pieces): string {
  let pattern = "";
  for (const piece of pieces) {
    if (piece === fieldBreak) pattern += " ";
    else pattern += piece.isQuoted ? escapePattern(piece.text) : piece.text;
  }
  return pattern;
}

export function escapePattern(text: string): string {
  return text.replace(/[\\*?[\]()|!@+^-]/g, "\\$&");
}
