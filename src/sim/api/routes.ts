import { ApiError, badRequest, notFound, pathNotFound } from "./api-error.ts";
import type { Form } from "./form.ts";
import type { Kind, Subresource, Verb } from "./kind.ts";
import { pathSegment } from "./names.ts";
import type { RequestInfo } from "./request-info.ts";
import { verbsOf } from "./subresource-facts.ts";

/** What a request for a resource leads to: one of the kind's verbs, or one of its subresources. */
export type Route = { readonly subresource: Subresource | undefined };

/** Paths below a name that a subresource takes, too: `pods/web/proxy/some/path`. */
const deep: ReadonlySet<string> = new Set(["proxy"]);

const readVerbs: Readonly<Record<string, readonly Verb[]>> = {
  GET: ["get", "list", "watch"],
  POST: ["create"],
  PUT: ["update"],
  PATCH: ["patch"],
  DELETE: ["delete", "deletecollection"],
};

/** Of a path with a name, of one without, and of one over all namespaces: the verbs that lead somewhere. */
const ofObject: ReadonlySet<string> = new Set(["get", "update", "patch", "delete", "watch"]);
const ofCollection: ReadonlySet<string> = new Set(["list", "watch", "create", "deletecollection"]);
const overNamespaces: ReadonlySet<string> = new Set(["list", "watch"]);

/** Refused as NotFound if there is no such path, as MethodNotAllowed if there is, but not for this method. */
export function routeOf(form: Form, info: RequestInfo, method: string): Route {
  if (isWrongScope(form.kind, info)) throw pathNotFound();
  if (method === "HEAD") throw notAllowed();
  checkName(info);
  if (info.subresource !== "") return { subresource: subresourceOf(form, info, method) };
  checkVerb(form.kind, info);
  return { subresource: undefined };
}

function subresourceOf(form: Form, { subresource, rest, name }: RequestInfo, method: string): Subresource {
  const found = form.subresources.find((one) => nameOf(one) === subresource);
  if (found === undefined && form.kind.custom === true && name !== "") throw notFound(form.resource, name);
  if (found === undefined || (rest !== "" && !deep.has(subresource))) throw pathNotFound();
  if (!methodFits(form, found, method)) throw notAllowed();
  return found;
}

/** A kind that knows no objects by their names has no such paths. */
function checkVerb(kind: Kind, info: RequestInfo): void {
  const hasObjects = kind.verbs?.some((verb) => ofObject.has(verb)) ?? true;
  if (info.name !== "" && !hasObjects) throw pathNotFound();
  if (!allowed(kind, info)) throw notAllowed();
}

function nameOf(subresource: Subresource): string {
  return typeof subresource === "string" ? subresource : subresource.name;
}

function allowed(kind: Kind, info: RequestInfo): boolean {
  const { verb, name } = info;
  if (info.parts.length > 2) return false;
  if (kind.verbs?.includes(verb as Verb) === false) return false;
  if (name !== "") return ofObject.has(verb);
  const isOverAll = kind.resource.namespaced && info.namespace === "";
  return (isOverAll ? overNamespaces : ofCollection).has(verb);
}

/** An object of a namespace, named without one. */
function isWrongScope({ resource }: Kind, { name, namespace }: RequestInfo): boolean {
  return resource.namespaced && name !== "" && namespace === "";
}

function methodFits(form: Form, subresource: Subresource, method: string): boolean {
  const verbs = verbsOf(form, subresource);
  return (readVerbs[method] ?? []).some((verb) => verbs.includes(verb));
}

export function notAllowed(): ApiError {
  const message = "the server does not allow this method on the requested resource";
  return new ApiError("MethodNotAllowed", message, {});
}

/** A name that would be more than one segment of a path, or none. @models apiserver/pkg/endpoints/handlers/namer.go */
function checkName({ name }: RequestInfo): void {
  const wrong = name === "" ? undefined : pathSegment(name);
  if (wrong !== undefined) throw badRequest(`Name parameter invalid: ${JSON.stringify(name)}: ${wrong}`);
}
