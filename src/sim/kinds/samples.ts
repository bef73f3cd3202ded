import type { JsonObject } from "../wire/json.ts";

/** The least that a kind asks for, and what may change in it: what the contract of all kinds is tried with. */
export interface Sample {
  /** What is written beside type and metadata. Nothing for a kind that is not listed. */
  readonly fields?: JsonObject;
  /** `one`, where names are free. */
  readonly name?: string;
  /** A merge patch that changes what generations count. */
  readonly change?: JsonObject;
  /** A status that somebody might write. */
  readonly status?: JsonObject;
  /** A field selector beside those of metadata, that the sample fits. */
  readonly selector?: string;
  /** The object stays until something else has happened (finalizers, grace). */
  readonly lingers?: true;
}

const labels = { app: "web" };
const podSpec = { containers: [{ name: "web", image: "nginx" }] };
const template = { metadata: { labels }, spec: podSpec };
const workload = { spec: { selector: { matchLabels: labels }, template } };
const replicas = { spec: { replicas: 3 } };
const roleRef = { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" };
const webhook = {
  name: "hook.example.com",
  clientConfig: { service: { name: "hook", namespace: "default" } },
  admissionReviewVersions: ["v1"],
  sideEffects: "None",
};
const matchConstraints = {
  resourceRules: [
    { apiGroups: ["example.com"], apiVersions: ["v1"], operations: ["CREATE"], resources: ["things"] },
  ],
};
const jobTemplate = { spec: { template: { spec: { ...podSpec, restartPolicy: "Never" } } } };
const scaleTargetRef = { apiVersion: "apps/v1", kind: "Deployment", name: "web" };
// A request for CN=one, made with openssl for this test.
const request = [
  "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlISk1IQUNBUUF3RGpFTU1Bb0dBMVVFQXd3RGIyNWxNRmt3",
  "RXdZSEtvWkl6ajBDQVFZSUtvWkl6ajBEQVFjRApRZ0FFRy92QjFlUmFVYVBNbUZTR0FsNDRiUWxnMlNhSm1EWFVwaDE3Sk5n",
  "eWFlLzMxalYrQVgvL1hnVEZINDI5ClVJdW9LTnpMVUZVVUg2dlV3YWtUWDFvS01xQUFNQW9HQ0NxR1NNNDlCQU1DQTBrQU1F",
  "WUNJUUNxUWltelNUMSsKUFE1Zm1NRkFPbFNwSFQ2M25aRXhEV0REczFhNU9tU0crUUloQUl2SDhwWHhMWmlBTzFHQU1XYjdm",
  "VWhyaE40ZQpnZ1NLaHNaV0MzbGhkYzlFCi0tLS0tRU5EIENFUlRJRklDQVRFIFJFUVVFU1QtLS0tLQo=",
].join("");

/** By the qualified name of the resource. */
export const samples: Readonly<Record<string, Sample>> = {
  pods: {
    fields: { spec: podSpec },
    status: { phase: "Running" },
    selector: "status.phase=Pending",
    lingers: true,
  },
  services: { fields: { spec: { selector: labels, ports: [{ port: 80 }] } }, status: { loadBalancer: {} } },
  events: {
    fields: {
      involvedObject: { kind: "Pod", name: "web", namespace: "default" },
      reason: "Started",
      type: "Normal",
      // What events.k8s.io wants, too.
      eventTime: "2026-01-31T09:00:00.000000Z",
      action: "Starting",
      reportingComponent: "example.com/starter",
      reportingInstance: "starter-1",
    },
    selector: "involvedObject.name=web",
  },
  namespaces: { status: { phase: "Active" }, selector: "status.phase=Active", lingers: true },
  nodes: { selector: "spec.unschedulable=false" },
  configmaps: { fields: { data: { a: "b" } } },
  secrets: { fields: { data: { a: "Yg==" } }, selector: "type=Opaque" },
  "deployments.apps": { fields: workload, change: replicas, status: { replicas: 1 } },
  "replicasets.apps": {
    fields: workload,
    change: replicas,
    status: { replicas: 1 },
  },
  "daemonsets.apps": {
    fields: workload,
    change: { spec: { minReadySeconds: 5 } },
    status: {
      currentNumberScheduled: 1,
      desiredNumberScheduled: 1,
      numberMisscheduled: 0,
      numberReady: 0,
    },
  },
  "statefulsets.apps": {
    fields: { spec: { ...workload.spec, serviceName: "web" } },
    change: replicas,
    status: { replicas: 1 },
  },
  "controllerrevisions.apps": { fields: { revision: 1, data: { spec: {} } } },
  replicationcontrollers: {
    fields: { spec: { template } },
    change: replicas,
    status: { replicas: 1 },
    // Its pods are orphaned unless told otherwise.
    lingers: true,
  },
  podtemplates: { fields: { template } },
  limitranges: { fields: { spec: { limits: [{ type: "Container", max: { cpu: "1" } }] } } },
  resourcequotas: { fields: { spec: { hard: { pods: "1" } } }, status: { hard: { pods: "1" } } },
  persistentvolumes: {
    fields: {
      spec: { capacity: { storage: "1Gi" }, accessModes: ["ReadWriteOnce"], hostPath: { path: "/data" } },
    },
    status: { phase: "Available" },
    lingers: true,
  },
  persistentvolumeclaims: {
    fields: { spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } } },
    status: { phase: "Bound" },
    lingers: true,
  },
  "jobs.batch": {
    fields: jobTemplate,
    change: { spec: { parallelism: 2 } },
    status: { active: 1 },
    selector: "status.successful=0",
    lingers: true,
  },
  "cronjobs.batch": {
    fields: { spec: { schedule: "* * * * *", jobTemplate } },
    change: { spec: { suspend: true } },
    status: { lastScheduleTime: "2026-01-31T08:59:00Z" },
  },
  "horizontalpodautoscalers.autoscaling": {
    fields: { spec: { scaleTargetRef, maxReplicas: 3 } },
    status: { currentReplicas: 1, desiredReplicas: 1 },
  },
  "poddisruptionbudgets.policy": {
    fields: { spec: { minAvailable: 1, selector: { matchLabels: labels } } },
    change: { spec: { minAvailable: 2 } },
    status: { currentHealthy: 1, desiredHealthy: 1, disruptionsAllowed: 0, expectedPods: 1 },
  },
  "podsecuritypolicies.policy": {
    fields: {
      spec: {
        fsGroup: { rule: "RunAsAny" },
        runAsUser: { rule: "RunAsAny" },
        seLinux: { rule: "RunAsAny" },
        supplementalGroups: { rule: "RunAsAny" },
      },
    },
  },
  "endpointslices.discovery.k8s.io": {
    fields: { addressType: "IPv4", endpoints: [{ addresses: ["10.0.0.1"] }] },
    change: { endpoints: [{ addresses: ["10.0.0.2"] }] },
  },
  "leases.coordination.k8s.io": { fields: { spec: { holderIdentity: "me" } } },
  "rolebindings.rbac.authorization.k8s.io": { fields: { roleRef } },
  "clusterrolebindings.rbac.authorization.k8s.io": { fields: { roleRef } },
  "priorityclasses.scheduling.k8s.io": { fields: { value: 100 } },
  "runtimeclasses.node.k8s.io": { fields: { handler: "runc" } },
  "storageclasses.storage.k8s.io": { fields: { provisioner: "rancher.io/local-path" } },
  "csidrivers.storage.k8s.io": { fields: { spec: {} } },
  "csinodes.storage.k8s.io": {
    fields: { spec: { drivers: [{ name: "csi.example.com", nodeID: "one", topologyKeys: ["zone"] }] } },
  },
  "csistoragecapacities.storage.k8s.io": { fields: { storageClassName: "fast" } },
  "volumeattachments.storage.k8s.io": {
    fields: {
      spec: { attacher: "csi.example.com", nodeName: "node", source: { persistentVolumeName: "volume" } },
    },
    status: { attached: true },
  },
  "ingresses.networking.k8s.io": {
    fields: { spec: { defaultBackend: { service: { name: "web", port: { number: 80 } } } } },
    change: { spec: { ingressClassName: "nginx" } },
    status: { loadBalancer: { ingress: [{ ip: "10.0.0.1" }] } },
  },
  "ingressclasses.networking.k8s.io": {
    fields: { spec: { controller: "example.com/ingress" } },
    change: { spec: { parameters: { kind: "ConfigMap", name: "parameters" } } },
  },
  "networkpolicies.networking.k8s.io": {
    fields: { spec: { podSelector: {} } },
    change: { spec: { podSelector: { matchLabels: labels } } },
  },
  "servicecidrs.networking.k8s.io": {
    fields: { spec: { cidrs: ["192.0.2.0/28"] } },
    status: {
      conditions: [
        {
          type: "Ready",
          status: "True",
          reason: "Ready",
          message: "",
          lastTransitionTime: "2026-01-31T09:00:00Z",
        },
      ],
    },
  },
  "ipaddresses.networking.k8s.io": {
    name: "192.0.2.1",
    fields: { spec: { parentRef: { resource: "services", namespace: "default", name: "web" } } },
  },
  "certificatesigningrequests.certificates.k8s.io": {
    fields: { spec: { request, signerName: "example.com/signer", usages: ["client auth"] } },
    status: { conditions: [{ type: "Failed", status: "True" }] },
    selector: "spec.signerName=example.com/signer",
  },
  "validatingwebhookconfigurations.admissionregistration.k8s.io": {
    fields: { webhooks: [webhook] },
    change: { webhooks: [] },
  },
  "mutatingwebhookconfigurations.admissionregistration.k8s.io": {
    fields: { webhooks: [webhook] },
    change: { webhooks: [] },
  },
  "validatingadmissionpolicies.admissionregistration.k8s.io": {
    fields: { spec: { matchConstraints, validations: [{ expression: "true" }] } },
    change: { spec: { failurePolicy: "Ignore" } },
    status: { observedGeneration: 1 },
  },
  "validatingadmissionpolicybindings.admissionregistration.k8s.io": {
    fields: { spec: { policyName: "policy", validationActions: ["Deny"] } },
    change: { spec: { validationActions: ["Warn"] } },
  },
  "apiservices.apiregistration.k8s.io": {
    name: "v1.example.com",
    fields: {
      spec: { group: "example.com", version: "v1", groupPriorityMinimum: 1000, versionPriority: 15 },
    },
    status: { conditions: [{ type: "Available", status: "False" }] },
  },
  "customresourcedefinitions.apiextensions.k8s.io": {
    name: "things.example.com",
    fields: {
      spec: {
        group: "example.com",
        names: { plural: "things", singular: "thing", kind: "Thing", listKind: "ThingList" },
        scope: "Namespaced",
        versions: [
          {
            name: "v1",
            served: true,
            storage: true,
            schema: { openAPIV3Schema: { type: "object" } },
          },
        ],
      },
    },
    change: { spec: { names: { categories: ["all"] } } },
    lingers: true,
  },
  "flowschemas.flowcontrol.apiserver.k8s.io": {
    fields: { spec: { priorityLevelConfiguration: { name: "workload-low" } } },
    change: { spec: { matchingPrecedence: 500 } },
    status: { conditions: [{ type: "Dangling", status: "False" }] },
  },
  "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io": {
    fields: { spec: { type: "Limited", limited: { limitResponse: { type: "Reject" } } } },
    change: { spec: { limited: { nominalConcurrencyShares: 5 } } },
    status: { conditions: [{ type: "Test", status: "True" }] },
  },
};
