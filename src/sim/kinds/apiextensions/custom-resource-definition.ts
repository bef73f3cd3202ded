import type { Kind } from "../../api/kind.ts";
import { storageVersion, type CustomResourceDefinition } from "../../api/customresources/definition.ts";
import { markDefinition, serveDefinitions } from "../../api/customresources/registrar.ts";
import { defineModule } from "../../kernel/module.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";

export const customResourceDefinitions: Resource<CustomResourceDefinition> = {
  group: "apiextensions.k8s.io",
  version: "v1",
  kind: "CustomResourceDefinition",
  plural: "customresourcedefinitions",
  singular: "customresourcedefinition",
  shortNames: ["crd", "crds"],
  categories: ["api-extensions"],
  namespaced: false,
};

const definitionRules: Kind["rules"] = defineModule(
  "kinds/custom-resource-definition-rules",
  () => import("./custom-resource-definition-rules.ts"),
);

export const customResourceDefinition: Kind = {
  ...defineLazyKind<CustomResourceDefinition>(customResourceDefinitions, {
    registry: "apiextensions.k8s.io/customresourcedefinitions",
    subresources: ["status"],
    hasGeneration: true,
    needsResourceVersion: true,
    defaults: {
      spec: {
        create: true,
        within: {
          names: {
            create: true,
            within: {
              singular: ({ kind }) => (typeof kind === "string" ? kind.toLowerCase() : ""),
              listKind: ({ kind }) => (typeof kind === "string" && kind !== "" ? `${kind}List` : ""),
            },
          },
          conversion: {
            create: true,
            within: {
              strategy: "None",
              webhook: { within: { clientConfig: { within: { service: { within: { port: 443 } } } } } },
            },
          },
        },
      },
    },
    prepare: (definition, old) => withStoredVersion(definition, old),
    marked: (definition, now) => markDefinition(definition, now),
  }),
  rules: definitionRules,
  onServed: serveDefinitions,
};

/** A version that was the storage's is remembered: objects may still be stored in it. */
function withStoredVersion(
  definition: CustomResourceDefinition,
  old: CustomResourceDefinition | undefined,
): CustomResourceDefinition {
  const before = old === undefined ? fresh : definition.status;
  const { storedVersions = [] } = before;
  const version = storageVersion({
    spec: { ...definition.spec, versions: definition.spec.versions ?? [] },
  })?.name;
  const known = version === undefined || storedVersions.includes(version);
  const status = known ? before : { ...before, storedVersions: [...storedVersions, version] };
  return { ...definition, status };
}

const fresh: CustomResourceDefinition["status"] = {
  conditions: null as unknown as [],
  acceptedNames: { plural: "", kind: "" },
};
