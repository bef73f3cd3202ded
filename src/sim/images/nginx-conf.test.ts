import { expect, test } from "vitest";
import { parseConf } from "./nginx-conf.ts";

test("directives with blocks, quotes and comments", () => {
  const conf = `http { # all
  log_format main '$remote_addr "x"';
  server { listen 80; }
}`;
  expect(parseConf(conf)).toEqual([
    {
      name: "http",
      args: [],
      line: 1,
      block: [
        { name: "log_format", args: ["main", '$remote_addr "x"'], line: 2, block: undefined },
        {
          name: "server",
          args: [],
          line: 3,
          block: [{ name: "listen", args: ["80"], line: 3, block: undefined }],
        },
      ],
    },
  ]);
});

test.each([
  ["server { listen 80;", 'unexpected end of file, expecting "}"'],
  ["listen 80", 'unexpected end of file, expecting ";" or "}"'],
  ["server { listen 80 }", 'unexpected "}"'],
  ["listen 80; }", 'unexpected "}"'],
  ["{}", 'unexpected "{"'],
])("%s is refused", (conf, message) => {
  expect(() => parseConf(conf)).toThrow(message);
});
