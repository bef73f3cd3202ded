import { notAllowed } from "../../api/routes.ts";
import { patch, update, type ResourceRequest } from "../../api/resource-handler.ts";
import type { Task } from "../../kernel/task.ts";
import type { HttpResponse } from "../../wire/http.ts";
import type { Stored } from "../../wire/object.ts";
import type { CertificateSigningRequest } from "./signing-request.ts";
import { validateApproval } from "./certificate-signing-request-rules.ts";

/** Approving and denying: the subresource changes the conditions of a request and nothing else. */
export function* handle(call: ResourceRequest): Task<HttpResponse> {
  const { collection, form, info, request, respond, rules } = call;
  const validate = (object: Stored, old: Stored | undefined): ReturnType<typeof validateApproval> =>
    validateApproval(object as CertificateSigningRequest, old as CertificateSigningRequest | undefined);
  const own = rules === undefined ? call : { ...call, rules: { ...rules, validate } };
  if (request.method === "PUT") return yield* update(own, { subresource: "approval" });
  if (request.method === "PATCH") return yield* patch(own, { subresource: "approval" });
  if (request.method !== "GET") throw notAllowed();
  return respond.object(collection.get(info.namespace, info.name, form.resource));
}
