import { expect, test } from "vitest";
import { minorOf, supportedMinors } from "../../api/version.ts";
import type { JsonObject } from "../../wire/json.ts";
import { ApiFixture, type Answer } from "../api-fixture.ts";

function names({ json }: Answer): readonly unknown[] {
  return (json["resources"] as readonly JsonObject[]).map(({ name }) => name);
}

test("the selectable versions, and how others are refused", () => {
  expect(supportedMinors).toEqual([18, 20, 22, 29, 30, 33]);
  expect(minorOf("v1.29.4")).toBe(29);
  for (const version of ["v1.31.0", "v1.19.3", "v2.0.0", "1.33.1", "latest"]) {
    expect(() => minorOf(version)).toThrow(
      `Kubernetes ${version} is not simulated; these versions are: 1.18, 1.20, 1.22, 1.29, 1.30, 1.33`,
    );
  }
});

test.each([
  ["v1.18.4", "/apis/extensions/v1beta1", ["ingresses", "ingresses/status"]],
  ["v1.20.2", "/apis/batch/v1beta1", ["cronjobs", "cronjobs/status"]],
  ["v1.22.17", "/apis/policy/v1", ["poddisruptionbudgets", "poddisruptionbudgets/status"]],
  ["v1.33.1", "/apis/autoscaling/v1", ["horizontalpodautoscalers", "horizontalpodautoscalers/status"]],
] as const)("%s serves %s", async (version, path, expected) => {
  const api = new ApiFixture({ version });
  expect(names(await api.call("GET", path))).toEqual(expected);
});

test.each([
  ["v1.18.4", "/apis/policy/v1"],
  ["v1.18.4", "/apis/networking.k8s.io/v1/ingresses"],
  ["v1.22.17", "/apis/extensions/v1beta1/ingresses"],
  ["v1.29.4", "/apis/batch/v1beta1/cronjobs"],
])("%s does not serve %s", async (version, path) => {
  const api = new ApiFixture({ version });
  expect((await api.call("GET", path)).status).toBe(404);
});

test("one object in two forms: created in one, read, watched and changed in the other", async () => {
  const api = new ApiFixture();
  const [v1, v2] = ["v1", "v2"].map(
    (version) => `/apis/autoscaling/${version}/namespaces/default/horizontalpodautoscalers`,
  );
  const scaleTargetRef = { apiVersion: "apps/v1", kind: "Deployment", name: "web" };
  const made = await api.call("POST", v1 ?? "", {
    metadata: { name: "a" },
    spec: { scaleTargetRef, maxReplicas: 4, targetCPUUtilizationPercentage: 70 },
  });
  expect(made.json).toMatchObject({
    apiVersion: "autoscaling/v1",
    spec: { targetCPUUtilizationPercentage: 70, minReplicas: 1 },
  });
  const metrics = [
    { type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 70 } } },
  ];
  const read = await api.call("GET", `${v2}/a`);
  expect(read.json).toMatchObject({ apiVersion: "autoscaling/v2", spec: { metrics } });
  const stored = api.store.get("/registry/horizontalpodautoscalers/default/a")?.value;
  expect(stored).toMatchObject({ apiVersion: "autoscaling/v2", spec: { metrics } });
  await api.patch("merge-patch", `${v1}/a`, { spec: { targetCPUUtilizationPercentage: 50 } });
  const list = await api.call("GET", v2 ?? "");
  expect(list.json).toMatchObject({
    apiVersion: "autoscaling/v2",
    items: [{ spec: { metrics: [{ resource: { target: { averageUtilization: 50 } } }] } }],
  });
  const watch = await api.call("GET", v1 ?? "", undefined, { query: { watch: ["1"] } });
  const event = "values" in watch.response.body ? watch.response.body.values.take() : undefined;
  expect(event).toMatchObject({
    type: "ADDED",
    object: { apiVersion: "autoscaling/v1", spec: { targetCPUUtilizationPercentage: 50 } },
  });
});

test("aggregated discovery has the form that the version knows", async () => {
  const form = (version: string): string =>
    `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`;
  const accept = `${form("v2")},${form("v2beta1")},application/json`;
  const types = ["v1.22.17", "v1.29.4", "v1.30.4", "v1.33.1"].map(async (version) => {
    const answer = await new ApiFixture({ version }).call("GET", "/apis", undefined, { headers: { accept } });
    return answer.response.headers["content-type"];
  });
  expect(await Promise.all(types)).toEqual(["application/json", form("v2beta1"), form("v2"), form("v2")]);
});

test("an unchanged discovery document is not sent again", async () => {
  const api = new ApiFixture();
  const accept = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
  const { etag = "" } = (await api.call("GET", "/apis", undefined, { headers: { accept } })).response.headers;
  const again = await api.call("GET", "/apis", undefined, { headers: { accept, "if-none-match": etag } });
  expect([again.status, again.response.body]).toEqual([304, { text: "" }]);
});
