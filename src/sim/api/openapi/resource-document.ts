import type { Resource } from "../../wire/resource.ts";
import { typeKeyOf } from "../../wire/schema/schema-table.ts";
import type { Verb } from "../kind.ts";
import type { SubresourceFacts } from "../subresource-facts.ts";
import { definitionName } from "./definition-names.ts";
import { groupVersionName, tagOf, type Operation, type RequestBody } from "./operation.ts";
import { parametersOf, type ParameterSet } from "./parameter.ts";

/** A resource as its paths are written. */
export interface DocumentedResource {
  readonly resource: Resource;
  readonly verbs: readonly Verb[];
  readonly subresources: readonly (SubresourceFacts & { readonly name: string })[];
  /** From a CRD: no protobuf, no strategic merge patches. */
  readonly isCustom: boolean;
  /** A delete answers with the object. */
  readonly returnsDeleted: boolean;
}

/** What all operations of a resource share. */
export class ResourceDocument {
  readonly described: DocumentedResource;
  readonly minor: number;

  constructor(described: DocumentedResource, minor: number) {
    this.described = described;
    this.minor = minor;
  }

  get resource(): Resource {
    return this.described.resource;
  }

  get types(): readonly string[] {
    const json = ["application/json", "application/yaml"];
    return this.described.isCustom ? json : [...json, "application/vnd.kubernetes.protobuf"];
  }

  /** The types of a list, which may be a watch. */
  get streams(): readonly string[] {
    if (this.described.isCustom) return this.types;
    const stream = this.types.filter((type) => !type.endsWith("yaml")).map((type) => `${type};stream=watch`);
    return [...this.types, ...stream];
  }

  /** `AppsV1` before, and `NamespacedDeployment` behind what an operation does. */
  operationId(
    verb: string,
    end: string,
    scope: string = this.resource.namespaced ? "Namespaced" : "",
  ): string {
    const { group, version } = this.resource;
    return `${verb}${groupVersionName(group, version)}${scope}${end}`;
  }

  definition(suffix = ""): string {
    return definitionOf(this.resource, this.described.isCustom) + suffix;
  }

  /** The body of a create or update. */
  body(definition: string = this.definition()): RequestBody {
    return { definition, types: this.bodyTypes, isRequired: true };
  }

  get bodyTypes(): readonly string[] {
    return this.described.isCustom ? this.types : ["*/*"];
  }

  parameters(set: ParameterSet, ...others: readonly string[]): readonly string[] {
    return [...parametersOf(set, this.minor), ...others].toSorted();
  }

  get patchBody(): RequestBody {
    const types = ["application/json-patch+json", "application/merge-patch+json"];
    const strategic = this.described.isCustom ? [] : ["application/strategic-merge-patch+json"];
    const all = [...types, ...strategic, "application/apply-patch+yaml"];
    return { definition: definitionName("meta/v1.Patch"), types: all, isRequired: true };
  }

  get common(): Required<Pick<Operation, "tag" | "kind">> {
    const { group, version, kind } = this.resource;
    return { tag: tagOf(group, version), kind: { group, version, kind } };
  }
}

/** `io.k8s.api.apps.v1.Deployment`, or for custom resources their group in reverse: `com.example.v1.CronTab`. */
export function definitionOf(form: Pick<Resource, "group" | "version" | "kind">, isCustom = false): string {
  if (!isCustom) return definitionName(typeKeyOf(form));
  return [...form.group.split(".").toReversed(), form.version, form.kind].join(".");
}

/** `an Ingress`, `a Pod`, and `Endpoints` without an article. */
export function withArticle(kind: string): string {
  if (/(?<!s)s$/.test(kind)) return kind;
  return `${/^[AEIOU]/i.test(kind) ? "an" : "a"} ${kind}`;
}
