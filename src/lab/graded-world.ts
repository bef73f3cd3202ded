import type { Stored } from "../sim/wire/object.ts";

/** What objects are asked for; without a name all of them, without a namespace those of all namespaces. */
export interface ObjectQuery {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name?: string;
}

/** The learner's cluster as a grader sees it: reading has no effect on it. Empty while there is no cluster. */
export interface ClusterView {
  /** Another number after each change of any object. */
  readonly revision: number;
  objects(query: ObjectQuery): readonly Stored[];
  /** Called after each change, with the kind of the object; the result ends it. */
  onChange(listener: (kind: string) => void): () => void;
}

/** What a grader looks at. */
export interface GradedWorld {
  /** `now` is in microseconds since the epoch. */
  readonly kernel: { readonly now: number };
  readonly cluster: ClusterView;
  /** The lines that the learner has entered, in their order. */
  readonly commands?: readonly { readonly at: number; readonly line: string }[];
}
