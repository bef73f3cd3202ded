import { expect, test } from "vitest";
import { Kernel } from "../kernel/kernel.ts";
import { at } from "../kernel/time.ts";
import { readDocuments } from "./read-yaml.ts";
import { parseYaml, printYaml } from "./yaml.ts";

test.each<[unknown, string]>([
  [{ b: 1, a: true, n: null, e: {}, l: [] }, 'a: true\nb: 1\ne: {}\nl: []\n"n": null\n'],
  [
    { items: [{ name: "x", args: ["-c", "a b"] }, "s", [1, [2]]] },
    "items:\n- args:\n  - -c\n  - a b\n  name: x\n- s\n- - 1\n  - - 2\n",
  ],
  [{ a10: 1, a9: 2, A: 3, b: 4 }, "A: 3\na9: 2\na10: 1\nb: 4\n"],
  [
    { s: "line1\nline2\n", t: "no end\nhere", u: "two ends\n\n" },
    "s: |\n  line1\n  line2\nt: |-\n  no end\n  here\nu: |+\n  two ends\n\n",
  ],
  ["text", "text\n"],
  [[], "[]\n"],
  [{ "node-role.kubernetes.io/control-plane": "" }, 'node-role.kubernetes.io/control-plane: ""\n'],
])("%j is printed", (value, text) => {
  expect(printYaml(value)).toBe(text);
});

test.each([
  ["true", '"true"'],
  ["yes", '"yes"'],
  ["1.33", '"1.33"'],
  ["0644", '"0644"'],
  ["10:20", '"10:20"'],
  ["2026-01-01T00:00:00Z", '"2026-01-01T00:00:00Z"'],
  ["", '""'],
  ["a: b", "'a: b'"],
  ["a #b", "'a #b'"],
  ["*", "'*'"],
  ["it's", "it's"],
  ["'q'", "'''q'''"],
  [" lead", "' lead'"],
  ["x\ty", '"x\\ty"'],
  ["-c", "-c"],
  ["- c", "'- c'"],
  ["127.0.0.1", "127.0.0.1"],
  ["nginx:1.27", "nginx:1.27"],
])("the string %j is written %s", (value, text) => {
  expect(printYaml({ k: value })).toBe(`k: ${text}\n`);
});

test("long strings are folded as go-yaml folds them", () => {
  const message =
    'rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/library/nginx:foo": failed to ' +
    'resolve reference "docker.io/library/nginx:foo": docker.io/library/nginx:foo: not found';
  expect(printYaml({ status: { message } })).toBe(
    `status:
  message: 'rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/library/nginx:foo":
    failed to resolve reference "docker.io/library/nginx:foo": docker.io/library/nginx:foo:
    not found'
`,
  );
});

test.each([
  ["a: b\n c: d\n", "yaml: line 2: mapping values are not allowed in this context"],
  ["a:\n\tb: c\n", "yaml: line 2: found character that cannot start any token"],
  ["a:\n  b: 1\n c: 2\n", "yaml: line 2: did not find expected key"],
  [
    "spec:\n  containers:\n  - name: a\n     image: b\n",
    "yaml: line 4: mapping values are not allowed in this context",
  ],
  ["a: 1\nb\nc: 2\n", "yaml: line 3: could not find expected ':'"],
  ["a: [1, 2\nb: 3\n", "yaml: line 1: did not find expected ',' or ']'"],
  ["a: *x\n", "yaml: unknown anchor 'x' referenced"],
])("%j is refused", (text, error) => {
  expect(readDocuments(text)).toEqual({ error });
});

test("YAML 1.1 as Go reads it", () => {
  expect(readDocuments("mode: 0644\ntime: 2020-01-01\non: no\n---\n- 1_000\n")).toEqual({
    documents: [{ mode: 420, time: "2020-01-01", true: false }, [1000]],
  });
});

test("aliases cannot blow up", () => {
  const levels = ["a", "b", "c", "d", "e", "f"].map((name, index, all) =>
    index === 0
      ? `${name}: &${name} [x,x,x,x,x,x,x,x,x]`
      : `${name}: &${name} [${Array(9)
          .fill(`*${all[index - 1]}`)
          .join(",")}]`,
  );
  expect(readDocuments(levels.join("\n"))).toEqual({ error: "yaml: document contains excessive aliasing" });
});

test("what was printed is read without the parser; all else needs it", () => {
  const kernel = new Kernel({ seed: 1, start: at(0) });
  const read: unknown[] = [];
  const text = printYaml({ a: { b: ["c"] }, gone: undefined });
  kernel.spawn("read", parseYaml(text), (value) => void read.push(value));
  expect(kernel.advance({ until: at(0), steps: 10 })).toEqual({ is: "reached" });
  expect(read).toEqual([{ a: { b: ["c"] } }]);
  kernel.spawn("read", parseYaml("a: by hand"));
  expect(kernel.advance({ until: at(0), steps: 10 })).toMatchObject({
    is: "needs",
    module: { name: "wire/read-yaml" },
  });
});
