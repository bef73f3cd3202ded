import { methodNotAllowed, notFound } from "../../api/api-error.ts";
import type { ResourceRequest } from "../../api/resource-handler.ts";
import type { Task } from "../../kernel/task.ts";
import type { HttpResponse } from "../../wire/http.ts";
import type { ComponentStatus } from "./component-status.ts";

/** The parts of a control plane in the order in which they are listed. */
const components = ["etcd-0", "controller-manager", "scheduler"];

const notProbed = "not simulated: Drydock's API server does not probe the components of its control plane";

/**
 * Nothing is stored: the API server looks when it is asked. What answers is etcd, since an answer needs it.
 * @models pkg/registry/core/componentstatus/rest.go, 1.33
 */
// oxlint-disable-next-line require-yield -- a handler like the others
export function* handle(call: ResourceRequest): Task<HttpResponse> {
  const { info, form, respond } = call;
  if (info.verb === "list") {
    return respond.list({
      items: components.map((name) => statusOf(name)),
      metadata: { resourceVersion: "" },
    });
  }
  if (info.verb !== "get") throw methodNotAllowed(form.resource, info.verb);
  if (!components.includes(info.name)) {
    throw notFound({ ...form.resource, plural: form.resource.singular }, info.name);
  }
  return respond.object(statusOf(info.name));
}

function statusOf(name: string): ComponentStatus {
  const health =
    name === "etcd-0"
      ? { type: "Healthy", status: "True", message: "ok" }
      : { type: "Healthy", status: "Unknown", message: notProbed };
  return {
    apiVersion: "v1",
    kind: "ComponentStatus",
    metadata: { name, namespace: "", uid: "", resourceVersion: "", creationTimestamp: "" },
    conditions: [health],
  };
}
