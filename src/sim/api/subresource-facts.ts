import type { Resource } from "../wire/resource.ts";
import type { Form } from "./form.ts";
import type { Subresource, Verb } from "./kind.ts";

/** What discovery says of a subresource. */
export interface SubresourceFacts {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly verbs: readonly Verb[];
  /** Its objects are of another group than their parent. */
  readonly isForeign: boolean;
}

type Fact = Partial<Pick<Resource, "group" | "version" | "kind">> & {
  readonly verbs?: readonly Verb[];
  /** The version in older minors. */
  readonly before?: { readonly minor: number; readonly version: string };
};

const whole: readonly Verb[] = ["get", "patch", "update"];
const proxied: readonly Verb[] = ["create", "delete", "get", "patch", "update"];
const connected: readonly Verb[] = ["create", "get"];

/** Subresources whose objects are of another kind than their parent, or that know other verbs. */
const facts: Readonly<Record<string, Fact>> = {
  scale: { group: "autoscaling", version: "v1", kind: "Scale" },
  "pods/binding": { kind: "Binding", verbs: ["create"] },
  "pods/eviction": {
    group: "policy",
    version: "v1",
    before: { minor: 22, version: "v1beta1" },
    kind: "Eviction",
    verbs: ["create"],
  },
  "pods/attach": { kind: "PodAttachOptions", verbs: connected },
  "pods/exec": { kind: "PodExecOptions", verbs: connected },
  "pods/portforward": { kind: "PodPortForwardOptions", verbs: connected },
  "pods/proxy": { kind: "PodProxyOptions", verbs: proxied },
  "services/proxy": { kind: "ServiceProxyOptions", verbs: proxied },
  "nodes/proxy": { kind: "NodeProxyOptions", verbs: proxied },
  "pods/log": { verbs: ["get"] },
  "namespaces/finalize": { verbs: ["update"] },
  "serviceaccounts/token": {
    group: "authentication.k8s.io",
    version: "v1",
    kind: "TokenRequest",
    verbs: ["create"],
  },
};

export function factsOf({ resource }: Form, subresource: Subresource, minor: number): SubresourceFacts {
  const name = typeof subresource === "string" ? subresource : subresource.name;
  const known = facts[`${resource.plural}/${name}`] ?? facts[name] ?? {};
  const own = typeof subresource === "string" ? {} : { ...subresource.resource, ...verbsIn(subresource) };
  const { group, version, kind } = resource;
  const { before, ...said }: Fact = { ...known, ...own };
  const older = before !== undefined && minor < before.minor ? { version: before.version } : {};
  return { group, version, kind, verbs: whole, ...said, ...older, isForeign: said.group !== undefined };
}

function verbsIn({ verbs }: Exclude<Subresource, string>): Fact {
  return verbs === undefined ? {} : { verbs };
}

export function verbsOf(form: Form, subresource: Subresource): readonly Verb[] {
  return factsOf(form, subresource, Infinity).verbs;
}
