import type { Process } from "../../host/process.ts";
import { Failure } from "../command.ts";
import { quote } from "../quote.ts";

/** `-n 5`, `-n +5`, `-n -5`, `-c 1K` of head and tail. */
export interface Count {
  readonly unit: "lines" | "bytes";
  readonly sign: "" | "+" | "-";
  readonly number: number;
}

const multipliers: Readonly<Record<string, number>> = {
  "": 1,
  b: 512,
  k: 1024,
  K: 1024,
  KB: 1000,
  kB: 1000,
  M: 1_048_576,
  MB: 1_000_000,
  G: 1_073_741_824,
};

/** Undefined if nothing was given. Throws Failure if it is no number. */
export function parseCount(
  process: Process,
  text: string | undefined,
  unit: Count["unit"],
): Count | undefined {
  if (text === undefined) return undefined;
  const match = /^([+-]?)(\d+)([a-zA-Z]*)$/.exec(text);
  const multiplier = multipliers[match?.[3] ?? ""];
  if (match === null || multiplier === undefined)
    throw new Failure(`invalid number of ${unit}: ${quote(process, text)}`);
  return { unit, sign: match[1] as Count["sign"], number: Number(match[2]) * multiplier };
}
