import type { Defaults } from "../../api/defaults.ts";

/** Rules that say which requests somebody wants to see. */
export const ruleDefaults: Defaults = { scope: "*" };
