import type { Task } from "../../../kernel/task.ts";
import { isObject } from "../../../wire/json.ts";
import { CommandError } from "../../cobra/command.ts";
import { ConnectionError, StatusError } from "../client/kubectl-errors.ts";
import { nameOf, type KubeObject } from "../resources/kube-object.ts";
import type { OneTarget } from "../resources/target.ts";
import type { Session } from "../session.ts";
import type { Manifest } from "./read-manifests.ts";

/** How unknown fields are treated: by the server, and `ignore` by nobody. */
export type Validation = "Strict" | "Warn" | "Ignore";

/** A manifest with its place on the server, or why it has none. */
export type MappedManifest = OneTarget & { readonly manifest: KubeObject };

/** Finds where a manifest belongs. Throws the error that stands for the manifest. */
export function* mapManifest(
  session: Session,
  manifest: Manifest,
  validation: Validation,
): Task<MappedManifest> {
  if ("error" in manifest) throw manifest.error;
  const { object, source } = manifest;
  if (validation !== "Ignore") yield* validate(session, manifest.document, source);
  const resource = yield* recognize(session, object, source);
  const own = object.metadata?.namespace ?? "";
  const namespace = resource.namespaced ? own || session.namespace : "";
  if (own !== "" && resource.namespaced && session.namespaceIsEnforced && own !== session.namespace) {
    const namespaces = `the namespace from the provided object ${JSON.stringify(own)} does not match the namespace ${JSON.stringify(session.namespace)}`;
    throw new CommandError(`${namespaces}. You must pass '--namespace=${own}' to perform this operation.`);
  }
  const placed = namespace === own ? object : { ...object, metadata: { ...object.metadata, namespace } };
  return { is: "one", resource, namespace, name: nameOf(object), source, manifest: placed };
}

function* recognize(session: Session, object: KubeObject, source: string): Task<OneTarget["resource"]> {
  const { apiVersion = "", kind = "" } = object;
  let mapper;
  try {
    mapper = yield* session.mapper(1);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    throw new CommandError(`unable to recognize ${JSON.stringify(source)}: ${error.message}`);
  }
  const resource = mapper.byKind(apiVersion, kind);
  if (resource !== undefined) return resource;
  const name = JSON.stringify(nameOf(object));
  const namespace = JSON.stringify(object.metadata?.namespace ?? "");
  throw new CommandError(
    `resource mapping not found for name: ${name} namespace: ${namespace} from ${JSON.stringify(source)}: ` +
      `no matches for kind ${JSON.stringify(kind)} in version ${JSON.stringify(apiVersion)}\nensure CRDs are installed first`,
  );
}

/**
 * What kubectl checks before the server does: that there is a kind, and that the server can check the rest.
 * @models staging/src/k8s.io/kubectl/pkg/validation/schema.go, 1.33
 */
function* validate(session: Session, document: unknown, source: string): Task<void> {
  const complaints = isObject(document)
    ? ["apiVersion", "kind"].filter((field) => typeof document[field] !== "string" || document[field] === "")
    : undefined;
  if (complaints === undefined) throw invalid(source, "invalid object to validate");
  const texts = complaints.map((field) => `${field} not set`);
  if (texts.length > 0)
    throw invalid(source, texts.length === 1 ? (texts[0] ?? "") : `[${texts.join(", ")}]`);
  try {
    yield* session.client.send({ path: "/openapi/v3", query: { timeout: "32s" } });
  } catch (error) {
    if (error instanceof ConnectionError) {
      const message = error.message.replace("/openapi/v3?", "/openapi/v2?");
      throw invalid(source, `failed to download openapi: ${message}`);
    }
    // A server without published schemas still checks fields itself.
    if (!(error instanceof StatusError)) throw error;
  }
}

function invalid(source: string, why: string): CommandError {
  return new CommandError(
    `error validating ${JSON.stringify(source)}: error validating data: ${why}; if you choose to ignore these errors, turn validation off with --validate=false`,
  );
}
