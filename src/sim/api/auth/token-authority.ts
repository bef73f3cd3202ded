import { fromBytes, toBytes } from "../../kernel/text.ts";
import { decodeBase64Url, encodeBase64Url } from "../../wire/base64.ts";
import { isObject, type Json, type JsonObject } from "../../wire/json.ts";
import { hmac } from "./hmac.ts";

const tokenMax = 16_384;
const rememberedMax = 500;
/** What an RSA-2048 signature has. */
const signatureSize = 256;

/**
 * Signs and knows again JSON Web Tokens. They look like RS256 ones; the signature is an HMAC-SHA256 with the key,
 * stretched to the length of an RSA signature, which whoever lacks the key cannot make.
 */
export class TokenAuthority {
  readonly #key: Uint8Array;
  /** The same for all tokens. */
  readonly #head: string;
  /** Tokens that were issued or checked: what they say never changes. */
  readonly #remembered = new Map<string, JsonObject>();

  constructor(key: string) {
    this.#key = toBytes(key);
    const kid = encodeBase64Url(fromBytes(hmac(this.#key, toBytes("kid"))));
    this.#head = encodeBase64Url(JSON.stringify({ alg: "RS256", kid }));
  }

  issue(claims: JsonObject): string {
    const body = `${this.#head}.${encodeBase64Url(JSON.stringify(claims))}`;
    const token = `${body}.${this.#sign(body)}`;
    this.#remember(token, claims);
    return token;
  }

  /** What a token of this authority says; undefined for any other text. */
  claimsOf(token: string): JsonObject | undefined {
    const known = this.#remembered.get(token);
    if (known !== undefined) return known;
    const [head = "", body = "", signature, more] = token.split(".");
    if (token.length > tokenMax || more !== undefined || head !== this.#head) return undefined;
    if (signature !== this.#sign(`${head}.${body}`)) return undefined;
    const claims = JSON.parse(decodeBase64Url(body) ?? "null") as Json;
    if (!isObject(claims)) return undefined;
    this.#remember(token, claims);
    return claims;
  }

  #remember(token: string, claims: JsonObject): void {
    if (this.#remembered.size >= rememberedMax) this.#remembered.clear();
    this.#remembered.set(token, claims);
  }

  #sign(text: string): string {
    return encodeBase64Url(fromBytes(stretched(hmac(this.#key, toBytes(text)))));
  }
}

/** The digest itself comes first; what follows it depends on it alone. */
function stretched(digest: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(signatureSize);
  bytes.set(digest);
  let state = 0x811c9dc5;
  for (let index = 0; index < signatureSize; index++) {
    state = Math.imul(state ^ (bytes[index % digest.length] ?? 0) ^ index, 0x01000193);
    if (index >= digest.length) bytes[index] = state >>> 24;
  }
  return bytes;
}
