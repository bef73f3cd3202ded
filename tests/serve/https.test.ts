import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { speak } from "./raw-connection.ts";
import { ask, askJson, send, serveWorld, until, type ServedWorld, type TestContext } from "./served-world.ts";

let world: ServedWorld;
let cluster: TestContext;
const maps = "/api/v1/namespaces/default/configmaps";

beforeAll(async () => {
  world = await serveWorld({ token: "s3cret" });
  cluster = world.contexts[0] as TestContext;
});
afterAll(() => world?.close());

test("an object can be made, read, listed, changed and deleted", async () => {
  const made = await send(cluster, "POST", maps, {
    kind: "ConfigMap",
    apiVersion: "v1",
    metadata: { name: "a" },
    data: { key: "값" },
  });
  expect(made.status).toBe(201);
  expect(made.headers).toMatchObject({
    "content-type": "application/json",
    "cache-control": "no-cache, private",
    "content-length": String(made.bytes.length),
    "audit-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(made.text.endsWith("}\n")).toBe(true);
  expect((await askJson(cluster, `${maps}/a`)).data).toEqual({ key: "값" });
  expect((await send(cluster, "PATCH", `${maps}/a`, { data: { key: "<&>" } })).text).toContain(
    String.raw`"key":"\u003c\u0026\u003e"`,
  );
  expect(
    (await askJson(cluster, maps)).items.map((one: { metadata: { name: string } }) => one.metadata.name),
  ).toContain("a");
  expect((await ask(cluster, `${maps}/a`, { method: "DELETE" })).status).toBe(200);
  expect((await ask(cluster, `${maps}/a`)).status).toBe(404);
});

test("whoever reads by hand gets indented JSON", async () => {
  const path = "/api/v1/namespaces/kube-system";
  const plain = await ask(cluster, path);
  const curl = await ask(cluster, path, { headers: { "user-agent": "curl/8.5.0" } });
  const asked = await ask(cluster, `${path}?pretty=true`);
  expect(plain.text).toMatch(/^\{"kind":"Namespace","apiVersion":"v1",/);
  expect(curl.text).toMatch(/^\{\n {2}"kind": "Namespace",\n/);
  expect(asked.text).toBe(curl.text);
});

test("who one is, is told by the certificate, a token, or nothing", async () => {
  const secret = "/api/v1/namespaces/kube-system/secrets";
  expect((await ask(cluster, secret)).status).toBe(200);
  const token = (text: string) =>
    ask(cluster, secret, { anonymous: true, headers: { authorization: `Bearer ${text}` } });
  expect((await token("s3cret")).status).toBe(200);
  expect((await token("wrong")).status).toBe(401);
  const nobody = await ask(cluster, secret, { anonymous: true });
  expect(nobody.status).toBe(403);
  expect(nobody.text).toContain(String.raw`User \"system:anonymous\" cannot list resource \"secrets\"`);
});

test("a certificate of a strange authority is as good as a wrong password", async () => {
  const other = await serveWorld();
  const [stranger] = other.contexts;
  try {
    const answer = await ask(
      { ...cluster, tls: { ...cluster.tls, cert: stranger?.tls.cert, key: stranger?.tls.key } },
      maps,
    );
    expect(answer.status).toBe(401);
  } finally {
    await other.close();
  }
});

test("a watch answers before anything happens, then tells it line by line", async () => {
  const { resourceVersion } = (await askJson(cluster, maps)).metadata;
  const path = `${maps}?watch=1&resourceVersion=${resourceVersion}&timeoutSeconds=20`;
  const head = await speak(cluster, `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`, { silenceMs: 100 });
  expect(head.text).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(head.text).toMatch(/Transfer-Encoding: chunked\r\n/);
  const watching = ask(cluster, path);
  await until(
    async () => (await send(cluster, "POST", maps, { metadata: { name: "seen" } })).status,
    (status) => status === 201,
  );
  await ask(cluster, `${maps}/seen`, { method: "DELETE" });
  const lines = (await watching).text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.map(({ type, object }) => [type, object.metadata.name])).toEqual([
    ["ADDED", "seen"],
    ["DELETED", "seen"],
  ]);
});

test("large lists are compressed for those who take it", async () => {
  for (let index = 0; index < 4; index++)
    await send(cluster, "POST", maps, {
      metadata: { name: `big-${index}` },
      data: { text: "x".repeat(50_000) },
    });
  const plain = await ask(cluster, maps);
  const packed = await ask(cluster, maps, { headers: { "accept-encoding": "gzip" } });
  expect(plain.headers["content-encoding"]).toBeUndefined();
  expect(packed.headers).toMatchObject({
    "content-encoding": "gzip",
    vary: expect.stringContaining("Accept-Encoding"),
  });
  expect(gunzipSync(packed.bytes).equals(plain.bytes)).toBe(true);
  expect(
    (await ask(cluster, `${maps}/big-0`, { headers: { "accept-encoding": "gzip" } })).headers[
      "content-encoding"
    ],
  ).toBeUndefined();
});

test("bodies over 3 MiB are refused", async () => {
  const body = JSON.stringify({ metadata: { name: "huge" }, data: { a: "x".repeat(3 * 1024 * 1024) } });
  const answer = await ask(cluster, maps, {
    method: "POST",
    body,
    headers: { "content-type": "application/json" },
  });
  expect(answer.status).toBe(413);
  expect(JSON.parse(answer.text)).toEqual({
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Failure",
    message: "Request entity too large: limit is 3145728",
    reason: "RequestEntityTooLarge",
    code: 413,
  });
});

const host = "Host: x\r\n";
const goAnswer = (status: string): string =>
  `HTTP/1.1 ${status}\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n${status}`;

/** As recorded from kube-apiserver 1.33.1. */
test.each([
  ["garbage", "\u0001\u0002garbage\r\n\r\n", goAnswer("400 Bad Request")],
  [
    "a bad escape",
    `GET /api/v1/a%zz HTTP/1.1\r\n${host}\r\n`,
    /^HTTP\/1\.1 400 Bad Request\r\n[^]*\r\n\r\n400 Bad Request$/,
  ],
  [
    "a header bomb",
    `GET /version HTTP/1.1\r\n${host}X: ${"a".repeat(1 << 21)}\r\n\r\n`,
    goAnswer("431 Request Header Fields Too Large"),
  ],
  [
    "a bad length",
    `POST ${maps} HTTP/1.1\r\n${host}Content-Length: abc\r\n\r\n`,
    goAnswer("400 Bad Request"),
  ],
  ["no host", "GET /version HTTP/1.1\r\n\r\n", /^HTTP\/1\.1 400 Bad Request/],
  ["NUL in a header", `GET /version HTTP/1.1\r\n${host}A: b\u0000c\r\n\r\n`, goAnswer("400 Bad Request")],
  [
    "a wrong chunk",
    `POST ${maps} HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n`,
    goAnswer("400 Bad Request"),
  ],
])("%s is answered and the connection closed", async (_, bytes, answer) => {
  const { text, closed } = await speak(cluster, bytes);
  expect(typeof answer === "string" ? text === answer : answer.test(text)).toBe(true);
  expect(closed).toBe(true);
});

test("plain HTTP is told where it is", async () => {
  const { text, closed } = await speak(cluster, `GET /api HTTP/1.1\r\n${host}\r\n`, { plain: true });
  expect(text).toBe("HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n");
  expect(closed).toBe(true);
});

test("many headers are no bomb", async () => {
  const many = Array.from({ length: 5_000 }, (_, index) => `X${index}: a\r\n`).join("");
  const { text } = await speak(cluster, `GET /healthz HTTP/1.1\r\n${host}${many}\r\n`);
  expect(text).toMatch(/^HTTP\/1\.1 200 OK/);
});

test("requests that do not wait for their answers are answered in order", async () => {
  const one = (path: string): string => `GET ${path} HTTP/1.1\r\n${host}\r\n`;
  const { text } = await speak(cluster, one("/api/v1/namespaces/default") + one("/healthz") + one("/nope"));
  const statuses = [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);
  expect(statuses).toEqual(["200", "200", "404"]);
  expect(text.indexOf('"Namespace"')).toBeLessThan(text.indexOf("ok"));
});

test.each([
  ["/api/v1/../v1/pods", 404],
  ["/api/v1/namespaces/default%2fconfigmaps", 200],
  ["/api//v1/pods", 404],
  ["//api/v1/pods", 404],
  ["/../../etc/passwd", 404],
  ["/healthz/../api", 404],
  ["/api/v1/namespaces/default/configmaps/%2e%2e", 400],
  ["/api/v1/namespaces/default/configmaps/a%2Fb", 404],
  ["/api/v1/namespaces/default/configmaps/%ff", 404],
  ["/api/v1/namespaces/default/configmaps/%00", 404],
  ["/api/v1/configmaps?watch=%zz&limit=1", 200],
])("%s gets a %d", async (path, status) => {
  const { text } = await speak(cluster, `GET ${path} HTTP/1.1\r\n${host}\r\n`);
  expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
});

test("too many requests at once are asked to come back", async () => {
  const { connect } = await import("node:tls");
  const head = `POST ${maps} HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n`;
  const open = await Promise.all(
    Array.from({ length: 200 }, async () => {
      const socket = connect({ host: "127.0.0.1", port: cluster.port, ...cluster.tls });
      socket.on("error", () => undefined);
      await new Promise((resolve) => socket.write(head, resolve));
      return socket;
    }),
  );
  await new Promise((wake) => setTimeout(wake, 300));
  const refused = await send(cluster, "POST", maps, { metadata: { name: "late" } });
  expect(refused).toMatchObject({ status: 429, text: "Too many requests, please try again later.\n" });
  expect(refused.headers["retry-after"]).toBe("1");
  // Who only reads has another limit.
  expect((await ask(cluster, maps)).status).toBe(200);
  for (const socket of open) socket.destroy();
  await until(
    () => send(cluster, "POST", maps, { metadata: { name: "late" } }),
    ({ status }) => status === 201,
  );
}, 30_000);

test("an upgrade to a protocol that nobody knows is no upgrade", async () => {
  const { text } = await speak(
    cluster,
    `GET /healthz HTTP/1.1\r\n${host}Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n`,
  );
  expect(text).toMatch(/^HTTP\/1\.1 200 OK/);
});

test("a client that does not read its watch is cut off, and the others are not", async () => {
  const { resourceVersion } = (await askJson(cluster, maps)).metadata;
  const path = `${maps}?watch=1&resourceVersion=${resourceVersion}`;
  const { connect } = await import("node:tls");
  const sleeper = connect({ host: "127.0.0.1", port: cluster.port, ...cluster.tls });
  sleeper.on("error", () => undefined);
  sleeper.write(`GET ${path} HTTP/1.1\r\n${host}\r\n`);
  sleeper.pause();
  const closed = new Promise<string>((resolve) => sleeper.on("close", () => resolve("cut off")));
  await send(cluster, "POST", maps, { metadata: { name: "loud" } });
  for (let index = 0; index < 40; index++)
    await send(cluster, "PATCH", `${maps}/loud`, { data: { text: `${index}`.padEnd(900_000, "x") } });
  sleeper.resume();
  expect(await closed).toBe("cut off");
  expect((await ask(cluster, "/healthz")).text).toBe("ok");
}, 60_000);
