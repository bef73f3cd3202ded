import type { JsonObject } from "../../wire/json.ts";
import { serviceAddress, type NodeSettings } from "./node-settings.ts";
import { images } from "./versions.ts";

/** /var/lib/kubelet/config.yaml. @models cmd/kubeadm/app/componentconfigs/kubelet.go, 1.33 */
export function kubeletConfiguration({ serviceSubnet, dnsDomain, kubelet }: NodeSettings): JsonObject {
  return {
    apiVersion: "kubelet.config.k8s.io/v1beta1",
    authentication: {
      anonymous: { enabled: false },
      webhook: { cacheTTL: "0s", enabled: true },
      x509: { clientCAFile: "/etc/kubernetes/pki/ca.crt" },
    },
    authorization: { mode: "Webhook", webhook: { cacheAuthorizedTTL: "0s", cacheUnauthorizedTTL: "0s" } },
    cgroupDriver: "systemd",
    clusterDNS: [serviceAddress(serviceSubnet, 10)],
    clusterDomain: dnsDomain,
    containerRuntimeEndpoint: "",
    cpuManagerReconcilePeriod: "0s",
    crashLoopBackOff: {},
    evictionPressureTransitionPeriod: "0s",
    fileCheckFrequency: "0s",
    healthzBindAddress: "127.0.0.1",
    healthzPort: 10_248,
    httpCheckFrequency: "0s",
    imageMaximumGCAge: "0s",
    imageMinimumGCAge: "0s",
    kind: "KubeletConfiguration",
    logging: {
      flushFrequency: 0,
      options: { json: { infoBufferSize: "0" }, text: { infoBufferSize: "0" } },
      verbosity: 0,
    },
    memorySwap: {},
    nodeStatusReportFrequency: "0s",
    nodeStatusUpdateFrequency: "0s",
    rotateCertificates: true,
    runtimeRequestTimeout: "0s",
    shutdownGracePeriod: "0s",
    shutdownGracePeriodCriticalPods: "0s",
    staticPodPath: "/etc/kubernetes/manifests",
    streamingConnectionIdleTimeout: "0s",
    syncFrequency: "0s",
    volumeStatsAggPeriod: "0s",
    ...(kubelet as JsonObject),
  };
}

/** /var/lib/kubelet/kubeadm-flags.env, which the kubelet's unit reads. */
export function kubeletFlags({ criSocket, kubeletArgs }: NodeSettings): string {
  const flags = {
    "container-runtime-endpoint": criSocket,
    "pod-infra-container-image": images.pause,
    ...kubeletArgs,
  };
  const words = Object.entries(flags)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([flag, value]) => `--${flag}=${value}`);
  return `KUBELET_KUBEADM_ARGS="${words.join(" ")}"\n`;
}
