import { millisecond } from "../../kernel/time.ts";
import { unreachable } from "../../kernel/assert.ts";
import type { HttpFailure } from "../../network/http-client.ts";
import type { TlsFailure } from "../../network/tls.ts";
import { Failure } from "../command.ts";
import type { Fetched } from "./fetch.ts";
import type { Url } from "./url.ts";

/** An error of curl: its code, and the text behind `curl: (7) `. */
export class CurlError extends Failure {
  constructor(code: number, message: string) {
    super(message, code);
  }
}

const untrusted = `unable to get local issuer certificate
More details here: https://curl.se/docs/sslcerts.html

curl failed to verify the legitimacy of the server and therefore could not
establish a secure connection to it. To learn more about this situation and
how to fix it, please visit the web page mentioned above.`;

/** @models curl 7.88.1 lib/connect.c, lib/multi.c, lib/vtls/openssl.c */
export function curlError(fetched: Exclude<Fetched, { is: "response" }>, url: Url): CurlError {
  if (fetched.is === "unresolved") return new CurlError(6, `Could not resolve host: ${url.host}`);
  return failureError(fetched.failure, url);
}

function failureError(failure: HttpFailure, url: Url): CurlError {
  switch (failure.is) {
    case "dial": {
      const code = failure.error === "ETIMEDOUT" ? 28 : 7;
      const after = Math.floor(failure.duration / millisecond);
      return new CurlError(
        code,
        `Failed to connect to ${url.host} port ${url.port} after ${after} ms: Couldn't connect to server`,
      );
    }
    case "timeout": {
      const after = Math.ceil(failure.duration / millisecond);
      if (!failure.connected) return new CurlError(28, `Connection timed out after ${after} milliseconds`);
      return new CurlError(28, `Operation timed out after ${after} milliseconds with 0 bytes received`);
    }
    case "closed":
      return new CurlError(52, "Empty reply from server");
    case "tls":
      return tlsError(failure.why, url);
    default:
      return unreachable(failure);
  }
}

function tlsError(why: TlsFailure, { host }: Url): CurlError {
  switch (why.is) {
    case "unknown-authority":
      return new CurlError(60, `SSL certificate problem: ${untrusted}`);
    case "expired":
      return new CurlError(
        60,
        `SSL certificate problem: ${untrusted.replace(/^.*/, "certificate has expired")}`,
      );
    case "not-yet-valid":
      return new CurlError(
        60,
        `SSL certificate problem: ${untrusted.replace(/^.*/, "certificate is not yet valid")}`,
      );
    case "other-name":
      return new CurlError(
        60,
        `SSL: no alternative certificate subject name matches target host name '${host}'${untrusted.slice(untrusted.indexOf("\n"))}`,
      );
    case "not-tls":
      return new CurlError(35, "OpenSSL/3.0.19: error:0A00010B:SSL routines::wrong version number");
    default:
      return unreachable(why);
  }
}
