import { ApiError } from "./api-error.ts";

/** An error of a real server's code that nobody has given a reason: 500, and nothing but the message. */
export function decodeError(message: string): ApiError {
  return new ApiError("", message);
}

/** What a real server says of a type that its codecs do not know. */
export function unknownKind(kind: string, apiVersion: string): ApiError {
  return decodeError(
    `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(apiVersion)} in scheme "pkg/runtime/scheme.go:110"`,
  );
}
