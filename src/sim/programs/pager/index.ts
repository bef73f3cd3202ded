import type { Program } from "../../host/program.ts";
import { less, more } from "./less.ts";
import { man } from "./man.ts";

/** Programs that show text to be read. */
export const pagerPrograms: readonly Program[] = [less, man, more];
