import { byteLength } from "../kernel/text.ts";
import type { HttpRequest } from "../wire/http.ts";
import type { Json } from "../wire/json.ts";
import { ApiError } from "./api-error.ts";

/** `limitedReadBody`: 3 MiB. */
const bytesMax = 3 * 1024 * 1024;

/** Refuses a body that no server would read. */
export function checkLength({ body }: HttpRequest): void {
  if (body === undefined) return;
  const bytes = "text" in body ? textBytes(body.text) : jsonBytes(body.json);
  if (bytes <= bytesMax) return;
  throw new ApiError("RequestEntityTooLarge", `Request entity too large: limit is ${bytesMax}`);
}

/** Text of few characters is short, whatever they are. */
function textBytes(text: string): number {
  return text.length * 3 <= bytesMax ? text.length : byteLength(text);
}

/** About how many bytes a value takes as JSON: not less; counting ends at the limit. */
function jsonBytes(value: Json): number {
  if (typeof value === "string") return textBytes(value) + 2;
  if (typeof value !== "object" || value === null) return 1;
  let bytes = 2;
  for (const [key, item] of Object.entries(value)) {
    if (bytes > bytesMax) break;
    bytes += (Array.isArray(value) ? 0 : key.length + 3) + jsonBytes(item ?? null);
  }
  return bytes;
}
