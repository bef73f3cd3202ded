import type { Stored } from "../../../wire/object.ts";
import type { Resource } from "../../../wire/resource.ts";
import { resourceAttributes, type Attributes } from "../../auth/attributes.ts";
import { celValue } from "../../cel/cel-value.ts";
import { AuthorizerValue, type Answer, type Question } from "../../cel/policy-environment.ts";
import type { Form } from "../../form.ts";
import type { Machinery, User } from "../../machinery.ts";
import { wireForm } from "../../wire-form.ts";
import type { AdmissionRequest } from "../admission.ts";

export interface Seen {
  readonly object: Stored | undefined;
  /** The version in which somebody wants to see the objects. */
  readonly form: Form;
  readonly machinery: Machinery;
}

const nobody: User = { name: "system:apiserver", groups: ["system:masters"] };

export function userOf({ user }: AdmissionRequest): User {
  return user ?? nobody;
}

/** An object as it would be sent in a version. */
export function shownIn(form: Form, object: Stored | undefined): object | null {
  return object === undefined ? null : wireForm(form.fromStorage(object));
}

/** `request` of expressions, and all but objects and uid of what webhooks are asked. */
export function requestFields(request: AdmissionRequest, form: Form): Record<string, unknown> {
  const { resource, subresource, name, namespace, operation, dryRun, options } = request;
  const { name: username, uid, groups, extra } = userOf(request);
  const sub = (field: string): object => (subresource === "" ? {} : { [field]: subresource });
  return {
    kind: kindOf(form.resource),
    resource: resourceOf(form.resource),
    ...sub("subResource"),
    requestKind: kindOf(resource),
    requestResource: resourceOf(resource),
    ...sub("requestSubResource"),
    ...(name === "" ? {} : { name }),
    ...(namespace === "" ? {} : { namespace }),
    operation,
    userInfo: {
      username,
      ...(uid === undefined || uid === "" ? {} : { uid }),
      groups: [...groups],
      ...(extra === undefined ? {} : { extra }),
    },
    dryRun,
    options: options ?? null,
  };
}

function kindOf({ group, version, kind }: Resource): object {
  return { group, version, kind };
}

function resourceOf({ group, version, plural }: Resource): object {
  return { group, version, resource: plural };
}

/** What expressions about requests see; without parameters. */
export function requestVariables(request: AdmissionRequest, seen: Seen): Readonly<Record<string, unknown>> {
  const { object, form, machinery } = seen;
  const { namespace, resource, subresource, name } = request;
  const space = namespace === "" ? undefined : machinery.cluster.find("namespaces", "", namespace);
  const ask = asker(userOf(request), machinery);
  const own = { group: resource.group, resource: resource.plural, subresource, namespace, name };
  return {
    object: celValue(shownIn(form, object)),
    oldObject: celValue(shownIn(form, request.old)),
    request: celValue(requestFields(request, form)),
    namespaceObject: space === undefined ? null : celValue(namespaceFields(space)),
    authorizer: new AuthorizerValue(ask, {}, own),
  };
}

function namespaceFields(space: Stored): object {
  return wireForm(space);
}

function asker(user: User, { authorizer }: Machinery): (question: Question, verb: string) => Answer {
  return (question, verb) => {
    const { account } = question;
    const who = account === undefined ? user : accountUser(account);
    return authorizer.decide(who, attributesOf(question, verb));
  };
}

function accountUser({ namespace, name }: { readonly namespace: string; readonly name: string }): User {
  const groups = ["system:serviceaccounts", `system:serviceaccounts:${namespace}`, "system:authenticated"];
  return { name: `system:serviceaccount:${namespace}:${name}`, groups };
}

function attributesOf(question: Question, verb: string): Attributes {
  const { path, group = "", resource = "", subresource = "", namespace = "", name = "" } = question;
  if (path !== undefined) return { isResource: false, verb, path };
  return resourceAttributes({ group, resource, subresource, namespace, name, verb });
}
