import { assert, present } from "../../kernel/assert.ts";
import { CommandError } from "./command.ts";
import type { Flag } from "./flag.ts";
import { flagTypes, type FlagValue } from "./flag-types.ts";

/** The flags of one invocation: given values and defaults, read by name and type. Unknown names are bugs. */
export class FlagValues {
  readonly #flags: ReadonlyMap<string, Flag>;
  readonly #given = new Map<string, FlagValue>();

  constructor(flags: ReadonlyMap<string, Flag>) {
    this.#flags = flags;
  }

  /** Throws CommandError if the text is no value of the flag's type. */
  set(flag: Flag, text: string): void {
    const parsed = flagTypes[flag.type].parse(text, this.#given.get(flag.name));
    if ("error" in parsed) {
      const names = flag.short === undefined ? `--${flag.name}` : `-${flag.short}, --${flag.name}`;
      throw new CommandError(`invalid argument ${goQuote(text)} for "${names}" flag: ${parsed.error}`, {
        stage: "flag",
      });
    }
    this.#given.set(flag.name, parsed.value);
  }

  /** Was it on the command line? */
  changed(name: string): boolean {
    return this.#given.has(name);
  }

  /** The flags that were given, in the order of first use. */
  get given(): readonly string[] {
    return [...this.#given.keys()];
  }

  has(name: string): boolean {
    return this.#flags.has(name);
  }

  /** A command's own flag may hide a global one of another type. */
  isText(name: string): boolean {
    return this.#flags.get(name)?.type === "string";
  }

  bool(name: string): boolean {
    return this.#read(name) === true;
  }

  text(name: string): string {
    const value = this.#read(name);
    assert(typeof value === "string", `flag ${name} is a string`);
    return value;
  }

  /** For `duration` in microseconds. */
  number(name: string): number {
    const value = this.#read(name);
    assert(typeof value === "number", `flag ${name} is a number`);
    return value;
  }

  list(name: string): readonly string[] {
    const value = this.#read(name);
    assert(Array.isArray(value), `flag ${name} is a list`);
    return value as readonly string[];
  }

  #read(name: string): FlagValue {
    const flag = present(this.#flags.get(name), `flag ${name} is in the table`);
    const given = this.#given.get(name);
    if (given !== undefined) return given;
    const type = flagTypes[flag.type];
    const parsed = flag.default === undefined ? { value: type.zero } : type.parse(flag.default, undefined);
    assert("value" in parsed, `the default of flag ${name} is valid`);
    return parsed.value;
  }
}

/** Go's %q for what people type. */
export function goQuote(text: string): string {
  return JSON.stringify(text);
}
