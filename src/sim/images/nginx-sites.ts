import type { FileAccess } from "../host/file-access.ts";
import { ConfError, parseConf, type Directive } from "./nginx-conf.ts";

/** A `server` block as far as it is simulated. */
export interface Site {
  readonly ports: readonly number[];
  readonly locations: readonly Location[];
}

export interface Location {
  readonly path: string;
  readonly exact: boolean;
  readonly root: string;
  readonly index: readonly string[];
  /** `return 200 "ok";` */
  readonly answer: { readonly status: number; readonly text: string } | undefined;
}

/** What has no effect on what is simulated, so that it can be passed over without a lie. */
const passedOver = new Set(
  (
    "user worker_processes error_log pid events worker_connections default_type log_format access_log sendfile " +
    "tcp_nopush tcp_nodelay keepalive_timeout types gzip server_tokens server_name error_page types_hash_max_size " +
    "client_max_body_size charset autoindex worker_rlimit_nofile daemon add_header"
  ).split(" "),
);

const known = new Set(
  (
    "proxy_pass proxy_set_header rewrite upstream ssl_certificate ssl_certificate_key try_files alias if set map stub_status " +
    "limit_req auth_basic fastcgi_pass stream allow deny resolver"
  ).split(" "),
);

/** Reads /etc/nginx/nginx.conf and what it includes. Throws `ConfError` with the file's name in its message. */
export function readSites(access: FileAccess): readonly Site[] {
  const sites: Site[] = [];
  readFile(access, "/etc/nginx/nginx.conf", { sites, depth: 0 });
  return sites;
}

interface Reading {
  readonly sites: Site[];
  readonly depth: number;
}

function readFile(access: FileAccess, path: string, reading: Reading): void {
  if (access.find(path)?.is !== "file") {
    throw new ConfError(`open() "${path}" failed (2: No such file or directory)`, 0);
  }
  try {
    readBlock(access, parseConf(access.readText(path)), reading);
  } catch (error) {
    if (!(error instanceof ConfError) || error.line === 0) throw error;
    throw new ConfError(`${error.message} in ${path}:${error.line}`, 0);
  }
}

function readBlock(access: FileAccess, directives: readonly Directive[], reading: Reading): void {
  for (const directive of directives) {
    const { name, args, block, line } = directive;
    if (name === "http" && block !== undefined) readBlock(access, block, reading);
    else if (name === "server" && block !== undefined) reading.sites.push(siteOf(block));
    else if (name === "include") include(access, args[0] ?? "", reading);
    else refuseUnless(passedOver, name, line);
  }
}

function include(access: FileAccess, pattern: string, reading: Reading): void {
  if (reading.depth > 10) throw new ConfError("too many nested includes", 0);
  if (pattern === "/etc/nginx/mime.types" || pattern === "mime.types") return;
  const path = pattern.startsWith("/") ? pattern : `/etc/nginx/${pattern}`;
  const deeper = { ...reading, depth: reading.depth + 1 };
  if (!path.includes("*")) {
    readFile(access, path, deeper);
    return;
  }
  const folder = path.slice(0, path.lastIndexOf("/"));
  const ending = path.slice(path.indexOf("*") + 1);
  if (access.find(folder)?.is !== "directory") return;
  for (const name of access.list(folder)) {
    if (name.endsWith(ending)) readFile(access, `${folder}/${name}`, deeper);
  }
}

function siteOf(block: readonly Directive[]): Site {
  const ports = block
    .filter(({ name }) => name === "listen")
    .map(({ args }) => Number(/(\d+)$/.exec(args[0] ?? "")?.[1] ?? 80));
  const root = last(block, "root")?.args[0] ?? "/etc/nginx/html";
  const index = last(block, "index")?.args ?? ["index.html"];
  const locations = block
    .filter(({ name }) => name === "location")
    .map((location) => locationOf(location, root, index));
  for (const { name, line } of block) refuseUnless(siteDirectives, name, line);
  const whole: Location = { path: "/", exact: false, root, index, answer: answerOf(block) };
  return { ports: ports.length === 0 ? [80] : ports, locations: [...locations, whole] };
}

const siteDirectives = new Set([...passedOver, "listen", "root", "index", "location", "return"]);
const locationDirectives = new Set([...passedOver, "root", "index", "return"]);

function locationOf({ args, block = [], line }: Directive, root: string, index: readonly string[]): Location {
  const [modifier = "/", path = modifier] = args;
  if (modifier.startsWith("~")) throw new ConfError(`not simulated: location ${modifier}`, line);
  for (const directive of block) refuseUnless(locationDirectives, directive.name, directive.line);
  return {
    path,
    exact: modifier === "=",
    root: last(block, "root")?.args[0] ?? root,
    index: last(block, "index")?.args ?? index,
    answer: answerOf(block),
  };
}

function answerOf(block: readonly Directive[]): Location["answer"] {
  const directive = last(block, "return");
  if (directive === undefined) return undefined;
  const status = Number(directive.args[0]);
  if (!Number.isInteger(status)) throw new ConfError("invalid return code", directive.line);
  return { status, text: directive.args[1] ?? "" };
}

function last(block: readonly Directive[], name: string): Directive | undefined {
  return block.findLast((directive) => directive.name === name);
}

function refuseUnless(allowed: ReadonlySet<string>, name: string, line: number): void {
  if (allowed.has(name)) return;
  throw new ConfError(
    known.has(name) ? `not simulated: directive "${name}"` : `unknown directive "${name}"`,
    line,
  );
}
