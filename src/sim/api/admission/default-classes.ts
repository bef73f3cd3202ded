import type { IngressSpec } from "kubernetes-types/networking/v1";
import type { PersistentVolumeClaimSpec, PersistentVolumeClaimStatus } from "kubernetes-types/core/v1";
import type { Stored } from "../../wire/object.ts";
import { compareQuantities } from "../../wire/quantity.ts";
import type { Machinery } from "../machinery.ts";
import type { AdmissionPlugin } from "./admission.ts";
import { refusal } from "./refusal.ts";

type Claim = Stored & {
  readonly spec: PersistentVolumeClaimSpec;
  readonly status?: PersistentVolumeClaimStatus;
};
type Ingress = Stored & { readonly spec: IngressSpec };
type StorageClass = Stored & { readonly allowVolumeExpansion?: boolean };

const claimClass = "volume.beta.kubernetes.io/storage-class";

/**
 * A claim that asks for no class in particular gets the cluster's default.
 * @models plugin/pkg/admission/storage/storageclass/setdefault/admission.go, 1.33
 */
export const defaultStorageClass: AdmissionPlugin = {
  name: "DefaultStorageClass",
  mutate(object, _, machinery) {
    const { spec, metadata } = object as Claim;
    if (spec.storageClassName !== undefined || metadata.annotations?.[claimClass] !== undefined)
      return object;
    const marks = [
      "storageclass.kubernetes.io/is-default-class",
      "storageclass.beta.kubernetes.io/is-default-class",
    ];
    const found = newestDefault(machinery, "storageclasses.storage.k8s.io", marks);
    return found === undefined
      ? object
      : ({ ...object, spec: { ...spec, storageClassName: found } } as Stored);
  },
};

/** @models plugin/pkg/admission/network/defaultingressclass/admission.go, 1.33 */
export const defaultIngressClass: AdmissionPlugin = {
  name: "DefaultIngressClass",
  mutate(object, _, machinery) {
    const { spec, metadata } = object as Ingress;
    if (spec?.ingressClassName !== undefined) return object;
    if (metadata.annotations?.["kubernetes.io/ingress.class"] !== undefined) return object;
    const marks = ["ingressclass.kubernetes.io/is-default-class"];
    const found = newestDefault(machinery, "ingressclasses.networking.k8s.io", marks);
    return found === undefined
      ? object
      : ({ ...object, spec: { ...spec, ingressClassName: found } } as Stored);
  },
};

/** If several say that they are the default, the newest; of two of the same second the one that sorts first. */
function newestDefault(
  { cluster }: Machinery,
  resource: string,
  marks: readonly string[],
): string | undefined {
  let found: Stored | undefined;
  for (const object of cluster.collection(resource)?.all() ?? []) {
    const { annotations, creationTimestamp } = object.metadata;
    if (!marks.some((mark) => annotations?.[mark] === "true")) continue;
    if (found === undefined || creationTimestamp > found.metadata.creationTimestamp) found = object;
  }
  return found?.metadata.name;
}

/** @models plugin/pkg/admission/storage/persistentvolume/resize/admission.go, 1.33 */
export const persistentVolumeClaimResize: AdmissionPlugin = {
  name: "PersistentVolumeClaimResize",
  validate(object, request, machinery) {
    const claim = object as Claim;
    const old = request.old as Claim;
    const size = ({ spec }: Claim): string => spec.resources?.requests?.["storage"] ?? "0";
    if (compareQuantities(size(claim), size(old)) <= 0) return;
    if (old.status?.phase !== "Bound") {
      throw refusal(request, object, "Only bound persistent volume claims can be expanded");
    }
    if (allowsExpansion(claim, old, machinery)) return;
    const why =
      "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize";
    throw refusal(request, object, why);
  },
};

function allowsExpansion(claim: Claim, old: Claim, { cluster }: Machinery): boolean {
  const name = classOf(claim);
  if (name === "" || name !== classOf(old)) return false;
  const found: StorageClass | undefined = cluster.find("storageclasses.storage.k8s.io", "", name);
  return found?.allowVolumeExpansion ?? false;
}

function classOf({ spec, metadata }: Claim): string {
  return metadata.annotations?.[claimClass] ?? spec.storageClassName ?? "";
}

const protection: Readonly<Record<string, string>> = {
  persistentvolumes: "kubernetes.io/pv-protection",
  persistentvolumeclaims: "kubernetes.io/pvc-protection",
};

/** @models plugin/pkg/admission/storage/storageobjectinuseprotection/admission.go, 1.33 */
export const storageObjectInUseProtection: AdmissionPlugin = {
  name: "StorageObjectInUseProtection",
  mutate(object, { resource }) {
    const finalizer = protection[resource.plural];
    const { finalizers = [] } = object.metadata;
    if (finalizer === undefined || finalizers.includes(finalizer)) return object;
    return { ...object, metadata: { ...object.metadata, finalizers: [...finalizers, finalizer] } };
  },
};
