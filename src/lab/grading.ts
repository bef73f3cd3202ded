import { defineModule, type Module } from "../sim/kernel/module.ts";
import type * as Grading from "./grader.ts";

/** The grader with its expression language: no learner needs it before the prompt. */
export const gradingModule: Module<typeof Grading> = defineModule("lab/grader", () => import("./grader.ts"));
