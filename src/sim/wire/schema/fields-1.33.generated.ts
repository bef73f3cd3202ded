/** Made by tests/generate-schema.ts from k8s.io/api at 1.33: facts, one type per line. */
export const fields: string = `
apps/v1.DaemonSet kind:string? apiVersion:string? metadata:meta/v1.ObjectMeta? spec:DaemonSetSpec? status:DaemonSetStatus?
apps/v1.DaemonSetCondition type:DaemonSetConditionType status:v1.ConditionStatus lastTransitionTime:meta/v1.Time? reason:string? message:string?
apps/v1.DaemonSetSpec selector:*meta/v1.LabelSelector template:core/v1.PodTemplateSpec updateStrategy:DaemonSetUpdateStrategy? minReadySeconds:int32? revisionHistoryLimit:*int32?
apps/v1.DaemonSetStatus currentNumberScheduled:int32 numberMisscheduled:int32 desiredNumberScheduled:int32 numberReady:int32 observedGeneration:int64? updatedNumberScheduled:int32? numberAvailable:int32? numberUnavailable:int32? collisionCount:*int32? conditions:[]DaemonSetCondition?
apps/v1.DaemonSetUpdateStrategy type:DaemonSetUpdateStrategyType? rollingUpdate:*RollingUpdateDaemonSet?
apps/v1.Deployment kind:string? apiVersion:string? metadata:meta/v1.ObjectMeta? spec:DeploymentSpec? status:DeploymentStatus?
apps/v1.DeploymentCondition type:DeploymentConditionType status:v1.ConditionStatus lastUpdateTime:meta/v1.Time? lastTransitionTime:meta/v1.Time? reason:string? message:string?
apps/v1.DeploymentSpec replicas:*int32? selector:*meta/v1.LabelSelector template:core/v1.PodTemplateSpec strategy:DeploymentStrategy? minReadySeconds:int32? revisionHistoryLimit:*int32? paused:bool? progressDeadlineSeconds:*int32?
apps/v1.DeploymentStatus observedGeneration:int64? replicas:int32? updatedReplicas:int32? readyReplicas:int32? availableReplicas:int32? unavailableReplicas:int32? terminatingReplicas:*int32? conditions:[]DeploymentCondition? collisionCount:*int32?
apps/v1.DeploymentStrategy type:DeploymentStrategyType? rollingUpdate:*RollingUpdateDeployment?
apps/v1.ReplicaSet kind:string? apiVersion:string? metadata:meta/v1.ObjectMeta? spec:ReplicaSetSpec? status:ReplicaSetStatus?
apps/v1.ReplicaSetCondition type:ReplicaSetConditionType status:v1.ConditionStatus lastTransitionTime:meta/v1.Time? reason:string? message:string?
apps/v1.ReplicaSetSpec replicas:*int32? minReadySeconds:int32? selector:*meta/v1.LabelSelector template:core/v1.PodTemplateSpec?
apps/v1.ReplicaSetStatus replicas:int32 fullyLabeledReplicas:int32? readyReplicas:int32? availableReplicas:int32? terminatingReplicas:*int32? observedGeneration:int64? conditions:[]ReplicaSetCondition?
apps/v1.RollingUpdateDaemonSet maxUnavailable:*intstr.IntOrString? maxSurge:*intstr.IntOrString?
apps/v1.RollingUpdateDeployment maxUnavailable:*intstr.IntOrString? maxSurge:*intstr.IntOrString?
autoscaling/v1.Scale kind:string? apiVersion:string? metadata:meta/v1.ObjectMeta? spec:ScaleSpec? status:ScaleStatus?
autoscaling/v1.ScaleSpec replicas:int32?
autoscaling/v1.ScaleStatus replicas:int32 selector:string?
coordination/v1.Lease kind:string? apiVersion:string? metadata:meta/v1.ObjectMeta? spec:LeaseSpec?
coordination/v1.LeaseSpec holderIdentity:*string? leaseDurationSeconds:*int32? acquireTime:*meta/v1.MicroTime? renewTime:*meta/v1.MicroTime? leaseTransitions:*int32? strategy:*CoordinatedLeaseStrategy? preferredHolder:*string?
core/v1.AWSElasticBlockStoreVolumeSource volumeID:string fsType:string? partition:int32? readOnly:bool?
core/v1.Affinity nodeAffinity:*NodeAffinity? podAffinity:*PodAffinity? podAntiAffinity:*PodAntiAffinity?
core/v1.AppArmorProfile type:AppArmorProfileType localhostProfile:*string?
core/v1.AttachedVolume name:UniqueVolumeName devicePath:string
core/v1.AzureDiskVolumeSource diskName:string diskURI:string cachingMode:*AzureDataDiskCachingMode? fsType:*string? readOnly:*bool? kind:*AzureDataDiskKind?
core/v1.AzureFileVolumeSource secretName:string shareName:string readOnly:bool?
core/v1.CSIVolumeSource driver:string readOnly:*bool? fsType:*string? volumeAttributes:%string? nodePublishSecretRef:*LocalObjectReference?
core/v1.Capabilities add:[]Capability? drop:[]Capability?
core/v1.CephFSVolumeSource monitors:[]string path:string? user:string? secretFile:string? secretRef:*LocalObjectReference? readOnly:bool?
core/v1.CinderVolumeSource volumeID:string fsType:string? readOnly:bool? secretRef:*LocalObjectReference?
core/v1.ClientIPConfig timeoutSeconds:*int32?
core/v1.ClusterTrustBundleProjection name:*string? signerName:*string? labelSelector:*meta/v1.LabelSelector? optional:*bool? path:string
core/v1.ConfigMap kind:string? apiVersion:string? metadata:meta/v1.ObjectMeta? immutable:*bool? data:%string? binaryData:%[]byte?
core/v1.ConfigMapEnvSource name:string? optional:*bool?
core/v1.ConfigMapKeySelector name:string? key:string optional:*bool?
core/v1.ConfigMapNodeConfigSource namespace:string name:string uid:types.UID? resourceVersion:string? kubeletConfigKey:string
core/v1.ConfigMapProjection name:string? items:[]KeyToPath? optional:*bool?
core/v1.ConfigMapVolumeSource name:string? items:[]KeyToPath? defaultMode:*int32? optional:*bool?
core/v1.Container name:string image:string? command:[]string? args:[]string? workingDir:string? ports:[]ContainerPort? envFrom:[]EnvFromSource? env:[]EnvVar? resources:ResourceRequirements? resizePolicy:[]ContainerResizePolicy? restartPolicy:*ContainerRestartPolicy? volumeMounts:[]VolumeMount? volumeDevices:[]VolumeDevice? livenessProbe:*Probe? readinessProbe:*Probe? startupProbe:*Probe? lifecycle:*Lifecycle? terminationMessagePath:string? terminationMessagePolicy:TerminationMessagePolicy? imagePullPolicy:PullPolicy? securityContext:*SecurityContext? stdin:bool? stdinOnce:bool? tty:bool?
core/v1.ContainerImage names:[]string? sizeBytes:int64?
core/v1.ContainerPort name:string? hostPort:int32? containerPort:int32 protocol:Protocol? hostIP:string?
core/v1.ContainerResizePolicy resourceName:ResourceName restartPolicy:ResourceResizeRestartPolicy
core/v1.ContainerState waiting:*ContainerStateWaiting? running:*ContainerStateRunning? terminated:*ContainerStateTerminated?
core/v1.ContainerStateRunning startedAt:meta/v1.Time?
core/v1.ContainerStateTerminated exitCode:int32 signal:int32? reason:string? message:string? startedAt:meta/v1.Time? finishedAt:meta/v1.Time? containerID:string?
core/v1.ContainerStateWaiting reason:string? message:string?
core/v1.ContainerStatus name:string state:ContainerState? lastState:ContainerState? ready:bool restartCount:int32 image:string imageID:string containerID:string? started:*bool? allocatedResources:ResourceList? resources:*ResourceRequirements? volumeMounts:[]VolumeMountStatus? user:*ContainerUser? allocatedResourcesStatus:[]ResourceStatus? stopSignal:*Signal?
core/v1.ContainerUser linux:*LinuxContainerUser?
core/v1.DaemonEndpoint Port:int32
core/v1.DownwardAPIProjection items:[]DownwardAPIVolumeFile?
core/v1.DownwardAPIVolumeFile path:string fieldRef:*ObjectFieldSelector? resourceFieldRef:*ResourceFieldSelector? mode:*int32?
core/v1.DownwardAPIVolumeSource items:[]DownwardAPIVolumeFile? defaultMode:*int32?
core/v1.EmptyDirVolumeSource medium:StorageMedium? sizeLimit:*resource.Quantity?
core/v1.EndpointAddress ip:string hostname:string? nodeName:*string? targetRef:*ObjectReference?
core/v1.EndpointPort name:string? port:int32 protocol:Protocol? appProtocol:*string?
core/v1.EndpointSubset addresses:[]EndpointAddress? notReadyAddresses:[]EndpointAddress? ports:[]EndpointPort?
core/v1.Endpoints kind:string? apiVersion:string? metadata:meta/v1.ObjectMeta? subsets:[]EndpointSubset?
core/v1.EnvFromSource prefix:string? configMapRef:*ConfigMapEnvSource? secretRef:*SecretEnvSource?
core/v1.EnvVar name:string value:string? valueFrom:*EnvVarSource?
core/v1.EnvVarSource fieldRef:*ObjectFieldSelector? resourceFieldRef:*ResourceFieldSelector? configMapKeyRef:*ConfigMapKeySelector? secretKeyRef:*SecretKeySelector?
core/v1.EphemeralContainer name:string image:string? command:[]string? args:[]string? workingDir:string? ports:[]ContainerPort? envFrom:[]EnvFromSource? env:[]EnvVar? resources:ResourceRequirements? resizePolicy:[]ContainerResizePolicy? restartPolicy:*ContainerRestartPolicy? volumeMounts:[]VolumeMount? volumeDevices:[]VolumeDevice? livenessProbe:*Probe? readinessProbe:*Probe? startupProbe:*Probe? lifecycle:*Lifecycle? terminationMessagePath:string? terminationMessagePolicy:TerminationMessagePolicy? imagePullPolicy:PullPolicy? securityContext:*SecurityContext? stdin:bool? stdinOnce:bool? tty:bool? targetContainerName:string?
core/v1.EphemeralVolumeSource volumeClaimTemplate:*PersistentVolumeClaimTemplate?
core/v1.Event kind:string? apiVersion:string? metadata:meta/v1.ObjectMeta involvedObject:ObjectReference reason:string? message:string? source:EventSource? firstTimestamp:meta/v1.Time? lastTimestamp:meta/v1.Time? count:int32? type:string? eventTime:meta/v1.MicroTime? series:*EventSeries? action:string? related:*ObjectReference? reportingComponent:string? reportingInstance:string?
core/v1.EventSeries count:int32? lastObservedTime:meta/v1.MicroTime?
core/v1.EventSource component:string? host:string?
core/v1.ExecAction command:[]string?
core/v1.FCVolumeSource targetWWNs:[]string? lun:*int32? fsType:string? readOnly:bool? wwids:[]string?
core/v1.FlexVolumeSource driver:string fsType:string? secretRef:*LocalObjectReference? readOnly:bool? options:%string?
core/v1.FlockerVolumeSource datasetName:string? datasetUUID:string?
core/v1.GCEPersistentDiskVolumeSource pdName:string fsType:string? partition:int32? readOnly:bool?
core/v1.GRPCAction port:int32 service:*string?
core/v1.GitRepoVolumeSource repository:string revision:string? directory:string?
core/v1.GlusterfsVolumeSource endpoints:string path:string readOnly:bool?
core/v1.HTTPGetAction path:string? port:intstr.IntOrString host:string? scheme:URIScheme? httpHeaders:[]HTTPHeader?
core/v1.HTTPHeader name:string value:string
core/v1.HostAlias ip:string hostnames:[]string?
core/v1.HostIP ip:string
core/v1.HostPathVolumeSource path:string type:*HostPathType?
core/v1.ISCSIVolumeSource targetPortal:string iqn:string lun:int32 iscsiInterface:string? fsType:string? readOnly:bool? portals:[]string? chapAuthDiscovery:bool? chapAuthSession:bool? secretRef:*LocalObjectReference? initiatorName:*string?
core/v1.ImageVolumeSource reference:string? pullPolicy:PullPolicy?
core/v1.KeyToPath key:string path:string mode:*int32?
core/v1.Lifecycle postStart:*LifecycleHandler? preStop:*LifecycleHandler? stopSignal:*Signal?
core/v1.LifecycleHandler exec:*ExecAction? httpGet:*HTTPGetAction? tcpSocket:*TCPSocketAction? sleep:*SleepAction?
core/v1.LinuxContainerUser uid:int64 gid:int64 supplementalGroups:[]int64?
core/v1.LoadBalancerIngress ip:string? hostname:string? ipMode:*LoadBalancerIPMode? ports:[]PortStatus?
core/v1.LoadBalancerStatus ingress:[]LoadBalancerIngress?
core/v1.LocalObjectReference name:string?
core/v1.NFSVolumeSource server:string path:string readOnly:bool?
core/v1.Namespace kind:string? apiVersion:string? metadata:meta/v1.ObjectMeta? spec:NamespaceSpec? status:NamespaceStatus?
core/v1.NamespaceCondition type:NamespaceConditionType status:ConditionStatus lastTransitionTime:meta/v1.Time? reason:string? message:string?
core/v1.NamespaceSpec finalizers:[]FinalizerName?
core/v1.NamespaceStatus phase:NamespacePhase? conditions:[]NamespaceCondition?
core/v1.Node kind:string? apiVersion:string? metadata:meta/v1.ObjectMeta? spec:NodeSpec? status:NodeStatus?
core/v1.NodeAddress type:NodeAddressType address:string
core/v1.NodeAffinity requiredDuringSchedulingIgnoredDuringExecution:*NodeSelector? preferredDuringSchedulingIgnoredDuringExecution:[]PreferredSchedulingTerm?
core/v1.NodeCondition type:NodeConditionType status:ConditionStatus lastHeartbeatTime:meta/v1.Time? lastTransitionTime:meta/v1.Time? reason:string? message:string?
core/v1.NodeConfigSource configMap:*ConfigMapNodeConfigSource?
core/v1.NodeConfigStatus assigned:*NodeConfigSource? active:*NodeConfigSource? lastKnownGood:*NodeConfigSource? error:string?
core/v1.NodeDaemonEndpoints kubeletEndpoint:DaemonEndpoint?
core/v1.NodeFeatures supplementalGroupsPolicy:*bool?
core/v1.NodeRuntimeHandler name:string? features:*NodeRuntimeHandlerFeatures?
core/v1.NodeRuntimeHandlerFeatures recursiveReadOnlyMounts:*bool? userNamespaces:*bool?
core/v1.NodeSelector nodeSelectorTerms:[]NodeSelectorTerm
core/v1.NodeSelectorRequirement key:string operator:NodeSelectorOperator values:[]string?
core/v1.NodeSelectorTerm matchExpressions:[]NodeSelectorRequirement? matchFields:[]NodeSelectorRequirement?
core/v1.NodeSpec podCIDR:string? podCIDRs:[]string? providerID:string? unschedulable:bool? taints:[]Taint? configSource:*NodeConfigSource? externalID:string?
core/v1.NodeStatus capacity:ResourceList? allocatable:ResourceList? phase:NodePhase? conditions:[]NodeCondition? addresses:[]NodeAddress? daemonEndpoints:NodeDaemonEndpoints? nodeInfo:NodeSystemInfo? images:[]ContainerImage? volumesInUse:[]UniqueVolumeName? volumesAttached:[]AttachedVolume? config:*NodeConfigStatus? runtimeHandlers:[]NodeRuntimeHandler? features:*NodeFeatures?
core/v1.NodeSwapStatus capacity:*int64?
core/v1.NodeSystemInfo machineID:string systemUUID:string bootID:string kernelVersion:string osImage:string containerRuntimeVersion:string kubeletVersion:string kubeProxyVersion:string operatingSystem:string architecture:string swap:*NodeSwapStatus?
core/v1.ObjectFieldSelector apiVersion:string? fieldPath:string
core/v1.ObjectReference kind:string? namespace:string? name:string? uid:types.UID? apiVersion:string? resourceVersion:string? fieldPath:string?
core/v1.PersistentVolumeClaimSpec accessModes:[]PersistentVolumeAccessMode? selector:*meta/v1.LabelSelector? resources:VolumeResourceRequirements? volumeName:string? storageClassName:*string? volumeMode:*PersistentVolumeMode? dataSource:*TypedLocalObjectReference? dataSourceRef:*TypedObjectReference? volumeAttributesClassName:*string?
core/v1.PersistentVolumeClaimTemplate metadata:meta/v1.ObjectMeta? spec:PersistentVolumeClaimSpec
core/v1.PersistentVolumeClaimVolumeSource claimName:string readOnly:bool?
core/v1.PhotonPersistentDiskVolumeSource pdID:string fsType:string?
core/v1.Pod kind:string? apiVersion:string? metadata:meta/v1.ObjectMeta? spec:PodSpec? status:PodStatus?
core/v1.PodAffinity requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm? preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm?
core/v1.PodAffinityTerm labelSelector:*meta/v1.LabelSelector? namespaces:[]string? topologyKey:string namespaceSelector:*meta/v1.LabelSelector? matchLabelKeys:[]string? mismatchLabelKeys:[]string?
core/v1.PodAntiAffinity requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm? preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm?
core/v1.PodCondition type:PodConditionType observedGeneration:int64? status:ConditionStatus lastProbeTime:meta/v1.Time? lastTransitionTime:meta/v1.Time? reason:string? message:string?
core/v1.PodDNSConfig nameservers:[]string? searches:[]string? options:[]PodDNSConfigOption?
core/v1.PodDNSConfigOption name:string? value:*string?
core/v1.PodIP ip:string
core/v1.PodOS name:OSName
core/v1.PodReadinessGate conditionType:PodConditionType
core/v1.PodResourceClaim name:string resourceClaimName:*string? resourceClaimTemplateName:*string?
core/v1.PodResourceClaimStatus name:string resourceClaimName:*string?
core/v1.PodSchedulingGate name:string
core/v1.PodSecurityContext seLinuxOptions:*SELinuxOptions? windowsOptions:*WindowsSecurityContextOptions? runAsUser:*int64? runAsGroup:*int64? runAsNonRoot:*bool? supplementalGroups:[]int64? supplementalGroupsPolicy:*SupplementalGroupsPolicy? fsGroup:*int64? sysctls:[]Sysctl? fsGroupChangePolicy:*PodFSGroupChangePolicy? seccompProfile:*SeccompProfile? appArmorProfile:*AppArmorProfile? seLinuxChangePolicy:*PodSELinuxChangePolicy?
core/v1.PodSpec volumes:[]Volume? initContainers:[]Container? containers:[]Container ephemeralContainers:[]EphemeralContainer? restartPolicy:RestartPolicy? terminationGracePeriodSeconds:*int64? activeDeadlineSeconds:*int64? dnsPolicy:DNSPolicy? nodeSelector:%string? serviceAccountName:string? serviceAccount:string? automountServiceAccountToken:*bool? nodeName:string? hostNetwork:bool? hostPID:bool? hostIPC:bool? shareProcessNamespace:*bool? securityContext:*PodSecurityContext? imagePullSecrets:[]LocalObjectReference? hostname:string? subdomain:string? affinity:*Affinity? schedulerName:string? tolerations:[]Toleration? hostAliases:[]HostAlias? priorityClassName:string? priority:*int32? dnsConfig:*PodDNSConfig? readinessGates:[]PodReadinessGate? runtimeClassName:*string? enableServiceLinks:*bool? preemptionPolicy:*PreemptionPolicy? overhead:ResourceList? topologySpreadConstraints:[]TopologySpreadConstraint? setHostnameAsFQDN:*bool? os:*PodOS? hostUsers:*bool? schedulingGates:[]PodSchedulingGate? resourceClaims:[]PodResourceClaim? resources:*ResourceRequirements?
core/v1.PodStatus observedGeneration:int64? phase:PodPhase? conditions:[]PodCondition? message:string? reason:string? nominatedNodeName:string? hostIP:string? hostIPs:[]HostIP? podIP:string? podIPs:[]PodIP? startTime:*meta/v1.Time? initContainerStatuses:[]ContainerStatus? containerStatuses:[]ContainerStatus? qosClass:PodQOSClass? ephemeralContainerStatuses:[]ContainerStatus? resize:PodResizeStatus? resourceClaimStatuses:[]PodResourceClaimStatus?
core/v1.PodTemplateSpec metadata:meta/v1.ObjectMeta? spec:PodSpec?
core/v1.PortStatus port:int32 protocol:Protocol error:*string?
core/v1.PortworxVolumeSource volumeID:string fsType:string? readOnly:bool?
core/v1.PreferredSchedulingTerm weight:int32 preference:NodeSelectorTerm
core/v1.Probe exec:*ExecAction? httpGet:*HTTPGetAction? tcpSocket:*TCPSocketAction? grpc:*GRPCAction? initialDelaySeconds:int32? timeoutSeconds:int32? periodSeconds:int32? successThreshold:int32? failureThreshold:int32? terminationGracePeriodSeconds:*int64?
core/v1.ProjectedVolumeSource sources:[]VolumeProjection? defaultMode:*int32?
core/v1.QuobyteVolumeSource registry:string volume:string readOnly:bool? user:string? group:string? tenant:string?
core/v1.RBDVolumeSource monitors:[]string image:string fsType:string? pool:string? user:string? keyring:string? secretRef:*LocalObjectReference? readOnly:bool?
core/v1.ResourceClaim name:string request:string?
core/v1.ResourceFieldSelector containerName:string? resource:string divisor:resource.Quantity?
core/v1.ResourceHealth resourceID:ResourceID health:ResourceHealthStatus?
core/v1.ResourceRequirements limits:ResourceList? requests:ResourceList? claims:[]ResourceClaim?
core/v1.ResourceStatus name:ResourceName resources:[]ResourceHealth?
core/v1.SELinuxOptions user:string? role:string? type:string? level:string?
core/v1.ScaleIOVolumeSource gateway:string system:string secretRef:*LocalObjectReference sslEnabled:bool? protectionDomain:string? storagePool:string? storageMode:string? volumeName:string? fsType:string? readOnly:bool?
core/v1.SeccompProfile type:SeccompProfileType localhostProfile:*string?
core/v1.Secret kind:string? apiVersion:string? metadata:meta/v1.ObjectMeta? immutable:*bool? data:%[]byte? stringData:%string? type:SecretType?
core/v1.SecretEnvSource name:string? optional:*bool?
core/v1.SecretKeySelector name:string? key:string optional:*bool?
core/v1.SecretProjection name:string? items:[]KeyToPath? optional:*bool?
core/v1.SecretVolumeSource secretName:string? items:[]KeyToPath? defaultMode:*int32? optional:*bool?
core/v1.SecurityContext capabilities:*Capabilities? privileged:*bool? seLinuxOptions:*SELinuxOptions? windowsOptions:*WindowsSecurityContextOptions? runAsUser:*int64? runAsGroup:*int64? runAsNonRoot:*bool? readOnlyRootFilesystem:*bool? allowPrivilegeEscalation:*bool? procMount:*ProcMountType? seccompProfile:*SeccompProfile? appArmorProfile:*AppArmorProfile?
core/v1.Service kind:string? apiVersion:string? metadata:meta/v1.ObjectMeta? spec:ServiceSpec? status:ServiceStatus?
core/v1.ServiceAccount kind:string? apiVersion:string? metadata:meta/v1.ObjectMeta? secrets:[]ObjectReference? imagePullSecrets:[]LocalObjectReference? automountServiceAccountToken:*bool?
core/v1.ServiceAccountTokenProjection audience:string? expirationSeconds:*int64? path:string
core/v1.ServicePort name:string? protocol:Protocol? appProtocol:*string? port:int32 targetPort:intstr.IntOrString? nodePort:int32?
core/v1.ServiceSpec ports:[]ServicePort? selector:%string? clusterIP:string? clusterIPs:[]string? type:ServiceType? externalIPs:[]string? sessionAffinity:ServiceAffinity? loadBalancerIP:string? loadBalancerSourceRanges:[]string? externalName:string? externalTrafficPolicy:ServiceExternalTrafficPolicy? healthCheckNodePort:int32? publishNotReadyAddresses:bool? sessionAffinityConfig:*SessionAffinityConfig? ipFamilies:[]IPFamily? ipFamilyPolicy:*IPFamilyPolicy? allocateLoadBalancerNodePorts:*bool? loadBalancerClass:*string? internalTrafficPolicy:*ServiceInternalTrafficPolicy? trafficDistribution:*string?
core/v1.ServiceStatus loadBalancer:LoadBalancerStatus? conditions:[]meta/v1.Condition?
core/v1.SessionAffinityConfig clientIP:*ClientIPConfig?
core/v1.SleepAction seconds:int64
core/v1.StorageOSVolumeSource volumeName:string? volumeNamespace:string? fsType:string? readOnly:bool? secretRef:*LocalObjectReference?
core/v1.Sysctl name:string value:string
core/v1.TCPSocketAction port:intstr.IntOrString host:string?
core/v1.Taint key:string value:string? effect:TaintEffect timeAdded:*meta/v1.Time?
core/v1.Toleration key:string? operator:TolerationOperator? value:string? effect:TaintEffect? tolerationSeconds:*int64?
core/v1.TopologySelectorLabelRequirement key:string values:[]string
core/v1.TopologySelectorTerm matchLabelExpressions:[]TopologySelectorLabelRequirement?
core/v1.TopologySpreadConstraint maxSkew:int32 topologyKey:string whenUnsatisfiable:UnsatisfiableConstraintAction labelSelector:*meta/v1.LabelSelector? minDomains:*int32? nodeAffinityPolicy:*NodeInclusionPolicy? nodeTaintsPolicy:*NodeInclusionPolicy? matchLabelKeys:[]string?
core/v1.TypedLocalObjectReference apiGroup:*string? kind:string name:string
core/v1.TypedObjectReference apiGroup:*string? kind:string name:string namespace:*string?
core/v1.Volume name:string hostPath:*HostPathVolumeSource? emptyDir:*EmptyDirVolumeSource? gcePersistentDisk:*GCEPersistentDiskVolumeSource? awsElasticBlockStore:*AWSElasticBlockStoreVolumeSource? gitRepo:*GitRepoVolumeSource? secret:*SecretVolumeSource? nfs:*NFSVolumeSource? iscsi:*ISCSIVolumeSource? glusterfs:*GlusterfsVolumeSource? persistentVolumeClaim:*PersistentVolumeClaimVolumeSource? rbd:*RBDVolumeSource? flexVolume:*FlexVolumeSource? cinder:*CinderVolumeSource? cephfs:*CephFSVolumeSource? flocker:*FlockerVolumeSource? downwardAPI:*DownwardAPIVolumeSource? fc:*FCVolumeSource? azureFile:*AzureFileVolumeSource? configMap:*ConfigMapVolumeSource? vsphereVolume:*VsphereVirtualDiskVolumeSource? quobyte:*QuobyteVolumeSource? azureDisk:*AzureDiskVolumeSource? photonPersistentDisk:*PhotonPersistentDiskVolumeSource? projected:*ProjectedVolumeSource? portworxVolume:*PortworxVolumeSource? scaleIO:*ScaleIOVolumeSource? storageos:*StorageOSVolumeSource? csi:*CSIVolumeSource? ephemeral:*EphemeralVolumeSource? image:*ImageVolumeSource?
core/v1.VolumeDevice name:string devicePath:string
core/v1.VolumeMount name:string readOnly:bool? recursiveReadOnly:*RecursiveReadOnlyMode? mountPath:string subPath:string? mountPropagation:*MountPropagationMode? subPathExpr:string?
core/v1.VolumeMountStatus name:string mountPath:string readOnly:bool? recursiveReadOnly:*RecursiveReadOnlyMode?
core/v1.VolumeProjection secret:*SecretProjection? downwardAPI:*DownwardAPIProjection? configMap:*ConfigMapProjection? serviceAccountToken:*ServiceAccountTokenProjection? clusterTrustBundle:*ClusterTrustBundleProjection?
core/v1.VolumeResourceRequirements limits:ResourceList? requests:ResourceList?
core/v1.VsphereVirtualDiskVolumeSource volumePath:string fsType:string? storagePolicyName:string? storagePolicyID:string?
core/v1.WeightedPodAffinityTerm weight:int32 podAffinityTerm:PodAffinityTerm
core/v1.WindowsSecurityContextOptions gmsaCredentialSpecName:*string? gmsaCredentialSpec:*string? runAsUserName:*string? hostProcess:*bool?
discovery/v1.Endpoint addresses:[]string conditions:EndpointConditions? hostname:*string? targetRef:*core/v1.ObjectReference? deprecatedTopology:%string? nodeName:*string? zone:*string? hints:*EndpointHints?
discovery/v1.EndpointConditions ready:*bool? serving:*bool? terminating:*bool?
discovery/v1.EndpointHints forZones:[]ForZone? forNodes:[]ForNode?
discovery/v1.EndpointPort name:*string? protocol:*v1.Protocol? port:*int32? appProtocol:*string?
discovery/v1.EndpointSlice kind:string? apiVersion:string? metadata:meta/v1.ObjectMeta? addressType:AddressType endpoints:[]Endpoint ports:[]EndpointPort?
discovery/v1.ForNode name:string
discovery/v1.ForZone name:string
meta/v1.Condition type:string status:ConditionStatus observedGeneration:int64? lastTransitionTime:Time reason:string message:string
meta/v1.FieldsV1 
meta/v1.LabelSelector matchLabels:%string? matchExpressions:[]LabelSelectorRequirement?
meta/v1.LabelSelectorRequirement key:string operator:LabelSelectorOperator values:[]string?
meta/v1.ManagedFieldsEntry manager:string? operation:ManagedFieldsOperationType? apiVersion:string? time:*Time? fieldsType:string? fieldsV1:*FieldsV1? subresource:string?
meta/v1.MicroTime null:time.Time
meta/v1.ObjectMeta name:string? generateName:string? namespace:string? selfLink:string? uid:types.UID? resourceVersion:string? generation:int64? creationTimestamp:Time? deletionTimestamp:*Time? deletionGracePeriodSeconds:*int64? labels:%string? annotations:%string? ownerReferences:[]OwnerReference? finalizers:[]string? managedFields:[]ManagedFieldsEntry?
meta/v1.OwnerReference apiVersion:string kind:string name:string uid:types.UID controller:*bool? blockOwnerDeletion:*bool?
meta/v1.Time null:time.Time
rbac/v1.AggregationRule clusterRoleSelectors:[]meta/v1.LabelSelector?
rbac/v1.ClusterRole kind:string? apiVersion:string? metadata:meta/v1.ObjectMeta? rules:[]PolicyRule? aggregationRule:*AggregationRule?
rbac/v1.ClusterRoleBinding kind:string? apiVersion:string? metadata:meta/v1.ObjectMeta? subjects:[]Subject? roleRef:RoleRef
rbac/v1.PolicyRule verbs:[]string apiGroups:[]string? resources:[]string? resourceNames:[]string? nonResourceURLs:[]string?
rbac/v1.Role kind:string? apiVersion:string? metadata:meta/v1.ObjectMeta? rules:[]PolicyRule?
rbac/v1.RoleBinding kind:string? apiVersion:string? metadata:meta/v1.ObjectMeta? subjects:[]Subject? roleRef:RoleRef
rbac/v1.RoleRef apiGroup:string kind:string name:string
rbac/v1.Subject kind:string apiGroup:string? name:string namespace:string?
scheduling/v1.PriorityClass kind:string? apiVersion:string? metadata:meta/v1.ObjectMeta? value:int32 globalDefault:bool? description:string? preemptionPolicy:*apiv1.PreemptionPolicy?
storage/v1.StorageClass kind:string? apiVersion:string? metadata:meta/v1.ObjectMeta? provisioner:string parameters:%string? reclaimPolicy:*v1.PersistentVolumeReclaimPolicy? mountOptions:[]string? allowVolumeExpansion:*bool? volumeBindingMode:*VolumeBindingMode? allowedTopologies:[]core/v1.TopologySelectorTerm?
`;
