import { connect } from "node:tls";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SpdyConnection } from "../../src/cli/serve/spdy/connection.ts";
import { ask, runPod, serveWorld, until, type ServedWorld, type TestContext } from "./served-world.ts";
import { collect, execOverSpdy, upgradeToSpdy } from "./spdy-client.ts";
import { openTunnel } from "./tunnel-client.ts";
import { openSocket } from "./web-socket-client.ts";

let world: ServedWorld;
let cluster: TestContext;
const pod = "/api/v1/namespaces/default/pods/web";

beforeAll(async () => {
  world = await serveWorld();
  cluster = world.contexts[0] as TestContext;
  await runPod(cluster, "web", {
    containers: [{ name: "web", image: "nginx", ports: [{ containerPort: 80 }] }],
  });
  await runPod(cluster, "talker", {
    containers: [
      {
        name: "talker",
        image: "busybox",
        command: ["sh", "-c", 'while read line; do echo "heard $line"; done; echo over'],
        stdin: true,
        stdinOnce: true,
      },
    ],
    restartPolicy: "Never",
  });
}, 60_000);
afterAll(() => world?.close());

const exec = (...command: readonly string[]): string =>
  `${pod}/exec?${command.map((word) => `command=${encodeURIComponent(word)}`).join("&")}`;
const both = "&stdout=true&stderr=true";
const success = { metadata: {}, status: "Success" };
const failure = (code: number): object => ({
  metadata: {},
  status: "Failure",
  message: `command terminated with non-zero exit code: exit status ${code}`,
  reason: "NonZeroExitCode",
  details: { causes: [{ reason: "ExitCode", message: String(code) }] },
});

describe("exec over a WebSocket", () => {
  test.each(["v5.channel.k8s.io", "v4.channel.k8s.io", "v4.base64.channel.k8s.io"])(
    "%s",
    async (protocol) => {
      const { ended } = await openSocket(
        cluster,
        exec("sh", "-c", "echo 안녕; echo bad >&2; exit 3") + both,
        protocol,
      );
      const { channels, closed, protocol: chosen } = await ended;
      expect({ closed, chosen }).toEqual({ closed: 1000, chosen: protocol });
      expect({ stdout: channels[1], stderr: channels[2] }).toEqual({ stdout: "안녕\n", stderr: "bad\n" });
      expect(JSON.parse(channels[3] ?? "")).toEqual(failure(3));
    },
  );

  test("before version 4 success is silence and failure a sentence", async () => {
    const good = await openSocket(cluster, exec("true") + both, "channel.k8s.io");
    expect((await good.ended).channels[3]).toBeUndefined();
    const bad = await openSocket(cluster, exec("false") + both, "channel.k8s.io");
    expect((await bad.ended).channels[3]).toBe("command terminated with non-zero exit code: exit status 1");
  });

  test("the end of standard input does not end the connection", async () => {
    const { send, ended } = await openSocket(
      cluster,
      `${exec("cat")}${both}&stdin=true`,
      "v5.channel.k8s.io",
    );
    // A character that is cut in two.
    send(0, Buffer.from([0xea]));
    send(0, Buffer.from([0xb0, 0x80]));
    send(255, Buffer.from([0]));
    const { channels } = await ended;
    expect(channels[1]).toBe("가");
    expect(JSON.parse(channels[3] ?? "")).toEqual(success);
  });

  test("a terminal echoes, and knows Ctrl-C", async () => {
    const path = `${exec("bash")}&stdout=true&stdin=true&tty=true`;
    const { send, said, ended } = await openSocket(cluster, path, "v5.channel.k8s.io");
    send(4, '{"Width":101,"Height":33}\n');
    send(0, "cat\r");
    await until(
      async () => said(1),
      (text) => text.includes("# cat\r\n") || text.includes("cat\r\n"),
    );
    send(0, "line\r");
    await until(
      async () => said(1),
      (text) => text.includes("line\r\nline\r\n"),
    );
    send(0, "\u0003");
    send(0, "exit 5\r");
    const { channels } = await ended;
    expect(JSON.parse(channels[3] ?? "")).toEqual(failure(5));
    expect(channels[2]).toBeUndefined();
  });

  test("what cannot be run, or reached, is told on the error channel", async () => {
    const missing = await openSocket(cluster, exec("nosuch") + both, "v5.channel.k8s.io");
    expect(JSON.parse((await missing.ended).channels[3] ?? "")).toMatchObject({
      status: "Failure",
      reason: "InternalError",
      message: expect.stringMatching(
        /^Internal error occurred: Internal error occurred: error executing command in container: .*exec: "nosuch": executable file not found in \$PATH: unknown$/,
      ),
    });
  });

  test("refusals of the API server stay HTTP", async () => {
    const gone = openSocket(
      cluster,
      `/api/v1/namespaces/default/pods/nope/exec?command=ls${both}`,
      "v5.channel.k8s.io",
    );
    await expect(gone).rejects.toThrow(/^404 .*pods \\"nope\\" not found/);
    const other = openSocket(cluster, `${exec("ls")}&container=nope`, "v5.channel.k8s.io");
    await expect(other).rejects.toThrow(/^400 .*container nope is not valid for pod web/);
    const strange = openSocket(cluster, exec("ls") + both, "v9.channel.k8s.io");
    await expect(strange).rejects.toThrow(/^403 /);
    const plain = await ask(cluster, exec("ls") + both);
    expect({ status: plain.status, message: JSON.parse(plain.text).message }).toEqual({
      status: 400,
      message: "Upgrade request required",
    });
  });
});

