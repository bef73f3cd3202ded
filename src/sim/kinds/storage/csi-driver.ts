import type { CSIDriverSpec } from "kubernetes-types/storage/v1";
import type { Defaults } from "../../api/defaults.ts";
import type { Kind } from "../../api/kind.ts";
import { jsonEqual } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";

export interface CsiDriver extends Stored {
  readonly spec: CSIDriverSpec;
}

export const csiDrivers: Resource<CsiDriver> = {
  group: "storage.k8s.io",
  version: "v1",
  kind: "CSIDriver",
  plural: "csidrivers",
  singular: "csidriver",
  namespaced: false,
};

/** Its generation begins with the first change, not with the object. */
function prepare(object: CsiDriver, old: CsiDriver | undefined): CsiDriver {
  if (old === undefined || jsonEqual(object.spec, old.spec)) return object;
  return { ...object, metadata: { ...object.metadata, generation: (old.metadata.generation ?? 0) + 1 } };
}

const first: Defaults = {
  attachRequired: true,
  podInfoOnMount: false,
  volumeLifecycleModes: () => ["Persistent"],
};
const since20: Defaults = { ...first, fsGroupPolicy: "ReadWriteOnceWithFSType" };
const since22: Defaults = { ...since20, storageCapacity: false, requiresRepublish: false };

function specDefaults(within: Defaults): Defaults {
  return { spec: { within, create: true } };
}

export const csiDriver: Kind = {
  ...defineLazyKind(csiDrivers, {
    returnsDeleted: true,
    needsResourceVersion: true,
    defaults: specDefaults({ ...since22, seLinuxMount: false }),
    prepare,
  }),
  since: 18,
  also: [{ group: "storage.k8s.io", version: "v1beta1", until: 21 }],
  differences: [
    { until: 27, defaults: specDefaults(since22) },
    { until: 20, defaults: specDefaults(since20) },
    { until: 18, defaults: specDefaults(first) },
  ],
};
