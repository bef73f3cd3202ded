import { expect, test } from "vitest";
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

test.each<[string, string, object, string]>([
  ["a selector", deployments, { spec: { template: web.spec.template } }, "spec.selector: Required value"],
  [
    "a selector that fits",
    deployments,
    { spec: { ...web.spec, selector: { matchLabels: { app: "x" } } } },
    'spec.template.metadata.labels: Invalid value: map[string]string{"app":"web"}: `selector` does not match template `labels`',
  ],
  ["containers", pods, { spec: {} }, "spec.containers: Required value"],
  [
    "a known restart policy",
    pods,
    { spec: { restartPolicy: "Sometimes", containers: [{ name: "c", image: "x" }] } },
    'spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"',
  ],
  ["an image", pods, { spec: { containers: [{ name: "c" }] } }, "spec.containers[0].image: Required value"],
  [
    "a handler",
    pods,
    { spec: { containers: [{ name: "c", image: "x", livenessProbe: { periodSeconds: 5 } }] } },
    "spec.containers[0].livenessProbe: Required value: must specify a handler type",
  ],
  [
    "one handler only",
    pods,
    {
      spec: {
        containers: [
          { name: "c", image: "x", livenessProbe: { exec: { command: ["a"] }, tcpSocket: { port: 1 } } },
        ],
      },
    },
    "spec.containers[0].livenessProbe.tcpSocket: Forbidden: may not specify more than 1 handler type",
  ],
  [
    "a successThreshold of one",
    pods,
    {
      spec: {
        containers: [
          { name: "c", image: "x", livenessProbe: { successThreshold: 2, httpGet: { port: 80 } } },
        ],
      },
    },
    "spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1",
  ],
  [
    "a port in range",
    pods,
    { spec: { containers: [{ name: "c", image: "x", readinessProbe: { httpGet: { port: 70_000 } } }] } },
    "spec.containers[0].readinessProbe.httpGet.port: Invalid value: 70000: must be between 1 and 65535, inclusive",
  ],
  [
    "volumes that are there",
    pods,
    { spec: { containers: [{ name: "c", image: "x", volumeMounts: [{ name: "v", mountPath: "/v" }] }] } },
    'spec.containers[0].volumeMounts[0].name: Not found: "v"',
  ],
  [
    "requests within limits",
    pods,
    {
      spec: {
        containers: [
          { name: "c", image: "x", resources: { requests: { cpu: "500m" }, limits: { cpu: "300m" } } },
        ],
      },
    },
    'spec.containers[0].resources.requests: Invalid value: "500m": must be less than or equal to cpu limit of 300m',
  ],
  [
    "ports",
    "/api/v1/namespaces/default/services",
    { spec: { selector: { a: "b" } } },
    "spec.ports: Required value",
  ],
  [
    "node ports in range",
    "/api/v1/namespaces/default/services",
    { spec: { type: "NodePort", ports: [{ port: 80, nodePort: 29_000 }] } },
    "spec.ports[0].nodePort: Invalid value: 29000: provided port is not in the valid range. The range of valid ports is 30000-32767",
  ],
])("objects are refused without %s", async (_, path, body, problem) => {
  const api = new ApiFixture();
  const refused = await api.call("POST", path, { metadata: { name: "web" }, ...body });
  expect([refused.status, refused.json["reason"]]).toEqual([422, "Invalid"]);
  expect(refused.json["message"]).toContain(problem);
});

test("what is immutable stays", async () => {
  const api = new ApiFixture();
  await api.call("POST", deployments, web);
  await api.call("POST", pods, pod("web"));
  const selector = await api.patch("merge-patch", `${deployments}/web`, {
    spec: { selector: { matchLabels: { app: "b" } }, template: { metadata: { labels: { app: "b" } } } },
  });
  expect(selector.json["message"]).toBe(
    'Deployment.apps "web" is invalid: spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{"app":"b"}, ' +
      "MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: field is immutable",
  );
  const image = await api.patch("strategic-merge-patch", `${pods}/web`, {
    spec: { containers: [{ name: "c", image: "nginx:2" }] },
  });
  expect(image.status).toBe(200);
  const command = await api.patch("strategic-merge-patch", `${pods}/web`, {
    spec: { containers: [{ name: "c", command: ["a"] }] },
  });
  expect(command.json["message"]).toMatch(
    /^Pod "web" is invalid: spec: Forbidden: pod updates may not change fields other than `spec\.containers\[\*\]\.image`,/,
  );
});

test("field validation: strict, warn, ignore, and wrong types", async () => {
  const api = new ApiFixture();
  const body = {
    ...pod("web"),
    spec: { containers: [{ name: "c", image: "x", imagePullPolicies: 1 }], replicas: 2 },
  };
  const strict = await api.call("POST", pods, body, { query: { fieldValidation: ["Strict"] } });
  expect(message(strict)).toEqual([
    400,
    "BadRequest",
    'Pod in version "v1" cannot be handled as a Pod: strict decoding error: ' +
      'unknown field "spec.containers[0].imagePullPolicies", unknown field "spec.replicas"',
  ]);
  const warned = await api.call("POST", pods, body, { query: { dryRun: ["All"] } });
  expect([warned.status, warned.response.headers["warning"]]).toEqual([
    201,
    '299 - "unknown field \\"spec.containers[0].imagePullPolicies\\"", 299 - "unknown field \\"spec.replicas\\""',
  ]);
  const ignored = await api.call("POST", pods, body, {
    query: { dryRun: ["All"], fieldValidation: ["Ignore"] },
  });
  expect(ignored.response.headers["warning"]).toBeUndefined();
  const typed = await api.call("POST", deployments, { ...web, spec: { ...web.spec, replicas: "two" } });
  expect(message(typed)).toEqual([
    400,
    "BadRequest",
    'Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal string into Go struct field ' +
      "DeploymentSpec.spec.replicas of type int32",
  ]);
});
