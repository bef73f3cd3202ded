/** A broken invariant: a bug in the simulator, never a mistake of the learner. Nothing in the core catches it. */
export class InvariantError extends Error {
  override name = "InvariantError";
}

export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}

/** For a value that must be there: `present(map.get(key), "a pod is listed under its own key")`. */
export function present<T>(value: T | undefined, message: string): T {
  if (value === undefined) throw new InvariantError(message);
  return value;
}

export function unreachable(value: never): never {
  throw new InvariantError(`unreachable: ${String(value)}`);
}
