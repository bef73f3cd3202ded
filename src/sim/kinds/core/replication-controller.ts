import type { Defaults } from "../../api/defaults.ts";
import type { Kind } from "../../api/kind.ts";
import { isObject } from "../../wire/json.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";
import { prepareTemplate } from "./gated-fields.ts";
import { templateDefaults } from "./pod-spec-defaults.ts";
import { replicationControllers, type ReplicationController } from "./replication-controllers.ts";

type Fields = Readonly<Record<string, unknown>>;

function templateLabels({ template }: Fields): unknown {
  const metadata = isObject(template) && isObject(template["metadata"]) ? template["metadata"] : {};
  return metadata["labels"];
}

/** @models pkg/apis/core/v1/defaults.go SetDefaults_ReplicationController, 1.33 */
const defaults: Defaults = {
  spec: {
    create: true,
    within: { replicas: 1, selector: templateLabels, template: { within: templateDefaults } },
  },
};

/** A controller without labels takes those of its pods. */
function read(object: ReplicationController): ReplicationController {
  const { labels } = object.spec?.template?.metadata ?? {};
  if (labels === undefined || Object.keys(object.metadata.labels ?? {}).length > 0) return object;
  return { ...object, metadata: { ...object.metadata, labels } };
}

export const replicationController: Kind = defineLazyKind(replicationControllers, {
  registry: "controllers",
  subresources: ["scale", "status"],
  hasGeneration: true,
  defaultPropagation: "Orphan",
  read,
  defaults,
  prepare: prepareTemplate,
  initialStatus: () => ({ replicas: 0 }),
  fields: {
    "status.replicas": ({ status }) => String(status.replicas),
  },
});
