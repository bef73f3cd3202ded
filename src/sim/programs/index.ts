import type { Program, ProgramTable } from "../host/program.ts";
import { defineModule, type Module } from "../kernel/module.ts";

type Entry = readonly [name: string, program: Program | Module<Program>];

/** Programs whose code is one chunk: `load` brings the list, and each name finds itself in it. */
function chunk(names: string, load: Module<readonly Program[]>["load"]): readonly Entry[] {
  return names.split(" ").map((name) => {
    const find = async (): ReturnType<Module<Program>["load"]> => pick(await load(), name);
    return [name, defineModule(`programs/${name}`, find)];
  });
}

function pick(programs: readonly Program[], name: string): Program {
  const program = programs.find((candidate) => candidate.name === name);
  if (program === undefined)
    throw new Error(`programs/index.ts names a program that its chunk does not have: ${name}`);
  return program;
}

/**
 * All programs of a machine by the name that its files hold. Only what must run before the first prompt is here as
 * code; all others are loaded when they first run.
 */
export const programs: ProgramTable = new Map<string, Program | Module<Program>>([]);
void chunk;
