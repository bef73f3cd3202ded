import { expect, test } from "vitest";
import { readSettings } from "./settings-file.ts";

test("plain settings are read without a grammar", () => {
  expect(readSettings("# comment\nA=1\nexport B='two words'\nalias ll='ls -l'\n\n")).toEqual([
    { is: "variable", name: "A", value: "1" },
    { is: "export", name: "B", value: "two words" },
    { is: "alias", name: "ll", value: "ls -l" },
  ]);
});

test.each([
  "A=$B",
  "A=~/x",
  "A=1 B=2",
  'A="x"',
  "echo hello",
  "A=1; B=2",
  "A='x'y",
  "if true; then A=1; fi",
  "A=`id`",
])("what has to be run is not read: %s", (text) => expect(readSettings(text)).toBeUndefined());
