import type { HttpRequest } from "../wire/http.ts";
import { ApiError } from "./api-error.ts";

/** The form in which a client wants its answer. */
export interface Media {
  readonly type: "json" | "yaml";
  /** `Table`, `PartialObjectMetadata` or its list; empty for the objects themselves. */
  readonly as: "" | "Table" | "PartialObjectMetadata" | "PartialObjectMetadataList";
  /** Of meta.k8s.io, for what is asked for by `as`. */
  readonly version: "v1" | "v1beta1";
}

const json: Media = { type: "json", as: "", version: "v1" };

/**
 * What a server can write. Objects are never encoded as protobuf here: all clients that ask for it take JSON as well,
 * and whoever takes nothing else is refused.
 */
const supported = ["application/json", "application/yaml", "application/vnd.kubernetes.protobuf"];
const streams = supported.filter((type) => !type.endsWith("yaml")).map((type) => `${type};stream=watch`);

interface Clause {
  readonly type: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly quality: number;
}

/**
 * Chooses the form of an answer by the request's Accept header. Refused as NotAcceptable if there is none.
 * @models staging/src/k8s.io/apiserver/pkg/endpoints/handlers/negotiation/negotiate.go, 1.33
 */
export function negotiate({ headers }: Pick<HttpRequest, "headers">, isWatch: boolean): Media {
  const accept = headers["accept"] ?? "";
  if (accept === "" || accept === "*/*" || accept === "application/json") return json;
  const clauses = clausesOf(accept);
  const known = clauses.filter(({ type }) => type === "*/*" || supported.includes(type));
  if (known.length === 0) throw unavailable(isWatch ? [...supported, ...streams] : supported);
  for (const clause of known) {
    const media = mediaOf(clause);
    if (media !== undefined && !(isWatch && media.type === "yaml")) return media;
  }
  const types = (isWatch ? streams : supported).join(", ");
  throw new ApiError("NotAcceptable", `only the following media types are accepted: ${types}`);
}

/** What the router says when nothing that is asked for can be written at all. */
export function unavailable(types: readonly string[]): ApiError {
  const message = `406: Not Acceptable\n\nAvailable representations: ${types.join(", ")}`;
  return new ApiError("NotAcceptable", message, {});
}

/** The form for refusals: YAML for those who asked for YAML first, JSON for all others. */
export function refusalMedia({ headers }: Pick<HttpRequest, "headers">): Media["type"] {
  const first = clausesOf(headers["accept"] ?? "").find(({ type }) => supported.includes(type));
  return first?.type === "application/yaml" ? "yaml" : "json";
}

function clausesOf(accept: string): readonly Clause[] {
  const clauses = accept.split(",").map((text): Clause => {
    const [type = "", ...rest] = text.split(";").map((part) => part.trim());
    const parameters = Object.fromEntries(
      rest.map((part) => [part.split("=")[0] ?? "", part.split("=")[1] ?? ""]),
    );
    return { type, parameters, quality: Number(parameters["q"] ?? 1) };
  });
  return clauses.toSorted((a, b) => b.quality - a.quality);
}

const targets: ReadonlySet<string> = new Set(["Table", "PartialObjectMetadata", "PartialObjectMetadataList"]);

/** Undefined for a clause that nobody can serve. */
function mediaOf({ type, parameters }: Clause): Media | undefined {
  const written = type === "application/yaml" ? "yaml" : "json";
  const { as = "", g = "", v = "" } = parameters;
  if (as === "")
    return type === "application/vnd.kubernetes.protobuf" ? undefined : { ...json, type: written };
  const isKnown = targets.has(as) && g === "meta.k8s.io" && (v === "v1" || v === "v1beta1");
  return isKnown ? { type: written, as: as as Media["as"], version: v } : undefined;
}
