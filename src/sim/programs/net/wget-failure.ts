import type { HttpFailure } from "../../network/http-client.ts";

/** What wget says of a failure behind `Connecting to ...`, its exit code, and whether it tries again. */
export interface WgetFailure {
  readonly text: string;
  readonly code: number;
  readonly retries: boolean;
}

const reasons = {
  ECONNREFUSED: "Connection refused",
  ETIMEDOUT: "Connection timed out",
  EHOSTUNREACH: "No route to host",
  ENETUNREACH: "Network is unreachable",
} as const;

const waiting = "connected.\nHTTP request sent, awaiting response...";
const untrusted = `connected.
ERROR: The certificate of the server is not trusted.
To connect insecurely, use \`--no-check-certificate'.`;

export function wgetFailure(failure: HttpFailure): WgetFailure {
  if (failure.is === "tls") return { text: untrusted, code: 5, retries: false };
  if (failure.is === "closed") return { text: `${waiting} No data received.`, code: 4, retries: true };
  if (failure.is === "dial") {
    return { text: `failed: ${reasons[failure.error]}.`, code: 4, retries: failure.error === "ETIMEDOUT" };
  }
  const late = `${waiting} Read error (Connection timed out) in headers.`;
  return { text: failure.connected ? late : "failed: Connection timed out.", code: 4, retries: true };
}
