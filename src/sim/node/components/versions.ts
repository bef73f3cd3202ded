/** The version of everything in a node: kind 0.29.0's default. */
export const kubernetesVersion = "v1.33.1";

/** What kind's node image brings along, so that a cluster comes up without a pull: repository and tag. */
export const preloadedImages: readonly (readonly [repository: string, tag: string])[] = [
  ["registry.k8s.io/kube-apiserver", kubernetesVersion],
  ["registry.k8s.io/kube-controller-manager", kubernetesVersion],
  ["registry.k8s.io/kube-scheduler", kubernetesVersion],
  ["registry.k8s.io/kube-proxy", kubernetesVersion],
  ["registry.k8s.io/etcd", "3.5.21-0"],
  ["registry.k8s.io/coredns/coredns", "v1.12.0"],
  ["registry.k8s.io/pause", "3.10"],
  ["docker.io/kindest/kindnetd", "v20250512-df8de77b"],
  ["docker.io/kindest/local-path-provisioner", "v20250214-acbabc1a"],
  ["docker.io/kindest/local-path-helper", "v20241212-8ac705d0"],
];
