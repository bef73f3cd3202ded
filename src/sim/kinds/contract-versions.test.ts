import { expect, test } from "vitest";
import { formsOf, type Form } from "../api/form.ts";
import { kindIn, type Kind } from "../api/kind.ts";
import type { JsonObject } from "../wire/json.ts";
import { apiVersionOf, pathOf, qualified } from "../wire/resource.ts";
import { allKinds } from "./all.ts";
import { ApiFixture } from "./api-fixture.ts";
import { metadataOf, sampleOf } from "./contract.ts";

const versions = ["v1.18.4", "v1.20.2", "v1.22.17", "v1.29.4", "v1.30.4", "v1.33.1"];

interface Tried {
  readonly kind: Kind;
  readonly version: string;
  readonly form: Form;
  readonly others: readonly Form[];
}

function minorIn(version: string): number {
  return Number(version.split(".")[1]);
}

/** Every kind in every version under every group and version that serves it. */
const tried: readonly (readonly [string, Tried])[] = versions.flatMap((version) =>
  allKinds
    .filter(({ handler, verbs }) => handler === undefined && verbs?.includes("create") !== false)
    .flatMap((original) => {
      const minor = minorIn(version);
      const kind = kindIn(original, minor);
      const forms = formsOf(kind, minor);
      return forms.map((form) => {
        const { resource } = form;
        return [
          `${version} ${apiVersionOf(resource)} ${resource.plural}`,
          { kind, version, form, others: forms.filter((other) => other !== form) },
        ] as const;
      });
    }),
);

/** The sample as somebody writes it in this form. */
function sampleIn({ kind, form }: Tried): JsonObject {
  const { object } = sampleOf(kind);
  const stored = object();
  const fields = (form.served?.fromStorage?.(stored) ?? stored) as JsonObject;
  const { resource } = form;
  return {
    ...fields,
    apiVersion: apiVersionOf(resource),
    kind: resource.kind,
    metadata: metadataOf(stored),
  };
}

test.each(tried)("%s", async (_, one) => {
  const { kind, version, form, others } = one;
  const api = new ApiFixture({ version });
  const { name } = sampleOf(kind);
  const place = kind.resource.namespaced ? { namespace: "default" } : {};
  const sent = sampleIn(one);
  const created = await api.call("POST", pathOf(form.resource, place), sent);
  expect([created.status, created.json["message"]]).toEqual([201, undefined]);
  expect(created.json).toMatchObject(sent);
  const { uid } = metadataOf(created.json);
  for (const { resource } of [form, ...others]) {
    const read = await api.call("GET", pathOf(resource, { ...place, name }));
    expect([read.status, read.json["apiVersion"], metadataOf(read.json)["uid"]]).toEqual([
      200,
      apiVersionOf(resource),
      uid,
    ]);
  }
  const read = await api.call("GET", pathOf(form.resource, { ...place, name }));
  expect(read.json).toEqual(created.json);
  const list = await api.call("GET", pathOf(form.resource, place));
  expect(list.json["apiVersion"]).toBe(apiVersionOf(form.resource));
  const patched = await api.patch("merge-patch", pathOf(form.resource, { ...place, name }), {
    metadata: { labels: { a: "b" } },
  });
  expect([patched.status, patched.json["message"], patched.json["apiVersion"]]).toEqual([
    200,
    undefined,
    apiVersionOf(form.resource),
  ]);
});

test.each(versions)("%s: API services stand for what is served", async (version) => {
  const api = new ApiFixture({ version });
  const { json } = await api.call("GET", "/apis/apiregistration.k8s.io/v1/apiservices");
  const names = (json["items"] as readonly JsonObject[]).map((item) => metadataOf(item)["name"] as string);
  const minor = minorIn(version);
  const served = allKinds.flatMap((kind) =>
    formsOf(kindIn(kind, minor), minor).map(({ resource }) => `${resource.version}.${resource.group}`),
  );
  const expected = new Set(served.filter((name) => !name.endsWith("apiregistration.k8s.io")));
  expect(names.toSorted()).toEqual([...expected].toSorted());
});

test("no two kinds are served under one path", () => {
  for (const version of versions) {
    const minor = minorIn(version);
    const paths = allKinds.flatMap((kind) =>
      formsOf(kindIn(kind, minor), minor).map(
        ({ resource }) => `${apiVersionOf(resource)} ${resource.plural}`,
      ),
    );
    expect(paths.filter((path, index) => paths.indexOf(path) < index)).toEqual([]);
  }
  const names = allKinds.map((kind) => qualified(kind.resource));
  expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
});
