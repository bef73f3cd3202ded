import type { Command } from "../../host/program.ts";
import type { OpenFile } from "../../host/open-file.ts";
import type { Process } from "../../host/process.ts";
import { SystemError } from "../../host/errno.ts";
import type { Task } from "../../kernel/task.ts";
import { second } from "../../kernel/time.ts";
import { byteLength } from "../../kernel/text.ts";
import { decodeCertificate } from "../../wire/x509/certificate-pem.ts";
import type { HttpResponse } from "../../wire/http.ts";
import { defineCommand, Failure, type Invocation } from "../command.ts";
import { formatDate } from "../system/date-format.ts";
import { fetch, secondsOf } from "./fetch.ts";
import { reasonOf } from "../../wire/http-reason.ts";
import { eachChunk, headLines, wholeBody } from "./response-text.ts";
import { wgetFailure } from "./wget-failure.ts";
import { authorityOf, followed, formatUrl, parseQuery, parseUrl, type Url } from "./url.ts";

const flagTable = {
  ca: { long: "ca-certificate", takes: "FILE", help: "trust the authority in this file" },
  header: { long: "header", takes: "STRING", isList: true, help: "add a header" },
  noCheck: { long: "no-check-certificate", help: "do not check the server's certificate" },
  noVerbose: { long: "no-verbose", help: "say little" },
  output: {
    short: "O",
    long: "output-document",
    takes: "FILE",
    help: "write to FILE (- is standard output)",
  },
  prefix: { short: "P", long: "directory-prefix", takes: "PREFIX", help: "save into a directory" },
  post: { long: "post-data", takes: "STRING", help: "POST this" },
  quiet: { short: "q", long: "quiet", help: "say nothing" },
  response: { short: "S", long: "server-response", help: "print the response's headers" },
  spider: { long: "spider", help: "only look whether it is there" },
  timeout: {
    short: "T",
    long: "timeout",
    takes: "SECONDS",
    help: "longest time for resolving, connecting, reading",
  },
  tries: { short: "t", long: "tries", takes: "NUMBER", help: "how often to try (20)" },
  userAgent: { short: "U", long: "user-agent", takes: "AGENT", help: "the User-Agent header" },
} as const;

type Wget = Invocation<typeof flagTable>;

export const wget: Command = defineCommand({
  name: "wget",
  summary: "Download files over http and https.",
  usage: "[OPTION]... [URL]...",
  version: "GNU Wget 1.21.3",
  usageCode: 2,
  flags: flagTable,
  refusal: ({ mistake }) =>
    `wget: ${mistake}\nUsage: wget [OPTION]... [URL]...\n\nTry \`wget --help' for more options.\n`,
  *run(wget) {
    const { process, operands, flags } = wget;
    if (operands.length === 0) {
      yield* process.complain(
        "wget: missing URL\nUsage: wget [OPTION]... [URL]...\n\nTry `wget --help' for more options.\n",
      );
      return 1;
    }
    let code = 0;
    if (flags.spider) yield* say(wget, "Spider mode enabled. Check if remote file exists.\n");
    for (const text of operands) code = Math.max(code, yield* download(wget, text));
    return code;
  },
});

function* say({ process, flags }: Wget, text: string): Task<void> {
  if (!flags.quiet && !flags.noVerbose) yield* process.complain(text);
}

function* download(wget: Wget, text: string): Task<number> {
  let url: Url | undefined = parseUrl(text);
  const original = url;
  for (let redirects = 0; redirects <= 20; redirects++) {
    if (url === undefined) throw new Failure(`${text}: Invalid URL.`, 1);
    if (url.scheme !== "http" && url.scheme !== "https")
      throw new Failure(`${text}: Unsupported scheme ‘${url.scheme}’.`, 1);
    const response = yield* exchange(wget, url);
    if (typeof response === "number") return response;
    const location = response.headers["location"];
    if (response.status < 300 || response.status >= 400 || location === undefined)
      return yield* receive(wget, original ?? url, response);
    url = followed(url, location);
    yield* say(wget, `Location: ${location} [following]\n`);
  }
  yield* wget.process.complain("20 redirections exceeded.\n");
  return 8;
}

function* exchange(wget: Wget, url: Url): Task<HttpResponse | number> {
  const { process, flags } = wget;
  const tries = Number(flags.tries ?? 20);
  for (let attempt = 1; ; attempt++) {
    const outcome = yield* exchangeOnce(wget, url, attempt);
    if (outcome !== "again") return outcome;
    if (attempt >= tries) {
      yield* say(wget, "Giving up.\n\n");
      return 4;
    }
    yield* say(wget, "Retrying.\n\n");
    yield* process.kernel.sleep(Math.min(attempt, 10) * second);
  }
}

