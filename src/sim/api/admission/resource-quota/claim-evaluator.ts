import type { PersistentVolumeClaimSpec, PersistentVolumeClaimStatus } from "kubernetes-types/core/v1";
import type { Stored } from "../../../wire/object.ts";
import type { Quantity } from "../../../wire/quantity.ts";
import { count, resourceList, type ResourceList } from "../resource-list.ts";
import type { Evaluator } from "./evaluator.ts";

type Claim = Stored & {
  readonly spec: PersistentVolumeClaimSpec;
  readonly status?: PersistentVolumeClaimStatus & {
    readonly allocatedResources?: Readonly<Record<string, string>>;
  };
};

const suffix = ".storageclass.storage.k8s.io/";
const counted = ["persistentvolumeclaims", "requests.storage"];

/** @models pkg/quota/v1/evaluator/core/persistent_volume_claims.go, 1.33 */
export const claimEvaluator: Evaluator = {
  handles: ({ operation, subresource }) => subresource === "" && operation !== "DELETE",
  counts: (name) =>
    name === "count/persistentvolumeclaims" ||
    counted.includes(name) ||
    counted.some((one) => name.endsWith(suffix + one)),
  usage: (object) => claimUsage(object as Claim),
};

function sizeOf({ spec, status }: Pick<Claim, "spec" | "status">): Quantity | undefined {
  const asked = resourceList(spec.resources?.requests)["storage"];
  const allocated = resourceList(status?.allocatedResources)["storage"];
  return asked !== undefined && (allocated?.nano ?? 0n) > asked.nano ? allocated : asked;
}

function claimUsage({ metadata, spec, status }: Claim): ResourceList {
  const name =
    metadata.annotations?.["volume.beta.kubernetes.io/storage-class"] ?? spec.storageClassName ?? "";
  const one = count(1);
  const size = sizeOf({ spec, ...(status === undefined ? {} : { status }) });
  return {
    persistentvolumeclaims: one,
    "count/persistentvolumeclaims": one,
    ...(name === "" ? {} : { [`${name}${suffix}persistentvolumeclaims`]: one }),
    ...(size === undefined ? {} : { "requests.storage": size }),
    ...(size === undefined || name === "" ? {} : { [`${name}${suffix}requests.storage`]: size }),
  };
}
