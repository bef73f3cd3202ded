import type { PriorityClass } from "kubernetes-types/scheduling/v1";
import type { StorageClass } from "kubernetes-types/storage/v1";
import type { Describer } from "./describer.ts";
import { describeAnnotations } from "./describe-metadata.ts";

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go describePriorityClass, 1.33 */
export const priorityClass: Describer = {
  *describe({ out, found }) {
    const {
      metadata,
      value,
      globalDefault = false,
      preemptionPolicy = "",
      description = "",
    } = found.object as unknown as PriorityClass;
    out.line(0, `Name:\t${metadata?.name ?? ""}`);
    out.line(0, `Value:\t${value}`);
    out.line(0, `GlobalDefault:\t${globalDefault}`);
    out.line(0, `PreemptionPolicy:\t${preemptionPolicy}`);
    out.line(0, `Description:\t${description}`);
    describeAnnotations(out, "Annotations", metadata?.annotations);
  },
};

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go describeStorageClass, 1.33 */
export const storageClass: Describer = {
  *describe({ out, found }) {
    const object = found.object as unknown as StorageClass;
    const {
      metadata,
      provisioner,
      parameters = {},
      allowVolumeExpansion,
      mountOptions = [],
      reclaimPolicy,
      volumeBindingMode,
    } = object;
    const isDefault = metadata?.annotations?.["storageclass.kubernetes.io/is-default-class"] === "true";
    out.line(0, `Name:\t${metadata?.name ?? ""}`);
    out.line(0, `IsDefaultClass:\t${isDefault ? "Yes" : "No"}`);
    const annotations = Object.entries(metadata?.annotations ?? {})
      .map(([key, text]) => `${key}=${text}`)
      .toSorted();
    out.line(0, `Annotations:\t${annotations.join(",") || "<none>"}`);
    out.line(0, `Provisioner:\t${provisioner}`);
    const texts = Object.entries(parameters)
      .map(([key, text]) => `${key}=${text}`)
      .toSorted();
    out.line(0, `Parameters:\t${texts.join(",") || "<none>"}`);
    out.line(
      0,
      `AllowVolumeExpansion:\t${allowVolumeExpansion === undefined ? "<unset>" : allowVolumeExpansion ? "True" : "False"}`,
    );
    out.line(
      0,
      mountOptions.length === 0 ? "MountOptions:\t<none>" : `MountOptions:\n  ${mountOptions.join("\n  ")}`,
    );
    if (reclaimPolicy !== undefined) out.line(0, `ReclaimPolicy:\t${reclaimPolicy}`);
    if (volumeBindingMode !== undefined) out.line(0, `VolumeBindingMode:\t${volumeBindingMode}`);
  },
};
