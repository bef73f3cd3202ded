import { defineModule, type Module } from "../../kernel/module.ts";
import type { decodeTyped } from "./decode-typed.ts";

/** The types of the served kinds, loaded when somebody first writes an object by hand. */
export const schema: Module<{ readonly decodeTyped: typeof decodeTyped }> = defineModule(
  "wire/schema",
  () => import("./decode-typed.ts"),
);
