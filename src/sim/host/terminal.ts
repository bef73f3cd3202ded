import type { Signal } from "../kernel/signal.ts";

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** A terminal as programs see it (termios, window size). The line discipline behind it is `tty.ts`. */
export interface Terminal {
  readonly size: Size;
  /** Notified on each resize; the foreground group gets SIGWINCH too. */
  readonly resized: Signal;
  /**
   * Raw: keys come as they are, nothing is echoed and Ctrl-C is a character. Cooked: lines are edited and echoed,
   * Ctrl-C, Ctrl-\ and Ctrl-Z are signals to the foreground group, Ctrl-D ends input.
   */
  mode: "cooked" | "raw";
  /** Cooked and false: what is typed is not shown (passwords). */
  echo: boolean;
  /** The process group that gets the terminal's signals. */
  foreground: number;
  /**
   * Told by interactive shells on this terminal: `prompt` when they have printed PS1 and wait for a line, `entered`
   * with the line when Enter was pressed there. Undo goes back to before an `entered`.
   */
  onShell: ((event: ShellEvent) => void) | undefined;
}

export type ShellEvent = { readonly is: "prompt" } | { readonly is: "entered"; readonly line: string };
