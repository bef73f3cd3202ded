import { need, type Task } from "../../kernel/task.ts";
import { defineModule, type Module } from "../../kernel/module.ts";
import { describeErrors, validateTyped } from "../../wire/fields/validate-typed.ts";
import type { TypeShape } from "../../wire/fields/type-shape.ts";
import type { HttpRequest } from "../../wire/http.ts";
import { isObject, type Json, type JsonObject } from "../../wire/json.ts";
import { apiVersionOf } from "../../wire/resource.ts";
import type { readYamlBody } from "../../wire/yaml-body.ts";
import { badRequest } from "../api-error.ts";
import { fieldValidation } from "../field-validation.ts";
import { decodeError } from "../go-error.ts";

/** An applied configuration, and what is to be said of its text. */
export interface Config {
  readonly config: JsonObject;
  readonly warnings: readonly string[];
  /** Why it is to be refused after all, once everything else has been looked at. */
  readonly refusal: Error | undefined;
}

const yamlBody: Module<{ readonly readYamlBody: typeof readYamlBody }> = defineModule(
  "wire/yaml-body",
  () => import("../../wire/yaml-body.ts"),
);

/** The applied configuration in a request's body: YAML, of which JSON is a part. */
export function* configOf(request: HttpRequest, minor: number): Task<Config> {
  const { body } = request;
  if (body !== undefined && "json" in body)
    return { config: mapIn(body.json), warnings: [], refusal: undefined };
  const text = body !== undefined && "text" in body ? body.text : "";
  const { readYamlBody } = yield* need(yamlBody);
  const read = readYamlBody(text, true);
  if ("error" in read) throw badRequest(`error decoding YAML: error converting YAML to JSON: ${read.error}`);
  const config = mapIn(read.value);
  const validation = fieldValidation(request, minor);
  if (validation === "Ignore" || read.duplicates.length === 0)
    return { config, warnings: [], refusal: undefined };
  if (validation === "Warn") return { config, warnings: read.duplicates, refusal: undefined };
  const lines = read.duplicates.map((line) => `\n  ${line}`).join("");
  const why = `error converting YAML to JSON: yaml: unmarshal errors:${lines}`;
  return { config, warnings: [], refusal: badRequest(`error strict decoding YAML: ${why}`) };
}

function mapIn(value: Json): JsonObject {
  if (value === null) return {};
  if (isObject(value)) return value;
  const found = Array.isArray(value) ? "array" : typeof value === "boolean" ? "bool" : typeof value;
  throw badRequest(
    "error decoding YAML: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal " +
      `${found} into Go value of type map[string]interface {}`,
  );
}

/** Refuses what is no configuration of a kind. */
export function checkConfig(
  config: JsonObject,
  resource: { readonly group: string; readonly version: string; readonly kind: string },
  shape: TypeShape,
): void {
  if (config["apiVersion"] !== apiVersionOf(resource) || config["kind"] !== resource.kind) {
    throw badRequest(`invalid object type: ${describeType(config)}`);
  }
  const { metadata } = config;
  if (isObject(metadata) && Array.isArray(metadata["managedFields"])) {
    throw badRequest("metadata.managedFields must be nil");
  }
  const errors = validateTyped(config, shape);
  if (errors.length === 0) return;
  throw decodeError(
    `failed to create typed patch object (${describeObject(config)}): ${describeErrors(errors)}`,
  );
}

/** `apps/v1, Kind=Deployment`: how Go writes the type of an object. */
export function describeType({ apiVersion, kind }: JsonObject): string {
  const version = typeof apiVersion === "string" ? apiVersion : "";
  const shown = version.includes("/") ? version : `/${version}`;
  return `${shown}, Kind=${typeof kind === "string" ? kind : ""}`;
}

/** `default/web; apps/v1, Kind=Deployment` */
export function describeObject(object: JsonObject): string {
  const metadata = isObject(object["metadata"]) ? object["metadata"] : {};
  const [namespace, name] = [textOf(metadata["namespace"]), textOf(metadata["name"])];
  return `${namespace}/${name}; ${describeType(object)}`;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
