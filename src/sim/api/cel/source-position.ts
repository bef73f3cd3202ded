/** A node of the interpreter's tree, as far as errors need it. */
export interface Located {
  readonly op?: string;
  readonly args?: unknown;
  readonly start?: number;
  readonly end?: number;
}

const binary = new Set(["+", "-", "*", "/", "%", "<", "<=", ">", ">=", "==", "!=", "in", "&&", "||"]);

/** Where cel-go says that a node is: at its operator, the dot of a selection, the parenthesis of a call. */
export function positionOf(node: Located | undefined, source: string): number {
  const { op = "", args, start = 0, end = 0 } = node ?? {};
  if (!Array.isArray(args)) return start;
  const parts = args as readonly unknown[];
  if (binary.has(op)) return after(parts[0], op, source);
  if (op === "?:") return after(parts[0], "?", source);
  if (op === ".") return source.lastIndexOf(".", end - String(parts[1]).length);
  if (op === "[]") return after(parts[0], "[", source);
  if (op === "call") return source.indexOf("(", start);
  if (op !== "rcall") return start;
  const name = String(parts[0]);
  return source.indexOf("(", source.indexOf(name, endOf(parts[1])) + name.length);
}

function endOf(node: unknown): number {
  return (node as Located).end ?? 0;
}

/** The first place behind an operand at which an operator stands: there may be a parenthesis between them. */
function after(operand: unknown, operator: string, source: string): number {
  const at = source.indexOf(operator, endOf(operand));
  return at < 0 ? endOf(operand) : at;
}

/** The word, or the one character, at a place. */
export function wordAt(source: string, at: number): string {
  return /^\w+/.exec(source.slice(at))?.[0] ?? source[at] ?? "";
}
