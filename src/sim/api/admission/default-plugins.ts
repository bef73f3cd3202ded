import type { AdmissionPlugin } from "./admission.ts";
import {
  defaultIngressClass,
  defaultStorageClass,
  persistentVolumeClaimResize,
  storageObjectInUseProtection,
} from "./default-classes.ts";
import { limitRanger } from "./limit-ranger.ts";
import { mountableSecrets } from "./mountable-secrets.ts";
import { runtimeClass } from "./runtime-class.ts";

/** Small plugins that booting a cluster has no use for, by their names. */
export const plugins: Readonly<Record<string, AdmissionPlugin>> = Object.fromEntries(
  [
    limitRanger,
    mountableSecrets,
    defaultStorageClass,
    storageObjectInUseProtection,
    persistentVolumeClaimResize,
    runtimeClass,
    defaultIngressClass,
  ].map((plugin) => [plugin.name, plugin]),
);
