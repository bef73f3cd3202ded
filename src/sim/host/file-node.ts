import type { Instant } from "../kernel/time.ts";

/** File trees are immutable values with shared structure: an image, a container's root and a snapshot are references. */
export type FileNode = Directory | RegularFile | SymbolicLink | Device;

interface Inode {
  /** Permission bits with set-id and sticky: 0o755. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly modified: Instant;
}

export interface Directory extends Inode {
  readonly is: "directory";
  readonly entries: ReadonlyMap<string, FileNode>;
}

export interface RegularFile extends Inode {
  readonly is: "file";
  /** See kernel/text.ts. */
  readonly text: string;
  /** The name of the program that runs when this file is executed; scripts have none. */
  readonly program?: string;
}

export interface SymbolicLink extends Inode {
  readonly is: "link";
  readonly target: string;
}

export interface Device extends Inode {
  readonly is: "device";
  readonly device: "null" | "zero" | "full" | "random" | "tty" | "stdin" | "stdout" | "stderr";
}
