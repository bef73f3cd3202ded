import { isObject, type Json } from "../wire/json.ts";
import type { JsonDocument } from "../wire/json-document.ts";
import type { Resource } from "../wire/resource.ts";
import { kindOf } from "../wire/schema/decode-scalar.ts";
import { UnreadableBody, type ReadPayload } from "./body-format.ts";

/** What a body says that it is, with what it leaves open taken from the path. */
export type BodyType = Pick<Resource, "group" | "version" | "kind">;

const findKind = String.raw`struct { APIVersion string "json:\"apiVersion,omitempty\""; Kind string "json:\"kind,omitempty\"" }`;

/**
 * Finds apiVersion and kind before anything else is looked at.
 * @models staging/src/k8s.io/apimachinery/pkg/runtime/serializer/json/meta.go Interpret, 1.33
 */
export function typeOfBody(payload: ReadPayload, expected: BodyType): BodyType | UnreadableBody {
  const { root } = payload satisfies JsonDocument;
  const unreadable = (why: string): UnreadableBody => new UnreadableBody(why, payload.source);
  if (!isObject(root)) {
    return unreadable(
      `${parseError}json: cannot unmarshal ${kindOf(root)} into Go value of type ${findKind}`,
    );
  }
  const wrong = ["apiVersion", "kind"].find((name) => !isText(root[name]));
  if (wrong !== undefined) {
    const sort = kindOf(root[wrong] as Json);
    return unreadable(
      `${parseError}json: cannot unmarshal ${sort} into Go struct field .${wrong} of type string`,
    );
  }
  const apiVersion = (root["apiVersion"] ?? "") as string;
  const parts = apiVersion.split("/");
  if (parts.length > 2) return unreadable(`unexpected GroupVersion string: ${apiVersion}`);
  const kind = (root["kind"] ?? "") as string;
  return {
    ...(apiVersion === "" || apiVersion === "/" ? expected : versioned(parts)),
    kind: kind === "" ? expected.kind : kind,
  };
}

const parseError = "couldn't get version/kind; json parse error: ";

function isText(value: Json | undefined): boolean {
  return value === undefined || value === null || typeof value === "string";
}

function versioned(parts: readonly string[]): Pick<BodyType, "group" | "version"> {
  const [first = "", second] = parts;
  return second === undefined ? { group: "", version: first } : { group: first, version: second };
}
