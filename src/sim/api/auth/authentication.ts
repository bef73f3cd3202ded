import { defineModule, type Module } from "../../kernel/module.ts";
import { need, type Task } from "../../kernel/task.ts";
import type { Instant } from "../../kernel/time.ts";
import type { HttpRequest } from "../../wire/http.ts";
import type { Identity } from "../../wire/identity.ts";
import { credentialIdOf } from "../../wire/x509/certificate-pem.ts";
import { ApiError } from "../api-error.ts";
import type { Cluster, User } from "../machinery.ts";
import { accountUserOf } from "./account-user.ts";
import type { Claimed } from "./claimed-user.ts";
import type * as TokenKinds from "./token-kinds.ts";
import type { TokenAuthority } from "./token-authority.ts";

export const anonymous: User = { name: "system:anonymous", groups: ["system:unauthenticated"] };

const tokenKinds: Module<typeof TokenKinds> = defineModule(
  "api/token-kinds",
  () => import("./token-kinds.ts"),
);

export interface AuthenticatorParts {
  /** The authority whose client certificates are accepted. */
  readonly clientAuthority: string;
  readonly tokens: TokenAuthority;
  readonly issuer: string;
  readonly cluster: Cluster;
  readonly now: () => Instant;
  /** `--token-auth-file` */
  readonly staticTokens: ReadonlyMap<string, User>;
  readonly minor: number;
  /** `--enable-bootstrap-token-auth` */
  readonly knowsBootstrapTokens: boolean;
  /** `--anonymous-auth` */
  readonly allowsAnonymous: boolean;
}

/**
 * Says who sends a request: the holder of a client certificate, of a bearer token, or nobody in particular.
 * Credentials that are no good are refused, and are not the same as none.
 * @models pkg/kubeapiserver/authenticator/config.go, 1.33
 */
export class Authenticator {
  readonly #parts: AuthenticatorParts;
  readonly #holders = new WeakMap<Identity, User>();
  /** The last user of a token, so that what is decided about it can be remembered by user. */
  readonly #bearers = new Map<string, User>();

  constructor(parts: AuthenticatorParts) {
    this.#parts = parts;
  }

  /** Throws Unauthorized. */
  *authenticate({ certificate, headers }: HttpRequest): Task<User> {
    const holder = certificate === undefined ? undefined : this.#holder(certificate);
    if (holder !== undefined) return holder;
    const token = bearerToken(headers["authorization"]);
    const bearer = token === undefined ? undefined : yield* this.#bearer(token);
    if (bearer !== undefined) return bearer;
    if (certificate === undefined && token === undefined && this.#parts.allowsAnonymous) return anonymous;
    throw new ApiError("Unauthorized", "Unauthorized");
  }

  /** Whom a token is for, if it is for one of these audiences. */
  *authenticateToken(token: string, audiences: readonly string[]): Task<Claimed | undefined> {
    return (yield* need(tokenKinds)).tokenUser(token, audiences, this.#parts);
  }

  *#bearer(token: string): Task<User | undefined> {
    const { tokens, cluster, issuer, now, staticTokens } = this.#parts;
    const claims = staticTokens.has(token) ? undefined : tokens.claimsOf(token);
    if (claims?.["iss"] === issuer) {
      return this.#same(token, accountUserOf(claims, { cluster, issuer, now: now() }));
    }
    const claimed = yield* this.authenticateToken(token, [issuer]);
    return this.#same(token, claimed !== undefined && "user" in claimed ? claimed.user : undefined);
  }

  #holder(certificate: Identity): User | undefined {
    const { clientAuthority, now } = this.#parts;
    const { authority, notBefore, notAfter, commonName, organizations } = certificate;
    const time = now();
    if (authority !== clientAuthority || time < notBefore || time > notAfter || commonName === "")
      return undefined;
    const known = this.#holders.get(certificate);
    if (known !== undefined) return known;
    const groups = [...organizations, "system:authenticated"];
    const user: User =
      this.#parts.minor < 32 ? { name: commonName, groups } : new Holder(commonName, groups, certificate);
    this.#holders.set(certificate, user);
    return user;
  }

  #same(token: string, user: User | undefined): User | undefined {
    const known = this.#bearers.get(token);
    if (user === undefined || known !== undefined) return user === undefined ? undefined : known;
    if (this.#bearers.size >= bearersMax) this.#bearers.clear();
    this.#bearers.set(token, user);
    return user;
  }
}

/** Who has a client certificate: which one it is takes time to say, and few ask. */
class Holder implements User {
  readonly name: string;
  readonly groups: readonly string[];
  readonly #certificate: Identity;

  constructor(name: string, groups: readonly string[], certificate: Identity) {
    this.name = name;
    this.groups = groups;
    this.#certificate = certificate;
  }

  get extra(): NonNullable<User["extra"]> {
    return { "authentication.kubernetes.io/credential-id": [credentialIdOf(this.#certificate)] };
  }
}

const bearersMax = 500;

/** @models apiserver pkg/authentication/request/bearertoken, 1.33 */
function bearerToken(header: string | undefined): string | undefined {
  const [scheme = "", token = ""] = header?.trim().split(" ") ?? [];
  return scheme.toLowerCase() === "bearer" && token !== "" ? token : undefined;
}
