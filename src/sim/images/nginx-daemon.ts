import { SystemError } from "../host/errno.ts";
import type { Command, Daemon } from "../host/program.ts";
import type { Process } from "../host/process.ts";
import { byteLength } from "../kernel/text.ts";
import { millisecond, rfc3339 } from "../kernel/time.ts";
import { textResponse, type HttpRequest, type HttpResponse } from "../wire/http.ts";
import { say, serve, warn } from "./daemon.ts";
import { ConfError } from "./nginx-conf.ts";
import { errorPage } from "./nginx-pages.ts";
import { readSites, type Location, type Site } from "./nginx-sites.ts";

const worker = 29;

/** The web server: one master, one worker. */
export const nginx: Daemon = {
  name: "nginx",
  start(process) {
    const server = new NginxServer(process);
    server.start();
  },
};

class NginxServer {
  readonly #process: Process;
  readonly #version: string;
  #connections = 0;

  constructor(process: Process) {
    this.#process = process;
    this.#version = versionIn(process);
  }

  start(): void {
    const process = this.#process;
    const sites = this.#sites();
    if (sites === undefined) return;
    this.#greet();
    for (const port of new Set(sites.flatMap(({ ports }) => ports))) {
      const site = sites.find(({ ports }) => ports.includes(port));
      if (site === undefined || serve(process, port, { name: "nginx", http: this.#handler(site) })) continue;
      warn(process, `nginx: [emerg] bind() to 0.0.0.0:${port} failed (98: Address already in use)\n`);
      process.end(1);
      return;
    }
    process.onSignal("SIGQUIT", () => this.#stop("3 (SIGQUIT) received, shutting down"));
    process.onSignal("SIGTERM", () => this.#stop("15 (SIGTERM) received, exiting"));
    process.onSignal("SIGINT", () => this.#stop("2 (SIGINT) received, exiting"));
  }

  #sites(): readonly Site[] | undefined {
    try {
      return readSites(this.#process.access);
    } catch (error) {
      if (!(error instanceof ConfError)) throw error;
      const notice = this.#now();
      warn(this.#process, `${notice} [emerg] 1#1: ${error.message}\nnginx: [emerg] ${error.message}\n`);
      this.#process.end(1);
      return undefined;
    }
  }

  #greet(): void {
    const lines = [
      'using the "epoll" event method',
      `nginx/${this.#version}`,
      "built by gcc 12.2.0 (Debian 12.2.0-14+deb12u1) ",
      "OS: Linux 6.8.0-45-generic",
      "getrlimit(RLIMIT_NOFILE): 1048576:1048576",
      "start worker processes",
      `start worker process ${worker}`,
    ];
    for (const line of lines) this.#notice("1#1", line);
  }

  #stop(signal: string): void {
    this.#notice("1#1", `signal ${signal}`);
    this.#notice(`${worker}#${worker}`, signal.endsWith("exiting") ? "exiting" : "gracefully shutting down");
    this.#notice(`${worker}#${worker}`, "exit");
    const cancel = this.#process.kernel.after(20 * millisecond, () => {
      this.#notice("1#1", `signal 17 (SIGCHLD) received from ${worker}`);
      this.#notice("1#1", `worker process ${worker} exited with code 0`);
      this.#notice("1#1", "exit");
      this.#process.end(0);
    });
    this.#process.onEnd(cancel);
  }

  #notice(who: string, text: string): void {
    if (!isSince19(this.#version)) return;
    warn(this.#process, `${this.#now()} [notice] ${who}: ${text}\n`);
  }

  #handler(site: Site): (request: HttpRequest) => Generator<never, HttpResponse> {
    const answer = (request: HttpRequest): HttpResponse => this.#answer(site, request);
    return function* (request) {
      return answer(request);
    };
  }

  #answer(site: Site, request: HttpRequest): HttpResponse {
    this.#connections++;
    const location = pick(site, request.path);
    const response =
      location.answer === undefined ? this.#file(location, request) : this.#reply(location.answer);
    this.#log(request, response);
    return { ...response, headers: { server: `nginx/${this.#version}`, ...response.headers } };
  }

  #reply({ status, text }: { readonly status: number; readonly text: string }): HttpResponse {
    if (status >= 300 && status < 400) return this.#page(status, { location: text });
    return text === "" && status >= 400
      ? this.#page(status)
      : textResponse(status, text, { "content-type": "text/plain" });
  }

  #file(location: Location, request: HttpRequest): HttpResponse {
    if (request.method !== "GET" && request.method !== "HEAD") return this.#page(405);
    const { access } = this.#process;
    const base = `${location.root}${request.path}`;
    const isDirectory = request.path.endsWith("/");
    const paths = isDirectory ? location.index.map((name) => `${base}${name}`) : [base];
    const path = paths.find((candidate) => access.find(candidate)?.is === "file");
    if (path === undefined) return this.#missing(base, request);
    try {
      return textResponse(200, access.readText(path), { "content-type": contentType(path) });
    } catch (error) {
      if (error instanceof SystemError) return this.#page(403);
      throw error;
    }
  }

  #missing(path: string, request: HttpRequest): HttpResponse {
    const node = this.#process.access.find(path);
    if (node?.is === "directory") {
      return request.path.endsWith("/") ? this.#page(403) : this.#page(301, { location: `${request.path}/` });
    }
    const client = request.remoteAddress ?? "127.0.0.1";
    const host = request.headers["host"] ?? "localhost";
    warn(
      this.#process,
      `${this.#now()} [error] ${worker}#${worker}: *${this.#connections} open() "${path}" failed (2: No such file or directory), ` +
        `client: ${client}, server: localhost, request: "${request.method} ${request.path} HTTP/1.1", host: "${host}"\n`,
    );
    return this.#page(404);
  }

