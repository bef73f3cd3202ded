import type { PodTemplateSpec } from "kubernetes-types/core/v1";
import type { Incoming, Stored } from "../wire/object.ts";
import type { Resource } from "../wire/resource.ts";
import { controllerReference } from "./controller.ts";

/** A pod as its controller's template says. @models pkg/controller/controller_utils.go GetPodFromTemplate, 1.33 */
export function podFromTemplate(owner: Stored, resource: Resource, template: PodTemplateSpec): Incoming {
  const { labels, annotations, finalizers } = template.metadata ?? {};
  const object = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      generateName: `${owner.metadata.name}-`,
      namespace: owner.metadata.namespace,
      ...(labels === undefined ? {} : { labels }),
      ...(annotations === undefined ? {} : { annotations }),
      ...(finalizers === undefined ? {} : { finalizers }),
      ownerReferences: [controllerReference(resource, owner)],
    },
    spec: template.spec ?? { containers: [] },
  };
  return object;
}
