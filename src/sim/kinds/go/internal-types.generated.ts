/** Made by tests/schema/generate-internal.ts from k8s.io/kubernetes at v1.33.1: facts, one type per line. */
export const internalTypes: string = `
apps.DaemonSetUpdateStrategy Type:DaemonSetUpdateStrategyType RollingUpdate:*RollingUpdateDaemonSet
apps.DaemonSetUpdateStrategyType =string
apps.DeploymentStrategy Type:DeploymentStrategyType RollingUpdate:*RollingUpdateDeployment
apps.DeploymentStrategyType =string
apps.RollingUpdateDaemonSet MaxUnavailable:intstr.IntOrString MaxSurge:intstr.IntOrString
apps.RollingUpdateDeployment MaxUnavailable:intstr.IntOrString MaxSurge:intstr.IntOrString
apps.RollingUpdateStatefulSetStrategy Partition:int32 MaxUnavailable:*intstr.IntOrString
apps.StatefulSetUpdateStrategy Type:StatefulSetUpdateStrategyType RollingUpdate:*RollingUpdateStatefulSetStrategy
apps.StatefulSetUpdateStrategyType =string
batch.PodFailurePolicy Rules:[]PodFailurePolicyRule
batch.PodFailurePolicyAction =string
batch.PodFailurePolicyOnExitCodesOperator =string
batch.PodFailurePolicyOnExitCodesRequirement ContainerName:*string Operator:PodFailurePolicyOnExitCodesOperator Values:[]int32
batch.PodFailurePolicyOnPodConditionsPattern Type:core.PodConditionType Status:core.ConditionStatus
batch.PodFailurePolicyRule Action:PodFailurePolicyAction OnExitCodes:*PodFailurePolicyOnExitCodesRequirement OnPodConditions:[]PodFailurePolicyOnPodConditionsPattern
batch.SuccessPolicy Rules:[]SuccessPolicyRule
batch.SuccessPolicyRule SucceededIndexes:*string SucceededCount:*int32
core.AWSElasticBlockStoreVolumeSource VolumeID:string FSType:string Partition:int32 ReadOnly:bool
core.Affinity NodeAffinity:*NodeAffinity PodAffinity:*PodAffinity PodAntiAffinity:*PodAntiAffinity
core.AppArmorProfile Type:AppArmorProfileType LocalhostProfile:*string
core.AppArmorProfileType =string
core.AzureDataDiskCachingMode =string
core.AzureDataDiskKind =string
core.AzureDiskVolumeSource DiskName:string DataDiskURI=diskURI:string CachingMode:*AzureDataDiskCachingMode FSType:*string ReadOnly:*bool Kind:*AzureDataDiskKind
core.AzureFilePersistentVolumeSource SecretName:string ShareName:string ReadOnly:bool SecretNamespace:*string
core.AzureFileVolumeSource SecretName:string ShareName:string ReadOnly:bool
core.CSIPersistentVolumeSource Driver:string VolumeHandle:string ReadOnly:bool FSType:string VolumeAttributes:map[string]string ControllerPublishSecretRef:*SecretReference NodeStageSecretRef:*SecretReference NodePublishSecretRef:*SecretReference ControllerExpandSecretRef:*SecretReference NodeExpandSecretRef:*SecretReference
core.CSIVolumeSource Driver:string ReadOnly:*bool FSType:*string VolumeAttributes:map[string]string NodePublishSecretRef:*LocalObjectReference
core.Capabilities Add:[]Capability Drop:[]Capability
core.Capability =string
core.CephFSPersistentVolumeSource Monitors:[]string Path:string User:string SecretFile:string SecretRef:*SecretReference ReadOnly:bool
core.CephFSVolumeSource Monitors:[]string Path:string User:string SecretFile:string SecretRef:*LocalObjectReference ReadOnly:bool
core.CinderPersistentVolumeSource VolumeID:string FSType:string ReadOnly:bool SecretRef:*SecretReference
core.CinderVolumeSource VolumeID:string FSType:string ReadOnly:bool SecretRef:*LocalObjectReference
core.ClientIPConfig TimeoutSeconds:*int32
core.ClusterTrustBundleProjection Name:*string SignerName:*string LabelSelector:*v1.LabelSelector Optional:*bool Path:string
core.ConditionStatus =string
core.ConfigMapEnvSource :LocalObjectReference Optional:*bool
core.ConfigMapKeySelector :LocalObjectReference Key:string Optional:*bool
core.ConfigMapProjection :LocalObjectReference Items:[]KeyToPath Optional:*bool
core.ConfigMapVolumeSource :LocalObjectReference Items:[]KeyToPath DefaultMode:*int32 Optional:*bool
core.Container Name:string Image:string Command:[]string Args:[]string WorkingDir:string Ports:[]ContainerPort EnvFrom:[]EnvFromSource Env:[]EnvVar Resources:ResourceRequirements ResizePolicy:[]ContainerResizePolicy RestartPolicy:*ContainerRestartPolicy VolumeMounts:[]VolumeMount VolumeDevices:[]VolumeDevice LivenessProbe:*Probe ReadinessProbe:*Probe StartupProbe:*Probe Lifecycle:*Lifecycle TerminationMessagePath:string TerminationMessagePolicy:TerminationMessagePolicy ImagePullPolicy:PullPolicy SecurityContext:*SecurityContext Stdin:bool StdinOnce:bool TTY:bool
core.ContainerPort Name:string HostPort:int32 ContainerPort:int32 Protocol:Protocol HostIP:string
core.ContainerResizePolicy ResourceName:ResourceName RestartPolicy:ResourceResizeRestartPolicy
core.ContainerRestartPolicy =string
core.DNSPolicy =string
core.DownwardAPIProjection Items:[]DownwardAPIVolumeFile
core.DownwardAPIVolumeFile Path:string FieldRef:*ObjectFieldSelector ResourceFieldRef:*ResourceFieldSelector Mode:*int32
core.DownwardAPIVolumeSource Items:[]DownwardAPIVolumeFile DefaultMode:*int32
core.EmptyDirVolumeSource Medium:StorageMedium SizeLimit:*resource.Quantity
core.EnvFromSource Prefix:string ConfigMapRef:*ConfigMapEnvSource SecretRef:*SecretEnvSource
core.EnvVar Name:string Value:string ValueFrom:*EnvVarSource
core.EnvVarSource FieldRef:*ObjectFieldSelector ResourceFieldRef:*ResourceFieldSelector ConfigMapKeyRef:*ConfigMapKeySelector SecretKeyRef:*SecretKeySelector
core.EphemeralContainer :EphemeralContainerCommon TargetContainerName:string
core.EphemeralContainerCommon Name:string Image:string Command:[]string Args:[]string WorkingDir:string Ports:[]ContainerPort EnvFrom:[]EnvFromSource Env:[]EnvVar Resources:ResourceRequirements ResizePolicy:[]ContainerResizePolicy RestartPolicy:*ContainerRestartPolicy VolumeMounts:[]VolumeMount VolumeDevices:[]VolumeDevice LivenessProbe:*Probe ReadinessProbe:*Probe StartupProbe:*Probe Lifecycle:*Lifecycle TerminationMessagePath:string TerminationMessagePolicy:TerminationMessagePolicy ImagePullPolicy:PullPolicy SecurityContext:*SecurityContext Stdin:bool StdinOnce:bool TTY:bool
core.EphemeralVolumeSource VolumeClaimTemplate:*PersistentVolumeClaimTemplate
core.ExecAction Command:[]string
core.FCVolumeSource TargetWWNs:[]string Lun:*int32 FSType:string ReadOnly:bool WWIDs=wwids:[]string
core.FlexPersistentVolumeSource Driver:string FSType:string SecretRef:*SecretReference ReadOnly:bool Options:map[string]string
core.FlexVolumeSource Driver:string FSType:string SecretRef:*LocalObjectReference ReadOnly:bool Options:map[string]string
core.FlockerVolumeSource DatasetName:string DatasetUUID:string
core.GCEPersistentDiskVolumeSource PDName:string FSType:string Partition:int32 ReadOnly:bool
core.GRPCAction Port:int32 Service:*string
core.GitRepoVolumeSource Repository:string Revision:string Directory:string
core.GlusterfsPersistentVolumeSource EndpointsName=endpoints:string Path:string ReadOnly:bool EndpointsNamespace:*string
core.GlusterfsVolumeSource EndpointsName=endpoints:string Path:string ReadOnly:bool
core.HTTPGetAction Path:string Port:intstr.IntOrString Host:string Scheme:URIScheme HTTPHeaders:[]HTTPHeader
core.HTTPHeader Name:string Value:string
core.HostAlias IP:string Hostnames:[]string
core.HostPathType =string
core.HostPathVolumeSource Path:string Type:*HostPathType
core.IPFamily =string
core.IPFamilyPolicy =string
core.ISCSIPersistentVolumeSource TargetPortal:string IQN:string Lun:int32 ISCSIInterface:string FSType:string ReadOnly:bool Portals:[]string DiscoveryCHAPAuth=chapAuthDiscovery:bool SessionCHAPAuth=chapAuthSession:bool SecretRef:*SecretReference InitiatorName:*string
core.ISCSIVolumeSource TargetPortal:string IQN:string Lun:int32 ISCSIInterface:string FSType:string ReadOnly:bool Portals:[]string DiscoveryCHAPAuth=chapAuthDiscovery:bool SessionCHAPAuth=chapAuthSession:bool SecretRef:*LocalObjectReference InitiatorName:*string
core.ImageVolumeSource Reference:string PullPolicy:PullPolicy
core.KeyToPath Key:string Path:string Mode:*int32
core.Lifecycle PostStart:*LifecycleHandler PreStop:*LifecycleHandler StopSignal:*Signal
core.LifecycleHandler Exec:*ExecAction HTTPGet:*HTTPGetAction TCPSocket:*TCPSocketAction Sleep:*SleepAction
core.LoadBalancerIPMode =string
core.LoadBalancerIngress IP:string Hostname:string IPMode:*LoadBalancerIPMode Ports:[]PortStatus
core.LoadBalancerStatus Ingress:[]LoadBalancerIngress
core.LocalObjectReference Name:string
core.LocalVolumeSource Path:string FSType:*string
core.MountPropagationMode =string
core.NFSVolumeSource Server:string Path:string ReadOnly:bool
core.NodeAddress Type:NodeAddressType Address:string
core.NodeAddressType =string
core.NodeAffinity RequiredDuringSchedulingIgnoredDuringExecution:*NodeSelector PreferredDuringSchedulingIgnoredDuringExecution:[]PreferredSchedulingTerm
core.NodeInclusionPolicy =string
core.NodeSelector NodeSelectorTerms:[]NodeSelectorTerm
core.NodeSelectorOperator =string
core.NodeSelectorRequirement Key:string Operator:NodeSelectorOperator Values:[]string
core.NodeSelectorTerm MatchExpressions:[]NodeSelectorRequirement MatchFields:[]NodeSelectorRequirement
core.OSName =string
core.ObjectFieldSelector APIVersion:string FieldPath:string
core.ObjectReference Kind:string Namespace:string Name:string UID:types.UID APIVersion:string ResourceVersion:string FieldPath:string
core.PersistentVolumeAccessMode =string
core.PersistentVolumeClaimSpec AccessModes:[]PersistentVolumeAccessMode Selector:*v1.LabelSelector Resources:VolumeResourceRequirements VolumeName:string StorageClassName:*string VolumeMode:*PersistentVolumeMode DataSource:*TypedLocalObjectReference DataSourceRef:*TypedObjectReference VolumeAttributesClassName:*string
core.PersistentVolumeClaimTemplate :v1.ObjectMeta Spec:PersistentVolumeClaimSpec
core.PersistentVolumeClaimVolumeSource ClaimName:string ReadOnly:bool
core.PersistentVolumeMode =string
core.PersistentVolumeReclaimPolicy =string
core.PersistentVolumeSource GCEPersistentDisk:*GCEPersistentDiskVolumeSource AWSElasticBlockStore:*AWSElasticBlockStoreVolumeSource HostPath:*HostPathVolumeSource Glusterfs:*GlusterfsPersistentVolumeSource NFS:*NFSVolumeSource RBD:*RBDPersistentVolumeSource Quobyte:*QuobyteVolumeSource ISCSI:*ISCSIPersistentVolumeSource FlexVolume:*FlexPersistentVolumeSource Cinder:*CinderPersistentVolumeSource CephFS=cephfs:*CephFSPersistentVolumeSource FC:*FCVolumeSource Flocker:*FlockerVolumeSource AzureFile:*AzureFilePersistentVolumeSource VsphereVolume:*VsphereVirtualDiskVolumeSource AzureDisk:*AzureDiskVolumeSource PhotonPersistentDisk:*PhotonPersistentDiskVolumeSource PortworxVolume:*PortworxVolumeSource ScaleIO:*ScaleIOPersistentVolumeSource Local:*LocalVolumeSource StorageOS=storageos:*StorageOSPersistentVolumeSource CSI:*CSIPersistentVolumeSource
core.PersistentVolumeSpec Capacity:ResourceList :PersistentVolumeSource AccessModes:[]PersistentVolumeAccessMode ClaimRef:*ObjectReference PersistentVolumeReclaimPolicy:PersistentVolumeReclaimPolicy StorageClassName:string MountOptions:[]string VolumeMode:*PersistentVolumeMode NodeAffinity:*VolumeNodeAffinity VolumeAttributesClassName:*string
core.PhotonPersistentDiskVolumeSource PdID:string FSType:string
core.PodAffinity RequiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm PreferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm
core.PodAffinityTerm LabelSelector:*v1.LabelSelector Namespaces:[]string TopologyKey:string NamespaceSelector:*v1.LabelSelector MatchLabelKeys:[]string MismatchLabelKeys:[]string
core.PodAntiAffinity RequiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm PreferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm
core.PodConditionType =string
core.PodDNSConfig Nameservers:[]string Searches:[]string Options:[]PodDNSConfigOption
core.PodDNSConfigOption Name:string Value:*string
core.PodFSGroupChangePolicy =string
core.PodOS Name:OSName
core.PodReadinessGate ConditionType:PodConditionType
core.PodResourceClaim Name:string ResourceClaimName:*string ResourceClaimTemplateName:*string
core.PodSELinuxChangePolicy =string
core.PodSchedulingGate Name:string
core.PodSecurityContext HostNetwork:bool HostPID:bool HostIPC:bool ShareProcessNamespace:*bool HostUsers:*bool SELinuxOptions:*SELinuxOptions WindowsOptions:*WindowsSecurityContextOptions RunAsUser:*int64 RunAsGroup:*int64 RunAsNonRoot:*bool SupplementalGroups:[]int64 SupplementalGroupsPolicy:*SupplementalGroupsPolicy FSGroup:*int64 FSGroupChangePolicy:*PodFSGroupChangePolicy Sysctls:[]Sysctl SeccompProfile:*SeccompProfile AppArmorProfile:*AppArmorProfile SELinuxChangePolicy:*PodSELinuxChangePolicy
core.PodSpec Volumes:[]Volume InitContainers:[]Container Containers:[]Container EphemeralContainers:[]EphemeralContainer RestartPolicy:RestartPolicy TerminationGracePeriodSeconds:*int64 ActiveDeadlineSeconds:*int64 DNSPolicy:DNSPolicy NodeSelector:map[string]string ServiceAccountName:string AutomountServiceAccountToken:*bool NodeName:string SecurityContext:*PodSecurityContext ImagePullSecrets:[]LocalObjectReference Hostname:string Subdomain:string SetHostnameAsFQDN:*bool Affinity:*Affinity SchedulerName:string Tolerations:[]Toleration HostAliases:[]HostAlias PriorityClassName:string Priority:*int32 PreemptionPolicy:*PreemptionPolicy DNSConfig:*PodDNSConfig ReadinessGates:[]PodReadinessGate RuntimeClassName:*string Overhead:ResourceList EnableServiceLinks:*bool TopologySpreadConstraints:[]TopologySpreadConstraint OS:*PodOS SchedulingGates:[]PodSchedulingGate ResourceClaims:[]PodResourceClaim Resources:*ResourceRequirements
core.PodTemplateSpec :v1.ObjectMeta Spec:PodSpec
core.PortStatus Port:int32 Protocol:Protocol Error:*string
core.PortworxVolumeSource VolumeID:string FSType:string ReadOnly:bool
core.PreemptionPolicy =string
core.PreferredSchedulingTerm Weight:int32 Preference:NodeSelectorTerm
core.Probe :ProbeHandler InitialDelaySeconds:int32 TimeoutSeconds:int32 PeriodSeconds:int32 SuccessThreshold:int32 FailureThreshold:int32 TerminationGracePeriodSeconds:*int64
core.ProbeHandler Exec:*ExecAction HTTPGet:*HTTPGetAction TCPSocket:*TCPSocketAction GRPC:*GRPCAction
core.ProcMountType =string
core.ProjectedVolumeSource Sources:[]VolumeProjection DefaultMode:*int32
core.Protocol =string
core.PullPolicy =string
core.QuobyteVolumeSource Registry:string Volume:string ReadOnly:bool User:string Group:string Tenant:string
core.RBDPersistentVolumeSource CephMonitors=monitors:[]string RBDImage=image:string FSType:string RBDPool=pool:string RadosUser=user:string Keyring:string SecretRef:*SecretReference ReadOnly:bool
core.RBDVolumeSource CephMonitors=monitors:[]string RBDImage=image:string FSType:string RBDPool=pool:string RadosUser=user:string Keyring:string SecretRef:*LocalObjectReference ReadOnly:bool
core.RecursiveReadOnlyMode =string
core.ResourceClaim Name:string Request:string
core.ResourceFieldSelector ContainerName:string Resource:string Divisor:resource.Quantity
core.ResourceList =map[ResourceName]resource.Quantity
core.ResourceName =string
core.ResourceRequirements Limits:ResourceList Requests:ResourceList Claims:[]ResourceClaim
core.ResourceResizeRestartPolicy =string
core.RestartPolicy =string
core.SELinuxOptions User:string Role:string Type:string Level:string
core.ScaleIOPersistentVolumeSource Gateway:string System:string SecretRef:*SecretReference SSLEnabled:bool ProtectionDomain:string StoragePool:string StorageMode:string VolumeName:string FSType:string ReadOnly:bool
core.ScaleIOVolumeSource Gateway:string System:string SecretRef:*LocalObjectReference SSLEnabled:bool ProtectionDomain:string StoragePool:string StorageMode:string VolumeName:string FSType:string ReadOnly:bool
core.SeccompProfile Type:SeccompProfileType LocalhostProfile:*string
core.SeccompProfileType =string
core.SecretEnvSource :LocalObjectReference Optional:*bool
core.SecretKeySelector :LocalObjectReference Key:string Optional:*bool
core.SecretProjection :LocalObjectReference Items:[]KeyToPath Optional:*bool
core.SecretReference Name:string Namespace:string
core.SecretVolumeSource SecretName:string Items:[]KeyToPath DefaultMode:*int32 Optional:*bool
core.SecurityContext Capabilities:*Capabilities Privileged:*bool SELinuxOptions:*SELinuxOptions WindowsOptions:*WindowsSecurityContextOptions RunAsUser:*int64 RunAsGroup:*int64 RunAsNonRoot:*bool ReadOnlyRootFilesystem:*bool AllowPrivilegeEscalation:*bool ProcMount:*ProcMountType SeccompProfile:*SeccompProfile AppArmorProfile:*AppArmorProfile
core.Service :v1.TypeMeta :v1.ObjectMeta Spec:ServiceSpec Status:ServiceStatus
core.ServiceAccountTokenProjection Audience:string ExpirationSeconds:int64 Path:string
core.ServiceAffinity =string
core.ServiceExternalTrafficPolicy =string
core.ServiceInternalTrafficPolicy =string
core.ServicePort Name:string Protocol:Protocol AppProtocol:*string Port:int32 TargetPort:intstr.IntOrString NodePort:int32
core.ServiceSpec Type:ServiceType Ports:[]ServicePort Selector:map[string]string ClusterIP:string ClusterIPs:[]string IPFamilies:[]IPFamily IPFamilyPolicy:*IPFamilyPolicy ExternalName:string ExternalIPs:[]string LoadBalancerIP:string SessionAffinity:ServiceAffinity SessionAffinityConfig:*SessionAffinityConfig LoadBalancerSourceRanges:[]string ExternalTrafficPolicy:ServiceExternalTrafficPolicy HealthCheckNodePort:int32 PublishNotReadyAddresses:bool AllocateLoadBalancerNodePorts:*bool LoadBalancerClass:*string InternalTrafficPolicy:*ServiceInternalTrafficPolicy TrafficDistribution:*string
core.ServiceStatus LoadBalancer:LoadBalancerStatus Conditions:[]v1.Condition
core.ServiceType =string
core.SessionAffinityConfig ClientIP:*ClientIPConfig
core.Signal =string
core.SleepAction Seconds:int64
core.StorageMedium =string
core.StorageOSPersistentVolumeSource VolumeName:string VolumeNamespace:string FSType:string ReadOnly:bool SecretRef:*ObjectReference
core.StorageOSVolumeSource VolumeName:string VolumeNamespace:string FSType:string ReadOnly:bool SecretRef:*LocalObjectReference
core.SupplementalGroupsPolicy =string
core.Sysctl Name:string Value:string
core.TCPSocketAction Port:intstr.IntOrString Host:string
core.Taint Key:string Value:string Effect:TaintEffect TimeAdded:*v1.Time
core.TaintEffect =string
core.TerminationMessagePolicy =string
core.Toleration Key:string Operator:TolerationOperator Value:string Effect:TaintEffect TolerationSeconds:*int64
core.TolerationOperator =string
core.TopologySpreadConstraint MaxSkew:int32 TopologyKey:string WhenUnsatisfiable:UnsatisfiableConstraintAction LabelSelector:*v1.LabelSelector MinDomains:*int32 NodeAffinityPolicy:*NodeInclusionPolicy NodeTaintsPolicy:*NodeInclusionPolicy MatchLabelKeys:[]string
core.TypedLocalObjectReference APIGroup:*string Kind:string Name:string
core.TypedObjectReference APIGroup:*string Kind:string Name:string Namespace:*string
core.URIScheme =string
core.UnsatisfiableConstraintAction =string
core.Volume Name:string :VolumeSource
core.VolumeDevice Name:string DevicePath:string
core.VolumeMount Name:string ReadOnly:bool RecursiveReadOnly:*RecursiveReadOnlyMode MountPath:string SubPath:string MountPropagation:*MountPropagationMode SubPathExpr:string
core.VolumeNodeAffinity Required:*NodeSelector
core.VolumeProjection Secret:*SecretProjection DownwardAPI:*DownwardAPIProjection ConfigMap:*ConfigMapProjection ServiceAccountToken:*ServiceAccountTokenProjection ClusterTrustBundle:*ClusterTrustBundleProjection
core.VolumeResourceRequirements Limits:ResourceList Requests:ResourceList
core.VolumeSource HostPath:*HostPathVolumeSource EmptyDir:*EmptyDirVolumeSource GCEPersistentDisk:*GCEPersistentDiskVolumeSource AWSElasticBlockStore:*AWSElasticBlockStoreVolumeSource GitRepo:*GitRepoVolumeSource Secret:*SecretVolumeSource NFS:*NFSVolumeSource ISCSI:*ISCSIVolumeSource Glusterfs:*GlusterfsVolumeSource PersistentVolumeClaim:*PersistentVolumeClaimVolumeSource RBD:*RBDVolumeSource Quobyte:*QuobyteVolumeSource FlexVolume:*FlexVolumeSource Cinder:*CinderVolumeSource CephFS=cephfs:*CephFSVolumeSource Flocker:*FlockerVolumeSource DownwardAPI:*DownwardAPIVolumeSource FC:*FCVolumeSource AzureFile:*AzureFileVolumeSource ConfigMap:*ConfigMapVolumeSource VsphereVolume:*VsphereVirtualDiskVolumeSource AzureDisk:*AzureDiskVolumeSource PhotonPersistentDisk:*PhotonPersistentDiskVolumeSource Projected:*ProjectedVolumeSource PortworxVolume:*PortworxVolumeSource ScaleIO:*ScaleIOVolumeSource StorageOS=storageos:*StorageOSVolumeSource CSI:*CSIVolumeSource Ephemeral:*EphemeralVolumeSource Image:*ImageVolumeSource
core.VsphereVirtualDiskVolumeSource VolumePath:string FSType:string StoragePolicyName:string StoragePolicyID:string
core.WeightedPodAffinityTerm Weight:int32 PodAffinityTerm:PodAffinityTerm
core.WindowsSecurityContextOptions GMSACredentialSpecName:*string GMSACredentialSpec:*string RunAsUserName:*string HostProcess:*bool
policy.PodDisruptionBudgetSpec MinAvailable:*intstr.IntOrString Selector:*v1.LabelSelector MaxUnavailable:*intstr.IntOrString UnhealthyPodEvictionPolicy:*UnhealthyPodEvictionPolicyType
policy.UnhealthyPodEvictionPolicyType =string
v1.Condition Type:string Status:ConditionStatus ObservedGeneration:int64 LastTransitionTime:Time Reason:string Message:string
v1.ConditionStatus =string
v1.FieldsV1 Raw=-:[]byte
v1.LabelSelector MatchLabels:map[string]string MatchExpressions:[]LabelSelectorRequirement
v1.LabelSelectorOperator =string
v1.LabelSelectorRequirement Key:string Operator:LabelSelectorOperator Values:[]string
v1.ManagedFieldsEntry Manager:string Operation:ManagedFieldsOperationType APIVersion:string Time:*Time FieldsType:string FieldsV1:*FieldsV1 Subresource:string
v1.ManagedFieldsOperationType =string
v1.ObjectMeta Name:string GenerateName:string Namespace:string SelfLink:string UID:types.UID ResourceVersion:string Generation:int64 CreationTimestamp:Time DeletionTimestamp:*Time DeletionGracePeriodSeconds:*int64 Labels:map[string]string Annotations:map[string]string OwnerReferences:[]OwnerReference Finalizers:[]string ManagedFields:[]ManagedFieldsEntry
v1.OwnerReference APIVersion:string Kind:string Name:string UID:types.UID Controller:*bool BlockOwnerDeletion:*bool
v1.TypeMeta Kind:string APIVersion:string
`;
