import { parameter, type HttpRequest, type Query } from "../wire/http.ts";
import { exactName } from "../wire/field-selector.ts";
import { decodePath } from "../wire/url-path.ts";

/** What a request is about, as authorizers and admission see it. */
export interface RequestInfo {
  /** False for discovery, health, metrics and unknown paths: then only `path` and `verb` say something. */
  readonly isResource: boolean;
  readonly path: string;
  /** `get`, `list`, `deletecollection` ...; the method in lower case where there is no resource. */
  readonly verb: string;
  readonly group: string;
  readonly version: string;
  /** Of namespaces themselves: their own name. */
  readonly namespace: string;
  readonly plural: string;
  /** Also of a list of the one object that a field selector names. */
  readonly name: string;
  readonly subresource: string;
  /** What follows the subresource, as in `.../proxy/some/path`. */
  readonly rest: string;
  /** The resource, its name, its subresource and what follows. */
  readonly parts: readonly string[];
  /** Of list, watch and deletecollection. */
  readonly fieldSelector: string;
  readonly labelSelector: string;
}

const verbs: Readonly<Record<string, string>> = {
  POST: "create",
  GET: "get",
  HEAD: "get",
  PUT: "update",
  PATCH: "patch",
  DELETE: "delete",
};

/** The verb may stand in front of the resource; `proxy` in this place has been gone for long, its parsing has not. */
const prefixes: ReadonlySet<string> = new Set(["watch", "proxy"]);

const roots: ReadonlySet<string> = new Set(["api", "apis"]);

const nothing: Omit<RequestInfo, "path" | "verb"> = {
  isResource: false,
  group: "",
  version: "",
  namespace: "",
  plural: "",
  name: "",
  subresource: "",
  rest: "",
  parts: [],
  fieldSelector: "",
  labelSelector: "",
};

/** @models staging/src/k8s.io/apiserver/pkg/endpoints/request/requestinfo.go NewRequestInfo, 1.33 */
export function requestInfoOf({ method, path, query }: HttpRequest): RequestInfo {
  const decoded = decodePath(path);
  const other = { ...nothing, path: decoded, verb: method.toLowerCase() };
  const [root = "", ...all] = trimmed(decoded).split("/");
  const parts = root === "api" ? ["", ...all] : all;
  if (!roots.has(root) || parts.length < 3) return other;
  const [group = "", version = "", ...below] = parts;
  const [first = ""] = below;
  const hasPrefix = prefixes.has(first) && below.length > 1;
  const place = placeOf(hasPrefix ? below.slice(1) : below, first === "proxy");
  const verb = hasPrefix ? first : verbOf(verbs[method] ?? "", place.name, query);
  const known = { ...place, isResource: true, path: decoded, verb, group, version };
  return { ...known, ...selectorsOf(known, hasPrefix, query) };
}

function trimmed(path: string): string {
  return path.replace(/^\/+|\/+$/g, "");
}

type Place = Pick<RequestInfo, "namespace" | "plural" | "name" | "subresource" | "rest" | "parts">;

function placeOf(all: readonly string[], hasNoSubresource: boolean): Place {
  const isBelowNamespace = all[0] === "namespaces" && all.length > 2 && !isOfNamespace(all[2]);
  const parts = isBelowNamespace ? all.slice(2) : all;
  return {
    namespace: all[0] === "namespaces" ? (all[1] ?? "") : "",
    plural: parts[0] ?? "",
    name: parts[1] ?? "",
    subresource: hasNoSubresource ? "" : (parts[2] ?? ""),
    rest: parts.slice(3).join("/"),
    parts,
  };
}

/** /namespaces/NAME/status is the namespace itself and no resource in it. */
function isOfNamespace(part: string | undefined): boolean {
  return part === "status" || part === "finalize";
}

function verbOf(verb: string, name: string, query: Query): string {
  if (name !== "") return verb;
  if (verb === "get") return isWatch(query) ? "watch" : "list";
  return verb === "delete" ? "deletecollection" : verb;
}

const selecting: ReadonlySet<string> = new Set(["list", "watch", "deletecollection"]);

function selectorsOf(
  { verb, name }: Pick<RequestInfo, "verb" | "name">,
  hasPrefix: boolean,
  query: Query,
): Pick<RequestInfo, "name" | "fieldSelector" | "labelSelector"> {
  if (!selecting.has(verb)) return { name, fieldSelector: "", labelSelector: "" };
  const fieldSelector = parameter(query, "fieldSelector") ?? "";
  const isRead = verb !== "deletecollection";
  return {
    name: name === "" && isRead ? (exactName(fieldSelector) ?? "") : name,
    fieldSelector: hasPrefix ? "" : fieldSelector,
    labelSelector: hasPrefix ? "" : (parameter(query, "labelSelector") ?? ""),
  };
}

/** Any value but `false` and `0` means yes, as in Go's decoding of parameters. */
export function isWatch(query: Query): boolean {
  const value = parameter(query, "watch");
  return value !== undefined && value.toLowerCase() !== "false" && value !== "0";
}

/**
 * Components speak through client-go's clientsets: what they send is of the right types by construction. Nothing that
 * a person or a stranger's program sends is ever marked so.
 */
export function isTypedClient({ typed }: Pick<HttpRequest, "typed">): boolean {
  return typed === true;
}
