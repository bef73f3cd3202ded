import { expect, test } from "vitest";
import { loadModule } from "../../kernel/module.ts";
import { parseJson } from "../json-document.ts";
import { decodeTyped, type Typed } from "./decode-typed.ts";
import { typeKeyOf, type SchemaTable } from "./schema-table.ts";
import { schemaFor } from "./schema.ts";

async function tableOf(minor: number): Promise<SchemaTable> {
  const module = schemaFor(minor);
  await loadModule(module);
  return module.value as SchemaTable;
}

/** Facts of k8s.io/api: which fields a struct has in which version. */
test.each([
  [18, "core/v1.Container", "startupProbe", true],
  [18, "core/v1.Container", "resizePolicy", false],
  [29, "core/v1.Container", "resizePolicy", true],
  [18, "batch/v1.JobSpec", "suspend", false],
  [22, "batch/v1.JobSpec", "suspend", true],
  [20, "core/v1.ServiceSpec", "clusterIPs", true],
  [18, "core/v1.ServiceSpec", "clusterIPs", false],
  [22, "core/v1.ServiceSpec", "topologyKeys", false],
  [20, "core/v1.ServiceSpec", "topologyKeys", true],
  [30, "core/v1.PodSpec", "resources", false],
  [33, "core/v1.PodSpec", "resources", true],
])("1.%i: %s has %s: %s", async (minor, key, field, isThere) => {
  expect((await tableOf(minor)).struct(key)?.fields.has(field)).toBe(isThere);
});

test.each([
  [18, "extensions/v1beta1.Ingress", true],
  [22, "extensions/v1beta1.Ingress", false],
  [22, "batch/v1beta1.CronJob", true],
  [29, "batch/v1beta1.CronJob", false],
  [18, "networking/v1.Ingress", false],
  [20, "networking/v1.Ingress", true],
  [29, "flowcontrol/v1beta3.FlowSchema", true],
  [33, "flowcontrol/v1beta3.FlowSchema", false],
  [33, "autoscaling/v2.HorizontalPodAutoscaler", true],
  [22, "autoscaling/v2beta2.HorizontalPodAutoscaler", true],
])("1.%i knows %s: %s", async (minor, key, isThere) => {
  expect((await tableOf(minor)).struct(key) !== undefined).toBe(isThere);
});

test("a field with everything that the table says of it", async () => {
  const container = (await tableOf(33)).struct("core/v1.Container");
  expect(container?.fields.get("ports")).toEqual({
    name: "ports",
    type: {
      is: "list",
      of: { is: "struct", key: "core/v1.ContainerPort", isPointer: false },
      isPointer: false,
    },
    omitsEmpty: true,
    isRequired: false,
    number: 6,
    patchStrategy: ["merge"],
    patchMergeKey: "containerPort",
    listType: "map",
    listMapKeys: ["containerPort", "protocol"],
  });
  expect(container?.fields.get("imagePullPolicy")?.type).toEqual({
    is: "scalar",
    scalar: "string",
    name: "v1.PullPolicy",
    isPointer: false,
    values: ["Always", "IfNotPresent", "Never"],
  });
});

test("embedded structs are fields in JSON, and one member in protobuf", async () => {
  const volume = (await tableOf(33)).struct("core/v1.Volume");
  expect([volume?.fields.has("emptyDir"), volume?.members.at(-1)]).toEqual([
    true,
    { embeds: "core/v1.VolumeSource", number: 2, isPointer: false },
  ]);
});

test.each([
  ["", "v1", "Pod", "core/v1.Pod"],
  ["apps", "v1", "Deployment", "apps/v1.Deployment"],
  ["rbac.authorization.k8s.io", "v1", "Role", "rbac/v1.Role"],
  ["flowcontrol.apiserver.k8s.io", "v1", "FlowSchema", "flowcontrol/v1.FlowSchema"],
])("the type of %s/%s %s is %s", (group, version, kind, key) => {
  expect(typeKeyOf({ group, version, kind })).toBe(key);
});

