import { need, type Task } from "../../kernel/task.ts";
import { fromBytes } from "../../kernel/text.ts";
import {
  jsonResponse,
  parameter,
  textResponse,
  type HttpRequest,
  type HttpResponse,
} from "../../wire/http.ts";
import { schemaFor } from "../../wire/schema/schema.ts";
import type { Registry } from "../registry.ts";
import { describeFrom, descriptionsModule } from "./descriptions.ts";
import type { Documents } from "./documents.ts";
import { gnosticDocument } from "./gnostic.ts";
import type { SchemaNode } from "./schema-node.ts";
import { documentsOf } from "./served-documents.ts";
import { swagger } from "./version-2.ts";

/** What the documents are about. */
export interface OpenApiSource {
  readonly registry: Registry;
  readonly minor: number;
}

/** The minor from which there are documents of version 3. */
const version3Since = 24;

/**
 * `/openapi/v2`, `/openapi/v3` and the documents below it; undefined for other paths.
 * @models vendor/k8s.io/kube-openapi/pkg/handler, handler3, 1.33
 */
export function* answerOpenApi(
  { registry, minor }: OpenApiSource,
  request: HttpRequest,
): Task<HttpResponse | undefined> {
  const path = request.path.replace(/\/$/, "");
  const isVersion2 = path === "/openapi/v2";
  const isVersion3 = (path === "/openapi/v3" || path.startsWith("/openapi/v3/")) && minor >= version3Since;
  if (!isVersion2 && !isVersion3) return undefined;
  const table = yield* need(schemaFor(minor));
  const { descriptions } = yield* need(descriptionsModule);
  const documents = documentsOf(registry, { minor, table, describe: describe(descriptions) });
  if (isVersion2) return version2(documents, request);
  return path === "/openapi/v3"
    ? version3Root(documents)
    : version3(documents, path.slice("/openapi/v3/".length), request);
}

let lastDescribe: { readonly text: string; readonly describe: ReturnType<typeof describeFrom> } | undefined;

function describe(text: string): ReturnType<typeof describeFrom> {
  lastDescribe = lastDescribe?.text === text ? lastDescribe : { text, describe: describeFrom(text) };
  return lastDescribe.describe;
}

/** The list of documents goes through the aggregator, which forgets what it is. */
function version3Root(documents: Documents): HttpResponse {
  const paths = [...documents.names.keys()].map((name) => [
    name,
    { serverRelativeURL: address(documents, name) },
  ]);
  return jsonResponse(
    200,
    { paths: Object.fromEntries(paths) as object },
    { "content-type": "text/plain; charset=utf-8" },
  );
}

function address(documents: Documents, name: string): string {
  return `/openapi/v3/${name}?hash=${documents.hash(name)}`;
}

const version3Types = ["application/json"] as const;

function version3(documents: Documents, name: string, request: HttpRequest): HttpResponse {
  const document = documents.document(name);
  if (document === undefined) return textResponse(404, "404 page not found\n");
  if (chosenType(request, version3Types) === undefined) return notAcceptable();
  const hash = documents.hash(name);
  const asked = parameter(request.query, "hash") ?? "";
  const location = address(documents, name);
  const headers = { "content-type": "application/json", etag: `"${hash}"`, vary: "Accept" };
  if (asked !== "" && asked !== hash) {
    const body = `<a href="${location}">Moved Permanently</a>.\n\n`;
    return { status: 301, headers: { ...headers, location }, body: { text: body } };
  }
  const lasting = asked === "" ? {} : { "cache-control": "public, immutable" };
  return unlessKnown(request, { status: 200, headers: { ...headers, ...lasting }, body: { json: document } });
}

const protobuf = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";
const oldProtobuf = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";
const version2Types = ["application/json", oldProtobuf, protobuf] as const;

interface Version2 {
  readonly json: SchemaNode;
  protobuf?: string;
}

const made = new WeakMap<Documents, Version2>();

function version2(documents: Documents, request: HttpRequest): HttpResponse {
  const type = chosenType(request, version2Types);
  if (type === undefined) return notAcceptable();
  let document = made.get(documents);
  if (document === undefined) {
    document = { json: swagger(documents) };
    made.set(documents, document);
  }
  const isJson = type === "application/json";
  const shown = shownType(isJson, documents.source.minor);
  const headers = { "content-type": shown, etag: `"${documents.hash("")}"`, vary: "Accept" };
  if (isJson) return unlessKnown(request, { status: 200, headers, body: { json: document.json } });
  document.protobuf ??= fromBytes(gnosticDocument(document.json));
  return unlessKnown(request, { status: 200, headers, body: { text: document.protobuf } });
}

/** The minor from which servers say what they send; before, the type was guessed from the first bytes. */
const typedSince = 26;

function shownType(isJson: boolean, minor: number): string {
  if (minor < typedSince) return isJson ? "text/plain; charset=utf-8" : "application/octet-stream";
  return isJson ? "application/json" : protobuf;
}

/** The type that the client likes best of those that can be written. */
function chosenType(request: HttpRequest, types: readonly string[]): string | undefined {
  const accept = request.headers["accept"] ?? "";
  const clauses = (accept === "" ? "*/*" : accept).split(",").map((text) => {
    const [type = "", ...parameters] = text.split(";").map((part) => part.trim());
    const quality = parameters.find((part) => part.startsWith("q="))?.slice(2);
    return { type, quality: Number(quality ?? 1) };
  });
  for (const { type } of clauses.toSorted((a, b) => b.quality - a.quality)) {
    const [main = "", sub = ""] = type.split("/");
    const found = types.find(
      (one) => (main === "*" || one.startsWith(`${main}/`)) && (sub === "*" || one.endsWith(`/${sub}`)),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

function notAcceptable(): HttpResponse {
  return { status: 406, headers: { vary: "Accept" }, body: { text: "" } };
}

function unlessKnown(request: HttpRequest, response: HttpResponse): HttpResponse {
  if (request.headers["if-none-match"] !== response.headers["etag"]) return response;
  return { ...response, status: 304, body: { text: "" } };
}
