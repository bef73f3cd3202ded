import type { Verb } from "../kind.ts";
import { definitionName } from "./definition-names.ts";
import type { Operation, PathOperations, RequestBody } from "./operation.ts";
import type { ParameterSet } from "./parameter.ts";
import { withArticle, ResourceDocument, type DocumentedResource } from "./resource-document.ts";
import { subresourcePaths } from "./subresource-paths.ts";

const status = definitionName("meta/v1.Status");
const watchEvent = definitionName("meta/v1.WatchEvent");

/**
 * All paths of a resource with their operations.
 * @models staging/src/k8s.io/apiserver/pkg/endpoints/installer.go registerResourceHandlers, 1.33
 */
export function resourcePaths(described: DocumentedResource, minor: number): readonly PathOperations[] {
  const document = new ResourceDocument(described, minor);
  const { group, version, plural, namespaced } = described.resource;
  const root = group === "" ? `/api/${version}` : `/apis/${group}/${version}`;
  const below = namespaced ? `/namespaces/{namespace}/${plural}` : `/${plural}`;
  const scope = namespaced ? ["{namespace}"] : [];
  const paths = [
    ...(namespaced ? [listAll(document, `${root}/${plural}`)] : []),
    { path: `${root}${below}`, operations: ofCollection(document, scope) },
    { path: `${root}${below}/{name}`, operations: ofObject(document, [...scope, "{name}"]) },
    ...subresourcePaths(document, `${root}${below}/{name}`, [...scope, "{name}"]),
    ...watchPaths(document, root, below),
  ];
  return paths.filter(({ operations }) => operations.length > 0);
}

function listAll(document: ResourceDocument, path: string): PathOperations {
  const { kind } = document.resource;
  if (!document.described.verbs.includes("list")) return { path, operations: [] };
  const id = document.operationId("list", `${kind}ForAllNamespaces`, "");
  return { path, operations: [list(document, [], id)] };
}

function list(document: ResourceDocument, scope: readonly string[], id: string): Operation {
  const { kind } = document.resource;
  const { verbs, isCustom } = document.described;
  const watches = verbs.includes("watch") && !isCustom ? "list or watch" : "list";
  return {
    ...document.common,
    method: "get",
    id,
    description: `${watches} objects of kind ${kind}`,
    action: "list",
    parameters: document.parameters("list", "pretty", ...scope),
    answer: { codes: [200], types: document.streams, definition: document.definition("List") },
  };
}

function ofCollection(document: ResourceDocument, scope: readonly string[]): readonly Operation[] {
  const { verbs } = document.described;
  const { kind } = document.resource;
  const all: Readonly<Partial<Record<Verb, () => Operation>>> = {
    list: () => list(document, scope, document.operationId("list", kind)),
    create: () => create(document, scope),
    deletecollection: () => ({
      ...document.common,
      method: "delete",
      id: document.operationId(
        "delete",
        kind,
        `Collection${document.resource.namespaced ? "Namespaced" : ""}`,
      ),
      description: `delete collection of ${kind}`,
      action: "deletecollection",
      parameters: document.parameters(
        document.described.isCustom ? "list" : "deleteCollection",
        "pretty",
        ...scope,
      ),
      ...(document.described.isCustom ? {} : { body: deleteBody(document) }),
      answer: { codes: [200], types: document.types, definition: status },
    }),
  };
  return (["list", "create", "deletecollection"] as const).flatMap((verb) =>
    verbs.includes(verb) ? [all[verb]?.()].filter((one) => one !== undefined) : [],
  );
}

function deleteBody(document: ResourceDocument): RequestBody {
  return {
    definition: definitionName("meta/v1.DeleteOptions"),
    types: document.bodyTypes,
    isRequired: false,
  };
}

