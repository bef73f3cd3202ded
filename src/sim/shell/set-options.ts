import { invalidOption } from "./builtins/builtin.ts";
import type { Shell } from "./shell.ts";
import { CommandError } from "./unwinding.ts";

/** `set`'s options by letter. */
export const optionLetters: readonly (readonly [string, string])[] = [
  ["a", "allexport"],
  ["b", "notify"],
  ["e", "errexit"],
  ["f", "noglob"],
  ["h", "hashall"],
  ["m", "monitor"],
  ["n", "noexec"],
  ["u", "nounset"],
  ["v", "verbose"],
  ["x", "xtrace"],
  ["B", "braceexpand"],
  ["C", "noclobber"],
  ["E", "errtrace"],
  ["H", "histexpand"],
];

/** Options of `set -o` that have no letter. */
export const unlettered: readonly string[] = [
  "emacs",
  "history",
  "ignoreeof",
  "interactive-comments",
  "nolog",
  "physical",
  "pipefail",
  "posix",
  "privileged",
  "vi",
];
const setUsage = "[-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]";

/** Letters of `set` and of bash's own command line. */
export function setLetters(shell: Shell, word: string, isOn: boolean): void {
  for (const letter of word.slice(1)) {
    const name = optionLetters.find(([other]) => other === letter)?.[1];
    if (name === undefined) throw invalidOption({ name: "set", usage: setUsage }, word.charAt(0) + letter);
    toggle(shell, name, isOn);
  }
}

/** `-o NAME`. */
export function setOption(shell: Shell, name: string, isOn: boolean): void {
  const isKnown = unlettered.includes(name) || optionLetters.some(([, other]) => other === name);
  if (!isKnown) throw new CommandError(`set: ${name}: invalid option name`);
  toggle(shell, name, isOn);
}

/** Sets an option of `set` or `shopt`. */
export function toggle(shell: Shell, name: string, isOn: boolean): void {
  if (isOn) shell.state.options.add(name);
  else shell.state.options.delete(name);
}
