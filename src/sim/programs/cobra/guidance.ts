/** What helps people with a command line: help, completion, suggestions. No script asks for it. */
export { cobraHelp } from "./cobra-help.ts";
export { completeCommandTree } from "./complete-command-tree.ts";
export { suggestions } from "./suggestions.ts";
