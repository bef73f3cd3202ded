import { Signal } from "../kernel/signal.ts";
import type { Task } from "../kernel/task.ts";
import { second } from "../kernel/time.ts";
import type { Dialled, DnsAnswer } from "../network/service.ts";
import type { FileNode } from "./file-node.ts";
import type { Host } from "./host.ts";

/** What a look-up came to. Programs word it: `Could not resolve host`, `Temporary failure in name resolution`. */
export type Resolved =
  | { readonly addresses: readonly string[] }
  | { readonly failure: "NXDOMAIN" | "SERVFAIL" | "NODATA" | "TIMEOUT" };

interface Configuration {
  readonly servers: readonly string[];
  readonly search: readonly string[];
  readonly ndots: number;
}

const timeout = 5 * second;
const attempts = 2;
const address = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/**
 * Looks a name up as glibc's resolver does: literal addresses, /etc/hosts, then the servers of /etc/resolv.conf with
 * `search` and `ndots`. @models getaddrinfo, resolv.conf(5)
 */
export function* resolve(host: Host, name: string): Task<Resolved> {
  if (address.test(name)) return { addresses: [name] };
  const listed = inHostsFile(host, name);
  if (listed.length > 0) return { addresses: listed };
  const configuration = readConfiguration(host);
  let failure: Resolved = { failure: configuration.servers.length === 0 ? "TIMEOUT" : "NXDOMAIN" };
  for (const candidate of candidates(name, configuration)) {
    const answer = yield* ask(host, configuration, candidate);
    if ("addresses" in answer) return answer;
    if (answer.failure === "TIMEOUT") return answer;
    if (answer.failure !== "NXDOMAIN") failure = answer;
  }
  return failure;
}

/** Files are read anew for every name and hardly ever change: what they say is kept as long as the file is there. */
const hostsFiles = new WeakMap<FileNode, ReadonlyMap<string, readonly string[]>>();

function inHostsFile(host: Host, name: string): readonly string[] {
  const node = host.files.access().find("/etc/hosts");
  if (node?.is !== "file") return [];
  let addresses = hostsFiles.get(node);
  if (addresses === undefined) hostsFiles.set(node, (addresses = readHosts(node.text)));
  return addresses.get(name) ?? [];
}

function readHosts(text: string): ReadonlyMap<string, readonly string[]> {
  const addresses = new Map<string, string[]>();
  for (const line of text.split("\n")) {
    const [first, ...names] = line.replace(/#.*/, "").trim().split(/\s+/);
    if (first === undefined || !address.test(first)) continue;
    for (const name of new Set(names)) addresses.set(name, [...(addresses.get(name) ?? []), first]);
  }
  return addresses;
}

/** Reads /etc/resolv.conf: servers (three at most), search list and ndots. */
export function readConfiguration(host: Host): Configuration {
  const servers: string[] = [];
  let search: readonly string[] = [];
  let ndots = 1;
  for (const line of linesOf(host, "/etc/resolv.conf")) {
    const [keyword, ...values] = line
      .replace(/[#;].*/, "")
      .trim()
      .split(/\s+/);
    if (keyword === "nameserver" && values[0] !== undefined && servers.length < 3) servers.push(values[0]);
    if (keyword === "search" || keyword === "domain") search = values;
    if (keyword !== "options") continue;
    const option = values.find((value) => value.startsWith("ndots:"));
    if (option !== undefined) ndots = Math.min(15, Number(option.slice("ndots:".length)) || 0);
  }
  return { servers, search, ndots };
}

/** The names to ask for, in order. A name that ends in a dot is asked as it is. */
export function candidates(
  name: string,
  { search, ndots }: Pick<Configuration, "search" | "ndots">,
): readonly string[] {
  if (name.endsWith(".")) return [name.slice(0, -1)];
  const searched = search.map((domain) => `${name}.${domain}`);
  const dots = name.split(".").length - 1;
  return dots >= ndots ? [name, ...searched] : [...searched, name];
}

function* ask(host: Host, { servers }: Configuration, name: string): Task<Resolved> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    for (const server of servers) {
      const answer = yield* askServer(host, server, name);
      if (answer !== undefined) return answer;
    }
  }
  return { failure: "TIMEOUT" };
}

/** Undefined if no answer came in time; a port that is closed says so at once. */
function* askServer(host: Host, server: string, name: string): Task<DnsAnswer | undefined> {
  const dialled = yield* dialWithin(host, server);
  if (dialled === undefined || "error" in dialled) return undefined;
  return dialled.service.dns?.(name);
}

function* dialWithin(host: Host, server: string): Task<Dialled | undefined> {
  let dialled: Dialled | undefined;
  const done = new Signal();
  const thread = host.kernel.begin("dns", host.network.dial(server, 53), (result) => {
    dialled = result;
    done.notify();
  });
  try {
    if (!thread.done) yield* host.kernel.wait(done, timeout);
    return dialled;
  } finally {
    thread.kill();
  }
}

function linesOf(host: Host, path: string): readonly string[] {
  const files = host.files.access();
  return files.find(path)?.is === "file" ? files.readText(path).split("\n") : [];
}
