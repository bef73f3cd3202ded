import { expect, test } from "vitest";
import { configMaps } from "../kinds/core/config-map.ts";
import { resourceQuotas } from "../kinds/core/resource-quota.ts";
import { TestCluster } from "./test-cluster.ts";

test("what is made is counted, and what is deleted is given back", async () => {
  const made = new TestCluster();
  await made.run(1);
  const hard = { "count/configmaps": "5", pods: "2", "requests.memory": "1Gi" };
  made.create(resourceQuotas, { metadata: { name: "small", namespace: "default" }, spec: { hard } });
  await made.run(3);
  const [quota] = made.list(resourceQuotas);
  expect(quota?.status).toEqual({
    hard,
    used: { "count/configmaps": "1", pods: "0", "requests.memory": "0" },
  });
  made.create(configMaps, { metadata: { name: "one", namespace: "default" } });
  await made.run(1);
  expect(made.list(resourceQuotas)[0]?.status.used?.["count/configmaps"]).toBe("2");
  made.admin.delete(configMaps, { namespace: "default", name: "one" }, {}, () => undefined);
  await made.run(2);
  expect(made.list(resourceQuotas)[0]?.status.used?.["count/configmaps"]).toBe("1");
});