/** Upstream's own slip: the items of this list are said to be told apart by a name that they do not have. */
const slip = "CSIStorageCapacityList";

test.each([18, 20, 22, 29, 30, 33])(
  "1.%i: numbers of fields and keys of lists mean something",
  async (minor) => {
    const table = await tableOf(minor);
    const wrong = table.keys().flatMap((key) => {
      const { members = [], fields } = table.struct(key) ?? {};
      const numbers = members.map(({ number }) => number).filter((number) => number > 0);
      const keys = [...(fields?.values() ?? [])].flatMap(({ type, listMapKeys = [] }) => {
        const element =
          type.is === "list" && type.of.is === "struct" ? table.struct(type.of.key)?.fields : undefined;
        return listMapKeys.filter((name) => element?.has(name) !== true);
      });
      return new Set(numbers).size === numbers.length && keys.length === 0 ? [] : [key];
    });
    expect(wrong.filter((key) => !key.endsWith(slip))).toEqual([]);
  },
);

async function decoded(text: string, key: string, minor = 33): Promise<Typed> {
  const document = parseJson(text);
  return decodeTyped(document.root as object as Record<string, never>, {
    table: await tableOf(minor),
    key,
    document,
  });
}

test("an object comes back as Go would write it", async () => {
  const text = `{"metadata":{"name":"x","labels":{},"finalizers":[],"annotations":{"a":null}},"spec":{"replicas":null,
    "selector":{"matchLabels":{"a":"b"}},"paused":false,"template":{"spec":{"containers":[{"name":"c","args":[],
    "resources":{"limits":{"cpu":"1000m"}}}]}}}}`;
  expect(await decoded(text, "apps/v1.Deployment")).toEqual({
    strictErrors: [],
    object: {
      metadata: { name: "x", annotations: { a: "" }, creationTimestamp: null },
      spec: {
        selector: { matchLabels: { a: "b" } },
        strategy: {},
        template: {
          metadata: { creationTimestamp: null },
          spec: { containers: [{ name: "c", resources: { limits: { cpu: "1" } } }] },
        },
      },
      status: {},
    },
  });
});

test("a field that is written twice is merged, and complained of in the order of the text", async () => {
  const text = '{"data":{"a":"1","a":"2"},"foo":{"x":1,"x":2},"data":{"b":"3"},"foo":1}';
  expect(await decoded(text, "core/v1.ConfigMap")).toEqual({
    strictErrors: ['duplicate field "data.a"', 'unknown field "foo"', 'duplicate field "data"'],
    object: { data: { a: "2", b: "3" }, metadata: { creationTimestamp: null } },
  });
});

test("no more than a hundred complaints", async () => {
  const fields = Array.from({ length: 500 }, (_, index) => `"f${index}":1`).join(",");
  expect((await decoded(`{${fields}}`, "core/v1.ConfigMap")).strictErrors).toHaveLength(100);
});

test("names of JavaScript's own do no harm", async () => {
  const text = '{"metadata":{"labels":{"__proto__":"a","constructor":null}},"__proto__":{"x":1}}';
  const { object, strictErrors } = await decoded(text, "core/v1.ConfigMap");
  expect(strictErrors).toEqual(['unknown field "__proto__"']);
  const { labels } = object["metadata"] as { readonly labels: object };
  expect(Object.entries(labels)).toEqual([
    ["__proto__", "a"],
    ["constructor", ""],
  ]);
});

test("the same text means less to an older version", async () => {
  const text = '{"spec":{"suspend":true,"template":{"spec":{"containers":[]}}}}';
  expect((await decoded(text, "batch/v1.Job", 18)).strictErrors).toEqual(['unknown field "spec.suspend"']);
  expect((await decoded(text, "batch/v1.Job", 33)).strictErrors).toEqual([]);
});
