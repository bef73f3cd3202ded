import { expect, test } from "vitest";
import { parseJson } from "./json-document.ts";

test.each([
  ["", "unexpected end of JSON input"],
  ["hello", "invalid character 'h' looking for beginning of value"],
  ['{"a":', "unexpected end of JSON input"],
  [String.raw`{"a":"\x"}`, "invalid character 'x' in string escape code"],
  [String.raw`{"a":"\u12g4"}`, String.raw`invalid character 'g' in \u hexadecimal character escape`],
  ["{a:1}", "invalid character 'a' looking for beginning of object key string"],
  ['{"a":1,}', "invalid character '}' looking for beginning of object key string"],
  ['{"a" 1}', "invalid character '1' after object key"],
  ['{"a":"\n"}', String.raw`invalid character '\n' in string literal`],
  ['{"a":"\u0001"}', String.raw`invalid character '\x01' in string literal`],
  ['{"a":01}', "invalid character '1' after object key:value pair"],
  ['{"a":1.}', "invalid character '}' after decimal point in numeric literal"],
  ['{"a":1e}', "invalid character '}' in exponent of numeric literal"],
  ['{"a":-}', "invalid character '}' in numeric literal"],
  ['{"a":tru}', "invalid character '}' in literal true (expecting 'e')"],
  ["[1 2]", "invalid character '2' after array element"],
  ["{} {}", "invalid character '{' after top-level value"],
  ["'a'", String.raw`invalid character '\'' looking for beginning of value`],
  ["é", "invalid character 'Ã' looking for beginning of value"],
  ["[".repeat(1_000_000), "exceeded max depth"],
])("%.20s is refused in Go's words", (text, message) => {
  expect(() => parseJson(text)).toThrow(expect.objectContaining({ name: "JsonSyntaxError", message }));
});

test("what nothing is unusual about is a plain value", () => {
  const text = String.raw`{"a":[1,-2,true,null,"\u00e9\n"],"b":{}}`;
  expect(parseJson(text)).toEqual({ root: JSON.parse(text) });
});

test("keys that stand twice keep all their values, the last one counts", () => {
  const { root, repeated } = parseJson('{"a":1,"b":{"c":1,"c":2},"a":3}');
  expect(root).toEqual({ a: 3, b: { c: 2 } });
  const inner = (root as { b: object }).b;
  expect(repeated).toEqual(
    new Map<unknown, unknown>([
      [
        inner,
        [
          ["c", 1],
          ["c", 2],
        ],
      ],
      [
        root,
        [
          ["a", 1],
          ["b", inner],
          ["a", 3],
        ],
      ],
    ]),
  );
});

test("numbers keep the text that JavaScript would not write", () => {
  const { root, literals } = parseJson('{"a":1.0,"b":[1e3,5,12345678901234567890]}');
  expect(root).toEqual({ a: 1, b: [1000, 5, 12_345_678_901_234_567_000] });
  const list = (root as { b: object }).b;
  expect(literals).toEqual(
    new Map<unknown, unknown>([
      [
        list,
        new Map([
          [0, "1e3"],
          [2, "12345678901234567890"],
        ]),
      ],
      [root, new Map([["a", "1.0"]])],
    ]),
  );
});

test("hostile names and halves of characters do no harm", () => {
  const { root } = parseJson(String.raw`{"__proto__":{"polluted":true},"a":"\ud800","b":1,"b":2}`);
  expect(Object.keys(root as object)).toEqual(["__proto__", "a", "b"]);
  expect(({} as { polluted?: boolean }).polluted).toBe(undefined);
  expect((root as { a: string }).a).toBe("\ufffd");
  expect(parseJson('"\udcff"').root).toBe("\ufffd");
});

test("long texts of any sort are read or refused in time that grows with their length", () => {
  const texts = [
    `{"a":"${"x".repeat(3e6)}"}`,
    `{"a":"${"\\\\".repeat(1e6)}"}`,
    '"'.repeat(2e6),
    "1".repeat(2e6),
  ];
  const outcomes = texts.map((text) => {
    try {
      return typeof parseJson(text).root;
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(outcomes).toEqual(["object", "object", "JsonSyntaxError", "number"]);
});
