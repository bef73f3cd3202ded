import type { Task } from "../kernel/task.ts";
import { parseRfc3339 } from "../kernel/time.ts";
import { parameter, type HttpResponse, type Query } from "../wire/http.ts";
import type { Resource } from "../wire/resource.ts";
import { badRequest, invalid } from "./api-error.ts";
import { forbiddenField, invalidValue, type FieldError } from "./field-error.ts";
import { enterNode, type ConnectionDoors } from "./node-door.ts";
import { containerOf, type PodLike } from "./pod-container.ts";
import type { ResourceRequest } from "./resource-handler.ts";

const options: Resource = {
  group: "",
  version: "v1",
  kind: "PodLogOptions",
  plural: "pods",
  singular: "pod",
  namespaced: true,
};

/** Logs come from the kubelet. @models pkg/registry/core/pod/rest/log.go Get; strategy.go LogLocation, 1.33 */
export function* podLog(
  { collection, info, request }: ResourceRequest,
  doors: ConnectionDoors,
): Task<HttpResponse> {
  const errors = validate(request.query);
  if (errors.length > 0) throw invalid(options, info.name, errors);
  const pod = collection.get(info.namespace, info.name) as PodLike;
  const container = containerOf(pod, parameter(request.query, "container") ?? "");
  const { nodeName = "" } = pod.spec;
  if (nodeName === "") return { status: 204, headers: {}, body: { text: "" } };
  const path = `/containerLogs/${info.namespace}/${info.name}/${container}`;
  return yield* enterNode(doors, nodeName, { ...request, path });
}

/** @models pkg/apis/core/validation/validation.go ValidatePodLogOptions, 1.33 */
function validate(query: Query): readonly FieldError[] {
  const errors: FieldError[] = [];
  const tail = integer(query, "tailLines");
  const limit = integer(query, "limitBytes");
  if (tail !== undefined && tail < 0)
    errors.push(invalidValue("tailLines", tail, "must be greater than or equal to 0"));
  if (limit !== undefined && limit < 1)
    errors.push(invalidValue("limitBytes", limit, "must be greater than 0"));
  errors.push(...validateSince(query));
  if ((parameter(query, "stream") ?? "") !== "")
    errors.push(forbiddenField("stream", "may not be specified"));
  return errors;
}

function validateSince(query: Query): readonly FieldError[] {
  const seconds = integer(query, "sinceSeconds");
  const time = parameter(query, "sinceTime") ?? "";
  if (time !== "" && parseRfc3339(time) === undefined) throw badRequest(timeProblem(time));
  if (seconds === undefined) return [];
  if (time !== "")
    return [forbiddenField("[]", "at most one of `sinceTime` or `sinceSeconds` may be specified")];
  return seconds < 1 ? [invalidValue("sinceSeconds", seconds, "must be greater than 0")] : [];
}

function integer(query: Query, name: string): number | undefined {
  const text = parameter(query, name) ?? "";
  if (text === "") return undefined;
  if (/^[+-]?\d{1,18}$/.test(text)) return Number(text);
  const problem = /^[+-]?\d+$/.test(text) ? "value out of range" : "invalid syntax";
  throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: ${problem}`);
}

/** Where Go's parser stops. */
function timeProblem(text: string): string {
  const quoted = JSON.stringify(text);
  return `parsing time ${quoted} as "2006-01-02T15:04:05Z07:00": cannot parse ${quoted} as "2006"`;
}
