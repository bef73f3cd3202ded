import { defineModule, type Module } from "../kernel/module.ts";
import type { ParsedScript } from "unbash";

/** The grammar: `unbash`, loaded with the first shell. Its trees are shared and never written to. */
export interface Grammar {
  parse(source: string): ParsedScript;
}

export const grammarModule: Module<Grammar> = defineModule("shell/grammar", () => import("unbash"));
