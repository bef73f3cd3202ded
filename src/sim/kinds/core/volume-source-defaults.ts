import type { Defaults } from "../../api/defaults.ts";

/** Of the sources that pods' volumes and persistent volumes share. @models pkg/apis/core/v1/defaults.go, 1.33 */
export const sourceDefaults: Defaults = {
  hostPath: { within: { type: () => "" } },
  iscsi: { within: { iscsiInterface: "default" } },
  rbd: { within: { pool: "rbd", user: "admin", keyring: "/etc/ceph/keyring" } },
  scaleIO: { within: { storageMode: "ThinProvisioned", fsType: "xfs" } },
  azureDisk: {
    within: { cachingMode: "ReadWrite", fsType: "ext4", readOnly: false, kind: "Shared" },
  },
};