describe("exec over SPDY", () => {
  test("output, exit code and standard input", async () => {
    expect(await execOverSpdy(cluster, exec("sh", "-c", "echo out; echo err >&2; exit 4"))).toEqual({
      stdout: "out\n",
      stderr: "err\n",
      status: failure(4),
    });
    expect(await execOverSpdy(cluster, exec("cat"), "하나\n둘\n")).toEqual({
      stdout: "하나\n둘\n",
      stderr: "",
      status: success,
    });
  });

  test("protocols that are not known are refused", async () => {
    const refused = await upgradeToSpdy(cluster, exec("ls") + both, "v9.channel.k8s.io");
    expect("refusal" in refused && refused.refusal).toMatch(
      /^HTTP\/1\.1 403 [^]*unable to upgrade: unable to negotiate protocol: client supports \[v9\.channel\.k8s\.io\], server accepts \[v4\.channel\.k8s\.io\]$/,
    );
  });

  test("much output arrives whole", async () => {
    const { stdout } = await execOverSpdy(cluster, exec("sh", "-c", "seq 1 200000"));
    expect(stdout.length).toBe(1_288_895);
  });

  test.each([
    ["half a frame", Buffer.from([0x80, 0x03, 0x00])],
    ["another version", Buffer.from([0x80, 0x07, 0, 1, 0, 0, 0, 0])],
    [
      "a header block that is none",
      Buffer.from([0x80, 3, 0, 1, 0, 0, 0, 12, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 2]),
    ],
    ["a frame of 16 MiB", Buffer.from([0x80, 3, 0, 1, 0, 0xff, 0xff, 0xff])],
    ["data for nobody", Buffer.from([0, 0, 0, 9, 0, 0, 0, 1, 65])],
  ])("%s does no harm", async (_, bytes) => {
    const upgraded = await upgradeToSpdy(cluster, `${exec("cat")}&stdin=true${both}`, "v4.channel.k8s.io");
    if ("refusal" in upgraded) throw new Error(upgraded.refusal);
    upgraded.socket.write(bytes);
    setTimeout(() => upgraded.socket.destroy(), 50);
    await new Promise((resolve) => upgraded.socket.on("close", resolve));
    expect((await ask(cluster, "/healthz")).text).toBe("ok");
  });
});

describe("attach", () => {
  test("talks to the first process, and closes its input once", async () => {
    const path = "/api/v1/namespaces/default/pods/talker/attach?stdin=true&stdout=true&stderr=true";
    const { send, said, ended } = await openSocket(cluster, path, "v5.channel.k8s.io");
    send(0, "one\n");
    await until(
      async () => said(1),
      (text) => text === "heard one\n",
    );
    send(255, Buffer.from([0]));
    const { channels } = await ended;
    expect(channels[1]).toBe("heard one\nover\n");
    expect(JSON.parse(channels[3] ?? "")).toEqual(success);
    const log = await ask(cluster, "/api/v1/namespaces/default/pods/talker/log");
    expect(log.text).toBe("heard one\nover\n");
  });
});

