import type { Stored } from "../wire/object.ts";
import type { Machinery, User } from "./machinery.ts";

interface Flow {
  readonly schema: string;
  readonly level: string;
}

/**
 * By which flow schema and in which priority level a user's requests are, by the first group that fits. Nothing is ever
 * queued: requests take no time here.
 * @models staging/src/k8s.io/apiserver/pkg/apis/flowcontrol/bootstrap/default.go, 1.33
 */
const flows: readonly (readonly [group: string, flow: Flow])[] = [
  ["system:masters", { schema: "exempt", level: "exempt" }],
  ["system:nodes", { schema: "system-nodes", level: "system" }],
  ["system:serviceaccounts:kube-system", { schema: "kube-system-service-accounts", level: "workload-high" }],
  ["system:serviceaccounts", { schema: "service-accounts", level: "workload-low" }],
];

const others: Flow = { schema: "global-default", level: "global-default" };

/** Flow control is on by default since this minor. */
const since = 20;

/** The headers that say where a request was put. */
export function flowHeaders(user: User, machinery: Machinery): Readonly<Record<string, string>> {
  if (machinery.minor < since) return {};
  const { schema, level } = flows.find(([group]) => user.groups.includes(group))?.[1] ?? others;
  return {
    "x-kubernetes-pf-flowschema-uid": uidAt(`/registry/flowschemas/${schema}`, machinery),
    "x-kubernetes-pf-prioritylevel-uid": uidAt(`/registry/prioritylevelconfigurations/${level}`, machinery),
  };
}

/** The uid of an object that the server makes for itself, before it is made, too: its kind may be served later. */
export function uidAt(key: string, { store, kernel }: Machinery): string {
  const object = store.get(key)?.value as Stored | undefined;
  return object?.metadata.uid ?? kernel.random.fork(`uid of ${key}`).uuid();
}
