import { Cases, del, dry, maker, patch, post, put, table } from "./cases.ts";

const budgets = "/apis/policy/v1/namespaces/k1/poddisruptionbudgets";
const budget = maker("policy/v1", "PodDisruptionBudget");
const selector = { matchLabels: { app: "k1-none" } };

export function writePolicy(): void {
  const cases = new Cases();
  const bad = (name: string, spec: object): void =>
    cases.add(`budget refused: ${name}`, post(budgets, budget("bad", { spec }), dry));
  const good = (name: string, spec: object): void =>
    cases.add(`budget: ${name}`, post(budgets, budget("good", { spec }), dry));
  good("available", { minAvailable: 1, selector });
  good("percent", { minAvailable: "50%", selector });
  good("unavailable", { maxUnavailable: "20%", selector, unhealthyPodEvictionPolicy: "AlwaysAllow" });
  good("every pod", { maxUnavailable: 1, selector: {} });
  good("nothing", {});
  bad("both", { minAvailable: 1, maxUnavailable: 1, selector });
  bad("negative", { minAvailable: -1, selector });
  bad("too many percents", { minAvailable: "101%", selector });
  bad("no percents", { maxUnavailable: "x", selector });
  bad("a policy", { maxUnavailable: 1, selector, unhealthyPodEvictionPolicy: "Other" });
  bad("a selector", { maxUnavailable: 1, selector: { matchLabels: { "bad key!": "x" }, matchExpressions: [{ key: "a", operator: "In" }, { key: "b", operator: "Odd" }] } });
  const at = `${budgets}/b`;
  cases.add("budget updates", post(budgets, budget("b", { spec: { minAvailable: 1, selector } })), patch(at, { spec: { minAvailable: 2 } }, { dryRun: "All" }), patch(at, { spec: { selector: { matchLabels: { app: "other" } } } }, { dryRun: "All" }), patch(at, { spec: { minAvailable: null, maxUnavailable: 1 } }, { dryRun: "All" }), put(at, budget("b", { spec: { minAvailable: 3, selector } }), { dryRun: "All" }), patch(at, { spec: { maxUnavailable: 1 } }, { dryRun: "All" }), del(at));
  cases.add("budget status", post(budgets, budget("b", { spec: { minAvailable: 1, selector } })), patch(`${at}/status`, { status: { disruptionsAllowed: -1, currentHealthy: -1, desiredHealthy: -1, expectedPods: -1 } }, { dryRun: "All" }), patch(`${at}/status`, { status: { conditions: [{ type: "bad type!", status: "Other", reason: "bad reason" }] } }, { dryRun: "All" }), del(at));
  cases.add("budget tables", post(budgets, budget("a", { spec: { minAvailable: "10%", selector } })), post(budgets, budget("b", { spec: { maxUnavailable: 0, selector } })), table(budgets), del(`${budgets}/a`), del(`${budgets}/b`));
  cases.write("policy/recorded/budgets.json");
}
