/** The one Kubernetes version of this build, and what kubeadm installs for it. */
export const kubernetesVersion = "v1.33.1";

export const imageRepository = "registry.k8s.io";

export type ImageName =
  "apiServer" | "controllerManager" | "scheduler" | "proxy" | "etcd" | "coreDns" | "pause";

/** `kubeadm config images list` of this version. @models cmd/kubeadm/app/constants/constants.go, 1.33 */
export const images: Readonly<Record<ImageName, string>> = {
  apiServer: `${imageRepository}/kube-apiserver:${kubernetesVersion}`,
  controllerManager: `${imageRepository}/kube-controller-manager:${kubernetesVersion}`,
  scheduler: `${imageRepository}/kube-scheduler:${kubernetesVersion}`,
  proxy: `${imageRepository}/kube-proxy:${kubernetesVersion}`,
  etcd: `${imageRepository}/etcd:3.5.21-0`,
  coreDns: `${imageRepository}/coredns/coredns:v1.12.0`,
  pause: `${imageRepository}/pause:3.10`,
};
