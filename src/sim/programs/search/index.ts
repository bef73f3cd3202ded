import type { Program } from "../../host/program.ts";
import { diff } from "./diff.ts";
import { find } from "./find.ts";
import { egrep, fgrep, grep } from "./grep.ts";
import { xargs } from "./xargs.ts";

/** Programs that search files and compare them. */
export const searchPrograms: readonly Program[] = [diff, egrep, fgrep, find, grep, xargs];
