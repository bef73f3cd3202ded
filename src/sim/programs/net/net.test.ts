import { expect, test } from "vitest";
import { second } from "../../kernel/time.ts";
import type { Network } from "../../network/network.ts";
import type { NetworkNamespace } from "../../network/service.ts";
import { Channel } from "../../kernel/channel.ts";
import { jsonResponse, textResponse, type HttpRequest, type HttpResponse } from "../../wire/http.ts";
import type { Identity } from "../../wire/identity.ts";
import { encodeCertificate } from "../../wire/x509/certificate-pem.ts";
import { bench, run } from "../program-fixture.ts";

const authority: Identity = {
  commonName: "ca",
  organizations: [],
  authority: "ca",
  notBefore: 0,
  notAfter: 4e15,
};
const tls: Identity = { ...authority, commonName: "server", names: ["server", "10.0.0.2"] };

function answer(request: HttpRequest): HttpResponse {
  const { body } = request;
  if (request.path === "/echo")
    return textResponse(200, `${request.method} ${JSON.stringify(body)} ${JSON.stringify(request.query)}`);
  if (request.path === "/moved") return { status: 302, headers: { location: "/" }, body: { text: "" } };
  if (request.path === "/json") return jsonResponse(200, { kind: "Pod" });
  if (request.path === "/me") return textResponse(200, request.certificate?.commonName ?? "nobody");
  if (request.path === "/log") return { status: 200, headers: {}, body: { stream: new Channel<string>() } };
  return request.path === "/" ? textResponse(200, "hello\n", { server: "nginx" }) : textResponse(404, "no\n");
}

/** A client beside a server with http on 80, https on 443 and a service that only speaks on 5432. */
function lan(network: Network): NetworkNamespace {
  const segment = network.createSegment("lan", "10.0.0.0/24");
  const client = network.createNamespace("client");
  client.attach(segment, "10.0.0.1", "eth0");
  const server = network.createNamespace("server");
  server.attach(segment, "10.0.0.2", "eth0");
  const http = function* (request: HttpRequest): Generator<never, HttpResponse> {
    return answer(request);
  };
  server.listen(80, { name: "nginx", http });
  server.listen(443, { name: "nginx", http, tls, clientAuthority: "ca" });
  server.listen(5432, {
    name: "postgres",
    stream: (inbound, outbound) => (outbound.push("hi\n"), outbound.end(), inbound.cancel()),
  });
  server.listen(53, {
    name: "dns",
    dns: (name) => (name === "web.example" ? { addresses: ["10.0.0.2"] } : { failure: "NXDOMAIN" }),
  });
  return client;
}

const pem = {
  "ca.crt": encodeCertificate(authority),
  "me.crt": encodeCertificate({ ...authority, commonName: "me" }),
  "d.json": '{"a":1}\n',
};

type Row = readonly [line: string, stdout: string, stderr: string, code: number];

const unverified = `unable to get local issuer certificate
More details here: https://curl.se/docs/sslcerts.html

curl failed to verify the legitimacy of the server and therefore could not
establish a secure connection to it. To learn more about this situation and
how to fix it, please visit the web page mentioned above.
`;

