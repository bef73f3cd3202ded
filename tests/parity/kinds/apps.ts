import { acted, Cases, del, dry, get, maker, patch, post, put, table } from "./cases.ts";

const apps = "/apis/apps/v1/namespaces/k1";
const labels = { app: "k1" };
const containers = [{ name: "c", image: "nginx:1" }];
const template = (more: object = {}): object => ({ template: { metadata: { labels }, spec: { containers, ...more } } });
const spec = (more: object = {}): object => ({ spec: { selector: { matchLabels: labels }, ...template(), ...more } });
const off = (more: object = {}): object => spec({ replicas: 0, ...more });
const wrongTemplate = { template: { metadata: { labels: { app: "other", "bad key!": "x" } }, spec: { restartPolicy: "Never", activeDeadlineSeconds: 5, containers: [{ name: "C", image: "" }] } } };
const drySpec = { dryRun: "All" };

const kinds = { deployments: maker("apps/v1", "Deployment"), replicasets: maker("apps/v1", "ReplicaSet"), daemonsets: maker("apps/v1", "DaemonSet"), statefulsets: maker("apps/v1", "StatefulSet") };
type Plural = keyof typeof kinds;

const replicated = { replicas: -1, readyReplicas: -1, availableReplicas: -2, observedGeneration: -1 };
const wrongStatus: Readonly<Record<Plural, object>> = {
  deployments: { ...replicated, collisionCount: -1, unavailableReplicas: -1 },
  replicasets: { ...replicated, fullyLabeledReplicas: 3 },
  daemonsets: { numberReady: -1, currentNumberScheduled: -1, collisionCount: -1, observedGeneration: -1, numberUnavailable: -1 },
  statefulsets: { ...replicated, currentReplicas: 3 },
};

export function writeApps(): void {
  const cases = new Cases();
  for (const plural of Object.keys(kinds) as Plural[]) writeCommon(cases, plural);
  writeDeployments(cases);
  writeDaemonSets(cases);
  writeStatefulSets(cases);
  writeRevisions(cases);
  cases.write("apps/recorded/workloads.json");
}

function refused(cases: Cases, plural: Plural): (name: string, fields: object) => void {
  return (name, fields) => cases.add(`${plural} refused: ${name}`, post(`${apps}/${plural}`, kinds[plural]("bad", fields), dry));
}

function taken(cases: Cases, plural: Plural): (name: string, fields: object) => void {
  return (name, fields) => cases.add(`${plural}: ${name}`, post(`${apps}/${plural}`, kinds[plural]("good", fields), dry));
}

function writeCommon(cases: Cases, plural: Plural): void {
  const bad = refused(cases, plural);
  taken(cases, plural)("the least", spec());
  bad("nothing", {});
  bad("no selector", { spec: template() });
  bad("an empty selector", spec({ selector: {} }));
  bad("a wrong selector", spec({ selector: { matchLabels: labels, matchExpressions: [{ key: "bad key!", operator: "In" }] } }));
  bad("the template", spec(wrongTemplate));
  bad("negative numbers", spec({ replicas: -1, minReadySeconds: -1, revisionHistoryLimit: -1, progressDeadlineSeconds: -1 }));
  bad("the name", { metadata: { name: "Bad_Name" }, ...spec() });
  const at = `${apps}/${plural}/w`;
  const first = plural === "daemonsets" ? spec({ template: { metadata: { labels }, spec: { containers, nodeSelector: { none: "none" } } } }) : off();
  const withoutImage = patch(at, { spec: { template: { spec: { containers: [{ name: "c", image: "" }] } } } }, drySpec);
  cases.add(`${plural} updates`, post(`${apps}/${plural}`, kinds[plural]("w", first)),
    patch(at, { spec: { selector: { matchLabels: { app: "other" } } } }, drySpec),
    patch(at, { spec: { selector: { matchLabels: { app: "other" } }, template: { metadata: { labels: { app: "other" } } } } }, drySpec),
    plural === "statefulsets" ? acted(withoutImage) : withoutImage,
    acted(patch(at, { spec: { minReadySeconds: 5 } }, drySpec)),
    acted(patch(at, { metadata: { annotations: { a: "b" } } }, drySpec)),
    acted(put(at, kinds[plural]("w", { ...first, metadata: { name: "w", labels: { x: "y" } } }), drySpec)),
    patch(`${at}/status`, { status: wrongStatus[plural] }, drySpec),
    del(at, { propagationPolicy: "Background" }));
}

