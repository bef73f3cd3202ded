import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { SystemError } from "../../host/errno.ts";
import type { Task } from "../../kernel/task.ts";
import { millisecond, second } from "../../kernel/time.ts";
import { byteLength } from "../../kernel/text.ts";
import { decodeCertificate } from "../../wire/x509/certificate-pem.ts";
import type { HttpConnection } from "../../network/http-client.ts";
import type { HttpResponse } from "../../wire/http.ts";
import { defineCommand, type Invocation } from "../command.ts";
import { always } from "../input.ts";
import { curlError, CurlError } from "./curl-failure.ts";
import { curlFlags } from "./curl-flags.ts";
import { bodyOf, curlRequest, fileText, type CurlRequest } from "./curl-request.ts";
import { CurlMeter } from "./curl-meter.ts";
import { newTransfer, noteResponse, writeOut, type Transfer } from "./curl-write-out.ts";
import { fetch, secondsOf, type Fetch } from "./fetch.ts";
import { eachChunk, headLines } from "./response-text.ts";
import { followed, formatUrl, parseUrl, type Url } from "./url.ts";

type Curl = Invocation<typeof curlFlags>;

const hint = "curl: try 'curl --help' or 'curl --manual' for more information\n";

export const curl: Command = defineCommand({
  name: "curl",
  summary: "Transfer a URL (http and https).",
  usage: "[options...] <url>",
  usageCode: 2,
  notes: "HTTP/2 and proxies are not simulated.",
  flags: curlFlags,
  refusal: ({ option, why }) =>
    `curl: option ${option}: ${why === "no value" ? "requires parameter" : "is unknown"}\n${hint}`,
  *run(curl) {
    const { process, flags, operands } = curl;
    if (flags.version) {
      yield* process.write("curl 7.88.1 (x86_64-pc-linux-gnu) drydock\nProtocols: http https\n");
      return 0;
    }
    const urls = [...flags.url, ...operands];
    if (urls.length === 0) {
      yield* process.complain(hint);
      return 2;
    }
    let code = 0;
    for (const [index, text] of urls.entries())
      code = yield* withErrors(curl, () => transfer(curl, text, index));
    return code;
  },
});

/** Runs one transfer; an error is printed unless -s asks for silence. */
function* withErrors({ process, flags }: Curl, run: () => Task<void>): Task<number> {
  try {
    yield* run();
    return 0;
  } catch (error) {
    if (!(error instanceof CurlError) && !(error instanceof SystemError && error.errno !== "EPIPE"))
      throw error;
    const code = error instanceof CurlError ? (error.code ?? 1) : 23;
    const message = error instanceof CurlError ? error.message : "Failure writing output to destination";
    if (!flags.silent || flags.showError) yield* process.complain(`curl: (${code}) ${message}\n`);
    return code;
  }
}

function* transfer(curl: Curl, text: string, index: number): Task<void> {
  const { process, flags } = curl;
  const tries = 1 + Number(flags.retry ?? 0);
  for (let attempt = 1; ; attempt++) {
    try {
      return yield* transferOnce(curl, text, index);
    } catch (error) {
      if (attempt >= tries || !isTransient(error, flags.retryConnrefused)) throw error;
      const delay = secondsOf(flags.retryDelay ?? "") ?? Math.min(600, 2 ** (attempt - 1)) * second;
      yield* process.kernel.sleep(delay);
    }
  }
}

/** What --retry tries again. */
function isTransient(error: unknown, withRefused: boolean): boolean {
  if (!(error instanceof CurlError)) return false;
  if (error.code === 28 || (error.code === 7 && withRefused)) return true;
  return error.code === 22 && /5\d\d|429/.test(error.message);
}

function* transferOnce(curl: Curl, text: string, index: number): Task<void> {
  const { process, flags } = curl;
  const url = urlOf(text);
  const target = targetOf(curl, url, index);
  const isElsewhere = target !== undefined || process.files.get(1)?.terminal === undefined;
  const meter = new CurlMeter(process, isElsewhere && !flags.silent && !flags.progressBar);
  const transfer = newTransfer(process.kernel.now, formatUrl(url));
  yield* meter.begin();
  yield* always(followRedirects(curl, url, { target, transfer, meter }), function* () {
    yield* meter.end();
    if (flags.writeOut !== undefined)
      yield* process.write(writeOut(flags.writeOut, transfer, process.kernel.now));
  });
}

interface Receiving {
  readonly target: string | undefined;
  readonly transfer: Transfer;
  readonly meter: CurlMeter;
}

function* followRedirects(curl: Curl, first: Url, receiving: Receiving): Task<void> {
  const { process, flags } = curl;
  const { transfer } = receiving;
  const body = bodyOf(process, flags);
  let url = first;
  for (;;) {
    const keepsBody = transfer.redirects === 0 || flags.request !== undefined;
    const asked = curlRequest(flags, url, keepsBody ? body : undefined);
    const { response, connection } = yield* exchange(curl, { url, asked, start: transfer.start });
    noteResponse(transfer, { response, connection, url, now: process.kernel.now });
    const next = flags.location ? redirectOf(url, response) : undefined;
    yield* receive(curl, response, next === undefined ? receiving : { ...receiving, target: "/dev/null" });
    if (next === undefined) return;
    const max = Number(flags.maxRedirs ?? 50);
    if (++transfer.redirects > max) throw new CurlError(47, `Maximum (${max}) redirects followed`);
    url = next;
  }
}

