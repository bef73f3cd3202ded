import { expect, test } from "vitest";
import { bench, Screen } from "../program-fixture.ts";

const text = "first line\nsecond line\n한글 third\n";

async function edit(argv: readonly [string, ...string[]], keys: readonly string[]) {
  const world = bench({ "a.txt": text });
  const screen = new Screen(world, argv, { columns: 60, rows: 10 });
  let shown = await screen.type("");
  for (const key of keys) shown = await screen.type(key);
  const file = world.host.files.access().find("/data/a.txt");
  return { shown, code: screen.code, file: file?.is === "file" ? file.text : undefined };
}

/** The lines of the last picture. */
const plain = (shown: string): readonly string[] => {
  const [first = "", ...parts] = (shown.split("\u001b[H").at(-1) ?? "").split("\u001b");
  const text = first + parts.map((part) => part.replace(/^\[[\d;?]*[A-Za-z]/, "")).join("");
  return text.split("\r\r\n").map((line) => line.trim());
};

test("nano shows the file, its name and its help", async () => {
  const { shown } = await edit(["nano", "a.txt"], []);
  const lines = plain(shown);
  expect(lines[0]).toBe("GNU nano 7.2             a.txt");
  expect(lines.slice(1, 4)).toEqual(["first line", "second line", "한글 third"]);
  expect(lines.at(-3)).toBe("[ Read 3 lines ]");
  expect(lines.at(-1)).toMatch(/^\^X Exit/);
});

test.each([
  ["types and saves", ["new ", "\u000f", "\r", "\u0018"], `new ${text}`, 0],
  ["leaves without saving when told so", ["x", "\u0018", "n"], text, 0],
  ["saves on leaving", ["x", "\u0018", "y", "\r"], `x${text}`, 0],
  ["stays when cancelled", ["x", "\u0018", "\u0003"], text, undefined],
  [
    "cuts and pastes lines",
    ["\u000b", "\u000b", "\u001b[B", "\u0015", "\u000f", "\r"],
    "한글 third\nfirst line\nsecond line\n",
    undefined,
  ],
  [
    "finds, and deletes characters of two columns",
    ["\u0017", "third\r", "\u007f", "\u007f", "\u000f", "\r"],
    "first line\nsecond line\n한third\n",
    undefined,
  ],
  [
    "breaks and joins lines",
    ["\u001b[C", "\r", "\u000f", "\r"],
    `f\nirst line\nsecond line\n한글 third\n`,
    undefined,
  ],
  ["takes back", ["abc", "\u001bu", "\u000f", "\r"], text, undefined],
] as const)("nano %s", async (_, keys, file, code) => {
  const done = await edit(["nano", "a.txt"], keys);
  expect({ file: done.file, code: done.code }).toEqual({ file, code });
});

test("nano asks before it loses changes, and names what it cannot do", async () => {
  expect((await edit(["nano", "a.txt"], ["x", "\u0018"])).shown).toContain("Save modified buffer?");
  expect((await edit(["nano", "a.txt"], ["\u001c"])).shown).toContain("[ ^\\ is not simulated ]");
});

test.each([
  ["inserts and writes", ["ihello ", "\u001b", ":wq\r"], `hello ${text}`, 0],
  ["appends at the end", ["A!", "\u001b", "ZZ"], `first line!\nsecond line\n한글 third\n`, 0],
  ["opens a line below", ["onew", "\u001b", ":x\r"], "first line\nnew\nsecond line\n한글 third\n", 0],
  ["deletes lines and puts them back", ["ddjp", ":w\r"], "second line\n한글 third\nfirst line\n", undefined],
  ["counts", ["2dd", ":wq\r"], "한글 third\n", 0],
  ["undoes", ["ddu", ":wq\r"], text, 0],
  ["deletes words", ["dwx", ":wq\r"], "ine\nsecond line\n한글 third\n", 0],
  ["changes a word", ["cwlast", "\u001b", ":wq\r"], "last line\nsecond line\n한글 third\n", 0],
  ["searches", ["/third\r", "D", ":wq\r"], "first line\nsecond line\n한글 \n", 0],
  ["substitutes", [":%s/line/row/\r", ":wq\r"], "first row\nsecond row\n한글 third\n", 0],
  ["refuses to lose changes", ["x", ":q\r"], text, undefined],
  ["loses them when told so", ["x", ":q!\r"], text, 0],
  ["replaces and joins", ["rFJ", ":wq\r"], "First line second line\n한글 third\n", 0],
] as const)("vi %s", async (_, keys, file, code) => {
  const done = await edit(["vi", "a.txt"], keys);
  expect({ file: done.file, code: done.code }).toEqual({ file, code });
});

test("vi says what it does not know", async () => {
  expect((await edit(["vi", "a.txt"], ["Q"])).shown).toContain("Q is not simulated");
  expect((await edit(["vi", "a.txt"], [":foo\r"])).shown).toContain("E492");
  expect((await edit(["vi", "a.txt"], ["x", ":q\r"])).shown).toContain("E37");
});

test("less shows pages, finds and leaves", async () => {
  const world = bench({ long: Array.from({ length: 50 }, (_, index) => `line ${index + 1}\n`).join("") });
  const screen = new Screen(world, ["less", "long"], { columns: 40, rows: 6 });
  expect(plain(await screen.type(""))).toEqual(["line 1", "line 2", "line 3", "line 4", "line 5", "long"]);
  expect(plain(await screen.type(" ")).slice(0, 2)).toEqual(["line 6", "line 7"]);
  expect(plain(await screen.type("/line 30\r"))[0]).toBe("line 30");
  expect(plain(await screen.type("G")).at(-1)).toBe("(END)");
  await screen.type("q");
  expect(screen.code).toBe(0);
});

test("watch repeats until Ctrl-C", async () => {
  const screen = new Screen(bench({ a: "x\n" }), ["watch", "-x", "-n1", "cat", "a"], {
    columns: 60,
    rows: 6,
  });
  expect(plain(await screen.type(""))).toEqual([
    "Every 1.0s: cat a              box: Sat Jan 31 09:00:00 2026",
    "",
    "x",
  ]);
  expect(plain(await screen.type(""))[0]).toContain("09:00:0");
  expect(await screen.type("\u0003")).toContain("\u001b[?1049l");
  expect(screen.code).toBe(130);
});

test("top refreshes until q", async () => {
  const screen = new Screen(bench(), ["top"], { columns: 60, rows: 8 });
  expect(plain(await screen.type(""))[0]).toMatch(/^top - 09:00:00 up/);
  await screen.type("q");
  expect(screen.code).toBe(0);
});

test("ls uses columns and colours on a terminal", async () => {
  const world = bench({ a: "", bb: "", "c/d": "", "e f": "" });
  const screen = new Screen(world, ["ls", "--color=auto"], { columns: 12, rows: 6 });
  expect(await screen.type("")).toBe("a   \u001b[01;34mc\u001b[0m\r\nbb  'e f'\r\n");
});
