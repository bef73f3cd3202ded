import { beforeAll, expect, test } from "vitest";
import { Console, loadShell } from "../shell-fixture.ts";

beforeAll(loadShell);

/** What is shown, without switching bracketed paste on and off. */
function shown(text: string): string {
  return text.replaceAll("\u001b[?2004h", "").replaceAll("\u001b[?2004l", "");
}

test("a command is echoed and run, and the prompt comes back", () => {
  const console = new Console();
  expect(shown(console.take())).toBe("$ ");
  expect(shown(console.type("echo hi\r"))).toBe("echo hi\r\nhi\r\n$ ");
  expect(console.events).toEqual([{ is: "prompt" }, { is: "entered", line: "echo hi" }, { is: "prompt" }]);
});

test.each([
  ["cursor keys", "eco\u001b[Dh\u001b[C!\u001b[D\u001b[3~\u0005x\r", "echox"],
  ["^A, ^E and ^K", "b c\u0001echo a \u0005 d\u001b[H\u001b[F!\u0001\u001bf\u001bf\u000b\r", "echo a"],
  ["^W, ^U and ^Y", "echo one two\u0017three\u0015\u0019\r", "echo one three"],
  ["Alt-b, Alt-d and Alt-Backspace", "echo one two\u001bb\u001bdx one\u001b\u007fy\r", "echo one x y"],
  ["undo", "echo a\u0017\u001f\r", "echo a"],
  ["wide characters", "echo 한글한\u007f\u001b[D\u001b[3~\r", "echo 한"],
  ["conjoining letters", "echo \u1112\u1161\u11ab\r", "echo 한"],
])("%s", (_, keys, line) => {
  const console = new Console();
  console.type(keys);
  expect(console.events.filter((event) => event.is === "entered")).toEqual([{ is: "entered", line }]);
});

test("Up and Down walk the history, ^R searches it, !! repeats", () => {
  const console = new Console({ files: { ".bash_history": "echo old\n" } });
  console.type("echo one\recho two\r");
  const lines = [
    "\u001b[A\u001b[A\r",
    "\u001b[A\u001b[A\u001b[A\u001b[A\r",
    "\u0012two\r",
    "!!\r",
    "!echo\r",
    "!4\r",
  ];
  for (const keys of lines) console.type(keys);
  console.type("exit\r");
  expect(console.host.files.access().readText("/home/user/.bash_history").split("\n")).toEqual([
    "echo old",
    "echo one",
    "echo two",
    "echo one",
    "echo old",
    "echo two",
    "echo two",
    "echo two",
    "echo one",
    "exit",
    "",
  ]);
});

test("Tab completes commands, words of programs, files and variables; a second one lists", () => {
  const console = new Console({ files: { "notes one.txt": "", "notebook.txt": "" } });
  console.take();
  const completed = (keys: string): string =>
    shown(console.type(`\u0015${keys}`))
      .split("\u001b[J\r\u001b[2C")
      .at(-1) ?? "";
  expect(completed("kube\t")).toBe("kubectl ");
  expect(completed("kubectl g\t")).toBe("kubectl get ");
  expect(completed("kubectl get p\t")).toBe("kubectl get pod\u0007");
  expect(console.type("\t")).toBe("\r\npod-a  pods\r\n\r$ kubectl get pod\u001b[J\r\u001b[17C");
  expect(completed("cat note\t")).toBe("cat note\u0007");
  expect(completed("cat notes\t")).toBe("cat notes\\ one.txt ");
  expect(completed("cat 'notes\t")).toBe("cat 'notes one.txt' ");
  expect(completed("echo $HOM\t")).toBe("echo $HOME ");
  expect(completed("cat < notebook\t")).toBe("cat < notebook.txt ");
  expect(completed("cd /ho\t")).toBe("cd /home/");
  expect(completed("nothinglikeit\t")).toBe("nothinglikeit\u0007");
});

test("^C gives up a line, an endless loop and a program; ^D ends the shell", () => {
  const console = new Console();
  console.take();
  expect(shown(console.type("echo no\u0003"))).toBe("echo no^C\r\n$ ");
  console.type("while :; do :; done\r");
  expect(shown(console.type("\u0003"))).toBe("^C\r\n$ ");
  console.type("sleep 100\r");
  expect(shown(console.type("\u0003"))).toBe("^C\r\n$ ");
  expect(shown(console.type("echo $?\r"))).toBe("echo $?\r\n130\r\n$ ");
  console.type("yes | cat\r");
  expect(shown(console.type("\u0003")).endsWith("^C\r\n$ ")).toBe(true);
  expect(shown(console.type("\u0004"))).toBe("\r\nexit\r\n");
  expect(console.host.processes.size).toBe(0);
});

