import { expect, test } from "vitest";
import type { Syntax } from "./pattern.ts";
import { Regex } from "./regex.ts";

const cases: readonly [Syntax, string, string, readonly (string | undefined)[] | undefined][] = [
  ["basic", "a*", "baaa", [""]],
  ["basic", "b\\(a*\\)", "baaac", ["baaa", "aaa"]],
  ["basic", "*a", "x*a", ["*a"]],
  ["basic", "a\\{2\\}", "caab", ["aa"]],
  ["basic", "a{2}", "a{2}", ["a{2}"]],
  ["basic", "^a$b", "^a$b", undefined],
  ["basic", "a^b$c", "a^b$c", ["a^b$c"]],
  ["basic", "cat\\|dog", "a dog", ["dog"]],
  ["basic", "\\(a\\)\\1", "baab", ["aa", "a"]],
  ["extended", "a|ab|abc", "xabcd", ["abc"]],
  ["extended", "(a|ab)(c|bcd)(d*)", "abcd", ["abcd", "a", "bcd", ""]],
  ["extended", "[[:digit:]]+", "abc123", ["123"]],
  ["extended", "[]x]+", "a]x]", ["]x]"]],
  ["extended", "[^a-c]", "abcd", ["d"]],
  ["extended", "\\<w", "xw w", ["w"]],
  ["extended", "\\bfoo\\b", "foobar foo", ["foo"]],
  ["extended", "x{2,3}", "xxxx", ["xxx"]],
  ["extended", "a{,2}b", "aaab", ["aab"]],
  ["extended", "한.+다", "대한민국이다", ["한민국이다"]],
  ["extended", "^.$", "😀", ["😀"]],
  ["extended", "()", "a", ["", ""]],
  ["perl", "\\d+?", "123", ["1"]],
  ["perl", "a|ab", "ab", ["a"]],
  ["perl", "name: \\K\\w+", "name: web", ["web"]],
  ["perl", "(?:a)(b)", "ab", ["ab", "b"]],
];

test.each(cases)("%s /%s/ on %s", (syntax, source, text, groups) => {
  expect(new Regex(source, { syntax }).exec(text)?.groups).toEqual(groups);
});

test("case is ignored where asked", () => {
  const regex = new Regex("[a-c]É", { syntax: "extended", ignoreCase: true });
  expect([regex.test("Bé"), regex.test("dé")]).toEqual([true, false]);
});

test("expressions that explode elsewhere end here", () => {
  const start = performance.now();
  expect(new Regex("(a*)*b", { syntax: "extended" }).test("a".repeat(5_000))).toBe(false);
  expect(new Regex("(a|a)*(a|a)*(a|a)*b", { syntax: "extended" }).test("a".repeat(5_000))).toBe(false);
  expect(() => new Regex("\\(a*\\)*\\1b", { syntax: "basic" }).test("a".repeat(2_000))).toThrow(
    "Memory exhausted",
  );
  expect(performance.now() - start).toBeLessThan(4_000);
});

test.each([
  ["basic", "\\(a", "Unmatched ( or \\("],
  ["basic", "a\\)", "Unmatched ) or \\)"],
  ["extended", "(a", "Unmatched ( or \\("],
  ["extended", "[a", "Unmatched [, [^, [:, [., or [="],
  ["extended", "[b-a]", "Invalid range end"],
  ["extended", "[[:foo:]]", "Invalid character class name"],
  ["extended", "a\\", "Trailing backslash"],
  ["extended", "(a)\\2", "Invalid back reference"],
  ["extended", "(((a{1000}){1000}){1000})", "Regular expression too big"],
] as const)("%s /%s/ is refused: %s", (syntax, source, message) => {
  expect(() => new Regex(source, { syntax })).toThrow(message);
});
