import { expect, test } from "vitest";
import { Channel } from "../kernel/channel.ts";
import { Kernel } from "../kernel/kernel.ts";
import { after, at, second } from "../kernel/time.ts";
import { textResponse, type HttpHandler, type HttpRequest } from "../wire/http.ts";
import { converse } from "./http-conversation.ts";

/** What a server says to bytes that come in pieces, and what it understood. */
function talk(
  pieces: readonly string[],
  handler?: HttpHandler,
): { said: string; requests: readonly HttpRequest[] } {
  const kernel = new Kernel({ seed: 1, start: at(0) });
  const [inbound, outbound] = [new Channel<string>(), new Channel<string>()];
  const requests: HttpRequest[] = [];
  const http: HttpHandler =
    handler ??
    function* (request) {
      requests.push(request);
      return textResponse(200, "한");
    };
  kernel.spawn("server", converse(http, { inbound, outbound, remoteAddress: "10.0.0.1" }));
  for (const piece of pieces) inbound.push(piece);
  inbound.end();
  kernel.advance({ until: after(at(0), second), steps: 10_000 });
  let said = "";
  for (let text = outbound.take(); text !== undefined; text = outbound.take()) said += text;
  return { said, requests };
}

const answer = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 3\r\n";

test("requests one after the other, however they are cut", () => {
  const text =
    "GET /a?x=1&y=%ED%95%9C HTTP/1.1\r\nHost: web\r\n\r\nPOST /b HTTP/1.1\r\nHost: web\r\nContent-Length: 6\r\n\r\n한글";
  for (const pieces of [[text], text.split("")]) {
    const { said, requests } = talk(pieces);
    expect(said).toBe(`${answer}\r\n한${answer}\r\n한`);
    expect(requests).toEqual([
      {
        method: "GET",
        path: "/a",
        query: { x: ["1"], y: ["한"] },
        headers: { host: "web" },
        remoteAddress: "10.0.0.1",
      },
      {
        method: "POST",
        path: "/b",
        query: {},
        headers: { host: "web", "content-length": "6" },
        body: { text: "한글" },
        remoteAddress: "10.0.0.1",
      },
    ]);
  }
});

test("chunks of a body", () => {
  const { requests } = talk([
    "PUT / HTTP/1.1\r\nHost: w\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
  ]);
  expect(requests[0]?.body).toEqual({ text: "abcde" });
});

test("a body that comes bit by bit", () => {
  const stream = new Channel<string>();
  for (const text of ["one", "둘"]) stream.push(text);
  stream.end();
  const { said } = talk(["GET / HTTP/1.1\r\nHost: w\r\n\r\n"], function* () {
    return { status: 200, headers: {}, body: { stream } };
  });
  expect(said).toBe("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n3\r\n둘\r\n0\r\n\r\n");
});

test.each([
  ["nonsense\r\n\r\n", 400],
  ["GET / HTTP/1.1\r\n\r\n", 400],
  ["GET / HTTP/1.1\r\nHost: w\r\nBad Header: x\r\n\r\n", 400],
  ["POST / HTTP/1.1\r\nHost: w\r\nContent-Length: 99999999999\r\n\r\n", 413],
  [`GET / HTTP/1.1\r\nX: ${"x".repeat(2 << 20)}`, 431],
])("%.30j is refused", (text, status) => {
  const { said, requests } = talk([text]);
  expect(said).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [^]*Connection: close\r\n`));
  expect(requests).toEqual([]);
});

test("a client that wants the connection closed gets that", () => {
  const { said } = talk([
    "GET / HTTP/1.1\r\nHost: w\r\nConnection: close\r\n\r\nGET / HTTP/1.1\r\nHost: w\r\n\r\n",
  ]);
  expect(said).toBe(`${answer}Connection: close\r\n\r\n한`);
  expect(talk(["HEAD / HTTP/1.0\r\n\r\n"]).said).toBe(`${answer}Connection: close\r\n\r\n`);
});
