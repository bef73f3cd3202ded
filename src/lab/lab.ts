import type { Localised } from "./verdict.ts";

/** One lab as drivers get it: a validated lab.yaml with the files beside it. Plain JSON. */
export interface Lab {
  readonly id: string;
  readonly version: number;
  readonly tags: readonly string[];
  readonly difficulty: "beginner" | "intermediate" | "advanced";
  /** How long it takes, for the reader: `20m`. */
  readonly duration: string;
  readonly scenario: string;
  readonly kubernetesVersion: string;
  /** Values that `${NAME}` stands for, chosen once per attempt by its seed. */
  readonly vars: Readonly<Record<string, { readonly pick: readonly [string, ...string[]] }>>;
  readonly tasks: readonly LabTask[];
  /** What each revealed hint costs, by task. Texts are in the pages. */
  readonly hints: Readonly<Record<string, readonly { readonly cost: number }[]>>;
  /** Files in the learner's home at the start, by path relative to it. */
  readonly start: Readonly<Record<string, string>>;
  /** A shell script that prepares the world before time zero; empty if there is none. */
  readonly setup: string;
}

/**
 * edge: it has happened once. level: it is true now, and at the end. always: once it has come true it never ceases;
 * passed when all other tasks are.
 */
export type TaskMode = "edge" | "level" | "always";

export interface LabTask {
  readonly id: string;
  readonly title: Localised;
  readonly weight: number;
  readonly mode: TaskMode;
  /** Tasks that have to pass before this one is looked at. */
  readonly needs: readonly string[];
  readonly check: Check;
}

/** All parts have to hold. */
export interface Check {
  /** Objects that the expressions name. */
  readonly refs: readonly Ref[];
  readonly assertAll: readonly Assertion[];
  /** One of them has to hold, if there are any. */
  readonly assertAny: readonly Assertion[];
  /** Partial objects. Without a name any object with the labels will do. */
  readonly subset: readonly Subset[];
  /** Nothing like this may exist. */
  readonly absent: readonly Absent[];
  /** Commands that the learner has to have run. */
  readonly commands: readonly CommandCheck[];
}

/** One object by name, or a list by labels (all of the namespace without them). */
export interface Ref {
  readonly apiVersion: string;
  readonly kind: string;
  /** `default` unless told; `*` is all of them. Of no meaning for objects of cluster scope. */
  readonly namespace?: string;
  readonly name?: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** The name in expressions. */
  readonly as: string;
}

/** A CEL expression that has to be true. In messages `{got}` is the left side of its comparison. */
export interface Assertion {
  readonly cel: string;
  /** An expression for `{got}`, where the left side is not what a learner wants to read. */
  readonly got?: string;
  readonly message: Localised;
}

export interface Subset {
  readonly object: PartialObject;
  /** Instead of the difference in words. */
  readonly message?: Localised;
}

/** Objects match by their fields, lists of named things by name, other lists of objects if each has its match. */
export interface PartialObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: {
    readonly name?: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

export interface Absent extends Omit<Ref, "as"> {
  readonly message?: Localised;
}

export interface CommandCheck {
  /** A regular expression for the whole line. */
  readonly matches: string;
  readonly message: Localised;
}
