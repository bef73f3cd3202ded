import { expect, test } from "vitest";
import { printYaml } from "../../wire/yaml.ts";
import { kubeletFlags } from "./kubelet-config.ts";
import { serviceAddress, type NodeSettings } from "./node-settings.ts";
import { staticPods } from "./static-pods.ts";

const settings: NodeSettings = {
  clusterName: "kind",
  nodeName: "kind-control-plane",
  advertiseAddress: "172.18.0.2",
  bindPort: 6443,
  controlPlaneEndpoint: "kind-control-plane:6443",
  podSubnet: "10.244.0.0/16",
  serviceSubnet: "10.96.0.0/16",
  dnsDomain: "cluster.local",
  certificateNames: ["localhost", "127.0.0.1"],
  criSocket: "unix:///run/containerd/containerd.sock",
  taints: undefined,
  token: "abcdef.0123456789abcdef",
  kubeletArgs: { "node-ip": "172.18.0.2", "node-labels": "" },
  apiServerArgs: { "runtime-config": "" },
  controllerManagerArgs: { "enable-hostpath-provisioner": "true" },
  schedulerArgs: {},
  kubelet: {},
  proxy: {},
  skipPhases: ["preflight"],
};

test("the scheduler's manifest is the one that kubeadm 1.33 writes", () => {
  expect(printYaml(staticPods(settings)["kube-scheduler"])).toBe(`apiVersion: v1
kind: Pod
metadata:
  creationTimestamp: null
  labels:
    component: kube-scheduler
    tier: control-plane
  name: kube-scheduler
  namespace: kube-system
spec:
  containers:
  - command:
    - kube-scheduler
    - --authentication-kubeconfig=/etc/kubernetes/scheduler.conf
    - --authorization-kubeconfig=/etc/kubernetes/scheduler.conf
    - --bind-address=127.0.0.1
    - --kubeconfig=/etc/kubernetes/scheduler.conf
    - --leader-elect=true
    image: registry.k8s.io/kube-scheduler:v1.33.1
    imagePullPolicy: IfNotPresent
    livenessProbe:
      failureThreshold: 8
      httpGet:
        host: 127.0.0.1
        path: /livez
        port: 10259
        scheme: HTTPS
      initialDelaySeconds: 10
      periodSeconds: 10
      timeoutSeconds: 15
    name: kube-scheduler
    readinessProbe:
      failureThreshold: 3
      httpGet:
        host: 127.0.0.1
        path: /readyz
        port: 10259
        scheme: HTTPS
      periodSeconds: 1
      timeoutSeconds: 15
    resources:
      requests:
        cpu: 100m
    startupProbe:
      failureThreshold: 24
      httpGet:
        host: 127.0.0.1
        path: /livez
        port: 10259
        scheme: HTTPS
      initialDelaySeconds: 10
      periodSeconds: 10
      timeoutSeconds: 15
    volumeMounts:
    - mountPath: /etc/kubernetes/scheduler.conf
      name: kubeconfig
      readOnly: true
  hostNetwork: true
  priority: 2000001000
  priorityClassName: system-node-critical
  securityContext:
    seccompProfile:
      type: RuntimeDefault
  volumes:
  - hostPath:
      path: /etc/kubernetes/scheduler.conf
      type: FileOrCreate
    name: kubeconfig
status: {}
`);
});

test("flags from the configuration stand among kubeadm's own, in order", () => {
  const { spec } = staticPods(settings)["kube-controller-manager"] as {
    spec: { containers: { command: string[] }[] };
  };
  expect(spec.containers[0]?.command.slice(5, 14)).toEqual([
    "--client-ca-file=/etc/kubernetes/pki/ca.crt",
    "--cluster-cidr=10.244.0.0/16",
    "--cluster-name=kind",
    "--cluster-signing-cert-file=/etc/kubernetes/pki/ca.crt",
    "--cluster-signing-key-file=/etc/kubernetes/pki/ca.key",
    "--controllers=*,bootstrapsigner,tokencleaner",
    "--enable-hostpath-provisioner=true",
    "--kubeconfig=/etc/kubernetes/controller-manager.conf",
    "--leader-elect=true",
  ]);
});

test("the kubelet's flags are sorted", () => {
  expect(kubeletFlags(settings)).toBe(
    'KUBELET_KUBEADM_ARGS="--container-runtime-endpoint=unix:///run/containerd/containerd.sock --node-ip=172.18.0.2 --node-labels= --pod-infra-container-image=registry.k8s.io/pause:3.10"\n',
  );
});

test.each<[string, number, string]>([
  ["10.96.0.0/16", 1, "10.96.0.1"],
  ["10.96.0.0/12", 10, "10.96.0.10"],
])("%s + %d", (subnet, offset, expected) => {
  expect(serviceAddress(subnet, offset)).toBe(expected);
});