/** A response, an exit code, or that it may be tried again. */
function* exchangeOnce(wget: Wget, url: Url, attempt: number): Task<HttpResponse | number | "again"> {
  const { process, flags } = wget;
  const stamp = formatDate(process.kernel.now, "%Y-%m-%d %H:%M:%S");
  const numbered = attempt === 1 ? "" : `(try:${String(attempt).padStart(2)})  `;
  yield* say(wget, `--${stamp}--  ${numbered}${formatUrl(url)}\n`);
  const timeout = secondsOf(flags.timeout ?? "");
  const limits = { connectTimeout: timeout, timeout };
  const fetched = yield* fetch(process, { url, request: requestOf(wget, url), ...trust(wget), ...limits });
  if (fetched.is === "unresolved") return yield* unresolved(wget, url, fetched.failure);
  const address = fetched.is === "response" ? fetched.connection.remoteAddress : fetched.address;
  const isLiteral = /^[\d.]+$|:/.test(url.host);
  const named = isLiteral ? `${url.host}:${url.port}` : `${url.host} (${url.host})|${address}|:${url.port}`;
  if (!isLiteral) yield* say(wget, `Resolving ${url.host} (${url.host})... ${address}\n`);
  if (fetched.is === "response") {
    yield* say(wget, `Connecting to ${named}... connected.\nHTTP request sent, awaiting response... `);
    return fetched.response;
  }
  const failure = wgetFailure(fetched.failure);
  yield* say(wget, `Connecting to ${named}... ${failure.text}\n`);
  return failure.retries ? "again" : failure.code;
}

function* unresolved(wget: Wget, { host }: Url, failure: string): Task<number> {
  const isUnknown = failure === "NXDOMAIN" || failure === "NODATA";
  const why = isUnknown ? "Name or service not known" : "Temporary failure in name resolution";
  yield* say(wget, `Resolving ${host} (${host})... failed: ${why}.\n`);
  if (!wget.flags.quiet) yield* wget.process.complain(`wget: unable to resolve host address ‘${host}’\n`);
  return 4;
}

function requestOf(
  { flags }: Wget,
  url: Url,
): {
  method: string;
  path: string;
  query: ReturnType<typeof parseQuery>;
  headers: Record<string, string>;
  body?: { text: string };
} {
  const headers: Record<string, string> = {
    host: authorityOf(url),
    "user-agent": flags.userAgent ?? "Wget/1.21.3",
    accept: "*/*",
  };
  for (const line of flags.header) {
    const colon = line.indexOf(":");
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  const method = flags.post === undefined ? (flags.spider ? "HEAD" : "GET") : "POST";
  const body = flags.post === undefined ? {} : { body: { text: flags.post } };
  return { method, path: url.path, query: parseQuery(url.search), headers, ...body };
}

function trust({ process, flags }: Wget): { readonly authorities: readonly string[] | undefined } {
  if (flags.noCheck) return { authorities: undefined };
  const identity = flags.ca === undefined ? undefined : decodeCertificate(process.access.readText(flags.ca));
  return { authorities: identity === undefined ? [] : [identity.authority] };
}

function* receive(wget: Wget, url: Url, response: HttpResponse): Task<number> {
  const { process, flags } = wget;
  const stamp = (): string => formatDate(process.kernel.now, "%Y-%m-%d %H:%M:%S");
  const reason = reasonOf(response.status);
  yield* say(wget, `${response.status} ${reason}\n`);
  if (flags.response)
    yield* process.complain(
      headLines(process, response)
        .map((line) => `  ${line}\n`)
        .join(""),
    );
  if (response.status >= 400) {
    if (flags.spider) yield* say(wget, "Remote file does not exist -- broken link!!!\n\n");
    else yield* say(wget, `${stamp()} ERROR ${response.status}: ${reason}.\n\n`);
    return 8;
  }
  const text = wholeBody(response);
  const size = text === undefined ? undefined : byteLength(text);
  const type = response.headers["content-type"]?.replace(/;.*/, "");
  yield* say(wget, `Length: ${size ?? "unspecified"}${type === undefined ? "" : ` [${type}]`}\n`);
  if (flags.spider) {
    yield* say(wget, "Remote file exists.\n\n");
    return 0;
  }
  return yield* save(wget, { url, response, size });
}

interface Download {
  readonly url: Url;
  readonly response: HttpResponse;
  readonly size: number | undefined;
}

function* save(wget: Wget, { url, response, size }: Download): Task<number> {
  const { process, flags } = wget;
  const name = flags.output ?? fileNameOf(url, flags.prefix);
  const file = yield* openTarget(process, name);
  if (file === undefined) return 3;
  yield* say(wget, `Saving to: ‘${name === "-" ? "STDOUT" : name}’\n`);
  let received = 0;
  const take = function* (chunk: string): Task<void> {
    received += byteLength(chunk);
    yield* file.write(chunk);
  };
  const isWhole = yield* eachChunk(process, response, take, secondsOf(flags.timeout ?? ""));
  file.release();
  const stamp = formatDate(process.kernel.now, "%Y-%m-%d %H:%M:%S");
  const sizes = `[${received}/${size ?? received}]`;
  const verb = name === "-" ? "written to stdout" : `‘${name}’ saved`;
  const bar = `\n     0K${" ".repeat(55)}100%\n\n`;
  yield* say(wget, `${bar}${stamp} - ${verb} ${sizes}\n\n`);
  if (flags.noVerbose && !flags.quiet) {
    yield* process.complain(`${stamp} URL:${formatUrl(url)} ${sizes} -> "${name}" [1]\n`);
  }
  return isWhole ? 0 : 4;
}

function fileNameOf({ path }: Url, prefix: string | undefined): string {
  const base = path.slice(path.lastIndexOf("/") + 1);
  return `${prefix === undefined ? "" : `${prefix}/`}${base === "" ? "index.html" : base}`;
}

/** Undefined after a complaint. */
function* openTarget(process: Process, name: string): Task<OpenFile | undefined> {
  try {
    return name === "-" ? process.files.get(1)?.retain() : process.access.open(name, "write");
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    yield* process.complain(`${name}: ${error.message}\n`);
    return undefined;
  }
}
