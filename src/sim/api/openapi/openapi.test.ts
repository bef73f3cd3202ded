import { expect, test } from "vitest";
import { loadModule } from "../../kernel/module.ts";
import { ApiFixture } from "../../kinds/api-fixture.ts";
import type { JsonObject } from "../../wire/json.ts";
import type { SchemaTable } from "../../wire/schema/schema-table.ts";
import { schemaFor } from "../../wire/schema/schema.ts";
import { definitionName } from "./definition-names.ts";
import { Definitions } from "./definitions.ts";
import { digestsOf, type Digests } from "./structure.test.fixture.ts";
import type { SchemaNode } from "./schema-node.ts";
import { inVersion2 } from "./version-2.ts";
import v18 from "./recorded/1.18.json" with { type: "json" };
import v20 from "./recorded/1.20.json" with { type: "json" };
import v22 from "./recorded/1.22.json" with { type: "json" };
import v29 from "./recorded/1.29.json" with { type: "json" };
import v30 from "./recorded/1.30.json" with { type: "json" };
import v33 from "./recorded/1.33.json" with { type: "json" };

async function tableOf(minor: number): Promise<SchemaTable> {
  const module = schemaFor(minor);
  await loadModule(module);
  return module.value as SchemaTable;
}

async function definitionsOf(
  minor: number,
  listsValues: boolean,
): Promise<Readonly<Record<string, SchemaNode>>> {
  const table = await tableOf(minor);
  const definitions = new Definitions({ table, listsValues, showsDefaults: true, describe: () => undefined });
  const roots = table.keys().map((key) => ({ $ref: `#/components/schemas/${definitionName(key)}` }));
  return definitions.reachedFrom(roots);
}

/** Entries of the recording that ours have and that look otherwise. */
function differing(ours: Digests, theirs: Digests): readonly string[] {
  return Object.keys(theirs).filter((name) => ours[name] !== undefined && ours[name] !== theirs[name]);
}

function missing(ours: Digests, theirs: Digests): readonly string[] {
  return Object.keys(theirs).filter((name) => ours[name] === undefined);
}

test("1.33: every definition looks like that of a real server, in version 3 and in version 2", async () => {
  const schemas = await definitionsOf(33, true);
  const ours = digestsOf(schemas);
  expect(differing(ours, v33.schemas)).toEqual([]);
  expect(missing(ours, v33.schemas)).toEqual([]);
  const old = digestsOf(inVersion2(schemas));
  expect(differing(old, v33.definitions)).toEqual([]);
  expect(missing(old, v33.definitions)).toEqual([]);
});

/** Alpha types, and beta types that are not served unless somebody asks for them, are not in the tables. */
const unserved = /\.v\dalpha\d\.|\.(?:admissionregistration|authentication|networking)\.v1beta1\./;

/** In these versions Status is registered once more, in a group of alpha types. */
const registeredTwice = "io.k8s.apimachinery.pkg.apis.meta.v1.Status";

test.each([
  [18, v18.definitions],
  [20, v20.definitions],
  [22, v22.definitions],
  [29, v29.definitions],
  [30, v30.definitions],
] as const)("1.%i: every definition looks like upstream's", async (minor, definitions) => {
  // Upstream's file is written with OpenAPIEnums off.
  const ours = digestsOf(inVersion2(await definitionsOf(minor, false)));
  expect(differing(ours, definitions)).toEqual(minor === 29 || minor === 30 ? [registeredTwice] : []);
  expect(missing(ours, definitions).filter((name) => !unserved.test(name))).toEqual([]);
});

test("1.33: the documents of version 3 have the paths and definitions of a real server's", async () => {
  const api = new ApiFixture();
  const { json: root } = await api.call("GET", "/openapi/v3");
  expect(Object.keys(root["paths"] as JsonObject)).toEqual(Object.keys(v33.documents));
  for (const [name, theirs] of Object.entries(v33.documents)) {
    const { json } = await api.call("GET", `/openapi/v3/${name}`);
    const { paths, components } = json as {
      readonly paths: JsonObject;
      readonly components: { readonly schemas: JsonObject };
    };
    const ours = { definitions: Object.keys(components.schemas), paths: digestsOf(paths) };
    expect({ name, ...ours }).toEqual({ name, ...theirs });
  }
});

test("documents are negotiated, named by a hash and not sent twice", async () => {
  const api = new ApiFixture();
  const { json } = await api.call("GET", "/openapi/v3");
  const paths = json["paths"] as unknown as Record<string, { readonly serverRelativeURL: string }>;
  const [path = "", hash = ""] = (paths["apis/apps/v1"]?.serverRelativeURL ?? "").split("?hash=");
  expect([path, /^[0-9A-F]{128}$/.test(hash)]).toEqual(["/openapi/v3/apis/apps/v1", true]);
  const get = (headers: Record<string, string>, query = {}): ReturnType<typeof api.call> =>
    api.call("GET", path, undefined, { headers, query });
  const whole = await get({}, { hash: [hash] });
  expect(whole.response.headers).toMatchObject({ etag: `"${hash}"`, "cache-control": "public, immutable" });
  const statuses = [
    (await get({ "if-none-match": `"${hash}"` })).status,
    (await get({}, { hash: ["ABC"] })).status,
    (await get({ accept: "text/html" })).status,
    (await get({ accept: "text/html, */*" })).status,
    (await api.call("GET", "/openapi/v3/apis/nowhere/v1")).status,
  ];
  expect(statuses).toEqual([304, 301, 406, 200, 404]);
});

test("version 2 comes as JSON or as gnostic's protobuf", async () => {
  const api = new ApiFixture();
  const { json, response } = await api.call("GET", "/openapi/v2");
  expect([json["swagger"], response.headers["content-type"]]).toEqual(["2.0", "application/json"]);
  const accept = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";
  const other = await api.call("GET", "/openapi/v2", undefined, { headers: { accept } });
  const text = "text" in other.response.body ? other.response.body.text : "";
  expect(other.response.headers["content-type"]).toBe(accept.replace("@", "."));
  // Field 1 is the text "2.0".
  expect(text.startsWith("\n\u00032.0\u0012")).toBe(true);
});

test("servers before 1.24 know only version 2, and no values of enumerations", async () => {
  const api = new ApiFixture({ version: "v1.22.17" });
  expect((await api.call("GET", "/openapi/v3")).status).toBe(404);
  const { json } = await api.call("GET", "/openapi/v2");
  const definitions = json["definitions"] as unknown as Record<
    string,
    { properties: Record<string, object> }
  >;
  expect(definitions["io.k8s.api.core.v1.PodSpec"]?.properties["restartPolicy"]).toMatchObject({
    type: "string",
  });
  expect(definitions["io.k8s.api.core.v1.PodSpec"]?.properties["restartPolicy"]).not.toHaveProperty("enum");
  expect(json["info"]).toEqual({ title: "Kubernetes", version: "v1.22.17" });
});