function writeDeployments(cases: Cases): void {
  const good = taken(cases, "deployments");
  const bad = refused(cases, "deployments");
  good("recreate", spec({ strategy: { type: "Recreate" }, paused: true }));
  good("rolling", spec({ strategy: { rollingUpdate: { maxSurge: "50%" } } }));
  good("an old annotation", { metadata: { name: "good", annotations: { "seccomp.security.alpha.kubernetes.io/pod": "x" } }, ...spec() });
  good("template warnings", spec({ template: { metadata: { labels }, spec: { containers: [{ name: "c", image: "n", env: [{ name: "A" }, { name: "A" }], ports: [{ containerPort: 80 }, { containerPort: 80 }] }], nodeSelector: { "beta.kubernetes.io/os": "linux" }, volumes: [{ name: "g", gitRepo: { repository: "x" } }] } } }));
  bad("recreate with numbers", spec({ strategy: { type: "Recreate", rollingUpdate: { maxSurge: 1 } } }));
  bad("a strategy", spec({ strategy: { type: "Other" } }));
  bad("both 0", spec({ strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } }));
  bad("percents", spec({ strategy: { rollingUpdate: { maxSurge: "x", maxUnavailable: "200%" } } }));
  bad("negative surge", spec({ strategy: { rollingUpdate: { maxSurge: -1, maxUnavailable: -1 } } }));
  bad("a deadline too short", spec({ minReadySeconds: 10, progressDeadlineSeconds: 10 }));
  const at = `${apps}/deployments/d`;
  cases.add("deployment scale", post(`${apps}/deployments`, kinds.deployments("d", off())), get(`${at}/scale`), patch(`${at}/scale`, { spec: { replicas: 2 } }, drySpec), patch(`${at}/scale`, { spec: { replicas: -1 } }, drySpec), table(`${apps}/deployments/d`), get(`${apps}/deployments`, { fieldSelector: "status.replicas=1" }), del(at, { propagationPolicy: "Background" }));
  const set = `${apps}/replicasets/r`;
  cases.add("replica set scale", post(`${apps}/replicasets`, kinds.replicasets("r", off())), get(`${set}/scale`), patch(`${set}/scale`, { spec: { replicas: 2 } }, drySpec), table(set), get(`${apps}/replicasets`, { fieldSelector: "status.replicas=7" }), get(`${apps}/replicasets`, { fieldSelector: "spec.replicas=7" }), del(set));
}

function writeDaemonSets(cases: Cases): void {
  const good = taken(cases, "daemonsets");
  const bad = refused(cases, "daemonsets");
  good("on delete", spec({ updateStrategy: { type: "OnDelete" } }));
  good("surging", spec({ updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } }));
  bad("both", spec({ updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } } }));
  bad("neither", spec({ updateStrategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } }));
  bad("a strategy", spec({ updateStrategy: { type: "Other" } }));
  bad("percents", spec({ updateStrategy: { rollingUpdate: { maxUnavailable: "200%" } } }));
  bad("surging with host ports", spec({ updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }, template: { metadata: { labels }, spec: { containers: [{ name: "c", image: "n", ports: [{ containerPort: 80, hostPort: 80 }] }] } } }));
}

function writeStatefulSets(cases: Cases): void {
  const good = taken(cases, "statefulsets");
  const bad = refused(cases, "statefulsets");
  const claim = (name: string, more: object = {}): object => ({ metadata: { name }, spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } }, ...more } });
  good("everything", spec({ serviceName: "s", podManagementPolicy: "Parallel", updateStrategy: { rollingUpdate: { partition: 2 } }, persistentVolumeClaimRetentionPolicy: { whenDeleted: "Delete" }, ordinals: { start: 3 }, volumeClaimTemplates: [claim("data")], minReadySeconds: 4 }));
  good("on delete", spec({ updateStrategy: { type: "OnDelete" } }));
  good("two claims of a name", spec({ volumeClaimTemplates: [claim("data"), claim("data")] }));
  bad("policies", spec({ podManagementPolicy: "Other", updateStrategy: { type: "Other" }, persistentVolumeClaimRetentionPolicy: { whenDeleted: "Other", whenScaled: "Other" } }));
  bad("numbers", spec({ ordinals: { start: -1 }, updateStrategy: { rollingUpdate: { partition: -1 } } }));
  bad("on delete with partition", spec({ updateStrategy: { type: "OnDelete", rollingUpdate: { partition: 1 } } }));
  bad("a service", spec({ serviceName: "Bad_Name" }));
  bad("unavailable", spec({ updateStrategy: { rollingUpdate: { maxUnavailable: 0 } } }));
  const at = `${apps}/statefulsets/w`;
  cases.add("stateful set immutable", post(`${apps}/statefulsets`, kinds.statefulsets("w", off({ volumeClaimTemplates: [claim("data")] }))), patch(at, { spec: { serviceName: "other" } }, drySpec), patch(at, { spec: { volumeClaimTemplates: [claim("other")] } }, drySpec), patch(at, { spec: { podManagementPolicy: "Parallel" } }, drySpec), acted(patch(at, { spec: { ordinals: { start: 1 }, replicas: 3, updateStrategy: { rollingUpdate: { partition: 3 } }, persistentVolumeClaimRetentionPolicy: { whenScaled: "Delete" } } }, drySpec)), get(`${at}/scale`), patch(`${at}/scale`, { spec: { replicas: 2 } }, drySpec), patch(`${at}/status`, { status: { replicas: 1, readyReplicas: 2, currentReplicas: 2, updatedReplicas: 2, availableReplicas: 3 } }, drySpec), del(at));
  cases.add("stateful set table", post(`${apps}/statefulsets`, kinds.statefulsets("w", off())), table(at), del(at));
}

function writeRevisions(cases: Cases): void {
  const revisions = `${apps}/controllerrevisions`;
  const revision = maker("apps/v1", "ControllerRevision");
  const at = `${revisions}/r`;
  cases.add("revision: the least", post(revisions, revision("good", { data: { a: 1 }, revision: 1 }), dry));
  cases.add("revision refused: nothing", post(revisions, revision("bad"), dry));
  cases.add("revision refused: negative", post(revisions, revision("bad", { data: {}, revision: -1 }), dry));
  cases.add("revision updates", post(revisions, revision("r", { data: { a: 1 }, revision: 1 })), patch(at, { revision: 2 }, drySpec), patch(at, { data: { a: 2 } }, drySpec), table(at), del(at));
}
