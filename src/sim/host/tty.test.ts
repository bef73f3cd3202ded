import { expect, test } from "vitest";
import { finish, start, world } from "./host-fixture.ts";
import { Tty } from "./tty.ts";

test("a terminal edits lines, echoes, translates newlines and signals", () => {
  const box = world();
  const shown: string[] = [];
  const tty = new Tty({ kernel: box.kernel, name: "pts/0", output: (text) => shown.push(text) });
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
  const type = (text: string): string => {
    tty.input(text);
    finish(box.kernel, 1);
    return shown.splice(0).join("");
  };
  expect(type("helo\u007flo\r")).toBe("helo\b \blo\r\nhello\r\n");
  expect(type("한글\u007f\r")).toBe("한글\b \b\b \b\r\n한\r\n");
  expect(type("one two\u0017x\r")).toBe("one two\b \b\b \b\b \bx\r\none x\r\n");
  expect(type("gone\u0015\u0016\u0003\r")).toBe("gone\b \b\b \b\b \b\b \b^\b^C\r\n\u0003\r\n");
  expect(type("ab\u0004")).toBe("abab");
  tty.resize(100, 30);
  expect(tty.size).toEqual({ columns: 100, rows: 30 });
  expect(type("\u0003")).toBe("^C");
  expect(process?.exit?.signal).toBe("SIGINT");
});

test("^D ends the input, and raw mode passes all keys", () => {
  const box = world();
  const shown: string[] = [];
  const tty = new Tty({ kernel: box.kernel, name: "pts/0", output: (text) => shown.push(text) });
  const open = tty.openFile();
  const files = new Map([
    [0, open],
    [1, open],
    [2, open],
  ]);
  const first = start(box, ["cat"], files).process;
  tty.input("\u0004");
  finish(box.kernel, 1);
  expect(first?.exit?.code).toBe(0);
  tty.mode = "raw";
  tty.foreground = 0;
  start(box, ["cat"], files);
  tty.input("\u0003\u001b[A");
  finish(box.kernel, 1);
  expect(shown).toEqual(["\u0003\u001b[A"]);
});