test("jobs: &, ^Z, bg, fg, kill and the report of their end", () => {
  const console = new Console();
  console.take();
  expect(shown(console.type("sleep 2 &\r"))).toBe("sleep 2 &\r\n[1] 101\r\n$ ");
  console.wait(2);
  expect(shown(console.type("\r"))).toBe("\r\n[1]+  Done                    sleep 2\r\n$ ");
  console.type("sleep 100\r");
  expect(shown(console.type("\u001a"))).toBe("^Z\r\n[1]+  Stopped                 sleep 100\r\n$ ");
  expect(shown(console.type("bg\r"))).toBe("bg\r\n[1]+ sleep 100 &\r\n$ ");
  expect(shown(console.type("fg\r"))).toBe("fg\r\nsleep 100\r\n");
  expect(shown(console.type("\u001a"))).toContain("Stopped");
  expect(shown(console.type("kill %1\r"))).toBe("kill %1\r\n$ ");
  expect(shown(console.type("\r"))).toBe("\r\n[1]+  Terminated              sleep 100\r\n$ ");
});

test("an unfinished command asks for more with PS2", () => {
  const console = new Console();
  console.take();
  expect(shown(console.type("echo 'a\rb'\r"))).toBe("echo 'a\r\n> b'\r\na\r\nb\r\n$ ");
  expect(shown(console.type("cat <<EOF\rx\rEOF\r"))).toBe("cat <<EOF\r\n> x\r\n> EOF\r\nx\r\n$ ");
  expect(shown(console.type("if true\r\u0003"))).toBe("if true\r\n> ^C\r\n$ ");
  expect(shown(console.type("echo )\r"))).toContain("bash: syntax error near unexpected token `)'");
});

test("a line typed with the Hangul keyboard on is explained and waits in the history", () => {
  const console = new Console();
  console.take();
  expect(shown(console.type("ㅏㅕㅠㄷㅊ시 ㅎㄷㅅ ㅔㅐ '한글'\r"))).toBe(
    "ㅏㅕㅠㄷㅊ시 ㅎㄷㅅ ㅔㅐ '한글'\r\nbash: ㅏㅕㅠㄷㅊ시: command not found\r\n" +
      "한/영 키를 확인하세요 — did you mean `kubectl get po '한글'`?\r\n$ ",
  );
  expect(shown(console.type("\u001b[A\r"))).toContain("\r\nkubectl get po 한글\r\n");
  expect(shown(console.type("한글\r"))).toBe("한글\r\nbash: 한글: command not found\r\n$ ");
});

test("pastes: lines in order, bracketed ones wait for Enter, a million characters do not hang", () => {
  const console = new Console();
  console.take();
  expect(shown(console.type("echo 1\recho 2\r"))).toBe("echo 1\r\n1\r\n$ echo 2\r\n2\r\n$ ");
  console.type("\u001b[200~echo 3\necho 4\u001b[201~");
  expect(shown(console.type("\r"))).toBe("\r\n3\r\n4\r\n$ ");
  expect(shown(console.type("cat\rtyped ahead\r\u0004"))).toContain("typed ahead\r\n");
  const many = shown(console.type(`: ${"x".repeat(98)}\r`.repeat(10_000), 60));
  expect(many.split("\n").length).toBe(10_001);
});

test("long lines wrap, and a resize draws them anew", () => {
  const console = new Console();
  console.take();
  console.type(`echo ${"x".repeat(90)}`);
  console.tty.resize(40, 24);
  console.wait(0.1);
  expect(console.take()).toContain("\u001b[J");
  expect(shown(console.type("\u0001\u000becho ok\r"))).toMatch(/ok\r\n\$ $/);
});

test("a container's shells speak their own dialect", () => {
  const console = new Console({ argv: ["sh", "-i"] });
  console.take();
  expect(shown(console.type("nosuch\r"))).toBe("nosuch\r\nsh: 1: nosuch: not found\r\n$ ");
});
