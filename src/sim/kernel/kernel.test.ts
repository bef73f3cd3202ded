import { expect, test } from "vitest";
import { Channel } from "./channel.ts";
import { Kernel } from "./kernel.ts";
import { defineModule, loadModule } from "./module.ts";
import { Signal } from "./signal.ts";
import { call, Interrupted, need, StackOverflow, type Task } from "./task.ts";
import { after, at, millisecond, second } from "./time.ts";

const start = at(1_767_258_000_000_000);
const kernelOf = (seed = 1): Kernel => new Kernel({ seed, start });
const run = (kernel: Kernel, seconds: number): string =>
  kernel.advance({ until: after(kernel.now, seconds * second), steps: 1e6 }).is;

test("a loop of sleeps sees every instant", () => {
  const kernel = kernelOf();
  const seen: number[] = [];
  kernel.spawn(
    "loop",
    (function* (): Task<void> {
      for (let turn = 0; turn < 5; turn++) {
        yield* kernel.sleep(10 * millisecond);
        seen.push((kernel.now - start) / millisecond);
      }
    })(),
  );
  expect(run(kernel, 1)).toBe("reached");
  expect(seen).toEqual([10, 20, 30, 40, 50]);
});

test("where advance is cut makes no difference", () => {
  const history = (slices: number): string[] => {
    const kernel = kernelOf();
    const seen: string[] = [];
    for (const [name, pause] of [
      ["a", 3],
      ["b", 5],
    ] as const) {
      kernel.spawn(
        name,
        (function* (): Task<void> {
          for (;;) {
            yield* kernel.sleep(pause * millisecond);
            seen.push(`${name}@${kernel.now - start}#${kernel.steps}`);
          }
        })(),
      );
    }
    const end = after(start, second);
    while (kernel.advance({ until: end, steps: slices }).is !== "reached");
    return seen;
  };
  expect(history(1)).toEqual(history(1e6));
});

test("an interruption arrives at the suspension, and the task may go on", () => {
  const kernel = kernelOf();
  const seen: unknown[] = [];
  const thread = kernel.spawn(
    "sleeper",
    (function* (): Task<void> {
      try {
        yield* kernel.sleep(60 * second);
      } catch (error) {
        if (!(error instanceof Interrupted)) throw error;
        seen.push(error.reason, (kernel.now - start) / second);
      }
      yield* kernel.sleep(second);
      seen.push("end");
    })(),
  );
  run(kernel, 2);
  thread.interrupt("SIGINT");
  run(kernel, 5);
  expect(seen).toEqual(["SIGINT", 2, "end"]);
  expect(thread.done).toBe(true);
});

test("kill runs finally in every task of the stack, innermost first", () => {
  const kernel = kernelOf();
  const seen: string[] = [];
  function* inner(): Task<void> {
    try {
      yield* kernel.sleep(60 * second);
    } finally {
      seen.push("inner");
    }
  }
  function* outer(): Task<void> {
    try {
      yield* call(inner());
    } finally {
      seen.push("outer");
    }
  }
  const thread = kernel.spawn("killed", outer());
  run(kernel, 1);
  thread.kill();
  expect(seen).toEqual(["inner", "outer"]);
});

test("a stopped thread goes on where it was, however late", () => {
  const kernel = kernelOf();
  let woken = 0;
  const thread = kernel.spawn(
    "stopped",
    (function* (): Task<void> {
      yield* kernel.sleep(second);
      woken = kernel.now - start;
    })(),
  );
  run(kernel, 0.5);
  thread.stop();
  run(kernel, 10);
  expect(woken).toBe(0);
  thread.continue();
  run(kernel, 1);
  expect(woken / second).toBe(10.5);
});

test("recursion through call is cut at the kernel's depth, as an error of the caller", () => {
  const kernel = kernelOf();
  let caught: unknown;
  function* down(): Task<void> {
    yield* call(down());
  }
  kernel.spawn("deep", down(), (_, error) => void (caught = error));
  run(kernel, 1);
  expect(caught).toBeInstanceOf(StackOverflow);
});

test("code that is missing stops the world, and loading it changes neither time nor steps", async () => {
  const history = async (loadedBefore: boolean): Promise<unknown[]> => {
    const kernel = kernelOf();
    const module = defineModule("late", () => Promise.resolve(42));
    if (loadedBefore) await loadModule(module);
    const seen: unknown[] = [];
    kernel.spawn(
      "needs",
      (function* (): Task<void> {
        seen.push(yield* need(module), kernel.now, kernel.steps);
      })(),
    );
    kernel.later(() => seen.push("other"));
    const pause = kernel.advance({ until: after(start, second), steps: 100 });
    if (pause.is === "needs") await loadModule(pause.module);
    run(kernel, 1);
    return seen;
  };
  expect(await history(false)).toEqual(await history(true));
});

test("waiting for a signal ends by the signal or by time", () => {
  const kernel = kernelOf();
  const signal = new Signal();
  const seen: boolean[] = [];
  kernel.spawn(
    "waiter",
    (function* (): Task<void> {
      seen.push(yield* kernel.wait(signal, 2 * second));
      seen.push(yield* kernel.wait(signal, 2 * second));
    })(),
  );
  kernel.after(second, () => signal.notify());
  run(kernel, 10);
  expect(seen).toEqual([true, false]);
});

test("a full channel makes its producer wait", () => {
  const kernel = kernelOf();
  const channel = new Channel<number>(2);
  let put = 0;
  kernel.spawn(
    "producer",
    (function* (): Task<void> {
      for (; put < 10; put++) yield* channel.put(put);
      channel.end();
    })(),
  );
  run(kernel, 1);
  expect(put).toBe(2);
  const taken: (number | undefined)[] = [];
  kernel.spawn(
    "consumer",
    (function* (): Task<void> {
      while (!channel.drained) taken.push(yield* channel.next());
    })(),
  );
  run(kernel, 1);
  expect(taken.filter((item) => item !== undefined)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("an error that nobody expects stops the world", () => {
  const kernel = kernelOf();
  kernel.later(() => {
    throw new TypeError("bug");
  });
  expect(() => run(kernel, 1)).toThrow("bug");
});
