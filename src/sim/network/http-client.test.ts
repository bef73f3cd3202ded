import { expect, test } from "vitest";
import { Kernel } from "../kernel/kernel.ts";
import { at, day, second } from "../kernel/time.ts";
import { textResponse, type HttpRequest } from "../wire/http.ts";
import type { Identity } from "../wire/identity.ts";
import { request, type HttpCall, type HttpOutcome } from "./http-client.ts";
import { goError } from "./http-failure.ts";
import { Network } from "./network.ts";
import type { Service } from "./service.ts";

const get: HttpRequest = { method: "GET", path: "/", query: {}, headers: {} };
const start = at(1_000 * day);

const server = (parts: Partial<Identity>): Identity => ({
  commonName: "server",
  organizations: [],
  authority: "ca",
  notBefore: 0,
  notAfter: 2_000 * day,
  names: ["api.example", "10.0.0.1", "*.apps.example"],
  ...parts,
});

function attempt(service: Service, call: Partial<HttpCall>): { says: string; took: number } {
  const kernel = new Kernel({ seed: 1, start });
  const network = new Network({ kernel });
  const lan = network.createSegment("lan", "10.0.0.0/24");
  const client = network.createNamespace("client");
  client.attach(lan, "10.0.0.2", "eth0");
  const host = network.createNamespace("server");
  host.attach(lan, "10.0.0.1", "eth0");
  host.listen(443, {
    ...service,
    http:
      service.http ??
      function* (request) {
        yield* kernel.sleep(2 * second);
        return textResponse(200, `hello ${request.certificate?.commonName ?? "nobody"}`);
      },
  });
  let outcome: HttpOutcome | undefined;
  let took = 0;
  const all: HttpCall = { kernel, scheme: "https", address: "10.0.0.1", port: 443, request: get, ...call };
  kernel.begin("test", request(client, all), (result) => {
    outcome = result;
    took = kernel.now - start;
  });
  kernel.advance({ until: at(start + 300 * second), steps: 1000 });
  if (outcome === undefined) throw new Error("no outcome");
  if (!outcome.ok) return { says: goError(outcome.failure, all.address, all.port), took };
  const { body, status } = outcome.response;
  return { says: `${status} ${"text" in body ? body.text : "?"}`, took };
}

const verification = { authorities: ["ca"], serverName: "api.example" };
const me = server({ commonName: "me" });

test.each([
  ["200 hello me", { tls: server({}), clientAuthority: "ca" }, { verification, identity: me }],
  ["200 hello nobody", { tls: server({}) }, { verification, identity: me }],
  [
    "200 hello nobody",
    { tls: server({}) },
    { verification: { ...verification, serverName: "x.apps.example" } },
  ],
  [
    "tls: failed to verify certificate: x509: certificate is valid for api.example, *.apps.example, not a.b.apps.example",
    { tls: server({}) },
    { verification: { ...verification, serverName: "a.b.apps.example" } },
  ],
  [
    "tls: failed to verify certificate: x509: certificate is valid for 10.0.0.1, not 10.0.0.9",
    { tls: server({}) },
    { verification: { ...verification, serverName: "10.0.0.9" } },
  ],
  [
    "tls: failed to verify certificate: x509: certificate signed by unknown authority",
    { tls: server({ authority: "another" }) },
    { verification },
  ],
  [
    "tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 1972-09-27T00:00:00Z is after 1972-09-26T00:00:00Z",
    { tls: server({ notAfter: 999 * day }) },
    { verification },
  ],
  ["http: server gave HTTP response to HTTPS client", {}, { verification }],
  ["400 Client sent an HTTP request to an HTTPS server.\n", { tls: server({}) }, { scheme: "http" }],
  ["dial tcp 10.0.0.1:80: connect: connection refused", {}, { port: 80 }],
] as const)("%s", (says, service, call) => {
  const { says: said } = attempt({ name: "x", ...service }, call);
  expect(said.replace(/00:00:00\.\d+Z/, "00:00:00Z")).toBe(says);
});

test("time limits: connecting, and waiting for the answer", () => {
  expect(attempt({ name: "x" }, { scheme: "http", address: "10.0.0.7", connectTimeout: 1 * second })).toEqual(
    {
      says: "dial tcp 10.0.0.7:443: i/o timeout",
      took: 1 * second,
    },
  );
  expect(attempt({ name: "x" }, { scheme: "http", timeout: 1 * second })).toEqual({
    says: "context deadline exceeded (Client.Timeout exceeded while awaiting headers)",
    took: 1 * second,
  });
  expect(attempt({ name: "x" }, { scheme: "http", timeout: 3 * second })).toEqual({
    says: "200 hello nobody",
    took: 2 * second + 400,
  });
});
