import { Cases, del, dry, get, maker, patch, post, table } from "./cases.ts";

const pods = "/api/v1/namespaces/k1/pods";
const pod = maker("v1", "Pod");
const container = (more: object = {}): object => ({ name: "c", image: "nginx:1", ...more });
const spec = (more: object = {}): object => ({ spec: { containers: [container()], ...more } });
const only = (more: object): object => ({ spec: { containers: [container(more)] } });

export function writePods(): void {
  const cases = new Cases();
  const bad = (name: string, fields: object, metadata: object = {}): void =>
    cases.add(`pod refused: ${name}`, post(pods, pod("bad", fields, metadata), dry));
  const good = (name: string, fields: object, metadata: object = {}): void =>
    cases.add(`pod: ${name}`, post(pods, pod("good", fields, metadata), dry));

  good("the least", spec());
  good("every default of probes", only({
    livenessProbe: { httpGet: { port: 80 } },
    readinessProbe: { grpc: { port: 9000 }, initialDelaySeconds: 3 },
    startupProbe: { tcpSocket: { port: "http" }, terminationGracePeriodSeconds: 5 },
    lifecycle: { preStop: { httpGet: { port: 80, path: "/bye" } }, postStart: { exec: { command: ["true"] } } },
    ports: [{ containerPort: 80, name: "http" }],
  }));
  good("every volume", { spec: {
    containers: [container()],
    volumes: [
      { name: "none" }, { name: "empty", emptyDir: { medium: "Memory", sizeLimit: "1Gi" } },
      { name: "host", hostPath: { path: "/etc" } }, { name: "secret", secret: { secretName: "s", items: [{ key: "a", path: "b" }] } },
      { name: "config", configMap: { name: "c", optional: true } }, { name: "down", downwardAPI: { items: [{ path: "labels", fieldRef: { fieldPath: "metadata.labels" } }] } },
      { name: "all", projected: { sources: [{ secret: { name: "s" } }, { serviceAccountToken: { path: "token" } }, { downwardAPI: { items: [{ path: "cpu", resourceFieldRef: { containerName: "c", resource: "limits.cpu" } }] } }] } },
      { name: "claim", persistentVolumeClaim: { claimName: "claim" } }, { name: "nfs", nfs: { server: "nfs", path: "/" } },
      { name: "csi", csi: { driver: "csi.example.com" } }, { name: "iscsi", iscsi: { targetPortal: "10.0.0.1", iqn: "iqn.2001-04.com.example:storage", lun: 0 } },
      { name: "rbd", rbd: { monitors: ["a"], image: "b" } }, { name: "azure", azureDisk: { diskName: "d", diskURI: "https://x/y.vhd" } },
      { name: "scale", scaleIO: { gateway: "g", system: "s", volumeName: "v", secretRef: { name: "x" } } },
      { name: "ephemeral", ephemeral: { volumeClaimTemplate: { spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } } } } },
      { name: "image", image: { reference: "nginx" } },
    ],
  } });
  good("resources", only({ resources: { limits: { cpu: "1", memory: "1Gi", "example.com/gpu": "2" }, requests: { cpu: "0.5", memory: "0.5Gi", "example.com/gpu": "2" } } }));
  good("limits stand for requests", only({ resources: { limits: { cpu: "1500m", memory: "100000000" } } }));
  good("guaranteed", only({ resources: { limits: { cpu: "1", memory: "1Gi" } } }));
  good("the host's network", spec({ hostNetwork: true, containers: [container({ ports: [{ containerPort: 80 }] })] }));
  good("environment", only({ env: [
    { name: "A", value: "b" }, { name: "B", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } },
    { name: "C", valueFrom: { resourceFieldRef: { resource: "limits.memory", divisor: "1Mi" } } },
    { name: "D", valueFrom: { secretKeyRef: { name: "s", key: "k" } } }, { name: "E", valueFrom: { configMapKeyRef: { name: "s", key: "k", optional: true } } },
  ], envFrom: [{ prefix: "X_", configMapRef: { name: "c" } }, { secretRef: { name: "s", optional: true } }] }));
  good("affinity and spread", spec({
    affinity: {
      nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: "a", operator: "In", values: ["b"] }] }] }, preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: { matchFields: [{ key: "metadata.name", operator: "NotIn", values: ["n"] }] } }] },
      podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: "zone", labelSelector: { matchLabels: { a: "b" } } }] },
      podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: { topologyKey: "host", labelSelector: {} } }] },
    },
    topologySpreadConstraints: [{ maxSkew: 1, topologyKey: "zone", whenUnsatisfiable: "DoNotSchedule", labelSelector: { matchLabels: { a: "b" } } }],
  }));
  good("a sidecar", spec({ initContainers: [container({ name: "side", restartPolicy: "Always", readinessProbe: { httpGet: { port: 80 } } }), container({ name: "first" })] }));
  good("gates, aliases, DNS", spec({ schedulingGates: [{ name: "example.com/wait" }], hostAliases: [{ ip: "10.0.0.1", hostnames: ["a.example.com"] }], dnsPolicy: "None", dnsConfig: { nameservers: ["10.0.0.2"], searches: ["example.com."], options: [{ name: "ndots", value: "2" }] }, readinessGates: [{ conditionType: "example.com/ready" }] }));
  good("security", spec({ securityContext: { runAsUser: 1000, fsGroup: 2000, fsGroupChangePolicy: "OnRootMismatch", seccompProfile: { type: "RuntimeDefault" }, sysctls: [{ name: "net.core.somaxconn", value: "1024" }], supplementalGroups: [1] }, containers: [container({ securityContext: { privileged: true, capabilities: { add: ["NET_ADMIN"], drop: ["ALL"] }, readOnlyRootFilesystem: true, runAsNonRoot: true } })] }));
  good("tolerations and a deadline", spec({ tolerations: [{ key: "a", operator: "Exists" }, { operator: "Exists", effect: "NoExecute", tolerationSeconds: 5 }], activeDeadlineSeconds: 30, restartPolicy: "Never", terminationGracePeriodSeconds: 0 }));
  good("image tags", { spec: { containers: ["nginx", "nginx:latest", "nginx:1.2", "nginx@sha256:0123456789012345678901234567890123456789012345678901234567890123", "registry:5000/nginx"].map((image, index) => ({ name: `c${index}`, image })) } });
  good("duplicates that are only warned of", spec({ containers: [container({ env: [{ name: "A", value: "1" }, { name: "A", value: "2" }], ports: [{ containerPort: 80, name: "a" }] }), container({ name: "d", ports: [{ containerPort: 80, name: "a" }, { containerPort: 81, hostIP: "10.0.0.1" }] })], imagePullSecrets: [{ name: "a" }, { name: "a" }, {}], nodeSelector: { "beta.kubernetes.io/os": "linux" }, terminationGracePeriodSeconds: -1 }));
  good("warned of amounts and selectors", spec({ containers: [container({ resources: { requests: { memory: "100m" } } })], topologySpreadConstraints: [{ maxSkew: 1, topologyKey: "failure-domain.beta.kubernetes.io/zone", whenUnsatisfiable: "ScheduleAnyway" }], affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: "zone" }] } } }));
  good("old volumes and annotations", spec({ volumes: [{ name: "a", gitRepo: { repository: "x" } }, { name: "b", glusterfs: { endpoints: "e", path: "p" } }, { name: "c", configMap: { name: "c", items: [{ key: "a", path: "x" }, { key: "b", path: "x/y" }] } }, { name: "d", projected: { sources: [{}, { secret: { name: "s", items: [{ key: "k", path: "token" }] } }] } }] }), { annotations: { "seccomp.security.alpha.kubernetes.io/pod": "runtime/default", "scheduler.alpha.kubernetes.io/critical-pod": "", "container.seccomp.security.alpha.kubernetes.io/c": "unconfined" } });

  bad("no containers", { spec: {} });
  bad("no spec", {});
  bad("no name and image", { spec: { containers: [{}] } });
  bad("names", { spec: { containers: [container({ name: "A_b" }), container(), container()] } });
  bad("a long name", { spec: { containers: [container({ name: "a".repeat(64) })] } });
  bad("spaces in an image", only({ image: " nginx" }));
  bad("words", { spec: { containers: [container({ imagePullPolicy: "Sometimes", terminationMessagePolicy: "Mail" })], restartPolicy: "Maybe", dnsPolicy: "Other", preemptionPolicy: "Soon" } });
  bad("ports", only({ ports: [{ containerPort: 0 }, { containerPort: 70000, hostPort: -1 }, { containerPort: 80, protocol: "ICMP", name: "UPPER" }, { containerPort: 81, name: "a-very-long-port-name" }, { containerPort: 82, name: "x--y" }, { containerPort: 83, name: "82" }, { containerPort: 84, name: "dup" }, { containerPort: 85, name: "dup" }] }));
  bad("host ports", { spec: { containers: [container({ ports: [{ containerPort: 80, hostPort: 80 }] }), container({ name: "d", ports: [{ containerPort: 81, hostPort: 80 }] })] } });
  bad("host network ports", spec({ hostNetwork: true, containers: [container({ ports: [{ containerPort: 80, hostPort: 81 }] })] }));
  bad("environment", only({ env: [{ value: "x" }, { name: "a=b" }, { name: "A", valueFrom: {} }, { name: "B", value: "x", valueFrom: { secretKeyRef: { name: "s", key: "k" } } }, { name: "C", valueFrom: { secretKeyRef: { name: "s", key: "k" }, configMapKeyRef: { name: "s", key: "k" } } }] }));
  bad("key selectors", only({ env: [{ name: "A", valueFrom: { secretKeyRef: { key: "a b" } } }, { name: "B", valueFrom: { configMapKeyRef: { name: "X" } } }, { name: "C", valueFrom: { configMapKeyRef: { name: "x", key: ".." } } }] }));
  bad("field references", only({ env: [{ name: "A", valueFrom: { fieldRef: { fieldPath: "metadata.labels" } } }, { name: "B", valueFrom: { fieldRef: { fieldPath: "spec.image" } } }, { name: "C", valueFrom: { fieldRef: {} } }, { name: "D", valueFrom: { fieldRef: { apiVersion: "v2", fieldPath: "metadata.name" } } }, { name: "E", valueFrom: { fieldRef: { fieldPath: "metadata.labels['a b']" } } }, { name: "F", valueFrom: { fieldRef: { fieldPath: "spec.nodeName['x']" } } }] }));
  bad("resource references", only({ env: [{ name: "A", valueFrom: { resourceFieldRef: {} } }, { name: "B", valueFrom: { resourceFieldRef: { resource: "cpu" } } }, { name: "C", valueFrom: { resourceFieldRef: { resource: "limits.cpu", divisor: "2" } } }, { name: "D", valueFrom: { resourceFieldRef: { resource: "limits.memory", divisor: "1m" } } }] }));
  bad("environment from", only({ envFrom: [{}, { configMapRef: { name: "a" }, secretRef: { name: "b" } }, { secretRef: {} }, { prefix: "a=", configMapRef: { name: "A_" } }] }));
  bad("mounts", spec({ volumes: [{ name: "v", emptyDir: {} }], containers: [container({ volumeMounts: [{ name: "w", mountPath: "/a" }, { mountPath: "/a" }, { name: "v" }, { name: "v", mountPath: "/b", subPath: "/abs" }, { name: "v", mountPath: "/c", subPath: "a", subPathExpr: "../x" }, { name: "v", mountPath: "/d", mountPropagation: "Bidirectional" }, { name: "v", mountPath: "/e", mountPropagation: "Up" }, { name: "v", mountPath: "/f", recursiveReadOnly: "Enabled" }, { name: "v", mountPath: "/g", recursiveReadOnly: "Maybe" }] })] }));
  bad("devices", spec({ volumes: [{ name: "v", emptyDir: {} }, { name: "p", persistentVolumeClaim: { claimName: "p" } }], containers: [container({ volumeMounts: [{ name: "p", mountPath: "/p" }], volumeDevices: [{ name: "v", devicePath: "/dev/a" }, { name: "x", devicePath: "/dev/../b" }, { name: "p", devicePath: "/p" }, { name: "p" }] })] }));
  bad("volume names", spec({ volumes: [{ emptyDir: {} }, { name: "A", emptyDir: {} }, { name: "a", emptyDir: {} }, { name: "a", emptyDir: {} }] }));
  bad("two sources", spec({ volumes: [{ name: "a", emptyDir: {}, hostPath: { path: "/" }, cephfs: { monitors: ["a"] } }, { name: "b", secret: { secretName: "s" }, downwardAPI: {} }] }));
  bad("volumes without what they need", spec({ volumes: [
    { name: "a", hostPath: {} }, { name: "b", secret: {} }, { name: "c", configMap: {} }, { name: "d", persistentVolumeClaim: {} }, { name: "e", nfs: {} },
    { name: "f", gitRepo: {} }, { name: "g", gcePersistentDisk: {} }, { name: "h", awsElasticBlockStore: { partition: 300 } }, { name: "i", glusterfs: {} }, { name: "j", rbd: {} },
    { name: "k", cinder: { secretRef: {} } }, { name: "l", cephfs: {} }, { name: "m", quobyte: {} }, { name: "n", fc: {} }, { name: "o", flexVolume: { options: { "kubernetes.io/x": "y" } } },
    { name: "p", azureFile: {} }, { name: "q", flocker: {} }, { name: "r", vsphereVolume: {} }, { name: "s", photonPersistentDisk: {} }, { name: "t", portworxVolume: {} },
    { name: "u", azureDisk: {} }, { name: "v", storageos: {} }, { name: "w", scaleIO: {} }, { name: "x", csi: {} }, { name: "y", ephemeral: {} }, { name: "z", iscsi: {} }, { name: "aa", image: {} },
  ] }));
  bad("what volumes say", spec({ volumes: [
    { name: "a", hostPath: { path: "/a/../b" } }, { name: "b", hostPath: { path: "/a", type: "Dir" } }, { name: "c", secret: { secretName: "s", defaultMode: 1000, items: [{ key: "", path: "" }, { key: "a", path: "/abs" }, { key: "b", path: "..x" }] } },
    { name: "d", nfs: { server: "s", path: "rel" } }, { name: "e", quobyte: { registry: "nohost", volume: "v" } }, { name: "f", fc: { targetWWNs: ["a"], wwids: ["b"], lun: 300 } },
    { name: "g", flocker: { datasetName: "a/b", datasetUUID: "c" } }, { name: "h", azureDisk: { diskName: "d", diskURI: "x", kind: "Managed", cachingMode: "Never" } }, { name: "i", csi: { driver: "A_B" } },
    { name: "j", iscsi: { targetPortal: "p", iqn: "bad", lun: 256, chapAuthSession: true } }, { name: "k", emptyDir: { sizeLimit: "-1" } }, { name: "l", gitRepo: { repository: "r", directory: "../x" } },
  ] }));
  bad("downward files", spec({ volumes: [{ name: "a", downwardAPI: { defaultMode: -1, items: [{}, { path: "a", fieldRef: { fieldPath: "status.podIP" } }, { path: "../b", resourceFieldRef: { resource: "limits.cpu" } }, { path: "c", fieldRef: { fieldPath: "metadata.name" }, resourceFieldRef: { containerName: "c", resource: "limits.cpu" } }] } }] }));
  bad("projections", spec({ volumes: [{ name: "a", projected: { sources: [{ secret: {} }, { configMap: { name: "c", items: [{ key: "a", path: "x" }] } }, { secret: { name: "s", items: [{ key: "b", path: "x" }] } }, { serviceAccountToken: { expirationSeconds: 10, path: "/t" } }, { serviceAccountToken: { path: "" } }, { secret: { name: "s" }, configMap: { name: "c" } }] } }] }));
  bad("a claim's template", spec({ volumes: [{ name: "a", ephemeral: { volumeClaimTemplate: { metadata: { name: "x" }, spec: {} } } }, { name: "b", persistentVolumeClaim: { claimName: "bad-a" } }] }));
  bad("quantities", only({ resources: { limits: { cpu: "-1" }, requests: { memory: "2Gi" } } }));
  bad("more than the limit", only({ resources: { limits: { memory: "1Gi" }, requests: { memory: "2Gi" } } }));
  bad("unknown resources", only({ resources: { limits: { gpu: "1" } } }));
  bad("a resource with a bad name", only({ resources: { limits: { "a b/c": "1" } } }));
  bad("half a device", only({ resources: { limits: { "example.com/gpu": "500m" } } }));
  bad("a device without limit", only({ resources: { requests: { "example.com/gpu": "1" } } }));
  bad("huge pages alone", only({ resources: { limits: { "hugepages-2Mi": "4Mi" } } }));
  bad("parts of huge pages", only({ resources: { limits: { "hugepages-2Mi": "3Mi", cpu: "1" } } }));
  bad("claims of resources", only({ resources: { claims: [{ name: "x" }, {}] } }));
  bad("resize policy", spec({ restartPolicy: "Never", containers: [container({ resizePolicy: [{ resourceName: "cpu", restartPolicy: "RestartContainer" }, { resourceName: "cpu", restartPolicy: "NotRequired" }, { resourceName: "disk", restartPolicy: "Maybe" }] })] }));
  bad("probes", only({ livenessProbe: {}, readinessProbe: { httpGet: { port: 0, scheme: "FTP", httpHeaders: [{ name: "a b", value: "" }] }, exec: { command: [] }, terminationGracePeriodSeconds: 1 }, startupProbe: { exec: {}, successThreshold: 2, timeoutSeconds: -1 } }));
  bad("a grpc probe", only({ livenessProbe: { grpc: { port: 0 }, terminationGracePeriodSeconds: 0 } }));
  bad("hooks", only({ lifecycle: { preStop: { sleep: { seconds: 31 } }, postStart: { exec: { command: ["a"] }, sleep: { seconds: 1 } } } }));
  bad("init containers", spec({ initContainers: [container({ livenessProbe: { exec: { command: ["x"] } }, lifecycle: { preStop: { exec: { command: ["x"] } } } }), container({ name: "d", restartPolicy: "Never" })] }));
  bad("a restart policy of a container", only({ restartPolicy: "Always" }));
  bad("ephemeral containers", spec({ ephemeralContainers: [container({ name: "e" })] }));
  bad("identities", spec({ securityContext: { runAsUser: -1, fsGroup: -2, supplementalGroups: [-3], fsGroupChangePolicy: "Never" }, containers: [container({ securityContext: { runAsGroup: -4, procMount: "Open" } })] }));
  bad("seccomp", spec({ securityContext: { seccompProfile: { type: "Localhost" } }, containers: [container({ securityContext: { seccompProfile: { type: "Wild" } } }), container({ name: "d", securityContext: { seccompProfile: { type: "RuntimeDefault", localhostProfile: "x" } } })] }));
  bad("AppArmor", spec({ securityContext: { appArmorProfile: { type: "Localhost" } }, containers: [container({ securityContext: { appArmorProfile: { type: "Unconfined", localhostProfile: "x" } } }), container({ name: "d", securityContext: { appArmorProfile: { type: "Localhost", localhostProfile: " x" } } })] }));
  bad("escalation", only({ securityContext: { privileged: true, allowPrivilegeEscalation: false, capabilities: { add: ["CAP_SYS_ADMIN"] } } }));
  bad("sysctls", spec({ hostNetwork: true, hostIPC: true, securityContext: { sysctls: [{ name: "", value: "" }, { name: "A", value: "1" }, { name: "net.core.x", value: "1" }, { name: "net.core.x", value: "1" }, { name: "kernel.sem", value: "1" }] } }));
  bad("shared namespaces", spec({ hostPID: true, shareProcessNamespace: true }));
  bad("user namespaces", spec({ hostUsers: false, hostNetwork: true, hostPID: true, hostIPC: true }));
  bad("node selectors", spec({ nodeSelector: { "a b": "c d" } }));
  bad("node affinity", spec({ affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: "a", operator: "In" }, { key: "b", operator: "Exists", values: ["x"] }, { key: "c", operator: "Gt", values: [] }, { key: "", operator: "Like" }], matchFields: [{ key: "spec.x", operator: "In", values: ["a", "b"] }, { key: "metadata.name", operator: "Exists", values: ["A_"] }] }] }, preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 0, preference: {} }, { weight: 101, preference: { matchExpressions: [{ key: "a", operator: "In", values: ["b c"] }] } }] } } }));
  bad("no node terms", spec({ affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } } }));
  bad("pod affinity", spec({ affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: "", namespaces: ["A_"] }, { topologyKey: "a b", labelSelector: { matchLabels: { "a b": "c d" }, matchExpressions: [{ key: "a", operator: "In" }] }, matchLabelKeys: ["x y"] }] }, podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 200, podAffinityTerm: { topologyKey: "z", matchLabelKeys: ["a"], mismatchLabelKeys: ["a"], labelSelector: {} } }, { weight: 1, podAffinityTerm: { topologyKey: "z", mismatchLabelKeys: ["a"] } }] } } }));
  bad("spread", spec({ topologySpreadConstraints: [{ maxSkew: 0, topologyKey: "", whenUnsatisfiable: "Never" }, { maxSkew: 1, topologyKey: "z", whenUnsatisfiable: "ScheduleAnyway", minDomains: 0, nodeAffinityPolicy: "X", matchLabelKeys: ["a"] }, { maxSkew: 1, topologyKey: "z", whenUnsatisfiable: "ScheduleAnyway", labelSelector: { matchLabels: { a: "b" } }, matchLabelKeys: ["a", "b c"] }] }));
  bad("tolerations", spec({ tolerations: [{ key: "a b" }, { operator: "Equal" }, { key: "a", operator: "Exists", value: "b" }, { key: "a", operator: "Like" }, { key: "a", effect: "Later" }, { key: "a", operator: "Exists", tolerationSeconds: 1 }, { key: "a", value: "b c" }] }));
  bad("DNS", spec({ dnsPolicy: "None" }));
  bad("no nameservers", spec({ dnsPolicy: "None", dnsConfig: { searches: ["a"] } }));
  bad("what DNS says", spec({ dnsConfig: { nameservers: ["a", "10.0.0.1", "10.0.0.2", "10.0.0.3"], searches: ["A b", "ok."], options: [{ value: "x" }] } }));
  bad("aliases", spec({ hostAliases: [{ ip: "10.0.0", hostnames: ["A_"] }] }));
  bad("names of other things", spec({ serviceAccountName: "A_", nodeName: "B_", hostname: "c.d", subdomain: "e.f", priorityClassName: "", runtimeClassName: "", activeDeadlineSeconds: 0, terminationGracePeriodSeconds: -5 }));
  bad("gates", spec({ schedulingGates: [{ name: "a b" }, { name: "x" }, { name: "x" }], nodeName: "n", readinessGates: [{ conditionType: "a b" }] }));
  bad("the system", spec({ os: { name: "plan9" } }));
  bad("a Linux pod with options of Windows", spec({ os: { name: "linux" }, securityContext: { windowsOptions: { runAsUserName: "a" } } }));
  bad("a Windows pod", spec({ os: { name: "windows" }, hostPID: true, securityContext: { runAsUser: 1, seccompProfile: { type: "RuntimeDefault" } }, containers: [container({ securityContext: { privileged: true, runAsUser: 2 } })] }));
  bad("options of Windows", spec({ containers: [container({ securityContext: { windowsOptions: { gmsaCredentialSpecName: "A_", gmsaCredentialSpec: "", runAsUserName: "a\\b\\c", hostProcess: true } } }), container({ name: "d", securityContext: { windowsOptions: { runAsUserName: "" } } }), container({ name: "e", securityContext: { windowsOptions: { runAsUserName: "a*b\\..." } } })] }));
  bad("overhead", spec({ overhead: { cpu: "-1" } }));
  bad("annotations", spec(), { annotations: { "kubernetes.io/config.mirror": "x" } });
  bad("deletion cost", spec(), { annotations: { "controller.kubernetes.io/pod-deletion-cost": "+1" } });
  bad("AppArmor annotations", spec(), { annotations: { "container.apparmor.security.beta.kubernetes.io/x": "strange" } });
  bad("annotations that differ from fields", spec({ securityContext: { seccompProfile: { type: "RuntimeDefault" } } }), { annotations: { "seccomp.security.alpha.kubernetes.io/pod": "unconfined" } });
  bad("resource claims", spec({ resourceClaims: [{ name: "a" }, { name: "a", resourceClaimName: "x", resourceClaimTemplateName: "y" }, { name: "B_", resourceClaimName: "X_" }] }));
  bad("a stop signal", only({ lifecycle: { stopSignal: "SIGUSR1" } }));
  bad("a trust bundle", spec({ volumes: [{ name: "a", projected: { sources: [{ clusterTrustBundle: { path: "" } }, { clusterTrustBundle: { name: "a", signerName: "b", path: "x" } }] } }] }));

  // Updates of a pod that nobody schedules.
  const one = `${pods}/one`;
  const begin = post(pods, pod("one", { spec: { nodeName: "", schedulerName: "nobody", containers: [{ ...container({ env: [{ name: "A", value: "b" }], resources: { requests: { cpu: "100m" } } }) }], tolerations: [{ key: "a", operator: "Exists" }], activeDeadlineSeconds: 100 } }));
  const change = (name: string, fields: object): void => cases.add(`pod update: ${name}`, begin, patch(one, fields, dry), del(one, { gracePeriodSeconds: "0" }));
  change("image", { spec: { containers: [container({ image: "nginx:2", env: [{ name: "A", value: "b" }], resources: { requests: { cpu: "100m" } } })] } });
  change("labels", { metadata: { labels: { a: "b" }, annotations: { c: "d" } } });
  change("environment", { spec: { containers: [container({ env: [{ name: "A", value: "c" }], resources: { requests: { cpu: "100m" } } })] } });
  change("resources", { spec: { containers: [container({ env: [{ name: "A", value: "b" }], resources: { requests: { cpu: "200m" } } })] } });
  change("privileges", { spec: { containers: [container({ env: [{ name: "A", value: "b" }], resources: { requests: { cpu: "100m" } }, securityContext: { privileged: true } })] } });
  change("another container", { spec: { containers: [container(), container({ name: "d" })] } });
  change("policies", { spec: { restartPolicy: "Never", hostNetwork: true, nodeSelector: { a: "b" } } });
  change("a new list", { spec: { hostAliases: [{ ip: "10.0.0.1", hostnames: ["a"] }], imagePullSecrets: [{ name: "x" }] } });
  change("tolerations added", { spec: { tolerations: [{ key: "a", operator: "Exists" }, { key: "b", operator: "Exists" }, { key: "node.kubernetes.io/not-ready", operator: "Exists", effect: "NoExecute", tolerationSeconds: 30 }, { key: "node.kubernetes.io/unreachable", operator: "Exists", effect: "NoExecute", tolerationSeconds: 300 }] } });
  change("tolerations taken", { spec: { tolerations: [] } });
  change("a longer deadline", { spec: { activeDeadlineSeconds: 200 } });
  change("a shorter deadline", { spec: { activeDeadlineSeconds: 50 } });
  change("no deadline", { spec: { activeDeadlineSeconds: null } });
  change("grace", { spec: { terminationGracePeriodSeconds: 5 } });
  change("the service account", { spec: { serviceAccountName: "other", serviceAccount: "other" } });
  change("volumes", { spec: { volumes: [{ name: "v", emptyDir: {} }] } });
  change("a new gate", { spec: { schedulingGates: [{ name: "x" }] } });
  change("mirror", { metadata: { annotations: { "kubernetes.io/config.mirror": "x" } } });
  change("name", { metadata: { name: "two" } });
  const gated = post(pods, pod("one", spec({ schedulerName: "nobody", schedulingGates: [{ name: "x" }], nodeSelector: { a: "b" }, affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: "a", operator: "Exists" }] }] } } } })));
  const open = (name: string, fields: object): void => cases.add(`gated pod update: ${name}`, gated, patch(one, fields, dry), del(one, { gracePeriodSeconds: "0" }));
  open("narrower", { spec: { nodeSelector: { c: "d" } } });
  open("other", { spec: { nodeSelector: { a: "x" } } });
  open("no gates", { spec: { schedulingGates: [] } });
  open("more terms", { spec: { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: "a", operator: "Exists" }] }, {}] } } } } });
  open("narrower terms", { spec: { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: "a", operator: "Exists" }, { key: "b", operator: "Exists" }] }] } } } } });
  open("other terms", { spec: { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: "z", operator: "Exists" }] }] } } } } });

  // Status and tables.
  const status = (name: string, fields: object): void => cases.add(`pod status: ${name}`, begin, patch(`${one}/status`, { status: fields }), table(one), del(one, { gracePeriodSeconds: "0" }));
  status("running", { phase: "Running", podIP: "10.1.2.3", podIPs: [{ ip: "10.1.2.3" }], containerStatuses: [{ name: "c", ready: true, restartCount: 3, image: "nginx", imageID: "", state: { running: {} }, lastState: { terminated: { exitCode: 1 } } }], conditions: [{ type: "Ready", status: "True" }] });
  status("crashing", { phase: "Running", containerStatuses: [{ name: "c", ready: false, restartCount: 2, image: "nginx", imageID: "", state: { waiting: { reason: "CrashLoopBackOff" } } }] });
  status("failed", { phase: "Failed", reason: "Evicted", message: "no room" });
  status("ended", { phase: "Succeeded", containerStatuses: [{ name: "c", ready: false, restartCount: 0, image: "nginx", imageID: "", state: { terminated: { exitCode: 0, reason: "Completed" } } }] });
  status("wrong", { podIPs: [{ ip: "x" }], hostIP: "1.2.3.4", hostIPs: [{ ip: "5.6.7.8" }], nominatedNodeName: "A_", conditions: [{ type: "a b", status: "True" }] });
  status("another class", { qosClass: "Guaranteed" });

  // Ephemeral containers.
  const debug = (name: string, containers: readonly object[]): void => cases.add(`ephemeral containers: ${name}`, begin, patch(`${one}/ephemeralcontainers`, { spec: { ephemeralContainers: containers } }), get(`${one}/ephemeralcontainers`), del(one, { gracePeriodSeconds: "0" }));
  debug("one", [{ name: "debug", image: "busybox", stdin: true, tty: true, targetContainerName: "c" }]);
  debug("no image", [{ name: "debug" }]);
  debug("what is not allowed", [{ name: "c", image: "x", ports: [{ containerPort: 80 }], resources: { limits: { cpu: "1" } }, livenessProbe: { exec: { command: ["x"] } }, lifecycle: { preStop: { exec: { command: ["x"] } } }, targetContainerName: "z" }]);
  const added = patch(`${one}/ephemeralcontainers`, { spec: { ephemeralContainers: [{ name: "debug", image: "busybox" }] } });
  cases.add("ephemeral containers: taken away", begin, added, patch(`${one}/ephemeralcontainers`, { spec: { ephemeralContainers: [] } }), del(one, { gracePeriodSeconds: "0" }));
  cases.add("ephemeral containers: changed", begin, added, patch(`${one}/ephemeralcontainers`, { spec: { ephemeralContainers: [{ name: "debug", image: "other" }] } }), del(one, { gracePeriodSeconds: "0" }));
  cases.add("ephemeral containers: other changes are dropped", begin, patch(`${one}/ephemeralcontainers`, { metadata: { labels: { a: "b" } }, spec: { restartPolicy: "Never", ephemeralContainers: [{ name: "debug", image: "busybox" }] } }), del(one, { gracePeriodSeconds: "0" }));
  cases.add("ephemeral containers on the pod itself", begin, patch(one, { spec: { ephemeralContainers: [{ name: "debug", image: "busybox" }] } }, dry), del(one, { gracePeriodSeconds: "0" }));

  // Resizing.
  const roomy = post(pods, pod("one", spec({ schedulerName: "nobody", containers: [container({ resources: { requests: { cpu: "100m", memory: "100Mi" }, limits: { memory: "200Mi" } } })] })));
  const resize = (name: string, containers: readonly object[], more: object = {}): void => cases.add(`resize: ${name}`, roomy, patch(`${one}/resize`, { spec: { containers, ...more } }, dry), get(`${one}/resize`), del(one, { gracePeriodSeconds: "0" }));
  resize("more", [container({ resources: { requests: { cpu: "200m", memory: "150Mi" }, limits: { memory: "300Mi" } } })]);
  resize("less memory", [container({ resources: { requests: { cpu: "100m", memory: "100Mi" }, limits: { memory: "150Mi" } } })]);
  resize("no requests", [container({ resources: { limits: { memory: "200Mi" } } })]);
  resize("another class", [container({ resources: { requests: { cpu: "100m", memory: "200Mi" }, limits: { cpu: "100m", memory: "200Mi" } } })]);
  resize("another container", [container({ name: "d" })]);
  resize("one more container", [container({ resources: { requests: { cpu: "100m", memory: "100Mi" }, limits: { memory: "200Mi" } } }), container({ name: "d" })]);
  resize("other resources", [container({ resources: { requests: { cpu: "100m", memory: "100Mi", "ephemeral-storage": "1Gi" }, limits: { memory: "200Mi" } } })]);
  resize("an image, which is dropped", [container({ image: "other", resources: { requests: { cpu: "300m", memory: "100Mi" }, limits: { memory: "200Mi" } } })]);
  resize("a policy", [container({ resizePolicy: [{ resourceName: "memory", restartPolicy: "RestartContainer" }], resources: { requests: { cpu: "100m", memory: "100Mi" }, limits: { memory: "150Mi" } } })]);
  cases.write("core/recorded/pods.json");
}
