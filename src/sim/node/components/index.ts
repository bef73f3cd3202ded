import type { ImageEntry } from "../../images/image.ts";
import type { NodeEnvironment } from "../environment.ts";
import { componentImage } from "./component-image.ts";
import { coredns } from "./coredns.ts";
import { createEtcd } from "./etcd.ts";
import { createApiServer } from "./kube-apiserver.ts";
import { kindnetd } from "./kindnetd.ts";
import { kubeControllerManager } from "./kube-controller-manager.ts";
import { kubeProxy } from "./kube-proxy.ts";
import { kubeScheduler } from "./kube-scheduler.ts";
import { localPathProvisioner } from "./local-path-provisioner.ts";
import { kubernetesVersion as tag } from "./versions.ts";

/** The control plane and the add-ons of a kind cluster, as images. `environment` is asked for when they run. */
export function createComponentImages(environment: () => NodeEnvironment): readonly ImageEntry[] {
  const kubernetes = "registry.k8s.io";
  return [
    componentImage({
      repository: `${kubernetes}/etcd`,
      tag: "3.5.21-0",
      sizeBytes: 58_938_593,
      program: createEtcd(environment),
    }),
    componentImage({
      repository: `${kubernetes}/kube-apiserver`,
      tag,
      sizeBytes: 102_853_105,
      program: createApiServer(environment),
    }),
    componentImage({
      repository: `${kubernetes}/kube-controller-manager`,
      tag,
      sizeBytes: 95_653_192,
      program: kubeControllerManager,
    }),
    componentImage({
      repository: `${kubernetes}/kube-scheduler`,
      tag,
      sizeBytes: 74_496_343,
      program: kubeScheduler,
    }),
    componentImage({
      repository: `${kubernetes}/kube-proxy`,
      tag,
      sizeBytes: 99_143_369,
      program: kubeProxy,
    }),
    componentImage({
      repository: `${kubernetes}/coredns/coredns`,
      tag: "v1.12.0",
      sizeBytes: 20_939_036,
      program: coredns,
      path: "/coredns",
      entrypoint: ["/coredns"],
    }),
    componentImage({
      repository: "docker.io/kindest/kindnetd",
      tag: "v20250512-df8de77b",
      sizeBytes: 44_375_501,
      program: kindnetd,
      path: "/bin/kindnetd",
      entrypoint: ["/bin/kindnetd"],
    }),
    componentImage({
      repository: "docker.io/kindest/local-path-provisioner",
      tag: "v20250214-acbabc1a",
      sizeBytes: 22_541_737,
      program: localPathProvisioner,
      entrypoint: ["/usr/local/bin/local-path-provisioner"],
    }),
  ];
}
