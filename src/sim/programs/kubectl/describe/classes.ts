import type { PriorityClass } from "kubernetes-types/scheduling/v1";
import type { StorageClass } from "kubernetes-types/storage/v1";
import type { Describer } from "./describer.ts";
import { formatLabels } from "../../../wire/label-selector.ts";
import { printBool } from "./describe-writer.ts";
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
    const { parameters, mountOptions = [] } = object;
    const annotations = object.metadata?.annotations ?? {};
    out.field("Name", object.metadata?.name);
    out.field(
      "IsDefaultClass",
      annotations["storageclass.kubernetes.io/is-default-class"] === "true" ? "Yes" : "No",
    );
    out.field("Annotations", formatLabels(annotations));
    out.field("Provisioner", object.provisioner);
    out.field("Parameters", formatLabels(parameters));
    out.field("AllowVolumeExpansion", expansionText(object.allowVolumeExpansion));
    out.line(
      0,
      mountOptions.length === 0 ? "MountOptions:\t<none>" : `MountOptions:\n  ${mountOptions.join("\n  ")}`,
    );
    out.optional("ReclaimPolicy", object.reclaimPolicy);
    out.optional("VolumeBindingMode", object.volumeBindingMode);
  },
};

function expansionText(isAllowed: boolean | undefined): string {
  return isAllowed === undefined ? "<unset>" : printBool(isAllowed);
}
