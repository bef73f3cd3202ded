import type { Environment } from "@marcbachmann/cel-js";
import { CelError } from "./cel-error.ts";

const shape = /^([a-z][a-z0-9+.-]*):(?:\/\/(?:[^/?#@]*@)?([^/?#]*))?([^?#]*)(?:\?([^#]*))?$/i;

/** An absolute URL as a value of an expression. */
export class Url {
  readonly text: string;
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;

  constructor(text: string) {
    const [, scheme = "", host = "", path = text, query = ""] = shape.exec(text) ?? [];
    this.text = text;
    this.scheme = scheme;
    this.host = host;
    this.path = path;
    this.query = query;
  }

  valueOf(): string {
    return this.text;
  }
}

/** What Go's url.ParseRequestURI says about a text that is no URL. */
function problem(text: string): string | undefined {
  const parse = (why: string): string =>
    `URL parse error during conversion from string: parse ${JSON.stringify(text)}: ${why}`;
  if (text === "") return parse("empty url");
  // oxlint-disable-next-line no-control-regex -- what Go refuses
  if (/[\u0000-\u001f\u007f]/.test(text)) return parse("net/url: invalid control character in URL");
  if (text.startsWith("/") || shape.test(text)) return undefined;
  return parse(text.startsWith(":") ? "missing protocol scheme" : "invalid URI for request");
}

function url(text: string): Url {
  const why = problem(text);
  if (why !== undefined) throw new CelError(why);
  return new Url(text);
}

function hostname({ host }: Url): string {
  return host.startsWith("[") ? host.slice(1, host.indexOf("]")) : (host.split(":")[0] ?? "");
}

function port({ host }: Url): string {
  return /:(\d*)$/.exec(host)?.[1] ?? "";
}

function query({ query: text }: Url): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const pair of text.split("&").filter((part) => part !== "")) {
    const [key = "", ...rest] = pair.split("=");
    values.set(decoded(key), [...(values.get(decoded(key)) ?? []), decoded(rest.join("="))]);
  }
  return values;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

/** @models staging/src/k8s.io/apiserver/pkg/cel/library/urls.go */
export function registerUrls(environment: Environment): void {
  environment
    .registerType("URL", Url as never)
    .registerOperator("URL == URL", (a: Url, b: Url) => a.text === b.text)
    .registerFunction("url(string): URL", url)
    .registerFunction("isURL(string): bool", (text: string) => problem(text) === undefined)
    .registerFunction("URL.getScheme(): string", ({ scheme }: Url) => scheme)
    .registerFunction("URL.getHost(): string", ({ host }: Url) => host)
    .registerFunction("URL.getHostname(): string", hostname)
    .registerFunction("URL.getPort(): string", port)
    .registerFunction("URL.getEscapedPath(): string", ({ path }: Url) => path)
    .registerFunction("URL.getQuery(): map<string, list<string>>", query);
}
