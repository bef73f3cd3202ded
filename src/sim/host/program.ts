import type { Module } from "../kernel/module.ts";
import type { Task } from "../kernel/task.ts";
import type { Process } from "./process.ts";

/** What an executable file does when it runs. Files name their program: `/usr/bin/kubectl` holds `kubectl`. */
export type Program = Command | Daemon;

/** A program that people run: its task ends with the exit code. */
export interface Command {
  readonly name: string;
  run(process: Process): Task<number>;
  /**
   * Words that could stand at `words[current]`, for the shell's Tab; `words[0]` is the program. Whoever has such a
   * thing is completed as if its completion script had been sourced in .bashrc; all others complete file names, and so
   * does who answers undefined.
   */
  complete?(process: Process, words: readonly string[], current: number): Task<readonly string[] | undefined>;
}

/**
 * A long-lived server. It keeps its state as plain data and is driven by events: it starts listening and setting
 * timers through its process, and ends with `process.exit`. Without a handler, SIGTERM ends it.
 */
export interface Daemon {
  readonly name: string;
  start(process: Process): void;
}

/** All programs of a world by name; most load their code when they first run. */
export type ProgramTable = ReadonlyMap<string, Program | Module<Program>>;
