import { acted, type Cases, del, dry, get, maker, patch, post, put, table } from "./cases.ts";

const nodes = "/api/v1/nodes";
const node = maker("v1", "Node");
const at = `${nodes}/k1-n`;
const drySpec = { dryRun: "All" };

export function writeNodes(cases: Cases): void {
  const bad = (name: string, fields: object, metadata: object = {}): void =>
    cases.add(`node refused: ${name}`, post(nodes, node("k1-bad", fields, metadata), dry));
  const good = (name: string, fields: object, metadata: object = {}): void =>
    cases.add(`node: ${name}`, post(nodes, node("k1-good", fields, metadata), dry));
  good("the least", {});
  good("everything", { spec: { podCIDR: "10.9.0.0/24", providerID: "a://b", unschedulable: true, taints: [{ key: "a", effect: "NoSchedule" }, { key: "a", value: "b", effect: "NoExecute", timeAdded: "2024-01-01T00:00:00Z" }] }, status: { capacity: { cpu: "4", memory: "8Gi", pods: "110" }, addresses: [{ type: "InternalIP", address: "10.0.0.1" }] } });
  good("labels that are old", {}, { labels: { "beta.kubernetes.io/os": "linux" } });
  bad("taints", { spec: { taints: [{ key: "bad key!", value: "bad value!", effect: "Odd" }, { key: "", effect: "" }, { key: "a", effect: "NoSchedule" }, { key: "a", value: "x", effect: "NoSchedule" }] } });
  bad("CIDRs", { spec: { podCIDRs: ["abc", "10.0.0.0/24"] } });
  bad("three CIDRs", { spec: { podCIDRs: ["10.0.0.0/24", "10.0.1.0/24", "fd00::/64"] } });
  bad("lists that differ", { spec: { podCIDR: "10.0.0.0/24", podCIDRs: ["10.0.1.0/24"] } });
  bad("capacity", { status: { capacity: { "bad name!": "1", cpu: "-1", pods: "1500m" }, allocatable: { memory: "-1" } } });
  bad("addresses twice", { status: { addresses: [{ type: "InternalIP", address: "10.0.0.1" }, { type: "InternalIP", address: "10.0.0.1" }] } });
  bad("annotations", {}, { annotations: { "scheduler.alpha.kubernetes.io/preferAvoidPods": "x", "volumes.kubernetes.io/controller-managed-attach-detach": "true" } });
  bad("labels", {}, { labels: { "bad key!": "bad value!" } });
  cases.add("node updates", post(nodes, node("k1-n", { spec: { podCIDR: "10.77.0.0/24", providerID: "a://b" } })),
    patch(at, { spec: { podCIDR: "10.78.0.0/24", podCIDRs: ["10.78.0.0/24"] } }, drySpec), patch(at, { spec: { providerID: "c://d" } }, drySpec), acted(patch(at, { spec: { unschedulable: true } }, drySpec)),
    acted(patch(at, { spec: { taints: [{ key: "x", effect: "NoSchedule" }] } }, drySpec)), patch(at, { spec: { externalID: "x" } }, drySpec), put(at, node("k1-n"), drySpec),
    patch(`${at}/status`, { status: { addresses: [{ type: "Hostname", address: "x" }, { type: "Hostname", address: "x" }] } }, drySpec), acted(patch(`${at}/status`, { spec: { unschedulable: true }, metadata: { labels: { a: "b" } }, status: { phase: "Running", conditions: [{ type: "Ready", status: "True" }], capacity: { cpu: "2" } } }, drySpec)), patch(`${at}/status`, { status: { capacity: { cpu: "-2" } } }, drySpec), del(at));
  const status = { status: { capacity: { cpu: "2" }, conditions: [{ type: "Ready", status: "True" }], addresses: [{ type: "InternalIP", address: "10.0.0.9" }, { type: "ExternalIP", address: "1.2.3.4" }], nodeInfo: { machineID: "", systemUUID: "", bootID: "", kernelVersion: "6.1", osImage: "Debian", containerRuntimeVersion: "containerd://2", kubeletVersion: "v1.33.1", kubeProxyVersion: "", operatingSystem: "linux", architecture: "amd64" } } };
  cases.add("node tables", post(nodes, node("k1-n", { spec: { unschedulable: true } }, { labels: { "node-role.kubernetes.io/worker": "", "node-role.kubernetes.io/control-plane": "", "kubernetes.io/role": "other" } })), table(at), acted(patch(`${at}/status`, status)), table(at), acted(get(nodes, { fieldSelector: "metadata.name=k1-n,spec.unschedulable=true" })), get(nodes, { fieldSelector: "spec.podCIDR=x" }), del(at));
}
