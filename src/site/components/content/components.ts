import Hint from "./Hint.astro";
import Note from "./Note.astro";
import Run from "./Run.astro";
import Solution from "./Solution.astro";
import Table from "./Table.astro";
import Task from "./Task.astro";

/** What an author may use in MDX without importing it. */
export const contentComponents = { Hint, Note, Run, Solution, Task, table: Table };
