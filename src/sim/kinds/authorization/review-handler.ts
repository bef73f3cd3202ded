import { ApiError, badRequest, invalid } from "../../api/api-error.ts";
import type { Attributes, Decision } from "../../api/auth/attributes.ts";
import { resourceAttributes } from "../../api/auth/attributes.ts";
import { readObject } from "../../api/decode.ts";
import { checkNamespace } from "../../api/incoming.ts";
import type { User } from "../../api/machinery.ts";
import type { ResourceRequest } from "../../api/resource-handler.ts";
import type { Task } from "../../kernel/task.ts";
import type { HttpResponse } from "../../wire/http.ts";
import { isObject, type Json, type JsonObject } from "../../wire/json.ts";
import { admitReview, reviewed } from "./review.ts";
import { reviewErrors } from "./review-validation.ts";
import { rulesStatus } from "./rules-status.ts";

/** @models pkg/registry/authorization/, 1.33: the four reviews */
export function* handle(call: ResourceRequest): Task<HttpResponse> {
  const { request, form, info, minor, user, collection } = call;
  const { object: sent } = yield* readObject(request, { resource: form.resource, minor });
  checkNamespace(form.resource, info.namespace, sent);
  const object = located(sent, info.namespace);
  const spec = fieldsOf(object["spec"]);
  const { authorizer } = collection.machinery;
  if (form.resource.kind === "SelfSubjectRulesReview") {
    const namespace = textOf(spec["namespace"]);
    if (namespace === "") throw badRequest("no namespace on request");
    yield* admitReview(call, object);
    return reviewed(call, { spec: {}, status: rulesStatus(authorizer, user, namespace) });
  }
  const errors = reviewErrors(form.resource.kind, object);
  if (errors.length > 0) throw kindless(invalid({ ...form.resource, kind: "" }, "", errors));
  yield* admitReview(call, object);
  const subject = form.resource.kind === "SelfSubjectAccessReview" ? user : subjectOf(spec);
  return reviewed(call, { ...object, status: statusOf(authorizer.decide(subject, attributesOf(spec))) });
}

/** A review of a namespace is in the namespace of its path. */
function located(object: JsonObject, namespace: string): JsonObject {
  return namespace === "" ? object : { ...object, metadata: { ...fieldsOf(object["metadata"]), namespace } };
}

/** These refusals name no kind: upstream asks the object for it, which has forgotten it. */
function kindless({ status }: ApiError): ApiError {
  const { kind: _, ...details } = status.details ?? {};
  return new ApiError("Invalid", status.message ?? "", details);
}

function statusOf({ allowed, reason }: Decision): JsonObject {
  return { allowed, ...(reason === "" ? {} : { reason }) };
}

function subjectOf(spec: JsonObject): User {
  const { user, groups, uid, extra } = spec;
  const lists = Object.entries(fieldsOf(extra)).map(([key, value]) => [key, textsOf(value)] as const);
  return { name: textOf(user), groups: textsOf(groups), uid: textOf(uid), extra: Object.fromEntries(lists) };
}

function attributesOf(spec: JsonObject): Attributes {
  const path = spec["nonResourceAttributes"];
  if (isObject(path)) return { isResource: false, path: textOf(path["path"]), verb: textOf(path["verb"]) };
  const wanted = fieldsOf(spec["resourceAttributes"]);
  const text = (name: string): string => textOf(wanted[name]);
  return resourceAttributes({
    verb: text("verb"),
    group: text("group"),
    version: text("version"),
    resource: text("resource"),
    subresource: text("subresource"),
    namespace: text("namespace"),
    name: text("name"),
    fieldSelector: fieldSelectorOf(wanted["fieldSelector"]),
  });
}

/** Only what asks for one value matters to an authorizer here. */
function fieldSelectorOf(selector: Json | undefined): string {
  const { rawSelector, requirements } = fieldsOf(selector);
  if (typeof rawSelector === "string" && rawSelector !== "") return rawSelector;
  const list = Array.isArray(requirements) ? (requirements as readonly Json[]) : [];
  return list
    .map((one) => fieldsOf(one))
    .filter(({ operator, values }) => operator === "In" && Array.isArray(values) && values.length === 1)
    .map(({ key, values }) => `${textOf(key)}=${textsOf(values)[0] ?? ""}`)
    .join(",");
}

function fieldsOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

function textsOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly Json[]).map((one) => textOf(one)) : [];
}
