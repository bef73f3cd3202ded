import type { Process } from "../../host/process.ts";
import { warn } from "../../images/daemon.ts";
import { refusalOf, type Component } from "../accepted-flags.ts";

/** What a component was started with. */
export interface Flags {
  /** The value; the preset where the flag is absent. */
  get(name: string, preset?: string): string;
  has(name: string): boolean;
}

/**
 * Reads `--name=value`, `--name value` and `--name`. An unknown flag ends the process as cobra does, and so does one
 * that is not simulated; undefined then.
 */
export function readFlags(process: Process, component: Component): Flags | undefined {
  const values = new Map<string, string>();
  const args = process.argv.slice(1);
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? "";
    const [, name, given] = /^--?([A-Za-z0-9.-]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === undefined) return refuse(process, `unknown command "${word}" for "${process.argv[0]}"`);
    const next = args[index + 1];
    const takesNext = given === undefined && next?.startsWith("-") === false;
    const value = given ?? (takesNext ? (next ?? "") : "true");
    const refusal = refusalOf(component, name, value);
    if (refusal !== undefined) return refuse(process, refusal);
    values.set(name, value);
    if (takesNext) index++;
  }
  return { get: (name, preset = "") => values.get(name) ?? preset, has: (name) => values.has(name) };
}

function refuse(process: Process, text: string): undefined {
  warn(process, `Error: ${text}\n`);
  process.end(1);
  return undefined;
}
