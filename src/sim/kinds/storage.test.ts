import { expect, test } from "vitest";
import type { JsonObject } from "../wire/json.ts";
import { ApiFixture, type Answer } from "./api-fixture.ts";

const pods = "/api/v1/namespaces/default/pods";
const deployments = "/apis/apps/v1/namespaces/default/deployments";

function pod(name: string, more: object = {}): object {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, ...more },
    spec: { containers: [{ name: "c", image: "nginx:1" }] },
  };
}

const web = {
  metadata: { name: "web" },
  spec: {
    selector: { matchLabels: { app: "web" } },
    template: { metadata: { labels: { app: "web" } }, spec: { containers: [{ name: "c", image: "nginx" }] } },
  },
};

function message({ status, json }: Answer): readonly unknown[] {
  return [status, json["reason"], json["message"]];
}

test("a deployment is defaulted, scaled, and counts its generations", async () => {
  const api = new ApiFixture();
  const created = await api.call("POST", deployments, web);
  expect(created.json["spec"]).toEqual({
    ...web.spec,
    replicas: 1,
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
    strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%" } },
    template: {
      metadata: { creationTimestamp: null, labels: { app: "web" } },
      spec: {
        containers: [
          {
            name: "c",
            image: "nginx",
            imagePullPolicy: "Always",
            resources: {},
            terminationMessagePath: "/dev/termination-log",
            terminationMessagePolicy: "File",
          },
        ],
        dnsPolicy: "ClusterFirst",
        restartPolicy: "Always",
        schedulerName: "default-scheduler",
        securityContext: {},
        terminationGracePeriodSeconds: 30,
      },
    },
  });
  const scaled = await api.patch("merge-patch", `${deployments}/web/scale`, { spec: { replicas: 3 } });
  expect(scaled.json).toMatchObject({
    kind: "Scale",
    spec: { replicas: 3 },
    status: { replicas: 0, selector: "app=web" },
  });
  const status = await api.patch("merge-patch", `${deployments}/web/status`, {
    status: { replicas: 3 },
    spec: { replicas: 9 },
  });
  expect(status.json).toMatchObject({
    metadata: { generation: 2 },
    spec: { replicas: 3 },
    status: { replicas: 3 },
  });
  const kept = await api.patch("merge-patch", `${deployments}/web`, { status: { replicas: 7 } });
  expect(kept.json).toMatchObject({ metadata: { generation: 2 }, status: { replicas: 3 } });
});

test("what is empty or null is not stored, and quantities are canonical", async () => {
  const api = new ApiFixture();
  const created = await api.call("POST", pods, {
    metadata: { name: "web", creationTimestamp: null, annotations: {} },
    spec: {
      hostNetwork: false,
      nodeName: "",
      volumes: null,
      containers: [{ name: "c", image: "x", resources: { requests: { cpu: "0.5", memory: "1024Mi" } } }],
    },
  });
  const spec = created.json["spec"] as JsonObject;
  expect([spec["hostNetwork"], spec["nodeName"]]).toEqual([undefined, undefined]);
  expect((created.json["metadata"] as JsonObject)["annotations"]).toBeUndefined();
  expect(spec["containers"]).toMatchObject([{ resources: { requests: { cpu: "500m", memory: "1Gi" } } }]);
});

