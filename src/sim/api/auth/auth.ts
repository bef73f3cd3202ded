import { present } from "../../kernel/assert.ts";
import type { Kernel } from "../../kernel/kernel.ts";
import { defineModule, type Module } from "../../kernel/module.ts";
import { need, type Task } from "../../kernel/task.ts";
import type { Store } from "../../store/store.ts";
import { textResponse, type HttpRequest, type HttpResponse } from "../../wire/http.ts";
import type { Cluster, User } from "../machinery.ts";
import type { RequestInfo } from "../request-info.ts";
import { defaultIssuer } from "./account-claims.ts";
import { attributesOf } from "./attributes.ts";
import { Authenticator } from "./authentication.ts";
import type { Authorizer, AuthorizationMode } from "./authorizer.ts";
import { isOfBootingCluster } from "./booting-cluster.ts";
import type * as Forbidden from "./forbidden.ts";
import type * as Impersonation from "./impersonation.ts";
import type * as LayPolicy from "./lay-policy.ts";
import { TokenAuthority } from "./token-authority.ts";

/** What the flags of kube-apiserver say about who may come in. */
export interface AuthOptions {
  /** The authority whose client certificates are accepted: `--client-ca-file`. */
  readonly clientAuthority: string;
  /** `--service-account-signing-key-file`; made from the authority unless told. */
  readonly tokenKey?: string;
  /** `--service-account-issuer` */
  readonly issuer?: string;
  /** `--token-auth-file` */
  readonly staticTokens?: ReadonlyMap<string, User>;
  /** `--authorization-mode`; Node and RBAC unless told. */
  readonly authorizationModes?: readonly AuthorizationMode[];
  /** `--enable-bootstrap-token-auth`; true unless told. */
  readonly bootstrapTokens?: boolean;
  /** `--anonymous-auth`; true unless told. */
  readonly anonymousAuth?: boolean;
}

interface Parts extends AuthOptions {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly cluster: Cluster;
  readonly minor: number;
}

const impersonation: Module<typeof Impersonation> = defineModule(
  "api/impersonation",
  () => import("./impersonation.ts"),
);

const layPolicyModule: Module<typeof LayPolicy> = defineModule(
  "api/auth/lay-policy",
  () => import("./lay-policy.ts"),
);

const forbidden: Module<typeof Forbidden> = defineModule("api/forbidden", () => import("./forbidden.ts"));

const usualModes: readonly AuthorizationMode[] = ["Node", "RBAC"];

/** The door of one API server: who somebody is, whom they may act for, and what they may do. */
export class Auth {
  readonly tokens: TokenAuthority;
  readonly authenticator: Authenticator;
  readonly issuer: string;
  readonly #parts: Parts;
  /** Nobody has made or changed any policy yet: only a booting cluster's own components have come. */
  #isUntouched: boolean;
  #authorizer: Authorizer | undefined;

  constructor(parts: Parts) {
    const {
      kernel,
      store,
      cluster,
      minor,
      clientAuthority,
      issuer = defaultIssuer,
      tokenKey = clientAuthority,
    } = parts;
    this.issuer = issuer;
    this.tokens = new TokenAuthority(tokenKey);
    this.authenticator = new Authenticator({
      clientAuthority,
      tokens: this.tokens,
      issuer,
      cluster,
      minor,
      now: () => kernel.now,
      staticTokens: parts.staticTokens ?? new Map<string, User>(),
      knowsBootstrapTokens: parts.bootstrapTokens ?? true,
      allowsAnonymous: parts.anonymousAuth ?? true,
    });
    this.#parts = parts;
    const { authorizationModes: modes = usualModes } = parts;
    this.#isUntouched =
      usualModes.every((mode) => modes.includes(mode)) &&
      !modes.includes("AlwaysDeny") &&
      store.get("/registry/clusterroles/cluster-admin") === undefined;
  }

  /** Whether anything is guarded: until then only those have come who may do what they ask. */
  get isGuarding(): boolean {
    return this.#authorizer !== undefined;
  }

  get authorizer(): Authorizer {
    return present(this.#authorizer, "the policy is laid down before somebody asks about it");
  }

  /**
   * The user on whose behalf a request is answered, or the answer to headers that make no sense.
   * Throws Unauthorized and Forbidden.
   */
  *admitCaller(
    request: HttpRequest,
    info: RequestInfo,
  ): Task<{ readonly user: User } | { readonly response: HttpResponse }> {
    const requester = yield* this.authenticator.authenticate(request);
    if (this.#isUntouched && isOfBootingCluster(requester, request, info)) return { user: requester };
    yield* this.#guard();
    const acting = impersonates(request)
      ? yield* this.#impersonated(requester, request)
      : { user: requester };
    if (!("user" in acting)) return acting;
    const { user } = acting;
    const attributes = attributesOf(info);
    const { allowed, reason } = this.authorizer.decide(user, attributes);
    if (!allowed) throw (yield* need(forbidden)).refused(user, attributes, reason);
    return acting;
  }

  /**
   * Brings the authorizer, and the policy that every server makes for itself. A cluster's own components do nothing
   * that this policy would not let them do, so that booting needs neither.
   */
  *#guard(): Task<void> {
    if (this.#authorizer !== undefined) return;
    const { layPolicy } = yield* need(layPolicyModule);
    // Another request may have waited for the same.
    if (this.#authorizer !== undefined) return;
    this.#isUntouched = false;
    this.#authorizer = layPolicy(this.#parts, this.#parts.authorizationModes ?? usualModes);
  }

  *#impersonated(
    requester: User,
    { headers, path }: HttpRequest,
  ): Task<{ readonly user: User } | { readonly response: HttpResponse }> {
    const { impersonate, impersonationWithoutUser } = yield* need(impersonation);
    const problem = impersonationWithoutUser(headers);
    if (problem === undefined) return { user: impersonate(requester, headers, this.authorizer) };
    return { response: textResponse(500, `Internal Server Error: ${JSON.stringify(path)}: ${problem}\n`) };
  }
}

function impersonates({ headers }: HttpRequest): boolean {
  if (headers["impersonate-user"] !== undefined) return true;
  for (const name in headers) if (name.startsWith("impersonate-")) return true;
  return false;
}
