import { acted, type Cases, del, dry, get, maker, patch, post, table } from "./cases.ts";

const quotas = "/api/v1/namespaces/k1/resourcequotas";
const limits = "/api/v1/namespaces/k1/limitranges";
const quota = maker("v1", "ResourceQuota");
const limit = maker("v1", "LimitRange");
const drySpec = { dryRun: "All" };

export function writeQuotas(cases: Cases): void {
  const bad = (name: string, spec: object): void => cases.add(`quota refused: ${name}`, post(quotas, quota("bad", { spec }), dry));
  const good = (name: string, spec: object): void => cases.add(`quota: ${name}`, post(quotas, quota("good", { spec }), dry));
  good("everything", { hard: { pods: "10", "requests.cpu": "4", "limits.memory": "8Gi", "count/deployments.apps": "3", "requests.example.com/gpu": "1", "gold.storageclass.storage.k8s.io/requests.storage": "5Gi" } });
  good("a scope", { hard: { pods: "1" }, scopes: ["BestEffort"] });
  good("selected", { hard: { pods: "1" }, scopeSelector: { matchExpressions: [{ scopeName: "PriorityClass", operator: "In", values: ["high"] }] } });
  good("nothing", {});
  for (const [name, amount] of [["bad name!", "1"], ["other", "1"], ["pods", "1500m"], ["requests.cpu", "-1"], ["limits.other", "1"]] as const) {
    bad(`${name} ${amount}`, { hard: { [name]: amount } });
  }
  bad("scopes", { hard: { pods: "1" }, scopes: ["Odd", "BestEffort", "NotBestEffort"] });
  bad("a scope with cpu", { hard: { "requests.cpu": "1" }, scopes: ["BestEffort"] });
  bad("scopes that exclude each other", { hard: { pods: "1" }, scopes: ["Terminating", "NotTerminating"] });
  bad("selected", { hard: { pods: "1" }, scopeSelector: { matchExpressions: [{ scopeName: "BestEffort", operator: "In", values: ["x"] }, { scopeName: "PriorityClass", operator: "In" }, { scopeName: "PriorityClass", operator: "Exists", values: ["x"] }, { scopeName: "Odd", operator: "Odd" }] } });
  const at = `${quotas}/q`;
  cases.add("quota updates", post(quotas, quota("q", { spec: { hard: { "count/none": "1" }, scopes: ["BestEffort"] } }), dry), post(quotas, quota("q", { spec: { hard: { "count/none.example.com": "5" } } })), patch(at, { spec: { scopes: ["BestEffort"] } }, drySpec), acted(patch(at, { spec: { hard: { pods: "3" } } }, drySpec)), patch(`${at}/status`, { status: { hard: { pods: "-1" }, used: { pods: "1500m" } } }, drySpec), acted(del(at)));
  const badLimit = (name: string, ...items: readonly object[]): void => cases.add(`limit range refused: ${name}`, post(limits, limit("bad", { spec: { limits: items } }), dry));
  cases.add("limit range: everything", post(limits, limit("good", { spec: { limits: [{ type: "Container", max: { cpu: "2", memory: "1Gi" }, min: { cpu: "100m" }, default: { cpu: "1" }, defaultRequest: { cpu: "500m" }, maxLimitRequestRatio: { cpu: "10" } }, { type: "Pod", max: { cpu: "4" } }, { type: "PersistentVolumeClaim", min: { storage: "1Gi" }, max: { storage: "10Gi" } }] } }), dry));
  cases.add("limit range: max only", post(limits, limit("good", { spec: { limits: [{ type: "Container", max: { cpu: "2" } }, { type: "Container", min: { memory: "2Mi" } }].slice(0, 1) } }), dry));
  cases.add("limit range: min only", post(limits, limit("good", { spec: { limits: [{ type: "Container", min: { memory: "2Mi" } }] } }), dry));
  badLimit("nothing", {});
  badLimit("the type twice", { type: "Pod", max: { cpu: "1" } }, { type: "Pod", max: { cpu: "2" } });
  badLimit("a type", { type: "Odd", max: { cpu: "1" } });
  badLimit("min over max", { type: "Container", min: { cpu: "2" }, max: { cpu: "1" } });
  badLimit("defaults out of range", { type: "Container", min: { cpu: "200m" }, max: { cpu: "1" }, default: { cpu: "2" }, defaultRequest: { cpu: "100m" } });
  badLimit("request over limit", { type: "Container", default: { cpu: "1" }, defaultRequest: { cpu: "2" } });
  badLimit("defaults of a pod", { type: "Pod", default: { cpu: "1" }, defaultRequest: { cpu: "1" } });
  badLimit("a claim", { type: "PersistentVolumeClaim", max: { cpu: "1" } });
  badLimit("ratios", { type: "Container", min: { cpu: "1" }, max: { cpu: "2" }, maxLimitRequestRatio: { cpu: "3", memory: "500m" } });
  badLimit("names", { type: "Container", max: { "bad name!": "1" } });
  cases.add("limit range table", post(limits, limit("l", { spec: { limits: [{ type: "Pod", max: { cpu: "100" } }] } })), table(`${limits}/l`), get(limits, { fieldSelector: "spec.limits=x" }), del(`${limits}/l`));
}
