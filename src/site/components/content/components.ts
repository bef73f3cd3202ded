import Code from "./code.astro";
import Hint from "./hint.astro";
import Note from "./note.astro";
import Run from "./run.astro";
import Solution from "./solution.astro";
import Table from "./table.astro";
import Task from "./task.astro";

/** What an author may use in MDX without importing it. */
export const contentComponents = { Hint, Note, Run, Solution, Task, code: Code, table: Table };
