import { expect, test } from "vitest";
import { loadModule } from "../../kernel/module.ts";
import { Random } from "../../kernel/random.ts";
import { fromBytes, toBytes } from "../../kernel/text.ts";
import { decodeBase64, encodeBase64 } from "../base64.ts";
import type { JsonObject } from "../json.ts";
import { decodeTyped } from "../schema/decode-typed.ts";
import { typeKeyOf, type SchemaTable } from "../schema/schema-table.ts";
import { schemaFor } from "../schema/schema.ts";
import { decodeEnveloped, type ReadEnvelope } from "./decode-enveloped.ts";
import { decodeMessage } from "./decode-message.ts";
import { encodeObject } from "./encode-object.ts";
import { Writer } from "./writer.ts";
import kubectl from "./recorded/kubectl-bodies.json" with { type: "json" };
import server from "./recorded/objects.json" with { type: "json" };

const nothing = { apiVersion: "", kind: "" };

async function table(minor = 33): Promise<SchemaTable> {
  const module = schemaFor(minor);
  await loadModule(module);
  return module.value as SchemaTable;
}

function bytesOf(base64: string): Uint8Array {
  return toBytes(decodeBase64(base64) ?? "");
}

function typed(read: ReadEnvelope, types: SchemaTable): JsonObject {
  const object = "object" in read ? read.object : {};
  const { apiVersion = "", kind = "" } = object as { readonly apiVersion?: string; readonly kind?: string };
  const [group = "", version = ""] = apiVersion.includes("/") ? apiVersion.split("/") : ["", apiVersion];
  const key = typeKeyOf({ group, version, kind });
  return decodeTyped(object, { table: types, key }).object;
}

test.each(kubectl.bodies.map((one) => [one.command, one] as const))(
  "what `kubectl %s` sends is read, and written again byte by byte",
  async (_, { body, object }) => {
    const types = await table();
    const read = decodeEnveloped(bytesOf(body), types, nothing);
    expect(read).toEqual({ object });
    const again = encodeObject(typed(read, types), types);
    expect(encodeBase64(again ?? "")).toBe(body);
  },
);

test.each(server.objects.map((one) => [one.path, one] as const))(
  "%s: protobuf and JSON of a real server are the same object",
  async (_, { protobuf, json }) => {
    const types = await table();
    const read = decodeEnveloped(bytesOf(protobuf), types, nothing);
    expect(typed(read, types)).toEqual(json);
    expect(encodeBase64(encodeObject(json as JsonObject, types) ?? "")).toBe(protobuf);
  },
);

test("an older version passes over the fields that it does not know", async () => {
  const spec = {
    parallelism: 2,
    suspend: true,
    completionMode: "Indexed",
    template: { spec: { containers: null } },
  };
  const job = { apiVersion: "batch/v1", kind: "Job", spec };
  const bytes = toBytes(encodeObject(job, await table(33)) ?? "");
  const read = decodeEnveloped(bytes, await table(18), nothing);
  const object = "object" in read ? read.object : {};
  expect(object["spec"]).toEqual({
    parallelism: 2,
    template: { metadata: { creationTimestamp: null }, spec: {} },
  });
});

test("cut off or damaged bytes are refused or read, never more than that", async () => {
  const types = await table();
  const random = new Random(7);
  const messages: string[] = [];
  for (const { body } of kubectl.bodies) {
    const bytes = bytesOf(body);
    for (let length = 0; length < bytes.length; length++) {
      const read = decodeEnveloped(bytes.slice(0, length), types, nothing);
      if ("error" in read) messages.push(read.error);
    }
    for (let round = 0; round < 40; round++) {
      const damaged = bytes.slice();
      damaged[4 + random.below(damaged.length - 4)] = random.below(256);
      const read = decodeEnveloped(damaged, types, nothing);
      if ("error" in read) messages.push(read.error);
    }
  }
  const known =
    /^(?:empty (?:data|body)|provided data does not|unexpected EOF|proto: |invalid time|invalid character|unexpected end)/;
  expect(messages.filter((message) => !known.test(message))).toEqual([]);
  expect(messages.length).toBeGreaterThan(1000);
});

test("messages nested without end are refused", async () => {
  const types = await table();
  const key = "apiextensions/v1.JSONSchemaProps";
  const { number = 0 } = types.struct(key)?.fields.get("not") ?? {};
  let bytes: Uint8Array = new Uint8Array(0);
  for (let depth = 0; depth < 1000; depth++) bytes = new Writer().bytes(number, bytes).finish();
  expect(() => decodeMessage(bytes, key, types)).toThrow("exceeded max depth");
});

test("text that is not UTF-8 does not reach an object", async () => {
  const types = await table();
  const read = decodeEnveloped(toBytes("k8s\0\u0012\u0006\n\u0004\n\u0002\udcff\udcfe"), types, {
    apiVersion: "v1",
    kind: "ConfigMap",
  });
  expect(read).toEqual({
    object: { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "\ufffd\ufffd" } },
  });
  expect(fromBytes(toBytes("\udcff"))).toBe("\udcff");
});
