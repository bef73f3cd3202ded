import { Cases, del, dry, get, maker, patch, post, put, table } from "./cases.ts";

const v2 = "/apis/autoscaling/v2/namespaces/k1/horizontalpodautoscalers";
const v1 = "/apis/autoscaling/v1/namespaces/k1/horizontalpodautoscalers";
const autoscaler = maker("autoscaling/v2", "HorizontalPodAutoscaler");
const simple = maker("autoscaling/v1", "HorizontalPodAutoscaler");
const target = { scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "none" } };
const cpu = (more: object = { type: "Utilization", averageUtilization: 50 }): object => ({ type: "Resource", resource: { name: "cpu", target: more } });
const spec = (more: object = {}): object => ({ spec: { ...target, maxReplicas: 3, ...more } });
const every = [
  cpu(), { type: "Pods", pods: { metric: { name: "m", selector: { matchLabels: { a: "b" } } }, target: { type: "AverageValue", averageValue: "1500m" } } },
  { type: "Object", object: { describedObject: { apiVersion: "v1", kind: "Service", name: "s" }, metric: { name: "o" }, target: { type: "Value", value: "10k" } } },
  { type: "External", external: { metric: { name: "e" }, target: { type: "AverageValue", averageValue: "3" } } },
  { type: "ContainerResource", containerResource: { name: "memory", container: "c", target: { type: "Utilization", averageUtilization: 60 } } },
  { type: "Resource", resource: { name: "memory", target: { type: "AverageValue", averageValue: "1Gi" } } },
];

export function writeAutoscaling(): void {
  const cases = new Cases();
  const bad = (name: string, fields: object, metadata: object = {}): void =>
    cases.add(`autoscaler refused: ${name}`, post(v2, autoscaler("bad", fields, metadata), dry));
  const good = (name: string, fields: object): void =>
    cases.add(`autoscaler: ${name}`, post(v2, autoscaler("good", fields), dry));
  good("the least", spec());
  good("every metric", spec({ metrics: every }));
  good("behavior", spec({ minReplicas: 2, behavior: { scaleDown: { stabilizationWindowSeconds: 60 }, scaleUp: { policies: [{ type: "Pods", value: 1, periodSeconds: 15 }], selectPolicy: "Min" } } }));
  bad("no target", { spec: { maxReplicas: 1 } });
  bad("a target", { spec: { maxReplicas: 1, scaleTargetRef: { kind: "a/b", name: "c/d", apiVersion: "x/y/z" } } });
  bad("numbers", spec({ minReplicas: 0, maxReplicas: 0 }));
  bad("less than the least", spec({ minReplicas: 5 }));
  bad("a metric's type", spec({ metrics: [{ type: "Other" }, { type: "" }] }));
  bad("two sources", spec({ metrics: [{ ...cpu(), pods: { metric: { name: "m" }, target: { type: "AverageValue", averageValue: "1" } } }] }));
  bad("no source", spec({ metrics: [{ type: "Resource" }, { type: "Pods" }, { type: "Object" }, { type: "External" }, { type: "ContainerResource" }] }));
  bad("targets", spec({ metrics: [cpu({ type: "Utilization" }), cpu({ type: "Value", value: "1" }), cpu({ type: "Utilization", averageUtilization: 0 }), cpu({ type: "Other", averageUtilization: 5 }), cpu({ type: "AverageValue", averageValue: "0", averageUtilization: 1 })] }));
  bad("resource metrics", spec({ metrics: [{ type: "Resource", resource: { name: "", target: { type: "Utilization", averageUtilization: 5 } } }, { type: "ContainerResource", containerResource: { name: "", container: "", target: { type: "Utilization", averageUtilization: 5 } } }] }));
  bad("pods metrics", spec({ metrics: [{ type: "Pods", pods: { metric: { name: "" }, target: { type: "Value", value: "1" } } }, { type: "Pods", pods: { metric: { name: "a/b" }, target: { type: "AverageValue", averageValue: "-1" } } }] }));
  bad("object metrics", spec({ metrics: [{ type: "Object", object: { describedObject: { kind: "", name: "" }, metric: { name: "m" }, target: { type: "Utilization", averageUtilization: 1 } } }, { type: "Object", object: { describedObject: { kind: "A", name: "b" }, metric: { name: "m" }, target: { type: "Value" } } }] }));
  bad("external metrics", spec({ metrics: [{ type: "External", external: { metric: { name: "m", selector: { matchLabels: { "bad key!": "x" } } }, target: { type: "Value", value: "1", averageValue: "1" } } }, { type: "External", external: { metric: { name: "m" }, target: { type: "Value" } } }] }));
  bad("behavior", spec({ behavior: { scaleDown: { stabilizationWindowSeconds: -1, selectPolicy: "Other" }, scaleUp: { stabilizationWindowSeconds: 3601, policies: [{ type: "Other", value: 0, periodSeconds: 0 }, { type: "Pods", value: 1, periodSeconds: 1801 }] } } }));
  const at = `${v2}/a`;
  const old = `${v1}/a`;
  const remove = del(at);
  cases.add("autoscaler through v1", post(v1, simple("a", { spec: { ...target, maxReplicas: 3, targetCPUUtilizationPercentage: 70 } })), get(at), patch(old, { spec: { targetCPUUtilizationPercentage: 0 } }), patch(old, { spec: { maxReplicas: 0 } }), put(old, simple("a", { spec: { ...target, minReplicas: 2, maxReplicas: 4 } })), get(at), remove);
  cases.add("autoscaler of v2 through v1", post(v2, autoscaler("a", spec({ metrics: every, behavior: { scaleDown: { stabilizationWindowSeconds: 60 } } }))), get(old), patch(old, { spec: { maxReplicas: 9 } }), get(at), remove);
  cases.add("autoscaler tables", post(v2, autoscaler("a", spec({ metrics: every }))), post(v2, autoscaler("b", spec({ metrics: [cpu()] }))), post(v2, autoscaler("c", spec({ metrics: [every[2]] }))), get(v2), table(`${v2}/b`), table(`${v1}/b`), table(v2), del(`${v2}/a`), del(`${v2}/b`), del(`${v2}/c`));
  const current = [
    { type: "Resource", resource: { name: "cpu", current: { averageUtilization: 20, averageValue: "20m" } } },
    { type: "Pods", pods: { metric: { name: "m" }, current: { averageValue: "2" } } },
    { type: "Object", object: { describedObject: { kind: "Service", name: "s" }, metric: { name: "o" }, current: { value: "5" } } },
    { type: "External", external: { metric: { name: "e" }, current: { averageValue: "7" } } },
    { type: "ContainerResource", containerResource: { name: "memory", container: "c", current: { averageUtilization: 10, averageValue: "1" } } },
    { type: "Resource", resource: { name: "memory", current: { averageValue: "2Gi" } } },
  ];
  cases.add("autoscaler status", post(v2, autoscaler("a", spec({ metrics: every }))), patch(`${at}/status`, { status: { currentReplicas: 2, desiredReplicas: 3, currentMetrics: current, conditions: [{ type: "AbleToScale", status: "True" }] } }), table(at), get(old), patch(`${at}/status`, { status: { currentReplicas: -1, desiredReplicas: -1 } }), patch(at, { spec: { maxReplicas: 0 } }), remove);
  cases.write("autoscaling/recorded/autoscalers.json");
}
