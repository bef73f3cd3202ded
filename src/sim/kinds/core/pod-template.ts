import type { PodTemplateSpec } from "kubernetes-types/core/v1";
import type { Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";
import { withoutGatedTemplate } from "./gated-fields.ts";
import { templateDefaults } from "./pod-spec-defaults.ts";

export interface PodTemplate extends Stored {
  readonly template: PodTemplateSpec;
}

export const podTemplates: Resource<PodTemplate> = {
  group: "",
  version: "v1",
  kind: "PodTemplate",
  plural: "podtemplates",
  singular: "podtemplate",
  namespaced: true,
};

export const podTemplate: Kind = defineLazyKind(podTemplates, {
  returnsDeleted: true,
  hasGeneration: true,
  prepare: (object, old) => {
    const template = withoutGatedTemplate(object.template, old?.template);
    return template === object.template ? object : { ...object, template };
  },
  defaults: { template: { within: templateDefaults, create: true } },
});
