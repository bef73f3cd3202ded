import { defineModule, type Module } from "../kernel/module.ts";
import { need, type Task } from "../kernel/task.ts";
import { toBytes } from "../kernel/text.ts";
import type { HttpRequest, Payload } from "../wire/http.ts";
import { parseJson, type JsonDocument } from "../wire/json-document.ts";
import type { JsonSyntaxError } from "../wire/json-syntax-error.ts";
import type { decodeEnveloped } from "../wire/protobuf/decode-enveloped.ts";
import type { SchemaTable } from "../wire/schema/schema-table.ts";
import type { readYamlBody } from "../wire/yaml-body.ts";
import { ApiError, badRequest } from "./api-error.ts";

interface Named {
  readonly apiVersion: string;
  readonly kind: string;
}

/** A body that cannot even be taken apart, in the decoder's words. */
export class UnreadableBody {
  readonly #why: string;
  readonly #source: Payload | undefined;
  readonly #type: Named | undefined;

  /** `type` is what the body says that it is, if it got that far. */
  constructor(why: string, source: Payload | undefined, type?: Named) {
    this.#why = why;
    this.#source = source;
    this.#type = type;
  }

  refusal(kind: string): ApiError {
    if (this.#type !== undefined) {
      const version = this.#type.apiVersion.split("/").at(-1) ?? "";
      return badRequest(
        `${this.#type.kind} in version "${version}" cannot be handled as a ${kind}: ${this.#why}`,
      );
    }
    const summary = summaryOf(textOf(this.#source));
    return badRequest(
      `the object provided is unrecognized (must be of type ${kind}): ${this.#why} (${summary})`,
    );
  }
}

/** A body as a value. */
export interface ReadPayload extends JsonDocument {
  readonly source: Payload | undefined;
  /** What was wrong with the text itself: keys that stand twice in YAML. */
  readonly strictErrors: readonly string[];
}

interface Reading {
  readonly table: SchemaTable;
  /** Whether repeated keys matter. */
  readonly isStrict: boolean;
  /** The type of a body that names none. */
  readonly fallback: Named;
  readonly isCustom: boolean;
}

const protobuf: Module<{ readonly decodeEnveloped: typeof decodeEnveloped }> = defineModule(
  "wire/protobuf",
  () => import("../wire/protobuf/decode-enveloped.ts"),
);
const yamlBody: Module<{ readonly readYamlBody: typeof readYamlBody }> = defineModule(
  "wire/yaml-body",
  () => import("../wire/yaml-body.ts"),
);

const accepted = ["application/json", "application/yaml", "application/vnd.kubernetes.protobuf"];

/** Takes a body apart by its content type. Refuses types that the server does not know. */
export function* readPayload(request: HttpRequest, reading: Reading): Task<ReadPayload | UnreadableBody> {
  const { body } = request;
  const { table, isStrict, fallback, isCustom } = reading;
  const types = isCustom ? accepted.slice(0, 2) : accepted;
  const type = contentType(request);
  if (!types.includes(type)) throw unknownFormat(types);
  switch (type) {
    case "application/json":
      return readJson(body);
    case "application/yaml":
      return fromYaml((yield* need(yamlBody)).readYamlBody(textOf(body), isStrict), body);
    default:
      return fromProtobuf(
        (yield* need(protobuf)).decodeEnveloped(toBytes(textOf(body)), table, fallback),
        body,
      );
  }
}

/** JSON if nothing is said; without parameters and in lower case. */
function contentType({ headers }: HttpRequest): string {
  const given = headers["content-type"] ?? "";
  return given === "" ? "application/json" : (given.split(";")[0] ?? "").trim().toLowerCase();
}

export function unknownFormat(types: readonly string[]): ApiError {
  return new ApiError(
    "UnsupportedMediaType",
    `the body of the request was in an unknown format - accepted media types include: ${types.join(", ")}`,
  );
}

function readJson(body: Payload | undefined): ReadPayload | UnreadableBody {
  if (body !== undefined && "json" in body) return { root: body.json ?? {}, source: body, strictErrors: [] };
  try {
    const document = parseJson(body?.text ?? "");
    return { ...document, root: document.root ?? {}, source: body, strictErrors: [] };
  } catch (error) {
    if ((error as JsonSyntaxError).name !== "JsonSyntaxError") throw error;
    const { message } = error as JsonSyntaxError;
    return new UnreadableBody(`couldn't get version/kind; json parse error: ${message}`, body);
  }
}

function fromYaml(
  read: ReturnType<typeof readYamlBody>,
  source: Payload | undefined,
): ReadPayload | UnreadableBody {
  if ("error" in read) return new UnreadableBody(read.error, source);
  const { duplicates } = read;
  const complaint = ["yaml: unmarshal errors:", ...duplicates.map((line) => `  ${line}`)].join("\n");
  return { root: read.value ?? {}, source, strictErrors: duplicates.length === 0 ? [] : [complaint] };
}

function fromProtobuf(
  read: ReturnType<typeof decodeEnveloped>,
  source: Payload | undefined,
): ReadPayload | UnreadableBody {
  if ("object" in read) return { root: read.object, source, strictErrors: [] };
  return new UnreadableBody(read.error, source, read.type);
}

function textOf(body: Payload | undefined): string {
  if (body === undefined) return "";
  return "text" in body ? body.text : JSON.stringify(body.json);
}

const summaryMax = 30;

/** The beginning of a body as refusals show it. */
function summaryOf(text: string): string {
  if (text === "") return "<empty>";
  const bytes = toBytes(text.slice(0, summaryMax + 1));
  const end = bytes.length > summaryMax ? " ..." : "";
  if (text.startsWith("{")) return `${text.slice(0, summaryMax)}${end}`;
  const digits = Array.from(bytes.slice(0, summaryMax), (byte) => byte.toString(16).padStart(2, "0"));
  return `${digits.join("")}${end}`;
}
