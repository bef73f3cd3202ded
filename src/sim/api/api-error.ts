import type { JsonObject } from "../wire/json.ts";
import type { StoredMeta } from "../wire/object.ts";
import { qualified, type Resource } from "../wire/resource.ts";
import type { Status, StatusCause, StatusDetails } from "../wire/status.ts";
import type { FieldError } from "./field-error.ts";

/** The reasons that Kubernetes gives, with the HTTP codes that it gives them; none where its code gives none. */
const codes = {
  "": 500,
  BadRequest: 400,
  Unauthorized: 401,
  Forbidden: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  NotAcceptable: 406,
  AlreadyExists: 409,
  Conflict: 409,
  Expired: 410,
  Gone: 410,
  RequestEntityTooLarge: 413,
  UnsupportedMediaType: 415,
  Invalid: 422,
  TooManyRequests: 429,
  InternalError: 500,
  NotImplemented: 501,
  ServiceUnavailable: 503,
  Timeout: 504,
} as const;

export type Reason = keyof typeof codes;

const noMetadata: JsonObject = Object.freeze({});

/** A refused request. `ApiServer.serve` turns it into a response; nobody else catches it. */
export class ApiError extends Error {
  override name = "ApiError";
  readonly status: Status;
  readonly code: number;

  constructor(reason: Reason, message: string, details?: StatusDetails, metadata: JsonObject = noMetadata) {
    super(message);
    this.code = codes[reason];
    this.status = failure(reason, message, details, metadata);
  }
}

export function failure(
  reason: Reason,
  message: string,
  details?: StatusDetails,
  metadata: JsonObject = noMetadata,
): Status {
  return {
    kind: "Status",
    apiVersion: "v1",
    metadata,
    status: "Failure",
    message,
    ...(reason === "" ? {} : { reason }),
    ...(details === undefined ? {} : { details }),
    code: codes[reason],
  };
}

/** The answer where there is no object to show. It carries no code, as the real one does not, unless one is given. */
export function success(details?: StatusDetails, code?: number): Status {
  return {
    kind: "Status",
    apiVersion: "v1",
    metadata: noMetadata,
    status: "Success",
    ...(details === undefined ? {} : { details }),
    ...(code === undefined ? {} : { code }),
  };
}

/** Details name the resource in the field `kind`, as the real server does. */
function detailsOf(resource: Resource, name: string, causes?: readonly StatusCause[]): StatusDetails {
  return {
    ...(name === "" ? {} : { name }),
    ...(resource.group === "" ? {} : { group: resource.group }),
    kind: resource.plural,
    ...(causes === undefined ? {} : { causes }),
  };
}

export function notFound(resource: Resource, name: string): ApiError {
  return new ApiError("NotFound", `${qualified(resource)} "${name}" not found`, detailsOf(resource, name));
}

/** `isGenerated`: the name was the server's choice, and all its choices were taken. */
export function alreadyExists(
  resource: Resource,
  { name, deletionTimestamp }: Pick<StoredMeta, "name" | "deletionTimestamp">,
  isGenerated = false,
): ApiError {
  const prefix = deletionTimestamp === undefined ? "" : "object is being deleted: ";
  const message = `${prefix}${qualified(resource)} "${name}" already exists`;
  return isGenerated
    ? new ApiError(
        "AlreadyExists",
        `${message}, the server was not able to generate a unique name for the object`,
        { ...detailsOf(resource, name), retryAfterSeconds: 1 },
      )
    : new ApiError("AlreadyExists", message, detailsOf(resource, name));
}

export function conflict(resource: Resource, name: string, why: string = modified): ApiError {
  return new ApiError(
    "Conflict",
    `Operation cannot be fulfilled on ${qualified(resource)} "${name}": ${why}`,
    detailsOf(resource, name),
  );
}

const modified =
  "the object has been modified; please apply your changes to the latest version and try again";

export function forbidden(
  resource: Resource,
  name: string,
  why: string,
  causes?: readonly StatusCause[],
): ApiError {
  const subject = name === "" ? qualified(resource) : `${qualified(resource)} "${name}"`;
  return new ApiError("Forbidden", `${subject} is forbidden: ${why}`, detailsOf(resource, name, causes));
}

export function badRequest(message: string): ApiError {
  return new ApiError("BadRequest", message);
}

export function methodNotAllowed(resource: Resource, verb: string): ApiError {
  const message = `${verb} is not supported on resources of kind "${qualified(resource)}"`;
  return new ApiError("MethodNotAllowed", message, detailsOf(resource, ""));
}

export function pathNotFound(): ApiError {
  return new ApiError("NotFound", "the server could not find the requested resource", {});
}

export function notSimulated(what: string): ApiError {
  return new ApiError("NotImplemented", `${what} is not simulated`);
}

/** 422: `Pod "web" is invalid: spec.containers: Required value`, with one cause per field. */
export function invalid(resource: Resource, name: string, errors: readonly FieldError[]): ApiError {
  const texts = [...new Set(errors.map(({ field, message }) => `${field}: ${message}`))];
  const list = texts.length === 1 ? texts[0] : `[${texts.join(", ")}]`;
  const { group, kind } = resource;
  const type = group === "" ? kind : `${kind}.${group}`;
  const causes = errors.map(({ field, reason, message }) => ({ reason, message, field }));
  return new ApiError("Invalid", `${type} "${name}" is invalid: ${list}`, {
    ...(name === "" ? {} : { name }),
    ...(group === "" ? {} : { group }),
    kind,
    causes,
  });
}