const get = "GET / HTTP/1.1\r\nHost: web\r\nConnection: close\r\n\r\n";
const welcome = /^HTTP\/1\.1 200 OK\r\n[^]*<h1>Welcome to nginx!<\/h1>/;

async function forwardOver(
  connection: SpdyConnection,
  id: number,
  port: number,
): Promise<{ data: string; error: string }> {
  const headers = (type: string): ReadonlyMap<string, string> =>
    new Map([
      ["streamtype", type],
      ["port", String(port)],
      ["requestid", String(id)],
    ]);
  const error = await connection.open(headers("error"));
  error.end();
  const failed = collect(error);
  const data = await connection.open(headers("data"));
  const answered = collect(data);
  data.write(Buffer.from(get));
  return { data: await answered, error: await failed };
}

describe("port-forward", () => {
  test("over SPDY, several connections at once", async () => {
    const upgraded = await upgradeToSpdy(cluster, `${pod}/portforward`, "portforward.k8s.io");
    if ("refusal" in upgraded) throw new Error(upgraded.refusal);
    const { connection, head } = upgraded;
    expect(head).toContain("X-Stream-Protocol-Version: portforward.k8s.io");
    const [first, second, refused] = await Promise.all([
      forwardOver(connection, 0, 80),
      forwardOver(connection, 1, 80),
      forwardOver(connection, 2, 9999),
    ]);
    expect(first.data).toMatch(welcome);
    expect(second).toEqual(first);
    expect(refused.data).toBe("");
    expect(refused.error).toMatch(
      /^error forwarding port 9999 to pod [0-9a-f]{64}, uid : .*connect: connection refused/,
    );
    connection.close();
  });

  test("over SPDY in a WebSocket", async () => {
    const protocol = "SPDY/3.1+portforward.k8s.io";
    const { transport, head } = await openTunnel(cluster, `${pod}/portforward`, protocol);
    expect(head).toContain(`Sec-WebSocket-Protocol: ${protocol}`);
    const connection = new SpdyConnection(transport, "client");
    expect((await forwardOver(connection, 0, 80)).data).toMatch(welcome);
    connection.close();
  });

  test("over a WebSocket's own channels", async () => {
    const { send, ended } = await openSocket(cluster, `${pod}/portforward?ports=80`, "v4.channel.k8s.io");
    send(0, get);
    const { channels } = await ended;
    expect(channels[0]?.slice(0, 2)).toBe("P\u0000");
    expect(channels[0]?.slice(2)).toMatch(welcome);
    expect(channels[1]).toBe("P\u0000");
  });
});

test("a watch over a WebSocket, one message for each event", async () => {
  const path = "/api/v1/namespaces?watch=1&fieldSelector=metadata.name%3Ddefault";
  const { socket } = await openSocket(cluster, path, []);
  const first = await new Promise<string>((resolve) =>
    socket.on("message", (data) => resolve((data as Buffer).toString("utf8"))),
  );
  expect(JSON.parse(first)).toMatchObject({ type: "ADDED", object: { metadata: { name: "default" } } });
  socket.close();
});

test("proxies lead to pods, services and nodes", async () => {
  const proxy = await ask(cluster, `${pod}/proxy/`);
  expect(proxy.text).toContain("Welcome to nginx!");
  expect((await ask(cluster, `${pod}/proxy`)).headers["location"]).toBe(`${pod}/proxy/`);
  expect((await ask(cluster, "/api/v1/namespaces/default/pods/web:81/proxy/")).text).toContain(
    "error trying to reach service: dial tcp",
  );
  expect((await ask(cluster, "/api/v1/nodes/kind-control-plane/proxy/healthz")).text).toBe("ok");
});

test("logs that are followed come as they are written", async () => {
  const socket = connect({ host: "127.0.0.1", port: cluster.port, ...cluster.tls });
  let seen = "";
  socket.on("data", (part: Buffer) => (seen += part.toString("utf8")));
  socket.write(`GET ${pod}/log?follow=true&tailLines=0 HTTP/1.1\r\nHost: x\r\n\r\n`);
  await until(
    async () => seen,
    (text) => text.includes("HTTP/1.1 200 OK"),
  );
  await ask(cluster, `${pod}/proxy/from-the-log`);
  const all = await until(
    async () => seen,
    (text) => text.includes("GET /from-the-log"),
  );
  expect(all).toMatch(/Transfer-Encoding: chunked\r\n/);
  socket.destroy();
});
