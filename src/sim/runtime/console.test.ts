import { expect, test } from "vitest";
import { Channel } from "../kernel/channel.ts";
import { Kernel } from "../kernel/kernel.ts";
import { after, at, second } from "../kernel/time.ts";
import { Console, type Attached, type ConsoleConfig } from "./console.ts";
import { LogBuffer } from "./log-buffer.ts";

function setUp(config: Partial<ConsoleConfig>): {
  kernel: Kernel;
  console: Console;
  logs: LogBuffer;
  pass: () => void;
} {
  const kernel = new Kernel({ seed: 1, start: at(0) });
  const logs = new LogBuffer();
  const console = new Console(kernel, "pts", { stdin: false, stdinOnce: false, tty: false, ...config }, logs);
  return {
    kernel,
    console,
    logs,
    pass: () => void kernel.advance({ until: after(kernel.now, second), steps: 1_000 }),
  };
}

function client(stdin = false): Attached {
  return { stdout: new Channel(), stderr: new Channel(), stdin: stdin ? new Channel() : undefined };
}

function all(channel: Channel<string>): string {
  let text = "";
  for (let next = channel.take(); next !== undefined; next = channel.take()) text += next;
  return text;
}

test("output goes to the log and to all who are attached, from then on", () => {
  const { kernel, console, logs, pass } = setUp({});
  const write = (number: number, text: string): void => {
    const file = console.files.get(number);
    if (file !== undefined) kernel.spawn("writer", file.write(text));
    pass();
  };
  write(1, "before\n");
  const [one, two] = [client(), client()];
  console.attach(one);
  console.attach(two);
  write(1, "out\n");
  two.stdout.cancel();
  write(2, "err\n");
  console.end();
  expect([all(one.stdout), all(one.stderr), one.stdout.drained]).toEqual(["out\n", "err\n", true]);
  expect(logs.lines.map(({ from, text }) => `${from} ${text}`)).toEqual([
    "stdout before\n",
    "stdout out\n",
    "stderr err\n",
  ]);
});

test.each([
  [true, [["typed\n", undefined]]],
  [false, [["typed\n"]]],
])("with stdinOnce %s the input ends with its first client", (stdinOnce, wanted) => {
  const { kernel, console, pass } = setUp({ stdin: true, stdinOnce });
  const read: (string | undefined)[] = [];
  const input = console.files.get(0);
  kernel.spawn(
    "reader",
    (function* () {
      for (let count = 0; count < 2; count++) read.push(yield* input?.read() ?? nothing());
    })(),
  );
  const attached = client(true);
  console.attach(attached);
  attached.stdin?.push("typed\n");
  attached.stdin?.end();
  pass();
  expect([read]).toEqual(wanted);
});

function* nothing(): Generator<never, undefined> {
  return undefined;
}

test("a container that does not listen sends nobody's input anywhere", () => {
  const { console } = setUp({});
  const attached = client(true);
  console.attach(attached);
  expect(attached.stdin?.cancelled).toBe(true);
});

test("a terminal echoes, and knows its size", () => {
  const { kernel, console, pass } = setUp({ stdin: true, tty: true });
  const attached = client(true);
  console.attach(attached);
  console.resize(100, 40);
  attached.stdin?.push("hi\r");
  pass();
  expect(all(attached.stdout)).toBe("hi\r\n");
  expect(console.files.get(0)?.terminal?.size).toEqual({ columns: 100, rows: 40 });
  expect(kernel.now).toBe(1_000_000);
});

test("whoever comes too late hears nothing", () => {
  const { console } = setUp({});
  console.end();
  const late = client();
  console.attach(late);
  expect([late.stdout.drained, late.stderr.drained]).toEqual([true, true]);
});
