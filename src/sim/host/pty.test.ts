import { expect, test } from "vitest";
import { Channel } from "../kernel/channel.ts";
import { finish, start, world } from "./host-fixture.ts";
import { createPty } from "./pty.ts";

test("the other end of a pty types through one channel and sees the screen through another", () => {
  const box = world();
  const input = new Channel<string>();
  const output = new Channel<string>();
  const tty = createPty({
    kernel: box.kernel,
    name: "pts/1",
    input,
    output,
    size: { columns: 40, rows: 10 },
  });
  const open = tty.openFile();
  const { process } = start(
    box,
    ["cat"],
    new Map([
      [0, open],
      [1, open],
      [2, open],
    ]),
  );
  input.push("hello\r");
  finish(box.kernel, 1);
  const shown: string[] = [];
  for (let text = output.take(); text !== undefined; text = output.take()) shown.push(text);
  expect(shown.join("")).toBe("hello\r\nhello\r\n");
  input.end();
  finish(box.kernel, 1);
  expect(process?.exit).toEqual({ code: 129, signal: "SIGHUP" });
});
