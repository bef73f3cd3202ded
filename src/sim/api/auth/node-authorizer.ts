import type { PolicyRule } from "kubernetes-types/rbac/v1";
import type { Store } from "../../store/store.ts";
import type { User } from "../machinery.ts";
import type { Attributes, Decision, ResourceAttributes } from "./attributes.ts";
import { bootstrapPolicy } from "./bootstrap-policy.ts";
import { NodePods } from "./node-pods.ts";
import { ruleAllows } from "./rbac-rule.ts";

const userPrefix = "system:node:";

/** The node that a user is, or undefined. @models pkg/auth/nodeidentifier/default.go, 1.33 */
export function nodeNameOf({ name, groups }: User): string | undefined {
  return name.startsWith(userPrefix) && groups.includes("system:nodes")
    ? name.slice(userPrefix.length)
    : undefined;
}

const silent: Decision = { allowed: false, reason: "" };
const allowed: Decision = { allowed: true, reason: "" };
const no = (reason: string): Decision => ({ allowed: false, reason });

type Check = (node: string, attributes: ResourceAttributes) => Decision;

/**
 * Lets kubelets do what their nodes' pods need, and nothing else: what their role says, and of the objects that pods
 * refer to only those of pods on the node.
 * @models plugin/pkg/auth/authorizer/node/node_authorizer.go, 1.33
 */
export class NodeAuthorizer {
  readonly #store: Store;
  readonly #rules: readonly PolicyRule[];
  readonly #pods: NodePods;
  readonly #checks: Readonly<Record<string, Check>>;

  constructor(store: Store, minor: number) {
    this.#store = store;
    this.#pods = new NodePods(store);
    this.#rules = nodeRules(minor);
    const read: Check = (node, attributes) => this.#read(node, attributes);
    const checks: Readonly<Record<string, Check>> = {
      secrets: read,
      configmaps: read,
      persistentvolumeclaims: (node, attributes) => this.#claim(node, attributes),
      persistentvolumes: (node, attributes) => this.#get(attributes, () => this.#volume(node, attributes)),
      "volumeattachments.storage.k8s.io": (node, attributes) =>
        this.#get(attributes, () => this.#attachment(node, attributes)),
      serviceaccounts: (node, attributes) => this.#token(node, attributes),
      "leases.coordination.k8s.io": lease,
      "csinodes.storage.k8s.io": csiNode,
    };
    // Nodes read only themselves and their pods since 1.32 (AuthorizeNodeWithSelectors).
    const selective: Readonly<Record<string, Check>> = {
      nodes: nodeObject,
      pods: (node, attributes) => this.#pod(node, attributes),
    };
    this.#checks = minor >= 32 ? { ...checks, ...selective } : checks;
  }

  decide(user: User, attributes: Attributes): Decision {
    const node = nodeNameOf(user);
    if (node === undefined) return silent;
    if (node === "") return no(`unknown node for user ${JSON.stringify(user.name)}`);
    if (attributes.isResource) {
      const { group, resource } = attributes;
      const check = this.#checks[group === "" ? resource : `${resource}.${group}`];
      if (check !== undefined) return check(node, attributes);
    }
    return this.#rules.some((rule) => ruleAllows(rule, attributes)) ? allowed : silent;
  }

