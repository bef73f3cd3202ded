import type { Command } from "../../host/program.ts";
import type { OpenFile } from "../../host/open-file.ts";
import type { Process } from "../../host/process.ts";
import { SystemError } from "../../host/errno.ts";
import type { Task } from "../../kernel/task.ts";
import { second } from "../../kernel/time.ts";
import { byteLength } from "../../kernel/text.ts";
import { decodeCertificate } from "../../wire/certificate-pem.ts";
import type { HttpConnection } from "../../network/http-client.ts";
import type { HttpResponse } from "../../wire/http.ts";
import { defineCommand, type Invocation } from "../command.ts";
import { curlError, CurlError } from "./curl-failure.ts";
import { curlFlags } from "./curl-flags.ts";
import { bodyOf, curlRequest, fileText, type CurlRequest } from "./curl-request.ts";
import { CurlMeter } from "./curl-meter.ts";
import { writeOut, type Transfer } from "./curl-write-out.ts";
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
      const isTransient =
        error instanceof CurlError &&
        (error.code === 28 ||
          (error.code === 7 && flags.retryConnrefused) ||
          (error.code === 22 && /5\d\d|429/.test(error.message)));
      if (!isTransient || attempt >= tries) throw error;
      const delay = secondsOf(flags.retryDelay ?? "") ?? Math.min(600, 2 ** (attempt - 1)) * second;
      yield* process.kernel.sleep(delay);
    }
  }
}

function* transferOnce(curl: Curl, text: string, index: number): Task<void> {
  const { process, flags } = curl;
  let url = urlOf(text);
  const start = process.kernel.now;
  const body = bodyOf(process, flags);
  const target = targetOf(curl, url, index);
  const meter = new CurlMeter(
    process,
    !flags.silent &&
      !flags.progressBar &&
      (target !== undefined || process.files.get(1)?.terminal === undefined),
  );
  const transfer: Transfer = {
    start,
    connectedAt: start,
    firstByteAt: start,
    size: 0,
    status: 0,
    redirects: 0,
    url: formatUrl(url),
    type: "",
    address: "",
    port: 0,
  };
  try {
    yield* meter.begin();
    for (;;) {
      const asked = curlRequest(
        flags,
        url,
        transfer.redirects > 0 && flags.request === undefined ? undefined : body,
      );
      const { response, connection } = yield* exchange(curl, { url, asked, start });
      Object.assign(transfer, {
        status: response.status,
        url: formatUrl(url),
        type: response.headers["content-type"] ?? "",
        address: connection.remoteAddress,
        port: connection.remotePort,
        connectedAt: start + connection.connectDuration,
        firstByteAt: process.kernel.now,
      });
      const next =
        flags.location && response.status >= 300 && response.status < 400
          ? followed(url, response.headers["location"] ?? "")
          : undefined;
      yield* receive(curl, { response, target: next === undefined ? target : "/dev/null", transfer, meter });
      if (next === undefined || response.headers["location"] === undefined) break;
      if (++transfer.redirects > Number(flags.maxRedirs ?? 50))
        throw new CurlError(47, `Maximum (${flags.maxRedirs ?? 50}) redirects followed`);
      url = next;
    }
  } finally {
    yield* meter.end();
    if (flags.writeOut !== undefined)
      yield* process.write(writeOut(flags.writeOut, transfer, process.kernel.now));
  }
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
  {
    response,
    target,
    transfer,
    meter,
  }: {
    readonly response: HttpResponse;
    readonly target: string | undefined;
    readonly transfer: Transfer;
    readonly meter: CurlMeter;
  },
): Task<void> {
  const head = headLines(process, response);
  if (flags.verbose) yield* process.complain([...head, ""].map((line) => `< ${line}\n`).join(""));
  if (flags.fail && response.status >= 400)
    throw new CurlError(22, `The requested URL returned error: ${response.status}`);
  const file = target === undefined || target === "-" ? undefined : open(process, target);
  const write = (text: string): Task<void> => (file === undefined ? process.write(text) : file.write(text));
  try {
    if (flags.include || flags.head) yield* write([...head, ""].map((line) => `${line}\r\n`).join(""));
    if (flags.head) return;
    const maxTime = timeOf(flags.maxTime, "max-time");
    const left =
      maxTime === undefined ? undefined : Math.max(1, maxTime - (process.kernel.now - transfer.start));
    const isWhole = yield* eachChunk(
      process,
      response,
      function* (text) {
        const bytes = byteLength(text);
        transfer.size += bytes;
        meter.add(bytes);
        yield* write(text);
      },
      left,
    );
    if (isWhole) return;
    const after = Math.floor((process.kernel.now - transfer.start) / 1000);
    throw new CurlError(
      28,
      `Operation timed out after ${after} milliseconds with ${transfer.size} bytes received`,
    );
  } finally {
    file?.release();
  }
}

function open(process: Process, path: string): OpenFile {
  return process.access.open(path, "write");
}
