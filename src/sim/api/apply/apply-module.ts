import { defineModule, type Module } from "../../kernel/module.ts";
import type * as Apply from "./apply.ts";

/** Server-side apply and managedFields. */
export const applyModule: Module<typeof Apply> = defineModule("api/apply", () => import("./apply.ts"));
