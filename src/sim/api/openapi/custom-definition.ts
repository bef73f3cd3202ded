import { isObject, type Json, type JsonObject } from "../../wire/json.ts";
import type { Resource } from "../../wire/resource.ts";
import { definitionName } from "./definition-names.ts";
import { definitionOf } from "./resource-document.ts";
import { reference, type SchemaNode } from "./schema-node.ts";
import type { Describe } from "./type-schema.ts";

/** What a CRD publishes of one of its versions. */
export interface CustomSchema extends Pick<
  Resource,
  "group" | "version" | "kind" | "plural" | "singular" | "namespaced"
> {
  readonly hasStatus: boolean;
  readonly hasScale: boolean;
  /** Its openAPIV3Schema. */
  readonly schema: JsonObject;
}

/** The definitions of custom resources and of their lists. */
export function customDefinitions(
  schemas: readonly CustomSchema[],
  describe: Describe,
): ReadonlyMap<string, SchemaNode> {
  return new Map(
    schemas.flatMap((one) => {
      const name = definitionOf(one, true);
      return [
        [name, ofObject(one, describe)],
        [`${name}List`, ofList(one, name, describe)],
      ] as const;
    }),
  );
}

function typeMeta(describe: Describe): SchemaNode {
  const described = (field: string): SchemaNode => ({
    description: describe("core/v1.Pod", field),
    type: "string",
  });
  return { apiVersion: described("apiVersion"), kind: described("kind") };
}

/** What every object has stands before what the CRD says of its own. */
function ofObject({ group, version, kind, schema }: CustomSchema, describe: Describe): SchemaNode {
  const { properties = {}, ...rest } = withChoices(schema) as SchemaNode & {
    readonly properties?: SchemaNode;
  };
  const metadata = reference(definitionName("meta/v1.ObjectMeta"), {
    description: describe("core/v1.Pod", "metadata"),
  });
  const all = { ...properties, ...typeMeta(describe), metadata };
  const isOpen = Object.keys(schema).length === 0 || rest["x-kubernetes-preserve-unknown-fields"] === true;
  return {
    ...rest,
    type: "object",
    ...(isOpen && Object.keys(properties).length === 0 ? {} : { properties: sorted(all) }),
    "x-kubernetes-group-version-kind": [{ group, version, kind }],
  };
}

const eitherType = [{ type: "integer" }, { type: "string" }];

/** Numbers or texts are a choice between the two, also where the CRD has not said so. */
function withChoices(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item: Json) => withChoices(item) ?? null);
  if (!isObject(value)) return value;
  const node = Object.fromEntries(Object.entries(value).map(([key, child]) => [key, withChoices(child)]));
  const isEither =
    node["x-kubernetes-int-or-string"] === true && node["anyOf"] === undefined && node["allOf"] === undefined;
  return isEither ? { anyOf: eitherType, ...node } : node;
}

function ofList(
  { group, version, kind, plural }: CustomSchema,
  name: string,
  describe: Describe,
): SchemaNode {
  return {
    description: `${kind}List is a list of ${kind}`,
    type: "object",
    required: ["items"],
    properties: sorted({
      ...typeMeta(describe),
      items: { description: `List of ${plural}.`, type: "array", items: reference(name) },
      metadata: reference(definitionName("meta/v1.ListMeta"), {
        description: describe("core/v1.PodList", "metadata"),
      }),
    }),
    "x-kubernetes-group-version-kind": [{ group, version, kind: `${kind}List` }],
  };
}

function sorted(node: SchemaNode): SchemaNode {
  return Object.fromEntries(Object.entries(node).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