function redirectOf(url: Url, { status, headers }: HttpResponse): Url | undefined {
  const location = headers["location"];
  return location === undefined || status < 300 || status >= 400 ? undefined : followed(url, location);
}

function urlOf(text: string): Url {
  const url = parseUrl(text);
  if (url === undefined) throw new CurlError(3, "URL using bad/illegal format or missing URL");
  if (url.scheme === "http" || url.scheme === "https") return url;
  throw new CurlError(1, `Protocol "${url.scheme}" not supported or disabled in libcurl`);
}

function targetOf({ flags }: Curl, url: Url, index: number): string | undefined {
  if (flags.output.length > 0) return flags.output[index];
  if (!flags.remoteName) return undefined;
  const name = url.path.slice(url.path.lastIndexOf("/") + 1);
  if (name === "") throw new CurlError(23, "Remote file name has no length");
  return name;
}

function* exchange(
  { process, flags }: Curl,
  { url, asked, start }: { readonly url: Url; readonly asked: CurlRequest; readonly start: number },
): Task<{ readonly response: HttpResponse; readonly connection: HttpConnection }> {
  const notes: string[] = [];
  const maxTime = timeOf(flags.maxTime, "max-time");
  const what: Fetch = {
    url,
    request: asked.request,
    authorities: flags.insecure
      ? undefined
      : flags.cacert === undefined
        ? []
        : [authorityIn(process, flags.cacert)],
    identity: flags.cert === undefined ? undefined : decodeCertificate(fileText(process, flags.cert)),
    connectTimeout: timeOf(flags.connectTimeout, "connect-timeout"),
    timeout: maxTime === undefined ? undefined : Math.max(1, maxTime - (process.kernel.now - start)),
    overrides: new Map(flags.resolve.map(resolution)),
    onAddress: (address) =>
      notes.push(`*   Trying ${address.includes(":") ? `[${address}]` : address}:${url.port}...\n`),
  };
  const fetched = yield* fetch(process, what);
  if (flags.verbose) yield* process.complain(notes.join(""));
  if (fetched.is !== "response") throw curlError(fetched, url);
  if (flags.verbose) yield* process.complain(connectionNotes(fetched.connection, url, asked));
  return fetched;
}

/** `host:port:address` of --resolve. */
function resolution(text: string): readonly [string, string] {
  const match = /^\+?([^:]+):(\d+):(.+)$/.exec(text);
  if (match === null) throw new CurlError(49, `Couldn't parse CURLOPT_RESOLVE entry '${text}'`);
  return [`${match[1] ?? ""}:${match[2] ?? ""}`, match[3] ?? ""];
}

function timeOf(text: string | undefined, name: string): number | undefined {
  const time = text === undefined ? undefined : secondsOf(text);
  if (text !== undefined && time === undefined)
    throw new CurlError(2, `option --${name}: expected a proper numerical parameter`);
  return time;
}

function authorityIn(process: Process, path: string): string {
  const identity = decodeCertificate(fileText(process, path));
  if (identity === undefined) throw new CurlError(77, `error setting certificate file: ${path}`);
  return identity.authority;
}

function connectionNotes(
  { service, remoteAddress }: HttpConnection,
  url: Url,
  { shown, body }: CurlRequest,
): string {
  const { tls } = service;
  const secured =
    url.scheme === "https" && tls !== undefined
      ? `* SSL connection using TLSv1.3 / TLS_AES_128_GCM_SHA256\n* Server certificate:\n*  subject: CN=${tls.commonName}\n*  issuer: CN=${tls.authority}\n`
      : "";
  const connected = `* Connected to ${url.host} (${remoteAddress}) port ${url.port} (#0)\n`;
  const request = [...shown, ""].map((line) => `> ${line}\n`).join("");
  return `${connected}${secured}${request}${body === undefined ? "" : `} [${byteLength(body)} bytes data]\n`}`;
}

function* receive(
  { process, flags }: Curl,
  response: HttpResponse,
  { target, transfer, meter }: Receiving,
): Task<void> {
  const head = headLines(process, response);
  if (flags.verbose) yield* process.complain([...head, ""].map((line) => `< ${line}\n`).join(""));
  if (flags.fail && response.status >= 400) {
    throw new CurlError(22, `The requested URL returned error: ${response.status}`);
  }
  const file = target === undefined || target === "-" ? undefined : process.access.open(target, "write");
  const write = (text: string): Task<void> => (file === undefined ? process.write(text) : file.write(text));
  try {
    if (flags.include || flags.head) yield* write([...head, ""].map((line) => `${line}\r\n`).join(""));
    if (flags.head) return;
    const maxTime = timeOf(flags.maxTime, "max-time");
    const left =
      maxTime === undefined ? undefined : Math.max(1, maxTime - (process.kernel.now - transfer.start));
    const take = function* (text: string): Task<void> {
      const bytes = byteLength(text);
      transfer.size += bytes;
      meter.add(bytes);
      yield* write(text);
    };
    if (yield* eachChunk(process, response, take, left)) return;
    const after = Math.floor((process.kernel.now - transfer.start) / millisecond);
    throw new CurlError(
      28,
      `Operation timed out after ${after} milliseconds with ${transfer.size} bytes received`,
    );
  } finally {
    file?.release();
  }
}
