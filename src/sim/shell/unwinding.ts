/** `break` and `continue` on their way to their loop. */
export class LoopExit extends Error {
  override name = "LoopExit";
  readonly kind: "break" | "continue";
  /** How many loops are still to be left, this one included. */
  readonly levels: number;

  constructor(kind: "break" | "continue", levels: number) {
    super(kind);
    this.kind = kind;
    this.levels = levels;
  }
}

/** `return` on its way to its function or sourced script. */
export class FunctionReturn extends Error {
  override name = "FunctionReturn";
  readonly status: number;

  constructor(status: number) {
    super("return");
    this.status = status;
  }
}

/** `exit`, `set -e`, or a fatal error on its way out of the shell. */
export class ShellExit extends Error {
  override name = "ShellExit";
  readonly status: number;

  constructor(status: number) {
    super("exit");
    this.status = status;
  }
}

/** A failed expansion or assignment: a script ends with it, an interactive shell gives up the line. */
export class ShellError extends Error {
  override name = "ShellError";
  readonly status: number;

  constructor(message: string, status = 1) {
    super(message);
    this.status = status;
  }
}

/** A builtin's or a redirection's failure: the command fails with its message and the script goes on. */
export class CommandError extends Error {
  override name = "CommandError";
  readonly status: number;

  constructor(message: string, status = 1) {
    super(message);
    this.status = status;
  }
}
