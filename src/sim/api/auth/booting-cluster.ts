import type { HttpRequest } from "../../wire/http.ts";
import { health, isProbe } from "../health.ts";
import type { User } from "../machinery.ts";
import type { RequestInfo } from "../request-info.ts";

const names: ReadonlySet<string> = new Set(["system:kube-controller-manager", "system:kube-scheduler"]);
const groups: ReadonlySet<string> = new Set(["kubeadm:cluster-admins", "system:masters", "system:nodes"]);
const accounts = "system:serviceaccount:kube-system:";

/** What is written here asks the authorizer itself. */
const asking: ReadonlySet<string> = new Set(["authorization.k8s.io", "certificates.k8s.io"]);

/**
 * Whether a request comes from a part of a cluster that nobody has touched, which asks for nothing that the policy of
 * a new cluster refuses it: components by their usual names, and probes.
 */
export function isOfBootingCluster(user: User, request: HttpRequest, { group, verb }: RequestInfo): boolean {
  const isTyped = request.typed === true;
  if ((isTyped || isProbe(request)) && health(request) !== undefined) return true;
  if (!isTyped) return false;
  if (asking.has(group) && verb !== "list" && verb !== "watch") return false;
  return names.has(user.name) || user.name.startsWith(accounts) || user.groups.some((one) => groups.has(one));
}
