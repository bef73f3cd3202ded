import { expect, test } from "vitest";
import { withDefaults } from "../api/defaults.ts";
import type { Channel } from "../kernel/channel.ts";
import { isObject, type Json, type JsonObject } from "../wire/json.ts";
import type { Stored } from "../wire/object.ts";
import { apiVersionOf, pathOf, qualified } from "../wire/resource.ts";
import { ApiFixture } from "./api-fixture.ts";
import { kinds } from "./index.ts";

const template = {
  metadata: { labels: { app: "web" } },
  spec: { containers: [{ name: "web", image: "nginx" }] },
};
const workload = { spec: { selector: { matchLabels: { app: "web" } }, template } };
const roleRef = { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" };

/** The least that each kind asks for. A kind that is missing here needs nothing but a name. */
const examples: Readonly<Record<string, object>> = {
  Pod: { spec: template.spec },
  Service: { spec: { selector: { app: "web" }, ports: [{ port: 80 }] } },
  Event: {
    involvedObject: { kind: "Pod", name: "web", namespace: "default" },
    reason: "Started",
    type: "Normal",
  },
  Deployment: workload,
  ReplicaSet: workload,
  DaemonSet: workload,
  EndpointSlice: { addressType: "IPv4", endpoints: [{ addresses: ["10.0.0.1"] }] },
  RoleBinding: { roleRef },
  ClusterRoleBinding: { roleRef },
  StorageClass: { provisioner: "rancher.io/local-path" },
  PriorityClass: { value: 100 },
};

function metadataOf(object: JsonObject): JsonObject {
  return object["metadata"] as JsonObject;
}

function eventsOf(values: Channel<Json>): readonly (readonly [unknown, unknown])[] {
  const events: [unknown, unknown][] = [];
  for (let event = values.take(); event !== undefined; event = values.take()) {
    if (!isObject(event) || !isObject(event["object"])) throw new Error("no event");
    const { metadata } = event["object"];
    events.push([event["type"], (metadata as JsonObject)["name"]]);
  }
  return events;
}

test.each(kinds.map((kind) => [qualified(kind.resource), kind] as const))(
  "%s keeps the contract",
  async (_, kind) => {
    const api = new ApiFixture();
    const { resource } = kind;
    const place = resource.namespaced ? { namespace: "default" } : {};
    const path = pathOf(resource, place);
    const object = {
      apiVersion: apiVersionOf(resource),
      kind: resource.kind,
      metadata: { name: "one" },
      ...examples[resource.kind],
    };

    const watch = await api.call("GET", path, undefined, {
      query: { watch: ["true"], fieldSelector: ["metadata.name=one"] },
    });
    if (!("values" in watch.response.body)) throw new Error("a watch is a stream of values");
    const { values } = watch.response.body;

    const created = await api.call("POST", path, object, { query: { fieldValidation: ["Strict"] } });
    expect([created.status, created.json["kind"], created.json["apiVersion"]]).toEqual([
      201,
      resource.kind,
      apiVersionOf(resource),
    ]);
    const { uid, resourceVersion, creationTimestamp, namespace } = metadataOf(created.json);
    expect(uid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(resourceVersion).toBe(String(api.store.revision));
    expect(creationTimestamp).toBe("2026-01-31T09:00:00Z");
    expect(namespace).toBe(resource.namespaced ? "default" : undefined);

    const read = await api.call("GET", `${path}/one`);
    expect(read.json).toEqual(created.json);
    const stored = api.server.objects({
      apiVersion: apiVersionOf(resource),
      kind: resource.kind,
      name: "one",
    });
    expect(stored).toHaveLength(1);
    expect(Object.isFrozen(stored[0])).toBe(true);
    expect(withDefaults(stored[0] as Stored, kind.defaults ?? {})).toBe(stored[0]);

    const again = await api.call("POST", path, object);
    expect([again.status, again.json["reason"], again.json["message"]]).toEqual([
      409,
      "AlreadyExists",
      `${qualified(resource)} "one" already exists`,
    ]);
    const list = await api.call("GET", path, undefined, { query: { fieldSelector: ["metadata.name=one"] } });
    expect(list.json["kind"]).toBe(`${resource.kind}List`);
    expect(list.json["items"]).toEqual([created.json]);

    const labelled = { ...created.json, metadata: { ...metadataOf(created.json), labels: { a: "b" } } };
    const dry = await api.call("PUT", `${path}/one`, labelled, { query: { dryRun: ["All"] } });
    expect([dry.status, metadataOf(dry.json)["resourceVersion"]]).toEqual([200, resourceVersion]);
    const updated = await api.call("PUT", `${path}/one`, labelled);
    expect([updated.status, metadataOf(updated.json)["labels"]]).toMatchObject([200, { a: "b" }]);
    const same = await api.call("PUT", `${path}/one`, updated.json);
    expect(same.json).toEqual(updated.json);
    const stale = await api.call("PUT", `${path}/one`, {
      ...created.json,
      metadata: { ...metadataOf(created.json), labels: {} },
    });
    expect([stale.status, stale.json["message"]]).toEqual([
      409,
      `Operation cannot be fulfilled on ${qualified(resource)} "one": the object has been modified; ` +
        "please apply your changes to the latest version and try again",
    ]);

    const table = await api.call("GET", path, undefined, {
      headers: { accept: "application/json;as=Table;v=v1;g=meta.k8s.io" },
    });
    const definitions = table.json["columnDefinitions"] as readonly JsonObject[];
    for (const row of table.json["rows"] as readonly JsonObject[]) {
      expect(row["cells"]).toHaveLength(definitions.length);
      expect(JSON.stringify(row["cells"])).not.toMatch(/undefined|null|NaN/);
    }

    const deleted = await api.call("DELETE", `${path}/one`, { propagationPolicy: "Background" });
    expect(deleted.status).toBe(200);
    if (resource.kind === "Namespace") return;
    expect((await api.call("GET", `${path}/one`)).json).toMatchObject({
      reason: "NotFound",
      message: `${qualified(resource)} "one" not found`,
      code: 404,
    });
    expect(eventsOf(values)).toEqual([
      ["ADDED", "one"],
      ["MODIFIED", "one"],
      ["DELETED", "one"],
    ]);
  },
);

test.each(kinds.map((kind) => [qualified(kind.resource), kind] as const))(
  "%s refuses what it is not",
  async (_, { resource }) => {
    const api = new ApiFixture();
    const path = pathOf(resource, resource.namespaced ? { namespace: "default" } : {});
    const object = {
      apiVersion: apiVersionOf(resource),
      kind: resource.kind,
      metadata: { name: "one" },
      ...examples[resource.kind],
    };
    const unknown = await api.call(
      "POST",
      path,
      { ...object, nonsense: 1 },
      { query: { fieldValidation: ["Strict"] } },
    );
    expect([unknown.status, unknown.json["message"]]).toEqual([
      400,
      `${resource.kind} in version "${resource.version}" cannot be handled as a ${resource.kind}: ` +
        'strict decoding error: unknown field "nonsense"',
    ]);
    const nameless = await api.call("POST", path, { ...object, metadata: {} });
    expect(nameless.json["message"]).toMatch(
      /metadata\.name: Required value: name or generateName is required/,
    );
    const version = await api.call("POST", path, { ...object, apiVersion: "example.com/v9" });
    expect(version.json["message"]).toBe(
      `the API version in the data (example.com/v9) does not match the expected API version (${apiVersionOf(resource)})`,
    );
    const labels = await api.call("POST", path, { ...object, metadata: { name: "one", labels: { a: 1 } } });
    expect(labels.json["message"]).toMatch(
      /json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string/,
    );
  },
);
