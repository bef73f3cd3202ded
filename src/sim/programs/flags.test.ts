import { expect, test } from "vitest";
import { parseFlags, type FlagTable } from "./flags.ts";

const flags: FlagTable = {
  all: { short: "a", long: "all", help: "" },
  almost: { long: "almost-all", help: "" },
  lines: { short: "n", long: "lines", takes: "NUM", help: "" },
  color: { long: "color", takes: "WHEN", isOptional: true, help: "" },
  pattern: { short: "e", takes: "P", isList: true, help: "" },
};

const none = { all: false, almost: false, lines: undefined, color: undefined, pattern: [] };

test.each([
  ["-an5 x", { ...none, all: true, lines: "5" }, ["x"]],
  ["x --lines=5 -a y", { ...none, all: true, lines: "5" }, ["x", "y"]],
  ["--lines 5 -- -a", { ...none, lines: "5" }, ["-a"]],
  ["--color x", { ...none, color: "" }, ["x"]],
  ["--color=never", { ...none, color: "never" }, []],
  ["-e a -eb -", { ...none, pattern: ["a", "b"] }, ["-"]],
  ["--li 3", { ...none, lines: "3" }, []],
  ["--all", { ...none, all: true }, []],
  ["-5", { ...none, lines: "5" }, []],
] as const)("%s", (line, values, operands) => {
  const parsed = parseFlags({ flags, style: "gnu", digits: "lines" }, line.split(" "));
  expect("values" in parsed ? { values: parsed.values, operands: parsed.operands } : parsed).toEqual({
    values,
    operands,
  });
});

test("the posix style ends at the first operand", () => {
  expect(parseFlags({ flags, style: "posix" }, ["-a", "run", "-n"])).toEqual({
    values: { ...none, all: true },
    operands: ["run", "-n"],
    order: ["all"],
  });
});

test.each([
  ["-z", "invalid option -- 'z'"],
  ["--foo=1", "unrecognized option '--foo'"],
  ["--all=1", "option '--all' doesn't allow an argument"],
  ["--lines", "option '--lines' requires an argument"],
  ["-n", "option requires an argument -- 'n'"],
  ["--al", "option '--al' is ambiguous; possibilities: '--all' '--almost-all'"],
])("%s is refused", (word, mistake) => {
  expect(parseFlags({ flags, style: "gnu" }, [word])).toMatchObject({ mistake });
});
