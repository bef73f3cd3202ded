import { expect, test } from "vitest";
import { readArguments, readNumber, type OptionTable } from "./arguments.ts";
import { UsageError } from "./usage-error.ts";

const options: OptionTable = {
  scenario: { value: "NAME", help: "" },
  command: { short: "c", value: "COMMAND", help: "" },
  list: { help: "" },
};

test.each<[readonly string[], object]>([
  [
    ["--scenario", "kind", "-c", "ls -l"],
    { values: { scenario: "kind", command: "ls -l" }, switches: [], operands: [] },
  ],
  [["--scenario=a=b", "--list", "-"], { values: { scenario: "a=b" }, switches: ["list"], operands: ["-"] }],
  [["file", "--", "--list"], { values: {}, switches: [], operands: ["file", "--list"] }],
])("%j", (words, expected) => {
  const { values, switches, operands } = readArguments(words, options);
  expect({ values: Object.fromEntries(values), switches: [...switches], operands }).toEqual(expected);
});

test.each<[readonly string[], string]>([
  [["--nosuch"], "unknown option --nosuch"],
  [["-x"], "unknown option -x"],
  [["--constructor"], "unknown option --constructor"],
  [["--scenario"], "--scenario needs a value: NAME"],
  [["--list=yes"], "--list takes no value"],
])("%j is refused", (words, message) => {
  expect(() => readArguments(words, options)).toThrow(new UsageError(message));
});

test("numbers", () => {
  expect(readNumber("17", "--seed")).toBe(17);
  expect(() => readNumber("-1", "--seed")).toThrow(new UsageError('--seed must be a whole number, not "-1"'));
});