function create(document: ResourceDocument, scope: readonly string[]): Operation {
  const { kind } = document.resource;
  return {
    ...document.common,
    method: "post",
    id: document.operationId("create", kind),
    description: `create ${withArticle(kind)}`,
    action: "post",
    parameters: document.parameters("write", "pretty", ...scope),
    body: document.body(),
    answer: { codes: [200, 201, 202], types: document.types, definition: document.definition() },
  };
}

/** One verb of an object, without what all of them share. */
type Own = Pick<Operation, "method" | "description" | "action" | "answer"> &
  Partial<Pick<Operation, "body">> & { readonly id: string; readonly parameters: ParameterSet };

const objectVerbs: Readonly<Partial<Record<Verb, (document: ResourceDocument) => Own>>> = {
  get: (document) => ({
    method: "get",
    id: "read",
    description: `read the specified ${document.resource.kind}`,
    action: "get",
    parameters: document.described.isCustom ? "read" : "none",
    answer: { codes: [200], types: document.types, definition: document.definition() },
  }),
  update: (document) => ({
    method: "put",
    id: "replace",
    description: `replace the specified ${document.resource.kind}`,
    action: "put",
    parameters: "write",
    body: document.body(),
    answer: { codes: [200, 201], types: document.types, definition: document.definition() },
  }),
  delete: (document) => ({
    method: "delete",
    id: "delete",
    description: `delete ${withArticle(document.resource.kind)}`,
    action: "delete",
    parameters: "delete",
    body: deleteBody(document),
    answer: {
      codes: [200, 202],
      types: document.types,
      definition: document.described.returnsDeleted ? document.definition() : status,
    },
  }),
  patch: (document) => ({
    method: "patch",
    id: "patch",
    description: `partially update the specified ${document.resource.kind}`,
    action: "patch",
    parameters: "patch",
    body: document.patchBody,
    answer: {
      codes: document.described.isCustom ? [200] : [200, 201],
      types: document.types,
      definition: document.definition(),
    },
  }),
};

function ofObject(document: ResourceDocument, scope: readonly string[]): readonly Operation[] {
  const verbs = (["get", "update", "delete", "patch"] as const).filter((verb) =>
    document.described.verbs.includes(verb),
  );
  return verbs.flatMap((verb) => {
    const own = objectVerbs[verb]?.(document);
    if (own === undefined) return [];
    const id = document.operationId(own.id, document.resource.kind);
    const parameters = document.parameters(own.parameters, "pretty", ...scope);
    return [{ ...document.common, ...own, id, parameters }];
  });
}

/** The old way of watching: `/api/v1/watch/pods`. Custom resources never had it. */
function watchPaths(document: ResourceDocument, root: string, below: string): readonly PathOperations[] {
  const { resource, described } = document;
  if (!described.verbs.includes("watch") || described.isCustom) return [];
  const { kind, plural, namespaced } = resource;
  const scope = namespaced ? ["{namespace}"] : [];
  const operation = (id: string, action: string, parts: readonly string[]): Operation => ({
    ...document.common,
    method: "get",
    id,
    description: watchDescription(action, kind),
    action,
    parameters: document.parameters("list", "pretty", ...parts),
    answer: { codes: [200], types: document.streams, definition: watchEvent },
  });
  const all = document.operationId("watch", `${kind}ListForAllNamespaces`, "");
  return [
    ...(namespaced
      ? [{ path: `${root}/watch/${plural}`, operations: [operation(all, "watchlist", [])] }]
      : []),
    {
      path: `${root}/watch${below}`,
      operations: [operation(document.operationId("watch", `${kind}List`), "watchlist", scope)],
    },
    {
      path: `${root}/watch${below}/{name}`,
      operations: [operation(document.operationId("watch", kind), "watch", [...scope, "{name}"])],
    },
  ];
}

function watchDescription(action: string, kind: string): string {
  const instead = "deprecated: use the 'watch' parameter with a list operation instead";
  return action === "watch"
    ? `watch changes to an object of kind ${kind}. ${instead}, filtered to a single item with the 'fieldSelector' parameter.`
    : `watch individual changes to a list of ${kind}. ${instead}.`;
}
