/** Made by `npm run schema` from k8s.io/* at v0.29.4: facts, one type per line. */
export const types: string = `
-admissionregistration/v1.AuditAnnotation
-admissionregistration/v1.ExpressionWarning
-admissionregistration/v1.MatchResources
-admissionregistration/v1.NamedRuleWithOperations
-admissionregistration/v1.ParamKind
-admissionregistration/v1.ParamRef
-admissionregistration/v1.TypeChecking
-admissionregistration/v1.ValidatingAdmissionPolicy
-admissionregistration/v1.ValidatingAdmissionPolicyBinding
-admissionregistration/v1.ValidatingAdmissionPolicyBindingList
-admissionregistration/v1.ValidatingAdmissionPolicyBindingSpec
-admissionregistration/v1.ValidatingAdmissionPolicyList
-admissionregistration/v1.ValidatingAdmissionPolicySpec
-admissionregistration/v1.ValidatingAdmissionPolicyStatus
-admissionregistration/v1.Validation
-admissionregistration/v1.ValidationAction
-admissionregistration/v1.Variable
-apiextensions/v1.SelectableField
-authorization/v1.FieldSelectorAttributes
-authorization/v1.LabelSelectorAttributes
-batch/v1.SuccessPolicy
-batch/v1.SuccessPolicyRule
-core/v1.AppArmorProfile
-core/v1.AppArmorProfileType
-core/v1.ContainerUser
-core/v1.ImageVolumeSource
-core/v1.LinuxContainerUser
-core/v1.NodeFeatures
-core/v1.NodeRuntimeHandler
-core/v1.NodeRuntimeHandlerFeatures
-core/v1.NodeSwapStatus
-core/v1.ResourceHealth
-core/v1.ResourceStatus
-core/v1.Signal
-core/v1.SupplementalGroupsPolicy
-core/v1.VolumeMountStatus
-discovery/v1.ForNode
-meta/v1.FieldSelectorRequirement
-networking/v1.IPAddress
-networking/v1.IPAddressList
-networking/v1.IPAddressSpec
-networking/v1.ParentReference
-networking/v1.ServiceCIDR
-networking/v1.ServiceCIDRList
-networking/v1.ServiceCIDRSpec
-networking/v1.ServiceCIDRStatus
admissionregistration/v1.MutatingWebhook rules:[]RuleWithOperations?=3 admissionReviewVersions:[]string=8
admissionregistration/v1.MutatingWebhookConfiguration webhooks:[]MutatingWebhook?=2;p:merge;k:name
admissionregistration/v1.ValidatingWebhook rules:[]RuleWithOperations?=3 admissionReviewVersions:[]string=8
admissionregistration/v1.ValidatingWebhookConfiguration webhooks:[]ValidatingWebhook?=2;p:merge;k:name
apiextensions/v1.ConversionRequest objects:[]runtime.RawExtension=3
apiextensions/v1.ConversionResponse convertedObjects:[]runtime.RawExtension=2
apiextensions/v1.CustomResourceDefinitionNames shortNames:[]string?=3 categories:[]string?=6
apiextensions/v1.CustomResourceDefinitionSpec versions:[]CustomResourceDefinitionVersion=7
apiextensions/v1.CustomResourceDefinitionStatus storedVersions:[]string~=3
apiextensions/v1.CustomResourceDefinitionVersion -selectableFields additionalPrinterColumns:[]CustomResourceColumnDefinition?=6
apiextensions/v1.CustomResourceSubresourceStatus
apiextensions/v1.JSONSchemaProps enum:[]JSON?=20 required:[]string?=23 allOf:[]JSONSchemaProps?=25 oneOf:[]JSONSchemaProps?=26 anyOf:[]JSONSchemaProps?=27 x-kubernetes-list-map-keys:[]string?=41
apiextensions/v1.JSONSchemaPropsOrArray JSONSchemas:[]JSONSchemaProps=2
apiextensions/v1.JSONSchemaPropsOrStringArray Property:[]string=2
apiextensions/v1.WebhookConversion conversionReviewVersions:[]string=3
apps/v1.DaemonSetStatus conditions:[]DaemonSetCondition?=10;p:merge;k:type
apps/v1.DeploymentStatus -terminatingReplicas conditions:[]DeploymentCondition?=6;p:merge;k:type
apps/v1.ReplicaSetStatus -terminatingReplicas conditions:[]ReplicaSetCondition?=6;p:merge;k:type
apps/v1.StatefulSetSpec volumeClaimTemplates:[]core/v1.PersistentVolumeClaim?=4 serviceName:string=5
apps/v1.StatefulSetStatus conditions:[]StatefulSetCondition?=10;p:merge;k:type
authentication/v1.TokenRequestSpec audiences:[]string=1
authentication/v1.TokenReviewSpec audiences:[]string?=2
authentication/v1.TokenReviewStatus audiences:[]string?=4
authentication/v1.UserInfo groups:[]string?=3
authorization/v1.NonResourceRule verbs:[]string=1 nonResourceURLs:[]string?=2
authorization/v1.ResourceAttributes -fieldSelector -labelSelector
authorization/v1.ResourceRule verbs:[]string=1 apiGroups:[]string?=2 resources:[]string?=3 resourceNames:[]string?=4
authorization/v1.SubjectAccessReviewSpec groups:[]string?=4
authorization/v1.SubjectRulesReviewStatus resourceRules:[]ResourceRule=1 nonResourceRules:[]NonResourceRule=2
autoscaling/v2.HPAScalingRules -tolerance
batch/v1.JobSpec -managedBy -successPolicy
batch/v1.PodFailurePolicyOnExitCodesRequirement containerName:*string~=1
batch/v1.PodFailurePolicyRule onExitCodes:*PodFailurePolicyOnExitCodesRequirement~=2 onPodConditions:[]PodFailurePolicyOnPodConditionsPattern~=3;l:atomic
coordination/v1.LeaseSpec -strategy -preferredHolder
core/v1.AzureDiskVolumeSource cachingMode:*AzureDataDiskCachingMode?=3 fsType:*string?=4 readOnly:*bool?=5 kind:*AzureDataDiskKind?=6
core/v1.Capabilities add:[]Capability?=1 drop:[]Capability?=2
core/v1.CephFSPersistentVolumeSource monitors:[]string=1
core/v1.CephFSVolumeSource monitors:[]string=1
core/v1.ClaimResourceStatus =string,ControllerResizeFailed,ControllerResizeInProgress,NodeResizeFailed,NodeResizeInProgress,NodeResizePending
core/v1.ClaimSource resourceClaimName:*string?=1 resourceClaimTemplateName:*string?=2
core/v1.ComponentStatus conditions:[]ComponentCondition?=2;p:merge;k:type
core/v1.ConfigMapProjection items:[]KeyToPath?=2
core/v1.ConfigMapVolumeSource items:[]KeyToPath?=2
core/v1.Container command:[]string?=3 args:[]string?=4 env:[]EnvVar?=7;p:merge;k:name volumeMounts:[]VolumeMount?=9;p:merge;k:mountPath envFrom:[]EnvFromSource?=19 volumeDevices:[]VolumeDevice?=21;p:merge;k:devicePath
core/v1.ContainerImage names:[]string~=1
core/v1.ContainerStatus -volumeMounts -user -allocatedResourcesStatus -stopSignal
core/v1.DownwardAPIProjection items:[]DownwardAPIVolumeFile?=1
core/v1.DownwardAPIVolumeSource items:[]DownwardAPIVolumeFile?=1
core/v1.EndpointSubset addresses:[]EndpointAddress?=1 notReadyAddresses:[]EndpointAddress?=2 ports:[]EndpointPort?=3
core/v1.Endpoints subsets:[]EndpointSubset?=2
core/v1.EphemeralContainerCommon command:[]string?=3 args:[]string?=4 env:[]EnvVar?=7;p:merge;k:name volumeMounts:[]VolumeMount?=9;p:merge;k:mountPath envFrom:[]EnvFromSource?=19 volumeDevices:[]VolumeDevice?=21;p:merge;k:devicePath
core/v1.ExecAction command:[]string?=1
core/v1.FCVolumeSource targetWWNs:[]string?=1 wwids:[]string?=5
core/v1.HTTPGetAction httpHeaders:[]HTTPHeader?=5
core/v1.HostAlias ip:string?=1 hostnames:[]string?=2
core/v1.HostIP ip:string?=1
core/v1.ISCSIPersistentVolumeSource iscsiInterface:string?=4 portals:[]string?=7
core/v1.ISCSIVolumeSource iscsiInterface:string?=4 portals:[]string?=7
core/v1.Lifecycle -stopSignal
core/v1.LimitRangeSpec limits:[]LimitRangeItem=1
core/v1.LoadBalancerStatus ingress:[]LoadBalancerIngress?=1
core/v1.LocalObjectReference name:string?=1
core/v1.NamespaceSpec finalizers:[]FinalizerName?=1
core/v1.NamespaceStatus conditions:[]NamespaceCondition?=2;p:merge;k:type
core/v1.NodeAffinity preferredDuringSchedulingIgnoredDuringExecution:[]PreferredSchedulingTerm?=2
core/v1.NodeResources Capacity:ResourceList=1
core/v1.NodeSelector nodeSelectorTerms:[]NodeSelectorTerm=1
core/v1.NodeSelectorRequirement values:[]string?=3
core/v1.NodeSelectorTerm matchExpressions:[]NodeSelectorRequirement?=1 matchFields:[]NodeSelectorRequirement?=2
core/v1.NodeSpec taints:[]Taint?=5 podCIDRs:[]string?=7;p:merge
core/v1.NodeStatus -runtimeHandlers -features conditions:[]NodeCondition?=4;p:merge;k:type addresses:[]NodeAddress?=5;p:merge;k:type images:[]ContainerImage?=8 volumesInUse:[]UniqueVolumeName?=9 volumesAttached:[]AttachedVolume?=10
core/v1.NodeSystemInfo -swap
core/v1.PersistentVolumeClaimSpec accessModes:[]PersistentVolumeAccessMode?=1
core/v1.PersistentVolumeClaimStatus accessModes:[]PersistentVolumeAccessMode?=2 conditions:[]PersistentVolumeClaimCondition?=4;p:merge;k:type
core/v1.PersistentVolumeSpec accessModes:[]PersistentVolumeAccessMode?=3 mountOptions:[]string?=7
core/v1.PodAffinity requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm?=1 preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm?=2
core/v1.PodAffinityTerm namespaces:[]string?=2
core/v1.PodAntiAffinity requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm?=1 preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm?=2
core/v1.PodCondition -observedGeneration
core/v1.PodDNSConfig nameservers:[]string?=1 searches:[]string?=2 options:[]PodDNSConfigOption?=3
core/v1.PodExecOptions command:[]string=6
core/v1.PodIP ip:string?=1
core/v1.PodLogOptions -stream
core/v1.PodPortForwardOptions ports:[]int32?=1
core/v1.PodResourceClaim -resourceClaimName -resourceClaimTemplateName source:ClaimSource?=2
core/v1.PodSecurityContext -appArmorProfile -supplementalGroupsPolicy -seLinuxChangePolicy supplementalGroups:[]int64?=4 sysctls:[]Sysctl?=7
core/v1.PodSpec -resources volumes:[]Volume?=1;p:merge,retainKeys;k:name containers:[]Container=2;p:merge;k:name imagePullSecrets:[]LocalObjectReference?=15;p:merge;k:name initContainers:[]Container?=20;p:merge;k:name tolerations:[]Toleration?=22 hostAliases:[]HostAlias?=23;p:merge;k:ip readinessGates:[]PodReadinessGate?=28 ephemeralContainers:[]EphemeralContainer?=34;p:merge;k:name
core/v1.PodStatus -observedGeneration conditions:[]PodCondition?=2;p:merge;k:type containerStatuses:[]ContainerStatus?=8 initContainerStatuses:[]ContainerStatus?=10 podIPs:[]PodIP?=12;p:merge;k:ip ephemeralContainerStatuses:[]ContainerStatus?=13
core/v1.ProjectedVolumeSource sources:[]VolumeProjection~=1
core/v1.RBDPersistentVolumeSource monitors:[]string=1 pool:string?=4 user:string?=5 keyring:string?=6
core/v1.RBDVolumeSource monitors:[]string=1 pool:string?=4 user:string?=5 keyring:string?=6
core/v1.ReplicationControllerSpec replicas:*int32?=1 minReadySeconds:int32?=4
core/v1.ReplicationControllerStatus conditions:[]ReplicationControllerCondition?=6;p:merge;k:type
core/v1.ResourceClaim -request
core/v1.ResourceQuotaScope =string,BestEffort,CrossNamespacePodAffinity,NotBestEffort,NotTerminating,PriorityClass,Terminating
core/v1.ResourceQuotaSpec scopes:[]ResourceQuotaScope?=2
core/v1.ScaleIOPersistentVolumeSource storageMode:string?=7 fsType:string?=9
core/v1.ScaleIOVolumeSource storageMode:string?=7 fsType:string?=9
core/v1.ScopeSelector matchExpressions:[]ScopedResourceSelectorRequirement?=1
core/v1.ScopedResourceSelectorRequirement values:[]string?=3
core/v1.SecretProjection items:[]KeyToPath?=2
core/v1.SecretVolumeSource items:[]KeyToPath?=2
core/v1.SecurityContext -appArmorProfile
core/v1.ServiceAccount secrets:[]ObjectReference?=2;p:merge;k:name imagePullSecrets:[]LocalObjectReference?=3
core/v1.ServiceSpec -trafficDistribution externalIPs:[]string?=5 loadBalancerSourceRanges:[]string?=9
core/v1.TopologySelectorLabelRequirement values:[]string=2
core/v1.TopologySelectorTerm matchLabelExpressions:[]TopologySelectorLabelRequirement?=1
core/v1.VolumeMount -recursiveReadOnly
core/v1.VolumeSource -image
discovery/v1.EndpointHints -forNodes
flowcontrol/v1beta3.ExemptPriorityLevelConfiguration nominalConcurrencyShares:*int32?=1 lendablePercent:*int32?=2
flowcontrol/v1beta3.FlowDistinguisherMethod type:FlowDistinguisherMethodType=1
flowcontrol/v1beta3.FlowSchema ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:FlowSchemaSpec?=2 status:FlowSchemaStatus?=3
flowcontrol/v1beta3.FlowSchemaCondition type:FlowSchemaConditionType?=1 status:ConditionStatus?=2 lastTransitionTime:meta/v1.Time?=3 reason:string?=4 message:string?=5
flowcontrol/v1beta3.FlowSchemaList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]FlowSchema=2
flowcontrol/v1beta3.FlowSchemaSpec priorityLevelConfiguration:PriorityLevelConfigurationReference=1 matchingPrecedence:int32~=2 distinguisherMethod:*FlowDistinguisherMethod?=3 rules:[]PolicyRulesWithSubjects?=4;l:atomic
flowcontrol/v1beta3.FlowSchemaStatus conditions:[]FlowSchemaCondition?=1;p:merge;k:type;l:map;i:type
flowcontrol/v1beta3.GroupSubject name:string=1
flowcontrol/v1beta3.LimitResponse &type:queuing type:LimitResponseType=1 queuing:*QueuingConfiguration?=2
flowcontrol/v1beta3.LimitedPriorityLevelConfiguration nominalConcurrencyShares:int32~=1 limitResponse:LimitResponse?=2 lendablePercent:*int32?=3 borrowingLimitPercent:*int32?=4
flowcontrol/v1beta3.NonResourcePolicyRule verbs:[]string=1;l:set nonResourceURLs:[]string=6;l:set
flowcontrol/v1beta3.PolicyRulesWithSubjects subjects:[]Subject=1;l:atomic resourceRules:[]ResourcePolicyRule?=2;l:atomic nonResourceRules:[]NonResourcePolicyRule?=3;l:atomic
flowcontrol/v1beta3.PriorityLevelConfiguration ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:PriorityLevelConfigurationSpec?=2 status:PriorityLevelConfigurationStatus?=3
flowcontrol/v1beta3.PriorityLevelConfigurationCondition type:PriorityLevelConfigurationConditionType?=1 status:ConditionStatus?=2 lastTransitionTime:meta/v1.Time?=3 reason:string?=4 message:string?=5
flowcontrol/v1beta3.PriorityLevelConfigurationList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]PriorityLevelConfiguration=2
flowcontrol/v1beta3.PriorityLevelConfigurationReference name:string=1
flowcontrol/v1beta3.PriorityLevelConfigurationSpec &type:limited,exempt type:PriorityLevelEnablement=1 limited:*LimitedPriorityLevelConfiguration?=2 exempt:*ExemptPriorityLevelConfiguration?=3
flowcontrol/v1beta3.PriorityLevelConfigurationStatus conditions:[]PriorityLevelConfigurationCondition?=1;p:merge;k:type;l:map;i:type
flowcontrol/v1beta3.QueuingConfiguration queues:int32~=1 handSize:int32~=2 queueLengthLimit:int32~=3
flowcontrol/v1beta3.ResourcePolicyRule verbs:[]string=1;l:set apiGroups:[]string=2;l:set resources:[]string=3;l:set clusterScope:bool?=4 namespaces:[]string~=5;l:set
flowcontrol/v1beta3.ServiceAccountSubject namespace:string=1 name:string=2
flowcontrol/v1beta3.Subject &kind:user,group,serviceAccount kind:SubjectKind=1 user:*UserSubject?=2 group:*GroupSubject?=3 serviceAccount:*ServiceAccountSubject?=4
flowcontrol/v1beta3.UserSubject name:string=1
meta/v1.APIGroup versions:[]GroupVersionForDiscovery=2 serverAddressByClientCIDRs:[]ServerAddressByClientCIDR?=4
meta/v1.APIGroupList groups:[]APIGroup=1
meta/v1.APIResource shortNames:[]string?=5 categories:[]string?=7
meta/v1.APIResourceList resources:[]APIResource=2
meta/v1.APIVersions versions:[]string=1 serverAddressByClientCIDRs:[]ServerAddressByClientCIDR=2
meta/v1.ApplyOptions dryRun:[]string?=1
meta/v1.CreateOptions dryRun:[]string?=1
meta/v1.DeleteOptions -ignoreStoreReadErrorWithClusterBreakingPotential dryRun:[]string?=5
meta/v1.LabelSelector matchExpressions:[]LabelSelectorRequirement?=2
meta/v1.LabelSelectorRequirement values:[]string?=3
meta/v1.ObjectMeta ownerReferences:[]OwnerReference?=13;p:merge;k:uid finalizers:[]string?=14;p:merge managedFields:[]ManagedFieldsEntry?=17
meta/v1.Patch
meta/v1.PatchOptions dryRun:[]string?=1
meta/v1.RootPaths paths:[]string=1
meta/v1.Status details:*StatusDetails?=5
meta/v1.StatusDetails causes:[]StatusCause?=4
meta/v1.Table columnDefinitions:[]TableColumnDefinition=0 rows:[]TableRow=0
meta/v1.TableRow cells:[]interface{}=0 conditions:[]TableRowCondition?=0
meta/v1.UpdateOptions dryRun:[]string?=1
metrics/v1beta1.PodMetrics containers:[]ContainerMetrics=4
networking/v1.IPBlock except:[]string?=2
networking/v1.IngressLoadBalancerStatus ingress:[]IngressLoadBalancerIngress?=1
networking/v1.IngressRule ...:IngressRuleValue?=2
networking/v1.NetworkPolicyEgressRule ports:[]NetworkPolicyPort?=1 to:[]NetworkPolicyPeer?=2
networking/v1.NetworkPolicyIngressRule ports:[]NetworkPolicyPort?=1 from:[]NetworkPolicyPeer?=2
networking/v1.NetworkPolicySpec ingress:[]NetworkPolicyIngressRule?=2 egress:[]NetworkPolicyEgressRule?=3 policyTypes:[]PolicyType?=4
networking/v1.ServiceBackendPort -@
rbac/v1.AggregationRule clusterRoleSelectors:[]meta/v1.LabelSelector?=1
rbac/v1.ClusterRole rules:[]PolicyRule~=2
rbac/v1.ClusterRoleBinding subjects:[]Subject?=2
rbac/v1.PolicyRule verbs:[]string=1 apiGroups:[]string?=2 resources:[]string?=3 resourceNames:[]string?=4 nonResourceURLs:[]string?=5
rbac/v1.Role rules:[]PolicyRule~=2
rbac/v1.RoleBinding subjects:[]Subject?=2
storage/v1.CSIDriverSpec -nodeAllocatableUpdatePeriodSeconds
storage/v1.CSINodeDriver topologyKeys:[]string~=3
storage/v1.CSINodeSpec drivers:[]CSINodeDriver=1;p:merge;k:name
storage/v1.CSIStorageCapacityList items:[]CSIStorageCapacity=2;l:map;i:name
storage/v1.StorageClass mountOptions:[]string?=5
storage/v1.VolumeError -errorCode
version.Info -emulationMajor -emulationMinor -minCompatibilityMajor -minCompatibilityMinor
~ /v1 admission.k8s.io/v1 admission.k8s.io/v1beta1 admissionregistration.k8s.io/v1 admissionregistration.k8s.io/v1alpha1 admissionregistration.k8s.io/v1beta1 apiextensions.k8s.io/v1 apiextensions.k8s.io/v1beta1 apiregistration.k8s.io/v1 apiregistration.k8s.io/v1beta1 apps/v1 apps/v1beta1 apps/v1beta2 authentication.k8s.io/v1 authentication.k8s.io/v1alpha1 authentication.k8s.io/v1beta1 authorization.k8s.io/v1 authorization.k8s.io/v1beta1 autoscaling/v1 autoscaling/v2 autoscaling/v2beta1 autoscaling/v2beta2 batch/v1 batch/v1beta1 certificates.k8s.io/v1 certificates.k8s.io/v1alpha1 certificates.k8s.io/v1beta1 coordination.k8s.io/v1 coordination.k8s.io/v1beta1 discovery.k8s.io/v1 discovery.k8s.io/v1beta1 events.k8s.io/v1 events.k8s.io/v1beta1 extensions/v1beta1 flowcontrol.apiserver.k8s.io/v1 flowcontrol.apiserver.k8s.io/v1beta1 flowcontrol.apiserver.k8s.io/v1beta2 flowcontrol.apiserver.k8s.io/v1beta3 imagepolicy.k8s.io/v1alpha1 internal.apiserver.k8s.io/v1alpha1 networking.k8s.io/v1 networking.k8s.io/v1alpha1 networking.k8s.io/v1beta1 node.k8s.io/v1 node.k8s.io/v1alpha1 node.k8s.io/v1beta1 policy/v1 policy/v1beta1 rbac.authorization.k8s.io/v1 rbac.authorization.k8s.io/v1alpha1 rbac.authorization.k8s.io/v1beta1 resource.k8s.io/v1alpha2 scheduling.k8s.io/v1 scheduling.k8s.io/v1alpha1 scheduling.k8s.io/v1beta1 storage.k8s.io/v1 storage.k8s.io/v1alpha1 storage.k8s.io/v1beta1
`;
