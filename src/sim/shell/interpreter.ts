/**
 * What runs commands: the grammar (`unbash`, whose trees are shared and never written to), commands, expansions and
 * builtins. A shell that waits at its prompt does without.
 */
export { parse } from "unbash";
export { builtins } from "./builtins/index.ts";
export { executeNode, runList, runStatement } from "./commands/dispatch.ts";
export { runText } from "./commands/script.ts";
export { substituteCommand, substituteProcess } from "./commands/substitution.ts";
export { runPendingTraps } from "./commands/trap.ts";
export { unescapeAnsi } from "./escapes.ts";
export { ArithmeticError } from "./expansion/arithmetic-parser.ts";
export { evaluateArithmetic } from "./expansion/arithmetic.ts";
export { expandFields, expandPattern, expandText } from "./expansion/expand.ts";
export { Pattern } from "./expansion/pattern.ts";
export { textOf } from "./expansion/piece.ts";
export { expandHereDocument, expandWord } from "./expansion/word.ts";
