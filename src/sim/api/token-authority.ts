import { second, type Instant } from "../kernel/time.ts";
import { decodeBase64Url, encodeBase64Url } from "../wire/base64.ts";
import { isObject } from "../wire/json.ts";
import type { Stored } from "../wire/object.ts";
import type { User } from "./machinery.ts";

const issuer = "https://kubernetes.default.svc.cluster.local";
const tokenMax = 8_192;

/**
 * Issues service account tokens and knows its own again. They have the form and the claims of real ones (JWT); the
 * signature is a keyed hash that is good enough inside a world, and no RSA.
 */
export class TokenAuthority {
  readonly #key: string;
  /** The same for all tokens. */
  readonly #head: string;

  constructor(key: string) {
    this.#key = key;
    this.#head = encodeBase64Url(JSON.stringify({ alg: "RS256", kid: this.#sign("kid").slice(0, 43) }));
  }

  issue(
    account: Stored,
    now: Instant,
    options: { readonly seconds: number; readonly audiences: readonly string[] },
  ): string {
    const { namespace, name, uid } = account.metadata;
    const issuedAt = Math.floor(now / second);
    const claims = {
      aud: options.audiences.length === 0 ? [issuer] : options.audiences,
      exp: issuedAt + options.seconds,
      iat: issuedAt,
      iss: issuer,
      "kubernetes.io": { namespace, serviceaccount: { name, uid } },
      nbf: issuedAt,
      sub: `system:serviceaccount:${namespace}:${name}`,
    };
    const body = `${this.#head}.${encodeBase64Url(JSON.stringify(claims))}`;
    return `${body}.${this.#sign(body)}`;
  }

  /** Undefined if the token was not issued here, or is not valid now. */
  userOf(token: string, now: Instant): User | undefined {
    const [head = "", body = "", signature] = token.split(".");
    if (token.length > tokenMax || signature !== this.#sign(`${head}.${body}`)) return undefined;
    const claims: unknown = JSON.parse(decodeBase64Url(body) ?? "null");
    if (!isObject(claims) || Number(claims["exp"]) * second < now) return undefined;
    const name = String(claims["sub"]);
    const namespace = name.split(":")[2] ?? "";
    return {
      name,
      groups: ["system:serviceaccounts", `system:serviceaccounts:${namespace}`, "system:authenticated"],
    };
  }

  #sign(text: string): string {
    let signature = "";
    for (let round = 0; round < 8; round++) {
      let hash = 0x811c9dc5 ^ (round * 0x9e3779b9);
      const input = `${this.#key}|${text}`;
      for (let index = 0; index < input.length; index++) {
        hash = Math.imul(hash ^ input.charCodeAt(index), 0x01000193);
      }
      signature += (hash >>> 0).toString(16).padStart(8, "0");
    }
    return encodeBase64Url(signature);
  }
}
