import { need, type Task } from "../kernel/task.ts";
import { isObject, type Json, type JsonObject } from "../wire/json.ts";
import { parameter, type HttpRequest, type Query } from "../wire/http.ts";
import { schemaFor } from "../wire/schema/schema.ts";
import { invalid, type ApiError } from "./api-error.ts";
import { readPayload, UnreadableBody } from "./body-format.ts";
import type { DeleteOptions, Propagation } from "./deletion-options.ts";
import { GoText, invalidValue, unsupported, type FieldError } from "./field-error.ts";
import { decodeError, unknownKind } from "./go-error.ts";
import { integerOf, isTrueParameter } from "./parameters.ts";

const policies = ["Foreground", "Background", "Orphan", "nil"];
const resource = {
  group: "meta.k8s.io",
  version: "v1",
  kind: "DeleteOptions",
  plural: "",
  singular: "",
  namespaced: false,
};

/**
 * Reads the options of a delete: of its body if it has one, of its query otherwise.
 * @models staging/src/k8s.io/apiserver/pkg/endpoints/handlers/delete.go DeleteResource, 1.33
 */
export function* readDeleteOptions(request: HttpRequest, minor: number): Task<DeleteOptions> {
  const sent = yield* sentOptions(request, minor);
  const fields = sent === undefined ? fieldsOf(request.query) : checkedFields(sent);
  return deleteOptions(fields, sent);
}

/** What the body holds; undefined without one. Only JSON is complained of in the words of this path. */
function* sentOptions(request: HttpRequest, minor: number): Task<Json | undefined> {
  const { body, headers } = request;
  if (body === undefined || ("text" in body && body.text === "")) return undefined;
  const type = (headers["content-type"] ?? "").split(";", 1)[0] ?? "";
  if (type === "" || type === "application/json") return "json" in body ? body.json : parsed(body.text);
  const table = yield* need(schemaFor(minor));
  const fallback = { apiVersion: "v1", kind: resource.kind };
  const payload = yield* readPayload(request, { table, isStrict: false, fallback, isCustom: false });
  if (payload instanceof UnreadableBody) throw payload.refusal(resource.kind);
  return payload.root;
}

/** The same of an object inside a body, as evictions have it. */
export function deleteOptions(fields: JsonObject, sent?: Json): DeleteOptions {
  const errors = wrong(fields);
  if (errors.length > 0) throw invalid(resource, "", errors);
  const { gracePeriodSeconds, propagationPolicy, orphanDependents, preconditions, dryRun } = fields;
  const { uid, resourceVersion } = isObject(preconditions) ? preconditions : {};
  return {
    gracePeriodSeconds: typeof gracePeriodSeconds === "number" ? gracePeriodSeconds : undefined,
    propagationPolicy: propagationPolicy as Propagation | undefined,
    orphanDependents: typeof orphanDependents === "boolean" ? orphanDependents : undefined,
    uid: typeof uid === "string" ? uid : undefined,
    resourceVersion: typeof resourceVersion === "string" ? resourceVersion : undefined,
    dryRun: Array.isArray(dryRun) && dryRun.length > 0,
    sent,
  };
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw decodeError(`couldn't get version/kind; json parse error: ${jsonProblem(text)}`);
  }
}

function jsonProblem(text: string): string {
  const first = text.trimStart().charAt(0);
  return first === "" || first === "{" || first === "["
    ? "unexpected end of JSON input"
    : `invalid character '${first}' looking for beginning of value`;
}

const types = {
  gracePeriodSeconds: ["number", "int64"],
  orphanDependents: ["boolean", "bool"],
  propagationPolicy: ["string", "v1.DeletionPropagation"],
} as const;

/** Refused as a server refuses what its codecs cannot read: with 500 and no reason. */
function checkedFields(sent: Json): JsonObject {
  if (!isObject(sent)) throw decodeError(`couldn't get version/kind; json parse error: ${notAnObject(sent)}`);
  checkType(sent);
  for (const [field, [type, goType]] of Object.entries(types)) {
    const value = sent[field];
    if (value === undefined || value === null || typeof value === type) continue;
    throw decodeError(
      `json: cannot unmarshal ${nameOf(value)} into Go struct field DeleteOptions.${field} of type ${goType}`,
    );
  }
  return sent;
}

/** A type that is not said is the right one. */
function checkType(sent: Readonly<Record<string, unknown>>): void {
  const apiVersion = typeText(sent, "apiVersion") || "v1";
  const kind = typeText(sent, "kind") || "DeleteOptions";
  if (apiVersion.split("/").length > 2) throw decodeError(`unexpected GroupVersion string: ${apiVersion}`);
  // Each group has its own DeleteOptions, and they are all the same.
  if (kind !== "DeleteOptions") throw unknownKind(kind, apiVersion);
}

function typeText(sent: Readonly<Record<string, unknown>>, field: string): string {
  const value = sent[field] ?? "";
  if (typeof value === "string") return value;
  const why = `json: cannot unmarshal ${nameOf(value)} into Go struct field .${field} of type string`;
  throw decodeError(`couldn't get version/kind; json parse error: ${why}`);
}

function notAnObject(sent: Json): string {
  const type =
    'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }';
  return `json: cannot unmarshal ${nameOf(sent)} into Go value of type ${type}`;
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return typeof value === "boolean" ? "bool" : typeof value;
}

function fieldsOf(query: Query): JsonObject {
  const grace = integerOf(query, "gracePeriodSeconds");
  const policy = parameter(query, "propagationPolicy");
  const orphan = parameter(query, "orphanDependents");
  const dryRun = query["dryRun"];
  return {
    ...(grace === undefined ? {} : { gracePeriodSeconds: grace }),
    ...(policy === undefined ? {} : { propagationPolicy: policy }),
    ...(orphan === undefined ? {} : { orphanDependents: isTrueParameter(query, "orphanDependents") }),
    ...(dryRun === undefined ? {} : { dryRun }),
  };
}

/** @models staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/validation/validation.go ValidateDeleteOptions, 1.33 */
function wrong({ propagationPolicy, orphanDependents, dryRun }: JsonObject): readonly FieldError[] {
  const errors: FieldError[] = [];
  const policy = typeof propagationPolicy === "string" ? propagationPolicy : undefined;
  if (policy !== undefined && (orphanDependents ?? undefined) !== undefined) {
    errors.push(
      invalidValue(
        "propagationPolicy",
        policy,
        "orphanDependents and deletionPropagation cannot be both set",
      ),
    );
  }
  if (policy !== undefined && (policy === "nil" || !policies.includes(policy))) {
    errors.push(unsupported("propagationPolicy", policy, policies));
  }
  return [...errors, ...wrongDryRun(Array.isArray(dryRun) ? dryRun.map(String) : [])];
}

/** What is wrong with the values of `dryRun`, of any kind of options. */
export function wrongDryRun(values: readonly string[]): readonly FieldError[] {
  if (values.every((value) => value === "All")) return [];
  const shown = new GoText(`[]string{${values.map((value) => JSON.stringify(value)).join(", ")}}`);
  return [unsupported("dryRun", shown, ["All"])];
}

/** A refusal of options of another kind: CreateOptions, PatchOptions ... */
export function invalidOptions(kind: string, errors: readonly FieldError[]): ApiError {
  return invalid({ ...resource, kind }, "", errors);
}
