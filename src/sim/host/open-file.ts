import type { Task } from "../kernel/task.ts";
import type { Terminal } from "./terminal.ts";

/**
 * An open file description: what a file descriptor refers to. Shared by all descriptors that were copied from it;
 * the last `release` closes it.
 */
export interface OpenFile {
  /** Some text, as it comes; undefined at the end. Throws SystemError. */
  read(): Task<string | undefined>;
  /** Waits while a pipe is full. Throws SystemError EPIPE (and the writer gets SIGPIPE) when nobody reads. */
  write(text: string): Task<void>;
  /** Gives back text that was read and not used: the next `read` returns it first. Line readers need it. */
  unread?(text: string): void;
  /** Set if this is a terminal. */
  readonly terminal: Terminal | undefined;
  /** The path it was opened with, for `/proc` and messages. */
  readonly path: string;
  retain(): OpenFile;
  release(): void;
}
