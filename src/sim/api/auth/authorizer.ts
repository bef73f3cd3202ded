import type { Store } from "../../store/store.ts";
import type { User } from "../machinery.ts";
import type { Attributes, Decision } from "./attributes.ts";
import { NodeAuthorizer } from "./node-authorizer.ts";
import { RbacAuthorizer } from "./rbac-authorizer.ts";

const masters = "system:masters";

/** `--authorization-mode` */
export type AuthorizationMode = "Node" | "RBAC" | "AlwaysAllow" | "AlwaysDeny";

/** Says who may do what: members of system:masters everything, all others what one of the modes lets them. */
export class Authorizer {
  /** Present if RBAC is one of the modes. */
  readonly rbac: RbacAuthorizer | undefined;
  readonly #node: NodeAuthorizer | undefined;
  readonly #modes: readonly ((user: User, attributes: Attributes) => Decision)[];

  constructor(
    store: Store,
    { minor, modes }: { readonly minor: number; readonly modes: readonly AuthorizationMode[] },
  ) {
    this.rbac = modes.includes("RBAC") ? new RbacAuthorizer(store) : undefined;
    this.#node = modes.includes("Node") ? new NodeAuthorizer(store, minor) : undefined;
    this.#modes = modes.map((mode) => (user, attributes) => this.#ask(mode, user, attributes));
  }

  /** The reasons of those that refuse stand on lines of their own. */
  decide(user: User, attributes: Attributes): Decision {
    if (user.groups.includes(masters)) return { allowed: true, reason: "" };
    const reasons: string[] = [];
    for (const ask of this.#modes) {
      const { allowed, reason } = ask(user, attributes);
      if (allowed) return { allowed, reason };
      if (reason !== "") reasons.push(reason);
    }
    return { allowed: false, reason: reasons.join("\n") };
  }

  #ask(mode: AuthorizationMode, user: User, attributes: Attributes): Decision {
    if (mode === "AlwaysAllow") return { allowed: true, reason: "" };
    if (mode === "AlwaysDeny") return { allowed: false, reason: "Everything is forbidden." };
    const authorizer = mode === "Node" ? this.#node : this.rbac;
    return authorizer?.decide(user, attributes) ?? { allowed: false, reason: "" };
  }
}
