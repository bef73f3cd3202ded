import type { Process } from "../../host/process.ts";
import { warn } from "../../images/daemon.ts";

/** What a component was started with. */
export interface Flags {
  /** The value; the preset where the flag is absent. */
  get(name: string, preset?: string): string;
  has(name: string): boolean;
}

/**
 * Reads `--name=value`, `--name value` and `--name`. An unknown flag ends the process as cobra does; undefined then.
 * `known` are names separated by blanks.
 */
export function readFlags(process: Process, known: string): Flags | undefined {
  const names = new Set(known.split(" "));
  const values = new Map<string, string>();
  const args = process.argv.slice(1);
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? "";
    const match = /^--?([A-Za-z0-9-]+)(?:=(.*))?$/s.exec(word);
    const [, name = "", value] = match ?? [];
    if (!names.has(name)) return refuse(process, word, name);
    const next = args[index + 1];
    const takesNext = value === undefined && next?.startsWith("-") === false;
    values.set(name, value ?? (takesNext ? (next ?? "") : "true"));
    if (takesNext) index++;
  }
  return { get: (name, preset = "") => values.get(name) ?? preset, has: (name) => values.has(name) };
}

function refuse(process: Process, word: string, name: string): undefined {
  const text = name === "" ? `unknown command "${word}" for "${process.argv[0]}"` : `unknown flag: --${name}`;
  warn(process, `Error: ${text}\n`);
  process.end(1);
  return undefined;
}
