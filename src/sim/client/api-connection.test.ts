import { expect, test } from "vitest";
import { Kernel } from "../kernel/kernel.ts";
import { after, at, second } from "../kernel/time.ts";
import { configMaps } from "../kinds/core/config-map.ts";
import { connect } from "./api-connection.ts";
import type { Connection } from "./connection.ts";
import { FakeServer } from "./fake-server.ts";

interface Parts {
  readonly kernel: Kernel;
  readonly server: FakeServer;
  readonly connection: Connection;
  readonly run: (seconds: number) => void;
}

function set(): Parts {
  const kernel = new Kernel({ seed: 1, start: at(0) });
  const server = new FakeServer();
  const connection = connect({ kernel, transport: server.serve, userAgent: "test/v1" });
  const run = (seconds: number): void =>
    void kernel.advance({ until: after(kernel.now, seconds * second), steps: 10_000 });
  return { kernel, server, connection, run };
}

/** What an informer tells, as text. */
function follow(connection: Connection): string[] {
  const told: string[] = [];
  connection.informer(configMaps).onChange((before, next) => {
    const data = `${before?.data?.["data"] ?? ""}>${next?.data?.["data"] ?? ""}`;
    told.push(`${(next ?? before)?.metadata.name} ${data}`);
  });
  return told;
}

test("lists, then follows from there; what there is comes first", () => {
  const { server, connection, run } = set();
  server.put("b", "1");
  server.put("a", "1");
  const told = follow(connection);
  server.put("a", "2");
  server.remove("b");
  run(1);
  expect(told).toEqual(["a >1", "b >1", "a 1>2", "b 1>"]);
  expect(server.requests).toEqual(["GET /api/v1/configmaps", "GET /api/v1/configmaps from 3"]);
  expect(connection.informer(configMaps).revision).toBe(5);
});

test("a watch that ends goes on where it was", () => {
  const { server, connection, run } = set();
  const told = follow(connection);
  server.put("a", "1");
  run(1);
  server.drop();
  run(5);
  server.put("a", "2");
  run(1);
  expect(told).toEqual(["a >1", "a 1>2"]);
  expect(server.requests.at(-1)).toBe("GET /api/v1/configmaps from 2");
});

test("where the server has forgotten, all is listed anew, and what has gone meanwhile is told", () => {
  const { server, connection, run } = set();
  server.put("a", "1");
  server.put("b", "1");
  const told = follow(connection);
  run(1);
  server.drop();
  server.remove("a");
  server.put("b", "2");
  server.oldest = server.revision;
  run(10);
  expect(told).toEqual(["a >1", "b >1", "b 1>2", "a 1>"]);
});

test("a server that is away is tried again, less and less often", () => {
  const { server, connection, run } = set();
  server.isDown = true;
  const told = follow(connection);
  run(120);
  const tries = server.requests.length;
  expect(tries).toBeGreaterThan(5);
  expect(tries).toBeLessThan(12);
  server.put("a", "1");
  server.isDown = false;
  run(60);
  expect(told).toEqual(["a >1"]);
});

test("indexes find objects, and those that are asked for later too", () => {
  const { server, connection } = set();
  server.put("a", "x");
  server.put("b", "y");
  const informer = connection.informer(configMaps);
  connection.informer(configMaps, { indexes: { data: ({ data }) => [data?.["data"] ?? ""] } });
  expect(informer.byIndex("data", "y").map(({ metadata }) => metadata.name)).toEqual(["b"]);
  expect(informer.byIndex("data", "z")).toEqual([]);
  expect(informer.list("default").map(({ metadata }) => metadata.name)).toEqual(["a", "b"]);
});

test("a request that nobody answers has code 0 and the network's words", () => {
  const { server, connection } = set();
  server.isDown = true;
  const outcomes: unknown[] = [];
  connection.get(configMaps, { namespace: "default", name: "a" }, (outcome) => outcomes.push(outcome));
  expect(outcomes).toMatchObject([
    { ok: false, status: { code: 0, message: "dial tcp 10.0.0.1:6443: connect: connection refused" } },
  ]);
});

test("a connection that is closed tells nothing more", () => {
  const { server, connection, run } = set();
  const told = follow(connection);
  connection.close();
  server.put("a", "1");
  run(60);
  expect(told).toEqual([]);
});
