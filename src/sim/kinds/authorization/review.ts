import { admitValidating } from "../../api/admission/admission.ts";
import type { ResourceRequest } from "../../api/resource-handler.ts";
import { writeParameters } from "../../api/write-parameters.ts";
import type { Task } from "../../kernel/task.ts";
import type { HttpResponse } from "../../wire/http.ts";
import type { JsonObject } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import { apiVersionOf } from "../../wire/resource.ts";

/** Shows a review to the admission plugins, as any other object that is created. */
export function* admitReview(
  { collection, form, info, request, user }: ResourceRequest,
  object: JsonObject,
): Task<void> {
  const { dryRun, options } = writeParameters(request);
  const { namespace } = info;
  const place = { resource: form.resource, subresource: "", namespace, name: "", old: undefined };
  const asked = { operation: "CREATE", ...place, user, dryRun, options, warnings: [] as string[] } as const;
  yield* admitValidating(object as unknown as Stored, asked, collection.machinery);
}

/** The answer to a review: 201, as if it had been created. */
export function reviewed({ form, respond }: ResourceRequest, fields: JsonObject): HttpResponse {
  const { kind } = form.resource;
  const { apiVersion: _, kind: __, metadata = { creationTimestamp: null }, ...rest } = fields;
  const review = { kind, apiVersion: apiVersionOf(form.resource), metadata, ...rest };
  return respond.object(review as unknown as Stored, 201);
}
