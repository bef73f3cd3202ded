import { expect, test } from "vitest";
import { configMaps } from "../kinds/core/config-map.ts";
import { namespaces } from "../kinds/core/namespace.ts";
import type { Stored } from "../wire/object.ts";
import type { Resource } from "../wire/resource.ts";
import { TestCluster } from "./test-cluster.ts";

const ingresses: Resource = {
  group: "networking.k8s.io",
  version: "v1",
  kind: "Ingress",
  plural: "ingresses",
  singular: "ingress",
  namespaced: true,
};

const definitions: Resource = {
  group: "apiextensions.k8s.io",
  version: "v1",
  kind: "CustomResourceDefinition",
  plural: "customresourcedefinitions",
  singular: "customresourcedefinition",
  namespaced: false,
};

const widgets: Resource = {
  group: "example.com",
  version: "v1",
  kind: "Widget",
  plural: "widgets",
  singular: "widget",
  namespaced: true,
};

const schema = { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } };

const definition = {
  metadata: { name: "widgets.example.com" },
  spec: {
    group: "example.com",
    scope: "Namespaced",
    names: { plural: "widgets", singular: "widget", kind: "Widget", listKind: "WidgetList" },
    versions: [{ name: "v1", served: true, storage: true, schema }],
  },
};

const ingress = {
  defaultBackend: { service: { name: "web", port: { number: 80 } } },
};

function ownedBy(owner: Stored | undefined): object {
  const { apiVersion = "", kind = "", metadata } = owner ?? {};
  return { ownerReferences: [{ apiVersion, kind, name: metadata?.name, uid: metadata?.uid }] };
}

async function withWidgets(): Promise<TestCluster> {
  const made = new TestCluster();
  await made.run(1);
  made.create(definitions, definition);
  await made.run(10);
  return made;
}

test("what a custom resource or a lazy kind owns, or is owned by, is collected", async () => {
  const made = await withWidgets();
  made.create(widgets, { metadata: { name: "owner", namespace: "default" } });
  await made.run(40);
  const [owner] = made.list(widgets);
  made.create(ingresses, {
    metadata: { name: "owned", namespace: "default", ...ownedBy(owner) },
    spec: ingress,
  });
  await made.run(1);
  const [middle] = made.list(ingresses);
  made.create(configMaps, { metadata: { name: "last", namespace: "default", ...ownedBy(middle) } });
  await made.run(5);
  const left = (): readonly number[] =>
    [widgets, ingresses, configMaps].map(
      (resource) => made.list(resource).filter(({ metadata }) => metadata.name !== "kube-root-ca.crt").length,
    );
  expect(left()).toEqual([1, 1, 1]);
  made.admin.delete(widgets, { namespace: "default", name: "owner" }, {}, () => undefined);
  await made.run(5);
  expect(left()).toEqual([0, 0, 0]);
});

test("a namespace ends with what discovery finds in it, however new that is", async () => {
  const made = await withWidgets();
  made.create(namespaces, { metadata: { name: "shop" } });
  await made.run(35);
  made.create(ingresses, { metadata: { name: "a", namespace: "shop" }, spec: ingress });
  made.create(widgets, { metadata: { name: "a", namespace: "shop" } });
  await made.run(1);
  made.admin.delete(namespaces, { name: "shop" }, {}, () => undefined);
  await made.run(8);
  expect([made.list(ingresses, "shop"), made.list(widgets, "shop")]).toEqual([[], []]);
  expect(made.list(namespaces, "").map(({ metadata }) => metadata.name)).not.toContain("shop");
});

test("a resource that is not served any more is forgotten, and found again", async () => {
  const made = await withWidgets();
  await made.run(35);
  made.admin.delete(definitions, { name: "widgets.example.com" }, {}, () => undefined);
  await made.run(40);
  made.create(definitions, definition);
  await made.run(40);
  made.create(configMaps, { metadata: { name: "owner", namespace: "default" } });
  await made.run(1);
  const owner = made.list(configMaps).find(({ metadata }) => metadata.name === "owner");
  made.create(widgets, { metadata: { name: "owned", namespace: "default", ...ownedBy(owner) } });
  await made.run(1);
  expect(made.list(widgets)).toHaveLength(1);
  made.admin.delete(configMaps, { namespace: "default", name: "owner" }, {}, () => undefined);
  await made.run(5);
  expect(made.list(widgets)).toEqual([]);
});
