import type { Program } from "../../host/program.ts";
import { nano } from "./nano.ts";
import { vi, vim } from "./vi.ts";

/** Programs that edit text on the whole screen. */
export const editorPrograms: readonly Program[] = [nano, vi, vim];
