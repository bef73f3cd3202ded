import { acted, type Cases, del, dry, get, maker, patch, post, put, table } from "./cases.ts";

const claims = "/api/v1/namespaces/k1/persistentvolumeclaims";
const volumes = "/api/v1/persistentvolumes";
const claim = maker("v1", "PersistentVolumeClaim");
const volume = maker("v1", "PersistentVolume");
const drySpec = { dryRun: "All" };
const size = { requests: { storage: "1Gi" } };
const asked = (more: object = {}): object => ({ spec: { accessModes: ["ReadWriteOnce"], resources: size, storageClassName: "k1-none", ...more } });
const held = (more: object = {}): object => ({ spec: { capacity: { storage: "1Gi" }, accessModes: ["ReadWriteOnce"], hostPath: { path: "/data" }, storageClassName: "k1-none", ...more } });

export function writeClaims(cases: Cases): void {
  writeAsked(cases);
  writeHeld(cases);
}

function writeAsked(cases: Cases): void {
  const bad = (name: string, fields: object, metadata: object = {}): void =>
    cases.add(`claim refused: ${name}`, post(claims, claim("bad", fields, metadata), dry));
  const good = (name: string, fields: object, metadata: object = {}): void =>
    cases.add(`claim: ${name}`, post(claims, claim("good", fields, metadata), dry));
  good("the least", asked());
  good("every access", asked({ accessModes: ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce"], volumeMode: "Block", volumeName: "v", selector: { matchLabels: { a: "b" } } }));
  good("of a snapshot", asked({ dataSource: { apiGroup: "snapshot.storage.k8s.io", kind: "VolumeSnapshot", name: "s" } }));
  good("of a claim", asked({ dataSourceRef: { kind: "PersistentVolumeClaim", name: "s" } }));
  good("of anything", asked({ dataSource: { apiGroup: "example.com", kind: "Thing", name: "s" } }));
  good("fractions", asked({ resources: { requests: { storage: "1.5m" }, limits: { storage: "2Gi" } } }));
  good("an old class", { spec: { accessModes: ["ReadWriteOnce"], resources: size } }, { annotations: { "volume.beta.kubernetes.io/storage-class": "old" } });
  bad("nothing", {});
  bad("access", asked({ accessModes: ["Other"] }));
  bad("access once and for one pod", asked({ accessModes: ["ReadWriteOncePod", "ReadWriteOnce"] }));
  bad("no size", asked({ resources: {} }));
  bad("a size", asked({ resources: { requests: { storage: "0" } } }));
  bad("a negative size", asked({ resources: { requests: { storage: "-1" } } }));
  bad("a class", asked({ storageClassName: "Bad_Class" }));
  bad("a mode", asked({ volumeMode: "Other" }));
  bad("a selector", asked({ selector: { matchExpressions: [{ key: "a", operator: "In" }] } }));
  bad("sources", asked({ dataSource: { kind: "", name: "" } }));
  bad("sources that differ", asked({ dataSource: { kind: "PersistentVolumeClaim", name: "a" }, dataSourceRef: { kind: "PersistentVolumeClaim", name: "b" } }));
  bad("a source of the core", asked({ dataSourceRef: { kind: "Pod", name: "b" } }));
  bad("an attributes class", asked({ volumeAttributesClassName: "Bad_Class" }));
  const at = `${claims}/c`;
  cases.add("claim updates", post(claims, claim("c", asked())), patch(at, { spec: { storageClassName: "other" } }, drySpec), patch(at, { spec: { resources: { requests: { storage: "2Gi" } } } }, drySpec), patch(at, { spec: { volumeName: "k1-none" } }, drySpec), patch(at, { spec: { accessModes: ["ReadWriteMany"] } }, drySpec), patch(at, { spec: { selector: { matchLabels: { a: "b" } } } }, drySpec), put(at, claim("c", asked({ volumeMode: "Block" })), drySpec), patch(at, { metadata: { labels: { a: "b" } } }, drySpec), del(at));
  cases.add("claim status", post(claims, claim("c", asked())), patch(`${at}/status`, { status: { phase: "Bound", capacity: { storage: "-1" } } }, drySpec), patch(`${at}/status`, { status: { phase: "Pending", conditions: [{ type: "Resizing", status: "True" }], allocatedResources: { cpu: "1" }, allocatedResourceStatuses: { storage: "Odd" } } }, drySpec), table(at), get(claims, { fieldSelector: "metadata.name=c" }), get(claims, { fieldSelector: "spec.volumeName=c" }), del(at));
}

function writeHeld(cases: Cases): void {
  const bad = (name: string, fields: object, metadata: object = {}): void =>
    cases.add(`volume refused: ${name}`, post(volumes, volume("k1-bad", fields, metadata), dry));
  const good = (name: string, fields: object, metadata: object = {}): void =>
    cases.add(`volume: ${name}`, post(volumes, volume("k1-good", fields, metadata), dry));
  const affinity = { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: "a", operator: "In", values: ["b"] }] }] } } };
  good("the least", held());
  good("local", held({ hostPath: undefined, local: { path: "/mnt" }, ...affinity, volumeMode: "Block" }));
  good("csi", held({ hostPath: undefined, csi: { driver: "csi.example.com", volumeHandle: "h", fsType: "ext4" } }));
  good("nfs with options", held({ hostPath: undefined, nfs: { server: "s", path: "/p" }, mountOptions: ["ro"], persistentVolumeReclaimPolicy: "Delete" }));
  good("iscsi and more", held({ hostPath: undefined, iscsi: { targetPortal: "10.0.0.1", iqn: "iqn.2001-04.com.example:storage", lun: 0 } }));
  good("rbd", held({ hostPath: undefined, rbd: { monitors: ["a"], image: "b" } }));
  good("azure", held({ hostPath: undefined, azureDisk: { diskName: "d", diskURI: "https://x/y.vhd" } }));
  good("scaleIO", held({ hostPath: undefined, scaleIO: { gateway: "g", system: "s", volumeName: "v", secretRef: { name: "x" } } }));
  good("reserved", held({ claimRef: { namespace: "k1", name: "x" } }));
  good("a policy that is old", held({ persistentVolumeReclaimPolicy: "Recycle" }));
  good("an old class", held(), { annotations: { "volume.beta.kubernetes.io/storage-class": "old", "volume.beta.kubernetes.io/mount-options": "ro" } });
  bad("nothing", {});
  bad("no source", held({ hostPath: undefined }));
  bad("two sources", held({ nfs: { server: "s", path: "/p" } }));
  bad("a path that goes back", held({ hostPath: { path: "/a/../b" } }));
  bad("the root", held({ hostPath: { path: "/" }, persistentVolumeReclaimPolicy: "Recycle" }));
  bad("local without affinity", held({ hostPath: undefined, local: { path: "/mnt" } }));
  bad("size", held({ capacity: { storage: "0", cpu: "1" } }));
  bad("no size", held({ capacity: undefined }));
  bad("policy and mode", held({ persistentVolumeReclaimPolicy: "Odd", volumeMode: "Odd", accessModes: ["Odd"], storageClassName: "Bad_Class" }));
  bad("affinity", held({ nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: "a", operator: "Odd" }] }] } } }));
  bad("no affinity", held({ nodeAffinity: {} }));
  bad("csi", held({ hostPath: undefined, csi: { driver: "bad driver!", volumeHandle: "", nodeStageSecretRef: { name: "" } } }));
  bad("nfs", held({ hostPath: undefined, nfs: { server: "", path: "p" } }));
  bad("mode of the pod", held({ accessModes: ["ReadWriteOncePod", "ReadWriteOnce"] }));
  const at = `${volumes}/k1-v`;
  cases.add("volume updates", post(volumes, volume("k1-v", held())), patch(at, { spec: { hostPath: { path: "/other" } } }, drySpec), patch(at, { spec: { hostPath: null, nfs: { server: "s", path: "/p" } } }, drySpec), acted(patch(at, { spec: { capacity: { storage: "2Gi" }, persistentVolumeReclaimPolicy: "Retain" } }, drySpec)), patch(at, { spec: { volumeMode: "Block" } }, drySpec), acted(patch(at, { spec: affinity }, drySpec)), acted(patch(at, { spec: { claimRef: { namespace: "k1", name: "x" } } }, drySpec)), patch(`${at}/status`, { status: { phase: "Failed", message: "no", reason: "Why" } }, drySpec), acted(table(at)), acted(get(volumes, { fieldSelector: "metadata.name=k1-v" })), get(volumes, { fieldSelector: "spec.claimRef=k1-v" }), acted(del(at)));
}
