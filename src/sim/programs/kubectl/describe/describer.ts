import type { Task } from "../../../kernel/task.ts";
import type { Found } from "../resources/fetch.ts";
import type { Session } from "../session.ts";
import type { DescribeWriter } from "./describe-writer.ts";

/** Writes what matters about an object of one kind, with what belongs to it. Events are written by the caller. */
export interface Describer {
  readonly describe: (parts: Describing) => Task<void>;
  /** Where the events are asked for in another way than by the object's uid, or `none`. */
  readonly events?: "none" | "own";
}

export interface Describing {
  readonly session: Session;
  readonly out: DescribeWriter;
  readonly found: Found;
}
