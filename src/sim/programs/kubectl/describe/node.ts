import type { Node, Pod } from "kubernetes-types/core/v1";
import type { Lease } from "kubernetes-types/coordination/v1";
import type { Task } from "../../../kernel/task.ts";
import { CommandError } from "../../cobra/command.ts";
import { getObject, listObjects } from "../resources/fetch.ts";
import type { Session } from "../session.ts";
import { complete, type Complete } from "./complete.ts";
import type { Describer } from "./describer.ts";
import { describeAnnotations, describeLabels } from "./describe-metadata.ts";
import { describeNodeResources } from "./node-resources.ts";
import { longTime, type DescribeWriter } from "./describe-writer.ts";

const rolePrefix = "node-role.kubernetes.io/";

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go describeNode, 1.33 */
export const node: Describer = {
  *describe({ session, out, found }) {
    const object = complete<Node>(found.object);
    const { metadata, spec, status } = object;
    out.field("Name", metadata.name);
    out.field("Roles", rolesOf(object));
    describeLabels(out, "Labels", metadata.labels);
    describeAnnotations(out, "Annotations", metadata.annotations);
    out.line(0, `CreationTimestamp:\t${longTime(metadata.creationTimestamp)}`);
    describeTaints(out, object);
    out.line(0, `Unschedulable:\t${spec.unschedulable === true}`);
    yield* describeLease(session, out, found.name);
    describeConditions(out, object);
    out.line(0, "Addresses:");
    for (const { type, address } of status.addresses ?? []) out.line(1, `${type}:\t${address}`);
    describeQuantities(out, "Capacity:", status.capacity);
    describeQuantities(out, "Allocatable:", status.allocatable);
    describeSystem(out, object);
    describeNodeResources({
      out,
      node: found.object as unknown as Node,
      pods: yield* podsOn(session, found.name),
    });
  },
  events: "own",
};

function rolesOf({ metadata }: Complete<Node>): string {
  const labels = Object.entries(metadata.labels ?? {});
  const roles = labels.flatMap(([key, value]) => {
    if (key.startsWith(rolePrefix))
      return key.length > rolePrefix.length ? [key.slice(rolePrefix.length)] : [];
    return key === "kubernetes.io/role" && value !== "" ? [value] : [];
  });
  return roles.length === 0 ? "<none>" : [...new Set(roles)].toSorted().join(",");
}

function describeTaints(out: DescribeWriter, { spec }: Complete<Node>): void {
  const sorted = (spec.taints ?? []).toSorted((one, other) =>
    `${one.effect},${one.key}` < `${other.effect},${other.key}` ? -1 : 1,
  );
  const taints = sorted.map(
    ({ key, value = "", effect }) => `${key}${value === "" ? "" : `=${value}`}:${effect}`,
  );
  if (taints.length === 0) out.line(0, "Taints:\t<none>");
  for (const [index, taint] of taints.entries()) out.line(0, `${index === 0 ? "Taints:" : ""}\t${taint}`);
}

function* describeLease(session: Session, out: DescribeWriter, name: string): Task<void> {
  out.line(0, "Lease:");
  const resource = (yield* session.mapper()).byWord("leases");
  let lease: Lease;
  try {
    lease = (yield* getObject(session, {
      is: "one",
      resource,
      namespace: "kube-node-lease",
      name,
      source: "",
    })) as unknown as Lease;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    out.line(1, "HolderIdentity:\t<unset>");
    out.line(1, "AcquireTime:\t<unset>");
    out.line(1, "RenewTime:\t<unset>");
    return;
  }
  const { holderIdentity, acquireTime, renewTime } = lease.spec ?? {};
  out.line(1, `HolderIdentity:\t${holderIdentity ?? "<unset>"}`);
  out.line(1, `AcquireTime:\t${acquireTime === undefined ? "<unset>" : longTime(acquireTime)}`);
  out.line(1, `RenewTime:\t${renewTime === undefined ? "<unset>" : longTime(renewTime)}`);
}

function describeConditions(out: DescribeWriter, { status }: Complete<Node>): void {
  const conditions = status.conditions ?? [];
  if (conditions.length === 0) return;
  out.line(0, "Conditions:\n  Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage");
  out.line(1, "----\t------\t-----------------\t------------------\t------\t-------");
  for (const {
    type,
    status: state,
    lastHeartbeatTime,
    lastTransitionTime,
    reason = "",
    message = "",
  } of conditions) {
    out.line(
      1,
      `${type} \t${state} \t${longTime(lastHeartbeatTime)} \t${longTime(lastTransitionTime)} \t${reason} \t${message}`,
    );
  }
}

function describeQuantities(
  out: DescribeWriter,
  title: string,
  quantities: Readonly<Record<string, string>> = {},
): void {
  const entries = Object.entries(quantities).toSorted(([one], [other]) => (one < other ? -1 : 1));
  if (entries.length === 0) return;
  out.line(0, title);
  for (const [name, quantity] of entries) out.line(1, `${name}:\t${quantity}`);
}

const systemFields = [
  ["Machine ID", "machineID"],
  ["System UUID", "systemUUID"],
  ["Boot ID", "bootID"],
  ["Kernel Version", "kernelVersion"],
  ["OS Image", "osImage"],
  ["Operating System", "operatingSystem"],
  ["Architecture", "architecture"],
  ["Container Runtime Version", "containerRuntimeVersion"],
  ["Kubelet Version", "kubeletVersion"],
  ["Kube-Proxy Version", "kubeProxyVersion"],
] as const;

function describeSystem(out: DescribeWriter, { spec, status }: Complete<Node>): void {
  out.line(0, "System Info:");
  for (const [title, field] of systemFields) out.line(1, `${title}:\t${status.nodeInfo?.[field] ?? ""}`);
  out.optional("PodCIDR", spec.podCIDR);
  out.optional("PodCIDRs", spec.podCIDRs?.join(","));
  out.optional("ProviderID", spec.providerID);
}

function* podsOn(session: Session, name: string): Task<readonly Pod[]> {
  const resource = (yield* session.mapper()).byWord("pods");
  const fieldSelector = `spec.nodeName=${name},status.phase!=Succeeded,status.phase!=Failed`;
  return (yield* listObjects(session, {
    is: "list",
    resource,
    namespace: "",
    labelSelector: "",
    fieldSelector,
  })) as unknown as readonly Pod[];
}
