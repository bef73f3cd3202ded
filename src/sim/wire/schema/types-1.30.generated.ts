/** Made by `npm run schema` from k8s.io/* at v0.30.4: facts, one type per line. */
export const types: string = `
-authorization/v1.FieldSelectorAttributes
-authorization/v1.LabelSelectorAttributes
-core/v1.ContainerUser
-core/v1.ImageVolumeSource
-core/v1.LinuxContainerUser
-core/v1.NodeFeatures
-core/v1.NodeSwapStatus
-core/v1.ResourceHealth
-core/v1.ResourceStatus
-core/v1.Signal
-core/v1.SupplementalGroupsPolicy
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
apiextensions/v1.CustomResourceSubresourceStatus
apps/v1.DeploymentStatus -terminatingReplicas
apps/v1.ReplicaSetStatus -terminatingReplicas
apps/v1.StatefulSetSpec serviceName:string=5
authorization/v1.ResourceAttributes -fieldSelector -labelSelector
autoscaling/v2.HPAScalingRules -tolerance
coordination/v1.LeaseSpec -strategy -preferredHolder
core/v1.AzureDiskVolumeSource cachingMode:*AzureDataDiskCachingMode?=3 fsType:*string?=4 readOnly:*bool?=5 kind:*AzureDataDiskKind?=6
core/v1.ClaimResourceStatus =string,ControllerResizeFailed,ControllerResizeInProgress,NodeResizeFailed,NodeResizeInProgress,NodeResizePending
core/v1.ClaimSource resourceClaimName:*string?=1 resourceClaimTemplateName:*string?=2
core/v1.ContainerStatus -user -allocatedResourcesStatus -stopSignal
core/v1.HostIP ip:string?=1
core/v1.ISCSIPersistentVolumeSource iscsiInterface:string?=4
core/v1.ISCSIVolumeSource iscsiInterface:string?=4
core/v1.Lifecycle -stopSignal
core/v1.NodeRuntimeHandlerFeatures -userNamespaces
core/v1.NodeStatus -features
core/v1.NodeSystemInfo -swap
core/v1.PodCondition -observedGeneration
core/v1.PodIP ip:string?=1
core/v1.PodLogOptions -stream
core/v1.PodResourceClaim -resourceClaimName -resourceClaimTemplateName source:ClaimSource?=2
core/v1.PodSecurityContext -supplementalGroupsPolicy -seLinuxChangePolicy
core/v1.PodSpec -resources
core/v1.PodStatus -observedGeneration
core/v1.RBDPersistentVolumeSource pool:string?=4 user:string?=5 keyring:string?=6
core/v1.RBDVolumeSource pool:string?=4 user:string?=5 keyring:string?=6
core/v1.ReplicationControllerSpec replicas:*int32?=1 minReadySeconds:int32?=4
core/v1.ResourceClaim -request
core/v1.ResourceQuotaScope =string,BestEffort,CrossNamespacePodAffinity,NotBestEffort,NotTerminating,PriorityClass,Terminating
core/v1.ScaleIOPersistentVolumeSource storageMode:string?=7 fsType:string?=9
core/v1.ScaleIOVolumeSource storageMode:string?=7 fsType:string?=9
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
meta/v1.DeleteOptions -ignoreStoreReadErrorWithClusterBreakingPotential
meta/v1.Patch
networking/v1.IngressRule ...:IngressRuleValue?=2
networking/v1.ServiceBackendPort -@
storage/v1.CSIDriverSpec -nodeAllocatableUpdatePeriodSeconds
storage/v1.VolumeError -errorCode
version.Info -emulationMajor -emulationMinor -minCompatibilityMajor -minCompatibilityMinor
~ /v1 admission.k8s.io/v1 admission.k8s.io/v1beta1 admissionregistration.k8s.io/v1 admissionregistration.k8s.io/v1alpha1 admissionregistration.k8s.io/v1beta1 apiextensions.k8s.io/v1 apiextensions.k8s.io/v1beta1 apiregistration.k8s.io/v1 apiregistration.k8s.io/v1beta1 apps/v1 apps/v1beta1 apps/v1beta2 authentication.k8s.io/v1 authentication.k8s.io/v1alpha1 authentication.k8s.io/v1beta1 authorization.k8s.io/v1 authorization.k8s.io/v1beta1 autoscaling/v1 autoscaling/v2 autoscaling/v2beta1 autoscaling/v2beta2 batch/v1 batch/v1beta1 certificates.k8s.io/v1 certificates.k8s.io/v1alpha1 certificates.k8s.io/v1beta1 coordination.k8s.io/v1 coordination.k8s.io/v1beta1 discovery.k8s.io/v1 discovery.k8s.io/v1beta1 events.k8s.io/v1 events.k8s.io/v1beta1 extensions/v1beta1 flowcontrol.apiserver.k8s.io/v1 flowcontrol.apiserver.k8s.io/v1beta1 flowcontrol.apiserver.k8s.io/v1beta2 flowcontrol.apiserver.k8s.io/v1beta3 imagepolicy.k8s.io/v1alpha1 internal.apiserver.k8s.io/v1alpha1 networking.k8s.io/v1 networking.k8s.io/v1alpha1 networking.k8s.io/v1beta1 node.k8s.io/v1 node.k8s.io/v1alpha1 node.k8s.io/v1beta1 policy/v1 policy/v1beta1 rbac.authorization.k8s.io/v1 rbac.authorization.k8s.io/v1alpha1 rbac.authorization.k8s.io/v1beta1 resource.k8s.io/v1alpha2 scheduling.k8s.io/v1 scheduling.k8s.io/v1alpha1 scheduling.k8s.io/v1beta1 storage.k8s.io/v1 storage.k8s.io/v1alpha1 storage.k8s.io/v1beta1 storagemigration.k8s.io/v1alpha1
`;