  #read(node: string, attributes: ResourceAttributes): Decision {
    if (!["get", "list", "watch"].includes(attributes.verb))
      return no("can only read resources of this type");
    if (attributes.subresource !== "") return no("cannot read subresource");
    if (attributes.namespace === "") return no("can only read namespaced object of this type");
    return this.#related(node, attributes);
  }

  #claim(node: string, attributes: ResourceAttributes): Decision {
    if (attributes.subresource !== "status")
      return this.#get(attributes, () => this.#related(node, attributes));
    if (!["update", "patch"].includes(attributes.verb)) return no("can only get/update/patch this type");
    return this.#related(node, attributes);
  }

  #get({ verb, subresource }: ResourceAttributes, further: () => Decision): Decision {
    if (verb !== "get") return no("can only get individual resources of this type");
    return subresource === "" ? further() : no("cannot get subresource");
  }

  #related(node: string, { resource, namespace, name }: ResourceAttributes): Decision {
    if (name === "") return no("No Object name found");
    return this.#pods.refer(node, namespace, `${resource} ${name}`) ? allowed : unrelated(node);
  }

  #volume(node: string, { name }: ResourceAttributes): Decision {
    const volume = this.#store.get(`/registry/persistentvolumes/${name}`)?.value as
      | { readonly spec?: { readonly claimRef?: { readonly namespace?: string; readonly name?: string } } }
      | undefined;
    const { namespace = "", name: claim = "" } = volume?.spec?.claimRef ?? {};
    const isUsed = claim !== "" && this.#pods.refer(node, namespace, `persistentvolumeclaims ${claim}`);
    return isUsed ? allowed : unrelated(node);
  }

  #attachment(node: string, { name }: ResourceAttributes): Decision {
    const attachment = this.#store.get(`/registry/volumeattachments/${name}`)?.value as
      { readonly spec?: { readonly nodeName?: string } } | undefined;
    return attachment?.spec?.nodeName === node ? allowed : unrelated(node);
  }

  #token(node: string, { verb, subresource, namespace, name }: ResourceAttributes): Decision {
    if (verb === "get" && subresource === "") return no("not allowed to get service accounts");
    if (verb !== "create" || name === "") return no("can only create tokens for individual service accounts");
    if (subresource !== "token") return no("can only create token subresource of serviceaccount");
    return this.#pods.refer(node, namespace, `serviceaccounts ${name}`) ? allowed : unrelated(node);
  }

  #pod(node: string, attributes: ResourceAttributes): Decision {
    const { verb, subresource, namespace, name, fieldSelector } = attributes;
    const isOwn = (): Decision => (this.#pods.has(node, namespace, name) ? allowed : unrelated(node));
    if (subresource === "" && verb === "get") return name === "" ? no("No Object name found") : isOwn();
    if (subresource === "" && (verb === "list" || verb === "watch")) {
      if (selects(fieldSelector, `spec.nodeName=${node}`)) return allowed;
      return name === "" ? no("can only list/watch pods with spec.nodeName field selector") : isOwn();
    }
    const writes: Readonly<Record<string, readonly string[]>> = {
      "": ["create", "delete"],
      status: ["update", "patch"],
      eviction: ["create"],
    };
    return writes[subresource]?.includes(verb) === true ? allowed : silent;
  }
}

function unrelated(node: string): Decision {
  return no(`no relationship found between node '${node}' and this object`);
}

function selects(selector: string, requirement: string): boolean {
  return selector.split(",").some((one) => one.replace("==", "=") === requirement);
}

function lease(node: string, { verb, namespace, name }: ResourceAttributes): Decision {
  if (!["get", "create", "update", "patch", "delete"].includes(verb)) {
    return no("can only get, create, update, patch, or delete a node lease");
  }
  if (namespace !== "kube-node-lease")
    return no('can only access leases in the "kube-node-lease" system namespace');
  if (verb === "create" || name === node) return allowed;
  return no("can only access node lease with the same name as the requesting node");
}

function csiNode(node: string, { verb, subresource, name }: ResourceAttributes): Decision {
  if (!["get", "create", "update", "patch", "delete"].includes(verb)) {
    return no("can only get, create, update, patch, or delete a CSINode");
  }
  if (subresource !== "") return no("cannot authorize CSINode subresources");
  if (verb === "create" || name === node) return allowed;
  return no("can only access CSINode with the same name as the requesting node");
}

/** Which own object is written is the matter of the admission plugin NodeRestriction. */
function nodeObject(node: string, { verb, subresource, name }: ResourceAttributes): Decision {
  if (subresource === "status") return verb === "update" || verb === "patch" ? allowed : silent;
  if (subresource !== "") return silent;
  if (["create", "update", "patch"].includes(verb)) return allowed;
  if (!["get", "list", "watch"].includes(verb)) return silent;
  if (name === node) return allowed;
  return no(
    name === ""
      ? `node '${node}' cannot read all nodes, only its own Node object`
      : `node '${node}' cannot read '${name}', only its own Node object`,
  );
}

function nodeRules(minor: number): readonly PolicyRule[] {
  const role = bootstrapPolicy(minor).clusterRoles.find(({ metadata }) => metadata?.name === "system:node");
  return (role as { readonly rules?: readonly PolicyRule[] } | undefined)?.rules ?? [];
}
