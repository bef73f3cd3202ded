import type { Query } from "../../wire/http.ts";

export interface Url {
  readonly scheme: string;
  /** `user:password` if there is one. */
  readonly user: string | undefined;
  readonly host: string;
  readonly port: number;
  /** Whether the port is the scheme's own. */
  readonly isUsualPort: boolean;
  readonly path: string;
  /** Behind the `?`, as it was written. */
  readonly search: string;
}

const ports: Readonly<Record<string, number>> = { http: 80, https: 443 };

/** Reads a URL; without a scheme it is http. Undefined if it has no host or a bad port. */
export function parseUrl(text: string): Url | undefined {
  const match =
    /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):\/\/)?(?:([^@/?#]*)@)?(\[[^\]]+\]|[^:/?#[\]\s]+)(?::(\d{1,5}))?([/][^?#\s]*)?(?:\?([^#\s]*))?(?:#.*)?$/.exec(
      text,
    );
  if (match === null) return undefined;
  const [, scheme = "http", user, host = "", portText, path = "/", search = ""] = match;
  const usual = ports[scheme.toLowerCase()] ?? 0;
  const port = portText === undefined ? usual : Number(portText);
  if (port > 65_535) return undefined;
  const bare = host.startsWith("[") ? host.slice(1, -1) : host;
  return { scheme: scheme.toLowerCase(), user, host: bare, port, isUsualPort: port === usual, path, search };
}

/** The URL as text, without user. */
export function formatUrl({ scheme, host, port, isUsualPort, path, search }: Url): string {
  return `${scheme}://${authorityOf({ host, port, isUsualPort })}${path}${search === "" ? "" : `?${search}`}`;
}

/** `host` or `host:port`: the Host header. */
export function authorityOf({ host, port, isUsualPort }: Pick<Url, "host" | "port" | "isUsualPort">): string {
  const shown = host.includes(":") ? `[${host}]` : host;
  return isUsualPort ? shown : `${shown}:${port}`;
}

/** Where a Location header leads, relative ones against the URL that it came from. */
export function followed(base: Url, location: string): Url | undefined {
  if (/^[a-zA-Z][a-zA-Z0-9+.-]*:\/\//.test(location)) return parseUrl(location);
  const [path = "", search = ""] = location.split("?");
  if (path.startsWith("/")) return { ...base, path, search };
  return { ...base, path: base.path.slice(0, base.path.lastIndexOf("/") + 1) + path, search };
}

export function parseQuery(search: string): Query {
  const query: Record<string, string[]> = {};
  for (const pair of search === "" ? [] : search.split("&")) {
    const equals = pair.indexOf("=");
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    (query[name] ??= []).push(equals < 0 ? "" : decode(pair.slice(equals + 1)));
  }
  return query;
}

/** Percent-decoding that leaves alone what is not valid. */
export function decode(text: string): string {
  const plain = text.replaceAll("+", " ");
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}
