import type { Instant } from "../kernel/time.ts";

/** A shell variable with its attributes. At most one of `items` and `entries` is there. */
export interface Variable {
  /** Undefined: declared (`local x`), but unset. */
  value: string | undefined;
  /** An indexed array. */
  items?: Map<number, string>;
  /** An associative array. */
  entries?: Map<string, string>;
  isExported?: boolean;
  isReadonly?: boolean;
  isInteger?: boolean;
  /** Another variable's name is its value (`declare -n`). */
  isReference?: boolean;
  letters?: "lower" | "upper";
}

export interface FunctionDefinition {
  /** The definition's source; trees are kept elsewhere, so that this is plain data. */
  readonly text: string;
  /** The line of the script at which it begins, from 1. */
  readonly line: number;
}

/** All that a shell knows: plain data, copied for a subshell, saved for a shell at its prompt. */
export interface ShellState {
  /** `$0`, and the name in its messages. */
  name: string;
  positional: readonly string[];
  /** The globals, then the locals of each function that is running. */
  scopes: Map<string, Variable>[];
  functions: Map<string, FunctionDefinition>;
  /** Names of the functions that are running, the innermost last. */
  calls: string[];
  aliases: Map<string, string>;
  /** `set -o` and `shopt` options that are on. */
  options: Set<string>;
  /** Commands by signal name, EXIT, ERR or DEBUG. */
  traps: Map<string, string>;
  status: number;
  pipeStatus: readonly number[];
  /** `$_`. */
  lastArgument: string;
  /** `$!`. */
  backgroundPid: number | undefined;
  /** `pushd`'s stack below the current directory. */
  directories: string[];
  startedAt: Instant;
  /** RANDOM's generator. */
  random: number;
  /** The current line. */
  line: number;
  /** Where `getopts` is within a word. */
  optionOffset: number;
  /** `$BASH_SUBSHELL`. */
  level: number;
  history: string[];
}

export function createState(name: string, startedAt: Instant): ShellState {
  return {
    name,
    positional: [],
    scopes: [new Map()],
    functions: new Map(),
    calls: [],
    aliases: new Map(),
    options: new Set(["braceexpand", "hashall", "interactive-comments"]),
    traps: new Map(),
    status: 0,
    pipeStatus: [0],
    lastArgument: name,
    backgroundPid: undefined,
    directories: [],
    startedAt,
    random: 1,
    line: 1,
    optionOffset: 0,
    level: 0,
    history: [],
  };
}

/** A subshell's copy. Traps are not inherited. */
export function forkState(state: ShellState): ShellState {
  return {
    ...state,
    scopes: state.scopes.map(
      (scope) => new Map([...scope].map(([name, variable]) => [name, copied(variable)])),
    ),
    functions: new Map(state.functions),
    calls: [...state.calls],
    aliases: new Map(state.aliases),
    options: new Set(state.options),
    traps: new Map([...state.traps].filter(([, action]) => action === "")),
    directories: [...state.directories],
    random: (state.random * 31 + 7) >>> 0,
    level: state.level + 1,
  };
}

function copied(variable: Variable): Variable {
  const copy = { ...variable };
  if (variable.items !== undefined) copy.items = new Map(variable.items);
  if (variable.entries !== undefined) copy.entries = new Map(variable.entries);
  return copy;
}
