/** A shell's command line, read. */
export type Invocation =
  | { readonly is: "answer"; readonly text: string; readonly code: number }
  | {
      readonly is: "run";
      /** `$0`. */
      readonly name: string;
      /** The name it was called by: `bash`, `sh`, `ash`. */
      readonly called: string;
      readonly command: string | undefined;
      /** The script and its arguments; with `-c` or `-s` only arguments. */
      readonly operands: readonly string[];
      readonly letters: readonly { readonly word: string; readonly isOn: boolean }[];
      readonly options: readonly { readonly name: string; readonly isOn: boolean }[];
      /** Names among `options` that came with `-O`. */
      readonly shopts: ReadonlySet<string>;
      readonly isLogin: boolean;
      readonly isInteractive: boolean;
      readonly readsInput: boolean;
      readonly readsStartupFiles: boolean;
    };

const longFlags: ReadonlySet<string> = new Set([
  "--login",
  "--norc",
  "--noprofile",
  "--posix",
  "--noediting",
]);
const version = "GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)\nSimulated by Drydock.\n";
const help = `GNU bash, version 5.2.15(1)-release-(x86_64-pc-linux-gnu)
Usage:	bash [option] ...
	bash [option] script-file ...
Shell options:
	-c command	runs a command and exits
	-i, -l, -s	interactive, login, commands from standard input
	-o option	sets an option, as \`set -o' does
	-e, -u, -x ...	letters of \`set'
`;

/** Reads `bash [options] [script [arguments]]`. */
export function parseInvocation([program, ...words]: readonly [string, ...string[]]): Invocation {
  const called = program.slice(program.lastIndexOf("/") + 1);
  const name = called.replace(/^-/, "");
  const reader = new Reader(words);
  const answer = reader.read(name);
  if (answer !== undefined) return answer;
  const [command, ...afterCommand] = reader.takesCommand ? reader.rest : [undefined, ...reader.rest];
  if (reader.takesCommand && command === undefined) {
    return { is: "answer", text: `${name}: -c: option requires an argument\n`, code: 2 };
  }
  const [givenName, ...operands] = reader.takesCommand ? afterCommand : [undefined, ...reader.rest];
  return {
    is: "run",
    name: givenName ?? (program.startsWith("-") ? program : name),
    called: name,
    command,
    operands: operands.filter((word) => word !== undefined),
    letters: reader.letters,
    options: reader.options,
    shopts: reader.shopts,
    isLogin: reader.isLogin || called.startsWith("-"),
    isInteractive: reader.isInteractive,
    readsInput: reader.readsInput,
    readsStartupFiles: reader.readsStartupFiles,
  };
}

class Reader {
  readonly letters: { word: string; isOn: boolean }[] = [];
  readonly options: { name: string; isOn: boolean }[] = [];
  readonly shopts = new Set<string>();
  rest: readonly string[] = [];
  takesCommand = false;
  isLogin = false;
  isInteractive = false;
  readsInput = false;
  readsStartupFiles = true;
  readonly #words: readonly string[];

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  read(name: string): Invocation | undefined {
    let index = 0;
    for (; index < this.#words.length; index++) {
      const word = this.#words[index] ?? "";
      if (word === "-" || word === "--") {
        index++;
        break;
      }
      if (!/^[-+]./.test(word)) break;
      const answer = word.startsWith("--") ? this.#long(word) : undefined;
      if (answer !== undefined) return { ...answer, text: answer.text.replace(/^:/, `${name}:`) };
      if (word.startsWith("--")) continue;
      index += this.#group(word.slice(1), word.startsWith("-"), this.#words[index + 1]);
      const unknown = /[^ceilsuxvnfhmabkptBCEHPTOo]/.exec(word.slice(1))?.[0];
      if (unknown !== undefined)
        return { is: "answer", text: `${name}: -${unknown}: invalid option\n`, code: 2 };
    }
    this.rest = this.#words.slice(index);
    return undefined;
  }

  #long(word: string): (Invocation & { is: "answer" }) | undefined {
    if (word === "--version") return { is: "answer", text: version, code: 0 };
    if (word === "--help") return { is: "answer", text: help, code: 0 };
    if (!longFlags.has(word)) return { is: "answer", text: `: ${word}: invalid option\n`, code: 2 };
    this.isLogin ||= word === "--login";
    this.readsStartupFiles &&= word !== "--norc";
    return undefined;
  }

  /** A word of letters; the result is how many words it takes besides. */
  #group(letters: string, isOn: boolean, next: string | undefined): number {
    let taken = 0;
    let plain = "";
    for (const letter of letters) {
      if (letter === "c") this.takesCommand = true;
      else if (letter === "l") this.isLogin = true;
      else if (letter === "i") this.isInteractive = true;
      else if (letter === "s") this.readsInput = true;
      else if ((letter === "o" || letter === "O") && next !== undefined) {
        if (letter === "O") this.shopts.add(next);
        this.options.push({ name: next, isOn });
        taken = 1;
      } else plain += letter;
    }
    if (plain !== "") this.letters.push({ word: `-${plain}`, isOn });
    return taken;
  }
}
