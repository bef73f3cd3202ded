import type { JsonObject } from "../../wire/json.ts";
import { binding, role, rule, serviceAccount } from "../kubeadm/rbac.ts";

const namespace = "local-path-storage";
const name = "local-path-provisioner";
const account = `${name}-service-account`;

/** The default StorageClass and its provisioner. @models kind 0.29 pkg/build/nodeimage/const_storage.go */
export function storageObjects(): readonly JsonObject[] {
  const subject = `ServiceAccount:${namespace}/${account}` as const;
  const clusterRules = [
    rule("", "nodes persistentvolumeclaims configmaps pods pods/log", "get list watch"),
    rule("", "persistentvolumes", "get list watch create patch update delete"),
    rule("", "events", "create patch"),
    rule("storage.k8s.io", "storageclasses", "get list watch"),
  ];
  return [
    { apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } },
    serviceAccount(namespace, account),
    role(`${name}-role`, [rule("", "pods", "get list watch create patch update delete")], namespace),
    role(`${name}-role`, clusterRules),
    binding(`${name}-bind`, { role: `${name}-role`, namespace }, subject),
    binding(`${name}-bind`, { role: `${name}-role` }, subject),
    deployment(),
    {
      apiVersion: "storage.k8s.io/v1",
      kind: "StorageClass",
      metadata: { name: "standard", annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
      provisioner: "rancher.io/local-path",
      volumeBindingMode: "WaitForFirstConsumer",
      reclaimPolicy: "Delete",
    },
    configMap(),
  ];
}

function deployment(): JsonObject {
  const container = {
    name,
    image: "docker.io/kindest/local-path-provisioner:v20250214-acbabc1a",
    imagePullPolicy: "IfNotPresent",
    command: [
      name,
      "--debug",
      "start",
      "--helper-image",
      "docker.io/kindest/local-path-helper:v20241212-8ac705d0",
      "--config",
      "/etc/config/config.json",
    ],
    volumeMounts: [{ name: "config-volume", mountPath: "/etc/config/" }],
    env: [
      { name: "POD_NAMESPACE", valueFrom: { fieldRef: { fieldPath: "metadata.namespace" } } },
      { name: "CONFIG_MOUNT_PATH", value: "/etc/config/" },
    ],
  };
  const control = { key: "node-role.kubernetes.io/control-plane", operator: "Equal", effect: "NoSchedule" };
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name, namespace },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: {
          nodeSelector: { "kubernetes.io/os": "linux" },
          tolerations: [control, { ...control, key: "node-role.kubernetes.io/master" }],
          serviceAccountName: account,
          containers: [container],
          volumes: [{ name: "config-volume", configMap: { name: "local-path-config" } }],
        },
      },
    },
  };
}

function configMap(): JsonObject {
  const paths = [{ node: "DEFAULT_PATH_FOR_NON_LISTED_NODES", paths: ["/var/local-path-provisioner"] }];
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "local-path-config", namespace },
    data: {
      "config.json": `${JSON.stringify({ nodePathMap: paths }, undefined, 2)}\n`,
      setup: '#!/bin/sh\nset -eu\nmkdir -m 0777 -p "$VOL_DIR"\n',
      teardown: '#!/bin/sh\nset -eu\nrm -rf "$VOL_DIR"\n',
      "helperPod.yaml": `apiVersion: v1
kind: Pod
metadata:
  name: helper-pod
spec:
  containers:
  - name: helper-pod
    image: docker.io/kindest/local-path-helper:v20241212-8ac705d0
    imagePullPolicy: IfNotPresent
`,
    },
  };
}
