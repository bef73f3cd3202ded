/**
 * Code that is loaded when it is first needed. Loading is the only thing in a world that real time decides, and it
 * takes no virtual time: the kernel stands still until the driver has called `load` and put the result into `value`.
 */
export interface Module<T> {
  /** For messages and for the driver's cache: `programs/kubectl`. */
  readonly name: string;
  // oxlint-disable-next-line no-restricted-globals -- the one place where the core hands a promise to its driver
  readonly load: () => Promise<T>;
  value?: T;
}

// oxlint-disable-next-line no-restricted-globals -- see above
export function defineModule<T>(name: string, load: () => Promise<T>): Module<T> {
  return { name, load };
}

/** For a driver: makes the code of a module present. Rejects if it cannot be fetched; the world is unchanged then. */
export async function loadModule(module: Module<unknown>): Promise<void> {
  module.value ??= await module.load();
}
