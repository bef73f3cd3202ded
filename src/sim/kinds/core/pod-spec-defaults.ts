import type { Defaults } from "../../api/defaults.ts";
import { claimSpecDefaults } from "./claim-spec-defaults.ts";
import { resourceList, resourceRequirements } from "./resource-list-defaults.ts";
import { sourceDefaults } from "./volume-source-defaults.ts";

const handler: Defaults = {
  httpGet: { within: { path: "/", scheme: "HTTP" } },
  grpc: { within: { service: () => "" } },
};

const probe: Defaults = {
  ...handler,
  timeoutSeconds: { zero: 1 },
  periodSeconds: { zero: 10 },
  successThreshold: { zero: 1 },
  failureThreshold: { zero: 3 },
};

/** Always for `latest` and for no tag at all; a digest is as good as a tag. */
function pullPolicyOf(image: string): string {
  if (image === "") return "IfNotPresent";
  const name = image.slice(image.lastIndexOf("/") + 1);
  if (name.includes("@")) return "IfNotPresent";
  const tag = name.split(":")[1] ?? "latest";
  return tag === "latest" ? "Always" : "IfNotPresent";
}

const container: Defaults = {
  ports: { each: { protocol: "TCP" } },
  env: { each: { valueFrom: { within: { fieldRef: { within: { apiVersion: "v1" } } } } } },
  resources: { within: resourceRequirements, create: true },
  livenessProbe: { within: probe },
  readinessProbe: { within: probe },
  startupProbe: { within: probe },
  lifecycle: { within: { postStart: { within: handler }, preStop: { within: handler } } },
  terminationMessagePath: "/dev/termination-log",
  terminationMessagePolicy: "File",
  imagePullPolicy: ({ image }) => pullPolicyOf(typeof image === "string" ? image : ""),
};

const sources = [
  "awsElasticBlockStore azureDisk azureFile cephfs cinder configMap csi downwardAPI emptyDir ephemeral fc flexVolume",
  "flocker gcePersistentDisk gitRepo glusterfs hostPath image iscsi nfs persistentVolumeClaim photonPersistentDisk",
  "portworxVolume projected quobyte rbd scaleIO secret storageos vsphereVolume",
]
  .join(" ")
  .split(" ");

const fieldItems: Defaults = { items: { each: { fieldRef: { within: { apiVersion: "v1" } } } } };

const volume: Defaults = {
  emptyDir: (owner) => (sources.some((source) => owner[source] !== undefined) ? undefined : {}),
  secret: { within: { defaultMode: 420 } },
  configMap: { within: { defaultMode: 420 } },
  downwardAPI: { within: { defaultMode: 420, ...fieldItems } },
  ...sourceDefaults,
  ephemeral: { within: { volumeClaimTemplate: { within: { spec: { within: claimSpecDefaults } } } } },
  image: {
    within: { pullPolicy: ({ reference }) => pullPolicyOf(typeof reference === "string" ? reference : "") },
  },
  projected: {
    within: {
      defaultMode: 420,
      sources: {
        each: {
          serviceAccountToken: { within: { expirationSeconds: 3600 } },
          downwardAPI: { within: fieldItems },
        },
      },
    },
  },
};

const shared: Defaults = {
  restartPolicy: "Always",
  terminationGracePeriodSeconds: 30,
  dnsPolicy: "ClusterFirst",
  serviceAccountName: (owner) => owner["serviceAccount"],
  serviceAccount: (owner) => owner["serviceAccountName"],
  securityContext: { within: {}, create: true },
  schedulerName: "default-scheduler",
  volumes: { each: volume },
  overhead: resourceList,
};

/** @models pkg/apis/core/v1/defaults.go SetDefaults_Pod, SetDefaults_PodSpec, 1.33 */
export const podSpecDefaults: Defaults = {
  ...shared,
  initContainers: { each: container },
  containers: { each: container, create: true },
  ephemeralContainers: { each: container },
  enableServiceLinks: true,
};

/** A template's spec lacks what only pods get. */
export const templateDefaults: Defaults = {
  metadata: { within: { creationTimestamp: () => null }, create: true },
  spec: {
    within: {
      ...shared,
      initContainers: { each: container },
      containers: { each: container, create: true },
    },
    create: true,
  },
};
