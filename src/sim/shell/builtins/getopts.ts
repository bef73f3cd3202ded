import type { Task } from "../../kernel/task.ts";
import type { Shell } from "../shell.ts";
import { CommandError } from "../unwinding.ts";

/** Where `getopts` stands: a word and a letter in it. */
interface Place {
  readonly words: readonly string[];
  /** From 1, as OPTIND. */
  readonly index: number;
  readonly offset: number;
}

/** `getopts optstring name [arg...]`; OPTIND, OPTARG and OPTERR as in POSIX. */
export function* getopts(shell: Shell, args: readonly string[]): Task<number> {
  const [allowed, name, ...given] = args;
  if (allowed === undefined || name === undefined) {
    throw new CommandError("getopts: usage: getopts optstring name [arg ...]", 2);
  }
  const place = placeOf(shell, given);
  const word = place.words[place.index - 1];
  if (word === undefined || !/^-./.test(word) || word === "--") {
    return endOfOptions(shell, name, word === "--" ? place.index + 1 : place.index);
  }
  const letter = word.charAt(place.offset);
  const entry = letter === ":" ? -1 : allowed.indexOf(letter);
  const isSilent = allowed.startsWith(":");
  if (entry === -1) {
    advance(shell, place, 0);
    return yield* refuse(shell, name, { letter, isSilent, problem: "illegal option" });
  }
  if (allowed[entry + 1] === ":") return yield* takeValue(shell, name, { place, letter, isSilent });
  advance(shell, place, 0);
  shell.variables.set(name, letter);
  clearArgument(shell);
  return 0;
}

function placeOf({ variables, state }: Shell, given: readonly string[]): Place {
  const words = given.length > 0 ? given : state.positional;
  const index = Math.max(1, Number(variables.get("OPTIND") ?? 1));
  const length = words[index - 1]?.length ?? 0;
  return { words, index, offset: state.optionOffset >= length ? 1 : Math.max(1, state.optionOffset) };
}

/** To the next letter, or to the next word, past a value of its own. */
function advance({ variables, state }: Shell, { words, index, offset }: Place, values: 0 | 1): void {
  const isLastLetter = offset + 1 >= (words[index - 1]?.length ?? 0);
  state.optionOffset = isLastLetter || values === 1 ? 0 : offset + 1;
  const isInNextWord = values === 1 && isLastLetter && words[index] !== undefined;
  const words0 = isLastLetter || values === 1 ? 1 : 0;
  variables.set("OPTIND", String(index + words0 + (isInNextWord ? 1 : 0)));
}

function* takeValue(
  shell: Shell,
  name: string,
  { place, letter, isSilent }: { readonly place: Place; readonly letter: string; readonly isSilent: boolean },
): Task<number> {
  const { words, index, offset } = place;
  const value = words[index - 1]?.slice(offset + 1) || words[index];
  advance(shell, place, 1);
  if (value === undefined) {
    return yield* refuse(shell, name, { letter, isSilent, problem: "option requires an argument" });
  }
  shell.variables.set(name, letter);
  shell.variables.set("OPTARG", value);
  return 0;
}

function endOfOptions(shell: Shell, name: string, index: number): number {
  shell.variables.set("OPTIND", String(index));
  shell.state.optionOffset = 0;
  shell.variables.set(name, "?");
  return 1;
}

function* refuse(
  shell: Shell,
  name: string,
  {
    letter,
    isSilent,
    problem,
  }: { readonly letter: string; readonly isSilent: boolean; readonly problem: string },
): Task<number> {
  const { variables, state } = shell;
  variables.set(name, isSilent && problem !== "illegal option" ? ":" : "?");
  if (isSilent) {
    variables.set("OPTARG", letter);
    return 0;
  }
  clearArgument(shell);
  if (variables.get("OPTERR") !== "0")
    yield* shell.process.complain(`${state.name}: ${problem} -- ${letter}\n`);
  return 0;
}

function clearArgument({ variables }: Shell): void {
  if (variables.find("OPTARG") !== undefined) variables.unset("OPTARG");
}
