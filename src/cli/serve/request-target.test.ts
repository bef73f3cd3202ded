import { expect, test } from "vitest";
import { readTarget } from "./request-target.ts";

test.each([
  ["/api/v1/pods", "/api/v1/pods", {}],
  ["/a%2Fb/..?x=1&x=2&y", "/a%2Fb/..", { x: ["1", "2"], y: [""] }],
  ["https://host:1/version?a=b%20c+d", "/version", { a: ["b c d"] }],
  ["/p?bad=%zz&good=1&semi;colon=1&=empty", "/p", { good: ["1"], "": ["empty"] }],
  ["/p?__proto__=1&constructor=2", "/p", JSON.parse('{"__proto__": ["1"], "constructor": ["2"]}')],
  ["/?k=%ED%95%9C", "/", { k: ["한"] }],
  ["?a=1", "/", { a: ["1"] }],
])("%s", (target, path, query) => {
  const read = readTarget(target);
  expect(read?.path).toBe(path);
  expect({ ...read?.query }).toEqual({ ...query });
  expect(Object.getPrototypeOf(read?.query)).toBeNull();
});

test("a bad escape in the path makes the request bad", () => {
  expect(readTarget("/a%zz")).toBeUndefined();
  expect(readTarget("/a%2")).toBeUndefined();
});

test("bytes of the path are text", () => {
  const latin1 = Buffer.from("/한", "utf8").toString("latin1");
  expect(readTarget(latin1)?.path).toBe("/한");
});
