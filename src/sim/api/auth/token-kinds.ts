import type { User } from "../machinery.ts";
import type { AuthenticatorParts } from "./authentication.ts";
import { bootstrapUser } from "./bootstrap-token.ts";
import { claimedUser, type Claimed } from "./claimed-user.ts";

/**
 * Who the bearer of a token of any kind is: static ones, those of service accounts, and bootstrap tokens. Undefined for
 * a token that nobody knows; an error for one of this server's own that is no good.
 */
export function tokenUser(
  token: string,
  audiences: readonly string[],
  parts: AuthenticatorParts,
): Claimed | undefined {
  const { tokens, cluster, issuer, now, staticTokens, knowsBootstrapTokens } = parts;
  const own = [issuer];
  const fixed = staticTokens.get(token);
  if (fixed !== undefined) return { user: fixed, audiences: own };
  const claims = tokens.claimsOf(token);
  if (claims !== undefined) return claimedUser(claims, { cluster, issuer, now: now(), audiences }, token);
  const user: User | undefined = knowsBootstrapTokens ? bootstrapUser(token, cluster, now()) : undefined;
  return user === undefined ? undefined : { user, audiences: own };
}