test("admission gives pods their account, priority and tolerations", async () => {
  const api = new ApiFixture();
  const created = await api.call("POST", pods, pod("web"));
  const spec = created.json["spec"] as JsonObject;
  const [volume] = spec["volumes"] as readonly JsonObject[];
  expect(volume?.["name"]).toMatch(/^kube-api-access-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
  expect(spec).toMatchObject({
    serviceAccountName: "default",
    serviceAccount: "default",
    priority: 0,
    preemptionPolicy: "PreemptLowerPriority",
    enableServiceLinks: true,
    containers: [
      {
        volumeMounts: [
          {
            name: volume?.["name"],
            readOnly: true,
            mountPath: "/var/run/secrets/kubernetes.io/serviceaccount",
          },
        ],
      },
    ],
  });
  expect(spec["tolerations"]).toHaveLength(2);
  expect(created.json["status"]).toEqual({ phase: "Pending", qosClass: "BestEffort" });
  const stranger = await api.call("POST", pods, {
    ...pod("x"),
    spec: { serviceAccountName: "ghost", containers: [{ name: "c", image: "x" }] },
  });
  expect(message(stranger)).toEqual([
    403,
    "Forbidden",
    'pods "x" is forbidden: error looking up service account default/ghost: serviceaccount "ghost" not found',
  ]);
  const nowhere = await api.call("POST", "/api/v1/namespaces/nope/pods", pod("x"));
  expect(message(nowhere)).toEqual([404, "NotFound", 'namespaces "nope" not found']);
  const node = await api.call("POST", "/api/v1/nodes", { metadata: { name: "n1" } });
  expect(node.json["spec"]).toEqual({
    taints: [{ key: "node.kubernetes.io/not-ready", effect: "NoSchedule" }],
  });
});

test("pods end gracefully once a node runs them", async () => {
  const api = new ApiFixture();
  await api.call("POST", pods, pod("web"));
  const binding = await api.call("POST", `${pods}/web/binding`, {
    metadata: { name: "web" },
    target: { kind: "Node", name: "n1" },
  });
  expect(binding.status).toBe(201);
  expect(
    message(
      await api.call("POST", `${pods}/web/binding`, { metadata: { name: "web" }, target: { name: "n2" } }),
    ),
  ).toEqual([
    409,
    "Conflict",
    'Operation cannot be fulfilled on pods/binding "web": pod web is already assigned to node "n1"',
  ]);
  const deleted = await api.call("DELETE", `${pods}/web`, { propagationPolicy: "Background" });
  expect(deleted.json["metadata"]).toMatchObject({
    deletionTimestamp: "2026-01-31T09:00:30Z",
    deletionGracePeriodSeconds: 30,
  });
  const sooner = await api.call("DELETE", `${pods}/web`, { gracePeriodSeconds: 1 });
  expect(sooner.json["metadata"]).toMatchObject({
    deletionTimestamp: "2026-01-31T09:00:01Z",
    deletionGracePeriodSeconds: 1,
  });
  await api.call("DELETE", `${pods}/web`, { gracePeriodSeconds: 0 });
  expect((await api.call("GET", `${pods}/web`)).status).toBe(404);
});

test("finalizers hold an object until they are gone", async () => {
  const api = new ApiFixture();
  const path = "/api/v1/namespaces/default/configmaps";
  await api.call("POST", path, {
    metadata: { name: "a", finalizers: ["example.com/hold"] },
    data: { k: "v" },
  });
  const deleted = await api.call("DELETE", `${path}/a`, { propagationPolicy: "Foreground" });
  expect(deleted.json["metadata"]).toMatchObject({ finalizers: ["example.com/hold", "foregroundDeletion"] });
  await api.patch("merge-patch", `${path}/a`, { metadata: { finalizers: null } });
  expect((await api.call("GET", `${path}/a`)).status).toBe(404);
});

test("namespaces end when they are finalized", async () => {
  const api = new ApiFixture();
  await api.call("POST", "/api/v1/namespaces", { metadata: { name: "shop" } });
  const deleted = await api.call("DELETE", "/api/v1/namespaces/shop");
  expect(deleted.json).toMatchObject({
    spec: { finalizers: ["kubernetes"] },
    status: { phase: "Terminating" },
  });
  expect(
    message(await api.call("POST", "/api/v1/namespaces/shop/configmaps", { metadata: { name: "a" } })),
  ).toEqual([
    403,
    "Forbidden",
    'configmaps "a" is forbidden: unable to create new content in namespace shop because it is being terminated',
  ]);
  await api.call("PUT", "/api/v1/namespaces/shop/finalize", { ...deleted.json, spec: {} });
  expect((await api.call("GET", "/api/v1/namespaces/shop")).status).toBe(404);
  expect(message(await api.call("DELETE", "/api/v1/namespaces/default"))).toEqual([
    403,
    "Forbidden",
    'namespaces "default" is forbidden: this namespace may not be deleted',
  ]);
});

test("services get addresses and ports, and keep them", async () => {
  const api = new ApiFixture();
  const path = "/api/v1/namespaces/default/services";
  const made = await api.call("POST", path, {
    metadata: { name: "a" },
    spec: { type: "NodePort", ports: [{ port: 80 }] },
  });
  const spec = made.json["spec"] as JsonObject;
  expect(spec["clusterIP"]).toMatch(/^10\.96\.\d+\.\d+$/);
  const [port] = spec["ports"] as readonly { readonly nodePort: number }[];
  expect(port?.nodePort).toBeGreaterThanOrEqual(30_086);
  const patched = await api.patch("merge-patch", `${path}/a`, { spec: { selector: { app: "x" } } });
  expect(patched.json["spec"]).toMatchObject({ clusterIP: spec["clusterIP"], ports: spec["ports"] });
  const clash = await api.call("POST", path, {
    metadata: { name: "b" },
    spec: { type: "NodePort", ports: [{ port: 80, nodePort: port?.nodePort }] },
  });
  expect(clash.json["message"]).toBe(
    `Service "b" is invalid: spec.ports[0].nodePort: Invalid value: ${port?.nodePort}: provided port is already allocated`,
  );
  const headless = await api.call("POST", path, {
    metadata: { name: "h" },
    spec: { clusterIP: "None", ports: [{ port: 80 }] },
  });
  expect(headless.json["spec"]).toMatchObject({ clusterIP: "None", clusterIPs: ["None"] });
  const external = await api.call("POST", path, {
    metadata: { name: "e" },
    spec: { type: "ExternalName", externalName: "example.com" },
  });
  expect((external.json["spec"] as JsonObject)["clusterIP"]).toBeUndefined();
  const moved = await api.patch("merge-patch", `${path}/a`, {
    spec: { clusterIP: "10.96.0.77", clusterIPs: null },
  });
  expect(moved.json["message"]).toContain("may not change once set");
});
