import { isObject, type Json } from "../../wire/json.ts";
import { Writer } from "../../wire/protobuf/writer.ts";
import type { SchemaNode } from "./schema-node.ts";

/** How a value of a message's field is written. */
type Shape =
  | "text"
  | "bool"
  | "texts"
  /** Any value, as YAML. */
  | "any"
  /** A message of the named type, or a list of them. */
  | { readonly message: string }
  | { readonly messages: string }
  /** An object whose keys are data: entries {1 name, 2 value}, in a message of their own unless told. */
  | { readonly named: string; readonly entries: number };

interface MessageType {
  readonly fields: Readonly<Record<string, readonly [number: number, shape: Shape]>>;
  /** Where keys go that begin with `x-`. */
  readonly extensions?: number;
}

const schema: Shape = { message: "Schema" };

/** The messages of openapi.v2 that documents of Kubernetes are made of. Sources: gnostic's OpenAPIv2.proto. */
const messages: Readonly<Record<string, MessageType>> = {
  Document: {
    fields: {
      swagger: [1, "text"],
      info: [2, { message: "Info" }],
      paths: [8, { named: "PathItem", entries: 2 }],
      definitions: [9, { named: "Schema", entries: 1 }],
      security: [12, { messages: "SecurityRequirement" }],
      securityDefinitions: [13, { named: "SecurityDefinition", entries: 1 }],
    },
  },
  Info: { fields: { title: [1, "text"], version: [2, "text"] } },
  PathItem: {
    fields: {
      get: [2, { message: "Operation" }],
      put: [3, { message: "Operation" }],
      post: [4, { message: "Operation" }],
      delete: [5, { message: "Operation" }],
      options: [6, { message: "Operation" }],
      head: [7, { message: "Operation" }],
      patch: [8, { message: "Operation" }],
      parameters: [9, { messages: "ParametersItem" }],
    },
  },
  Operation: {
    fields: {
      tags: [1, "texts"],
      description: [3, "text"],
      operationId: [5, "text"],
      produces: [6, "texts"],
      consumes: [7, "texts"],
      parameters: [8, { messages: "ParametersItem" }],
      responses: [9, { named: "ResponseValue", entries: 1 }],
      schemes: [10, "texts"],
    },
    extensions: 13,
  },
  ResponseValue: { fields: { "": [1, { message: "Response" }] } },
  Response: { fields: { description: [1, "text"], schema: [2, { message: "SchemaItem" }] } },
  SchemaItem: { fields: { "": [1, schema] } },
  BodyParameter: {
    fields: {
      description: [1, "text"],
      name: [2, "text"],
      in: [3, "text"],
      required: [4, "bool"],
      schema: [5, schema],
    },
  },
  QueryParameter: {
    fields: {
      required: [1, "bool"],
      in: [2, "text"],
      name: [4, "text"],
      type: [6, "text"],
      uniqueItems: [20, "bool"],
    },
  },
  PathParameter: {
    fields: {
      required: [1, "bool"],
      in: [2, "text"],
      name: [4, "text"],
      type: [5, "text"],
      uniqueItems: [19, "bool"],
    },
  },
  Schema: {
    fields: {
      $ref: [1, "text"],
      format: [2, "text"],
      description: [4, "text"],
      pattern: [13, "text"],
      required: [19, "texts"],
      enum: [20, { messages: "Any" }],
      additionalProperties: [21, { message: "AdditionalProperties" }],
      type: [22, { message: "TypeItem" }],
      items: [23, { message: "SchemaItem" }],
      properties: [25, { named: "Schema", entries: 1 }],
    },
    extensions: 31,
  },
  SecurityRequirement: { fields: {} },
  SecurityDefinition: { fields: { "": [2, { message: "ApiKeySecurity" }] } },
  ApiKeySecurity: {
    fields: { type: [1, "text"], name: [2, "text"], in: [3, "text"], description: [4, "text"] },
  },
};

/** Messages that choose among others, or wrap one value. */
const wrappers: Readonly<Record<string, (value: Json) => Uint8Array>> = {
  TypeItem: (value) => new Writer().text(1, textOf(value)).finish(),
  Any: (value) => new Writer().text(2, `${JSON.stringify(value)}\n`).finish(),
  AdditionalProperties: (value) =>
    typeof value === "boolean"
      ? new Writer().bool(2, value).finish()
      : new Writer().bytes(1, encoded("Schema", value)).finish(),
  ParametersItem: (value) => new Writer().bytes(1, parameter(value)).finish(),
  SecurityRequirement: (value) => {
    const writer = new Writer();
    for (const name of Object.keys(isObject(value) ? value : {})) {
      writer.bytes(1, new Writer().text(1, name).bytes(2, new Uint8Array(0)).finish());
    }
    return writer.finish();
  },
};

function parameter(value: Json): Uint8Array {
  const place = isObject(value) ? value["in"] : "";
  if (place === "body") return new Writer().bytes(1, encoded("BodyParameter", value)).finish();
  const isPath = place === "path";
  const inner = new Writer()
    .bytes(isPath ? 4 : 3, encoded(isPath ? "PathParameter" : "QueryParameter", value))
    .finish();
  return new Writer().bytes(2, inner).finish();
}

const remembered = new WeakMap<object, Uint8Array>();

/** A document of version 2 as kubectl reads it: the message openapi.v2.Document. */
export function gnosticDocument(document: SchemaNode): Uint8Array {
  return encoded("Document", document);
}

/** Values that stand in many places (parameters) are encoded once. */
function encoded(name: string, value: Json): Uint8Array {
  if (name !== "ParametersItem" || !isObject(value)) return message(name, value);
  let bytes = remembered.get(value);
  if (bytes === undefined) {
    bytes = message(name, value).slice();
    remembered.set(value, bytes);
  }
  return bytes;
}

function message(name: string, value: Json): Uint8Array {
  const wrapper = wrappers[name];
  if (wrapper !== undefined) return wrapper(value);
  const { fields, extensions } = messages[name] ?? { fields: {} };
  const writer = new Writer();
  const whole = fields[""];
  if (whole !== undefined) write(writer, whole, value);
  else if (isObject(value)) {
    for (const [key, child] of Object.entries(value)) {
      const field = fields[key];
      if (child === undefined) continue;
      if (field !== undefined) write(writer, field, child);
      else if (extensions !== undefined && key.startsWith("x-"))
        writer.bytes(extensions, named(key, "Any", child));
    }
  }
  return writer.finish();
}

function write(writer: Writer, [number, shape]: readonly [number, Shape], value: Json): void {
  if (shape === "text") writer.text(number, textOf(value));
  else if (shape === "bool") writer.bool(number, value === true);
  else if (shape === "any") writer.bytes(number, encoded("Any", value));
  else if (shape === "texts") for (const item of listOf(value)) writer.text(number, textOf(item));
  else if ("message" in shape) writer.bytes(number, encoded(shape.message, value));
  else if ("messages" in shape)
    for (const item of listOf(value)) writer.bytes(number, encoded(shape.messages, item));
  else {
    const inner = new Writer();
    for (const [key, child] of Object.entries(isObject(value) ? value : {})) {
      if (child !== undefined) inner.bytes(shape.entries, named(key, shape.named, child));
    }
    writer.bytes(number, inner.finish());
  }
}

function named(name: string, type: string, value: Json): Uint8Array {
  return new Writer().text(1, name).bytes(2, encoded(type, value)).finish();
}

function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function textOf(value: Json): string {
  return typeof value === "string" ? value : "";
}