const rows: readonly Row[] = [
  ["curl -s server", "hello\n", "", 0],
  ["curl -s http://10.0.0.2:80/", "hello\n", "", 0],
  ["curl -s -o /dev/null -w %{http_code}\\n server/none", "404\n", "", 0],
  ["curl -sf server/none", "", "", 22],
  ["curl -sSf server/none", "", "curl: (22) The requested URL returned error: 404\n", 22],
  ["curl -sL -w |%{num_redirects}|%{url_effective} server/moved", "hello\n|1|http://server/", "", 0],
  ["curl -s -X PUT -d a=b -d c=d server/echo?x=1", 'PUT {"text":"a=b&c=d"} {"x":["1"]}', "", 0],
  ["curl -s -G -d a=b server/echo", 'GET undefined {"a":["b"]}', "", 0],
  ["curl -s -H Content-Type:application/json -d @d.json server/echo", 'POST {"json":{"a":1}} {}', "", 0],
  ["curl -s server/json", '{\n  "kind": "Pod"\n}', "", 0],
  [
    "curl -sI server",
    "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nServer: nginx\r\nDate: Sat, 31 Jan 2026 09:00:00 GMT\r\nContent-Length: 6\r\n\r\n",
    "",
    0,
  ],
  ["curl -sS https://server/", "", `curl: (60) SSL certificate problem: ${unverified}`, 60],
  ["curl -sk https://server/", "hello\n", "", 0],
  ["curl -s --cacert ca.crt https://server/", "hello\n", "", 0],
  ["curl -s --cacert ca.crt --cert me.crt https://server/me", "me", "", 0],
  ["curl -s http://server:443/", "Client sent an HTTP request to an HTTPS server.\n", "", 0],
  [
    "curl -sS https://server:80/",
    "",
    "curl: (35) OpenSSL/3.0.19: error:0A00010B:SSL routines::wrong version number\n",
    35,
  ],
  ["curl -sS server:5432", "", "curl: (52) Empty reply from server\n", 52],
  [
    "curl -sS server:81",
    "",
    "curl: (7) Failed to connect to server port 81 after 0 ms: Couldn't connect to server\n",
    7,
  ],
  [
    "curl -sS 10.0.0.9",
    "",
    "curl: (7) Failed to connect to 10.0.0.9 port 80 after 3100 ms: Couldn't connect to server\n",
    7,
  ],
  [
    "curl -sS --connect-timeout 1 10.0.0.9",
    "",
    "curl: (28) Connection timed out after 1000 milliseconds\n",
    28,
  ],
  [
    "curl -sS -m 2 server/log",
    "",
    "curl: (28) Operation timed out after 2000 milliseconds with 0 bytes received\n",
    28,
  ],
  ["curl -s --resolve x:80:10.0.0.2 http://x/", "hello\n", "", 0],
  ["wget -qO- server", "hello\n", "", 0],
  ["wget -q server/none", "", "", 8],
  ["wget -q -O - http://server/moved", "hello\n", "", 0],
  ["wget -q -T 1 -t 1 http://10.0.0.9/", "", "", 4],
  ["nc -zv server 80", "", "Connection to server (10.0.0.2) 80 port [tcp/*] succeeded!\n", 0],
  ["nc -zv server 81", "", "nc: connect to server (10.0.0.2) port 81 (tcp) failed: Connection refused\n", 1],
  ["nc server 5432", "hi\n", "", 0],
  [
    "nslookup web.example 10.0.0.2",
    "Server:\t\t10.0.0.2\nAddress:\t10.0.0.2#53\n\nName:\tweb.example\nAddress: 10.0.0.2\n\n",
    "",
    0,
  ],
  [
    "nslookup nosuch.example 10.0.0.2",
    "Server:\t\t10.0.0.2\nAddress:\t10.0.0.2#53\n\n** server can't find nosuch.example: NXDOMAIN\n\n",
    "",
    1,
  ],
  ["dig +short @10.0.0.2 web.example", "10.0.0.2\n", "", 0],
  ["host web.example 10.0.0.2", "web.example has address 10.0.0.2\n", "", 0],
  ["getent hosts server", "10.0.0.2        server\n", "", 0],
  [
    "ping -c 2 -q server",
    "PING server (10.0.0.2) 56(84) bytes of data.\n\n--- server ping statistics ---\n2 packets transmitted, 2 received, 0% packet loss, time 1000ms\nrtt min/avg/max/mdev = 0.100/0.100/0.100/0.000 ms\n",
    "",
    0,
  ],
  ["ping -c 1 nosuch", "", "ping: nosuch: Temporary failure in name resolution\n", 2],
  [
    "ip -br addr",
    "lo               UNKNOWN        127.0.0.1/8 \neth0             UP             10.0.0.1/24 \n",
    "",
    0,
  ],
  ["ip route", "10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.1 \n", "", 0],
  [
    "ip link set eth0 down",
    "",
    'ip: "link set" is not simulated: interfaces and routes can only be shown\n',
    1,
  ],
];

test.each(rows)("%s", async (line, stdout, stderr, code) => {
  const [program = "", ...words] = line.split(" ");
  const { took: _, ...ran } = await run(bench(pem, lan), [program, ...words]);
  expect(ran).toEqual({ stdout, stderr, code });
});

test("curl -v tells what it does", async () => {
  const { stderr } = await run(bench({}, lan), ["curl", "-sv", "server"]);
  expect(stderr).toBe(
    [
      "*   Trying 10.0.0.2:80...",
      "* Connected to server (10.0.0.2) port 80 (#0)",
      "> GET / HTTP/1.1",
      "> Host: server",
      "> User-Agent: curl/7.88.1",
      "> Accept: */*",
      "> ",
      "< HTTP/1.1 200 OK",
      "< Content-Type: text/plain; charset=utf-8",
      "< Server: nginx",
      "< Date: Sat, 31 Jan 2026 09:00:00 GMT",
      "< Content-Length: 6",
      "< ",
      "",
    ].join("\n"),
  );
});

test("wget says what it does and saves", async () => {
  const world = bench({}, lan);
  const { stderr } = await run(world, ["wget", "http://server/"]);
  expect(stderr).toBe(`--2026-01-31 09:00:00--  http://server/
Resolving server (server)... 10.0.0.2
Connecting to server (server)|10.0.0.2|:80... connected.
HTTP request sent, awaiting response... 200 OK
Length: 6 [text/plain]
Saving to: ‘index.html’

     0K                                                       100%

2026-01-31 09:00:00 - ‘index.html’ saved [6/6]

`);
  expect(world.host.files.access().readText("/data/index.html")).toBe("hello\n");
});

test("a name that nobody answers for costs the resolver's patience", async () => {
  const { stderr, took } = await run(bench({}, lan), ["curl", "-sS", "http://nosuch/"]);
  expect(stderr).toBe("curl: (6) Could not resolve host: nosuch\n");
  expect(took).toBeLessThan(60 * second);
});
