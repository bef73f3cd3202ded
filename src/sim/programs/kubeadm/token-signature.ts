import { Random } from "../../kernel/random.ts";
import { encodeBase64 } from "../../wire/base64.ts";

/**
 * The detached JWS by which a joining node recognises a cluster-info that was written by someone who knows its token.
 * Not HMAC-SHA256 but a value that depends on token and content in the same way.
 */
export function signature(token: string, content: string): string {
  const [id = ""] = token.split(".");
  const header = base64Url(JSON.stringify({ alg: "HS256", kid: id }));
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return `${header}..${new Random(0x10e5).fork(`${token} ${content}`).text(43, alphabet)}`;
}

function base64Url(text: string): string {
  return encodeBase64(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
