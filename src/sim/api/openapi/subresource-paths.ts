import type { Verb } from "../kind.ts";
import { titled, type Method, type Operation, type PathOperations } from "./operation.ts";
import type { ParameterSet } from "./parameter.ts";
import {
  withArticle,
  definitionOf,
  type DocumentedResource,
  type ResourceDocument,
} from "./resource-document.ts";

type Described = DocumentedResource["subresources"][number];

const connections: Readonly<Record<string, ParameterSet>> = {
  attach: "attach",
  exec: "exec",
  portforward: "portforward",
  proxy: "proxy",
};
const proxyMethods: readonly Method[] = ["get", "put", "post", "delete", "options", "head", "patch"];

/** The paths below an object's name. */
export function subresourcePaths(
  document: ResourceDocument,
  path: string,
  scope: readonly string[],
): readonly PathOperations[] {
  return document.described.subresources.flatMap((subresource) => {
    const below = `${path}/${subresource.name}`;
    if (connections[subresource.name] === undefined) {
      return [{ path: below, operations: ofPart(document, subresource, scope) }];
    }
    const whole = { path: below, operations: connect(document, subresource, scope) };
    if (subresource.name !== "proxy") return [whole];
    const operations = connect(document, subresource, [...scope, "{path}"]);
    return [whole, { path: `${below}/{path}`, operations }];
  });
}

function connect(
  document: ResourceDocument,
  { name, group, version, kind }: Described,
  scope: readonly string[],
): readonly Operation[] {
  const methods: readonly Method[] = name === "proxy" ? proxyMethods : ["get", "post"];
  const parent = document.resource.kind;
  const end = scope.includes("{path}") ? "WithPath" : "";
  const space = document.resource.namespaced ? "Namespaced" : "";
  return methods.map((method) => ({
    tag: document.common.tag,
    kind: { group, version, kind },
    method,
    id: document.operationId("connect", `${parent}${titled(name)}${end}`, `${titled(method)}${space}`),
    description: `connect ${method.toUpperCase()} requests to ${name} of ${parent}`,
    action: "connect",
    parameters: document.parameters(connections[name] ?? "none", ...scope),
    answer: { codes: [200], types: ["*/*"], definition: undefined },
  }));
}

/** What a verb of a subresource is in HTTP and in words. */
interface PartVerb {
  readonly verb: Verb;
  readonly method: Method;
  readonly id: string;
  readonly words: string;
  readonly parameters: ParameterSet;
  readonly codes: Operation["answer"]["codes"];
}

const partVerbs: readonly PartVerb[] = [
  { verb: "get", method: "get", id: "read", words: "read", parameters: "none", codes: [200] },
  { verb: "update", method: "put", id: "replace", words: "replace", parameters: "write", codes: [200, 201] },
  {
    verb: "create",
    method: "post",
    id: "create",
    words: "create",
    parameters: "write",
    codes: [200, 201, 202],
  },
  {
    verb: "patch",
    method: "patch",
    id: "patch",
    words: "partially update",
    parameters: "patch",
    codes: [200, 201],
  },
];

function ofPart(
  document: ResourceDocument,
  subresource: Described,
  scope: readonly string[],
): readonly Operation[] {
  const { name, group, version, kind, verbs } = subresource;
  const { isCustom } = document.described;
  const definition = definitionOf({ group, version, kind }, isCustom && !subresource.isForeign);
  return partVerbs
    .filter(({ verb }) => verbs.includes(verb))
    .map((one) => ({
      tag: document.common.tag,
      kind: isCustom ? document.common.kind : { group, version, kind },
      method: one.method,
      id: document.operationId(one.id, `${document.resource.kind}${titled(name)}`),
      description: `${one.words} ${name} of ${ownerOf(document, one.verb)}`,
      action: one.method,
      parameters: document.parameters(parametersFor(one, name, isCustom), "pretty", ...scope),
      ...bodyOf(document, one.verb, definition),
      answer: answerOf(document, one, name === "log" ? undefined : definition),
    }));
}

function ownerOf({ resource }: ResourceDocument, verb: Verb): string {
  const { kind } = resource;
  return verb === "create" ? withArticle(kind) : `the specified ${kind}`;
}

function parametersFor({ verb, parameters }: PartVerb, name: string, isCustom: boolean): ParameterSet {
  if (name === "log") return "log";
  return verb === "get" && isCustom ? "read" : parameters;
}

/** Logs are text. */
function answerOf(
  document: ResourceDocument,
  one: PartVerb,
  definition: string | undefined,
): Operation["answer"] {
  const types = definition === undefined ? ["text/plain", ...document.types] : document.types;
  const isCustomPatch = one.verb === "patch" && document.described.isCustom;
  return { codes: isCustomPatch ? [200] : one.codes, types, definition };
}

function bodyOf(document: ResourceDocument, verb: Verb, definition: string): Pick<Operation, "body"> {
  if (verb === "get") return {};
  if (verb === "patch") return { body: document.patchBody };
  return { body: document.body(definition) };
}
