import type { Module } from "./module.ts";
import type { Signal } from "./signal.ts";
import type { Instant } from "./time.ts";

/**
 * Why a task is not running: it sleeps until an instant, waits for a signal (at most until an instant), has called
 * another task, or needs code that may not be loaded yet.
 */
export type Suspension =
  | { readonly until: Instant }
  | { readonly on: Signal; readonly until?: Instant | undefined }
  | { readonly call: Task<unknown> }
  | { readonly need: Module<unknown> };

/**
 * Cooperative code: a generator, with `yield*` where other code would `await`. What it receives back from a
 * suspension is the result of a `call`, and undefined otherwise.
 */
export type Task<T> = Generator<Suspension, T>;

/**
 * Runs another task on the same thread's stack. Deep recursion (shell functions, subshells, programs that start
 * programs) must go through here and not through `yield*`: resuming a deep chain of generators is slow and
 * overflows the engine's stack. Throws `StackOverflow` into the caller at the kernel's limit.
 */
export function* call<T>(task: Task<T>): Task<T> {
  return (yield { call: task }) as T;
}

/**
 * Waits until a module's code is present, in no virtual time. It ends the step even if the code is there already,
 * so that what runs in between does not depend on whether somebody has loaded it before.
 */
export function* need<T>(module: Module<T>): Task<T> {
  yield { need: module };
  return module.value as T;
}

/** Thrown into a caller whose `call` would exceed the kernel's limit of nested tasks. */
export class StackOverflow extends Error {
  override name = "StackOverflow";
}

/** Thrown into a task at its suspension when somebody interrupts its thread. `reason` is the interrupter's. */
export class Interrupted extends Error {
  override name = "Interrupted";
  readonly reason: unknown;

  constructor(reason: unknown) {
    super("interrupted");
    this.reason = reason;
  }
}