  #page(status: number, headers: Readonly<Record<string, string>> = {}): HttpResponse {
    return textResponse(status, errorPage(status, this.#version), {
      "content-type": "text/html",
      ...headers,
    });
  }

  #log(request: HttpRequest, response: HttpResponse): void {
    const size = "text" in response.body ? byteLength(response.body.text) : 0;
    const agent = request.headers["user-agent"] ?? "-";
    const client = request.remoteAddress ?? "127.0.0.1";
    const line = `"${request.method} ${request.path} HTTP/1.1" ${response.status} ${size} "-" "${agent}" "-"`;
    say(this.#process, `${client} - - [${clfTime(rfc3339(this.#process.kernel.now))}] ${line}\n`);
  }

  /** As error logs have it: `2025/05/15 09:00:00`. */
  #now(): string {
    return rfc3339(this.#process.kernel.now).slice(0, 19).replaceAll("-", "/").replace("T", " ");
  }
}

function versionIn({ access }: Process): string {
  return access.readText("/etc/nginx/version").trim();
}

/** From 1.19 on the image has a talkative entry point, and logs notices. */
function isSince19(version: string): boolean {
  return Number(version.split(".")[1]) >= 19;
}

/** The image's entry point: prepares nginx's files and becomes nginx, or what it is told. */
export const nginxEntrypoint: Command = {
  name: "nginx-entrypoint",
  *run(process) {
    const [program, ...args] = process.argv.slice(1);
    if (program === undefined) return 0;
    const isTalkative = program === "nginx" && isSince19(versionIn(process));
    if (isTalkative) for (const line of preparations) yield* process.write(`${line}\n`);
    return yield* process.execute({ argv: [program, ...args] });
  },
};

const preparations = [
  "/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform configuration",
  "/docker-entrypoint.sh: Looking for shell scripts in /docker-entrypoint.d/",
  "/docker-entrypoint.sh: Launching /docker-entrypoint.d/10-listen-on-ipv6-by-default.sh",
  "10-listen-on-ipv6-by-default.sh: info: Getting the checksum of /etc/nginx/conf.d/default.conf",
  "10-listen-on-ipv6-by-default.sh: info: Enabled listen on IPv6 in /etc/nginx/conf.d/default.conf",
  "/docker-entrypoint.sh: Sourcing /docker-entrypoint.d/15-local-resolvers.envsh",
  "/docker-entrypoint.sh: Launching /docker-entrypoint.d/20-envsubst-on-templates.sh",
  "/docker-entrypoint.sh: Launching /docker-entrypoint.d/30-tune-worker-processes.sh",
  "/docker-entrypoint.sh: Configuration complete; ready for start up",
];

/** Exact locations first, then the longest prefix. */
function pick(site: Site, path: string): Location {
  let best: Location | undefined;
  for (const location of site.locations) {
    if (location.exact && location.path === path) return location;
    const fits = !location.exact && path.startsWith(location.path);
    if (fits && (best === undefined || location.path.length > best.path.length)) best = location;
  }
  return best ?? { path: "/", exact: false, root: "/usr/share/nginx/html", index: [], answer: undefined };
}

function contentType(path: string): string {
  const types: Readonly<Record<string, string>> = {
    html: "text/html",
    txt: "text/plain",
    css: "text/css",
    json: "application/json",
  };
  return types[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream";
}

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** `15/May/2025:09:00:00 +0000` from RFC 3339. */
function clfTime(time: string): string {
  const [year = "", month = "", day = ""] = time.slice(0, 10).split("-");
  return `${day}/${months[Number(month) - 1] ?? ""}/${year}:${time.slice(11, 19)} +0000`;
}
