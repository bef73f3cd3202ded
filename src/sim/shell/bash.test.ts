import { beforeAll, expect, test } from "vitest";
import { Console, loadShell } from "./shell-fixture.ts";

beforeAll(loadShell);

/** Runs a command line at a prompt and tells what it printed. */
function run(line: string, seconds = 60): string {
  const console = new Console();
  console.take();
  const text = console
    .type(`${line}\r`, seconds)
    .replaceAll("\u001b[?2004h", "")
    .replaceAll("\u001b[?2004l", "");
  return text
    .slice(line.length + 2)
    .replace(/\$ $/, "")
    .replaceAll("\r\n", "\n");
}

test.each([
  ["f() { f; }; f", "bash: f: maximum function nesting level exceeded (900)\n"],
  ["x() { eval x; }; x", "bash: eval: maximum nesting level exceeded (400)\n"],
  ["echo {1..1000}{1..1000}", "bash: brace expansion: Cannot allocate memory\n"],
  ["x=aaaaaaaaaaaaaaaa; while :; do x=$x$x; done", "bash: cannot allocate memory for a value\n"],
  ["ulimit -n", "bash: ulimit: not simulated (-n)\n"],
  ["coproc cat", "bash: coproc: not simulated\n"],
])("%s", (line, message) => {
  expect(run(line)).toBe(message);
});

test("a fork bomb ends by itself, and the prompt is there again", () => {
  const text = run(":() { :|:& }; :", 600);
  expect(text).toContain("bash: fork: Resource temporarily unavailable\n");
});

test("a thousand simple commands take a few steps each", () => {
  const console = new Console();
  const { steps } = console.kernel;
  console.type("for ((i = 0; i < 1000; i++)); do :; done; echo done\r");
  expect(console.kernel.steps - steps).toBeLessThan(4_100);
});

test("virtual time passes with each step", () => {
  const console = new Console();
  const before = console.kernel.now;
  let ended = before;
  console.tty.onShell = (event) => {
    if (event.is === "prompt") ended = console.kernel.now;
  };
  console.type("for ((i = 0; i < 1000; i++)); do :; done\r");
  expect(ended - before).toBeGreaterThan(1000 * 40);
});
