import { expect, test } from "vitest";
import { Kernel } from "../kernel/kernel.ts";
import { after, at, millisecond } from "../kernel/time.ts";
import { WorkQueue, type WorkQueueOptions } from "./work-queue.ts";

function set(options?: WorkQueueOptions): {
  queue: WorkQueue;
  seen: string[];
  run: (milliseconds: number) => void;
} {
  const kernel = new Kernel({ seed: 1, start: at(0) });
  const seen: string[] = [];
  const queue = new WorkQueue(kernel, (key) => seen.push(`${key}@${kernel.now / millisecond}`), options);
  const run = (milliseconds: number): void =>
    void kernel.advance({ until: after(kernel.now, milliseconds * millisecond), steps: 10_000 });
  return { queue, seen, run };
}

test("a key is queued once, and again only when it is done", () => {
  const { queue, seen, run } = set();
  queue.add("a");
  queue.add("a");
  run(1);
  queue.add("a");
  run(1);
  expect(seen).toEqual(["a@0"]);
  queue.done("a");
  run(1);
  expect(seen).toEqual(["a@0", "a@2"]);
});

test("failures come again after 5 ms, doubling, until one succeeds", () => {
  const { queue, seen, run } = set();
  for (let tries = 0; tries < 3; tries++) {
    queue.addRateLimited("a");
    run(100);
    queue.done("a");
  }
  queue.forget("a");
  queue.addRateLimited("a");
  run(100);
  expect(seen).toEqual(["a@5", "a@110", "a@220", "a@305"]);
});

test("of several delays the earliest counts", () => {
  const { queue, seen, run } = set();
  queue.addAfter("a", 50 * millisecond);
  queue.addAfter("a", 20 * millisecond);
  queue.addAfter("a", 80 * millisecond);
  run(200);
  expect(seen).toEqual(["a@20"]);
});

test("no more workers than allowed, and nothing before the release", () => {
  const { queue, seen, run } = set({ workers: 1 });
  queue.hold();
  queue.add("a");
  queue.add("b");
  run(1);
  expect(seen).toEqual([]);
  queue.release();
  run(1);
  expect(seen).toEqual(["a@1"]);
  queue.done("a");
  run(1);
  expect(seen).toEqual(["a@1", "b@2"]);
});

test("between two looks at a key lies its rest", () => {
  const { queue, seen, run } = set({ rest: 10 * millisecond });
  queue.add("a");
  run(1);
  queue.done("a");
  queue.add("a");
  queue.add("b");
  run(20);
  expect(seen).toEqual(["a@0", "b@1", "a@10"]);
});
