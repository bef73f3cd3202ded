import { second } from "../../kernel/time.ts";
import type { HttpConnection } from "../../network/http-client.ts";
import type { HttpResponse } from "../../wire/http.ts";
import { formatUrl, type Url } from "./url.ts";
import { unescapeText } from "../text/escapes.ts";

/** What a transfer was, for -w. Times in microseconds. */
export interface Transfer {
  readonly start: number;
  connectedAt: number;
  firstByteAt: number;
  size: number;
  status: number;
  redirects: number;
  url: string;
  type: string;
  address: string;
  port: number;
}

export function newTransfer(start: number, url: string): Transfer {
  return {
    start,
    connectedAt: start,
    firstByteAt: start,
    size: 0,
    status: 0,
    redirects: 0,
    url,
    type: "",
    address: "",
    port: 0,
  };
}

/** Takes over what a response says about the transfer. */
export function noteResponse(
  transfer: Transfer,
  got: {
    readonly response: HttpResponse;
    readonly connection: HttpConnection;
    readonly url: Url;
    readonly now: number;
  },
): void {
  const { response, connection, url, now } = got;
  Object.assign(transfer, {
    status: response.status,
    url: formatUrl(url),
    type: response.headers["content-type"] ?? "",
    address: connection.remoteAddress,
    port: connection.remotePort,
    connectedAt: transfer.start + connection.connectDuration,
    firstByteAt: now,
  });
}

/** Fills in `%{http_code}` and the like, and backslash escapes. */
export function writeOut(format: string, transfer: Transfer, now: number): string {
  const time = (instant: number): string => ((instant - transfer.start) / second).toFixed(6);
  const status = String(transfer.status).padStart(3, "0");
  const values: Readonly<Record<string, string>> = {
    http_code: status,
    response_code: status,
    size_download: String(transfer.size),
    num_redirects: String(transfer.redirects),
    url_effective: transfer.url,
    content_type: transfer.type,
    remote_ip: transfer.address,
    remote_port: String(transfer.port),
    time_connect: time(transfer.connectedAt),
    time_starttransfer: time(transfer.firstByteAt),
    time_total: time(now),
    http_version: "1.1",
  };
  const filled = format.replaceAll(/%%|%\{(\w+)\}/g, (whole, name?: string) =>
    name === undefined ? "%" : (values[name] ?? whole),
  );
  return unescapeText(filled, "printf").text;
}
