import { expect, test } from "vitest";
import { Kernel } from "../sim/kernel/kernel.ts";
import { at, second } from "../sim/kernel/time.ts";
import type { Session } from "../session/session.ts";
import { Stepper } from "./stepper.ts";

/** What the stepper sees of a session: a kernel and a count of happenings. */
function sessionOf(kernel: Kernel, happenings: () => number): Session {
  const world = {
    kernel,
    get happenings() {
      return happenings();
    },
  };
  return {
    get now() {
      return kernel.now;
    },
    world,
    advance: (options: Parameters<Kernel["advance"]>[0]) => kernel.advance(options),
  } as unknown as Session;
}

test("time goes as far as was granted, and no farther", () => {
  const kernel = new Kernel({ seed: 1, start: at(0) });
  const stepper = new Stepper(sessionOf(kernel, () => 0));
  stepper.grant(16_000);
  expect([stepper.slice().is, kernel.now]).toEqual(["there", 16_000]);
  stepper.grant(4_000);
  expect([stepper.slice().is, kernel.now]).toEqual(["there", 20_000]);
});

test("a busy world is cut into slices", () => {
  const kernel = new Kernel({ seed: 1, start: at(0) });
  kernel.spawn("busy", spin(kernel));
  const stepper = new Stepper(sessionOf(kernel, () => 0));
  stepper.grant(60 * second);
  expect(stepper.slice().is).toBe("more");
  expect(kernel.now).toBeLessThan(60 * second);
});

test("skip goes to the next happening, whatever was granted", () => {
  const kernel = new Kernel({ seed: 1, start: at(0) });
  let happenings = 0;
  kernel.after(3 * second, () => {});
  kernel.after(10 * second, () => void happenings++);
  const stepper = new Stepper(sessionOf(kernel, () => happenings));
  stepper.skip();
  expect([stepper.slice().is, kernel.now, stepper.skipping]).toEqual(["there", 10 * second, false]);
});

test("a world in which nothing will happen is skipped half an hour at most", () => {
  const kernel = new Kernel({ seed: 1, start: at(0) });
  const stepper = new Stepper(sessionOf(kernel, () => 0));
  stepper.skip();
  stepper.slice();
  expect(kernel.now).toBe(1800 * second);
});

function* spin(kernel: Kernel): Generator<never, void> {
  for (;;) yield* kernel.sleep(1) as Generator<never, void>;
}
