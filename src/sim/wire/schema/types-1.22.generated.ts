/** Made by `npm run schema` from k8s.io/* at v0.22.17: facts, one type per line. */
export const types: string = `
-admissionregistration/v1.AuditAnnotation
-admissionregistration/v1.ExpressionWarning
-admissionregistration/v1.FailurePolicyType
-admissionregistration/v1.MatchCondition
-admissionregistration/v1.MatchPolicyType
-admissionregistration/v1.MatchResources
-admissionregistration/v1.NamedRuleWithOperations
-admissionregistration/v1.OperationType
-admissionregistration/v1.ParamKind
-admissionregistration/v1.ParamRef
-admissionregistration/v1.ReinvocationPolicyType
-admissionregistration/v1.SideEffectClass
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
-apiextensions/v1.FieldValueErrorReason
-apiextensions/v1.SelectableField
-apiextensions/v1.ValidationRule
-apiextensions/v1.ValidationRules
-apps/v1.DaemonSetUpdateStrategyType
-apps/v1.DeploymentStrategyType
-apps/v1.PodManagementPolicyType
-apps/v1.StatefulSetOrdinals
-apps/v1.StatefulSetPersistentVolumeClaimRetentionPolicy
-apps/v1.StatefulSetUpdateStrategyType
-authentication/v1.SelfSubjectReview
-authentication/v1.SelfSubjectReviewStatus
-authorization/v1.FieldSelectorAttributes
-authorization/v1.LabelSelectorAttributes
-autoscaling/v1.MetricSourceType
-autoscaling/v2.ContainerResourceMetricSource
-autoscaling/v2.ContainerResourceMetricStatus
-autoscaling/v2.CrossVersionObjectReference
-autoscaling/v2.ExternalMetricSource
-autoscaling/v2.ExternalMetricStatus
-autoscaling/v2.HPAScalingPolicy
-autoscaling/v2.HPAScalingRules
-autoscaling/v2.HorizontalPodAutoscaler
-autoscaling/v2.HorizontalPodAutoscalerBehavior
-autoscaling/v2.HorizontalPodAutoscalerCondition
-autoscaling/v2.HorizontalPodAutoscalerList
-autoscaling/v2.HorizontalPodAutoscalerSpec
-autoscaling/v2.HorizontalPodAutoscalerStatus
-autoscaling/v2.MetricIdentifier
-autoscaling/v2.MetricSpec
-autoscaling/v2.MetricStatus
-autoscaling/v2.MetricTarget
-autoscaling/v2.MetricValueStatus
-autoscaling/v2.ObjectMetricSource
-autoscaling/v2.ObjectMetricStatus
-autoscaling/v2.PodsMetricSource
-autoscaling/v2.PodsMetricStatus
-autoscaling/v2.ResourceMetricSource
-autoscaling/v2.ResourceMetricStatus
-batch/v1.CompletionMode
-batch/v1.ConcurrencyPolicy
-batch/v1.PodFailurePolicy
-batch/v1.PodFailurePolicyAction
-batch/v1.PodFailurePolicyOnExitCodesOperator
-batch/v1.PodFailurePolicyOnExitCodesRequirement
-batch/v1.PodFailurePolicyOnPodConditionsPattern
-batch/v1.PodFailurePolicyRule
-batch/v1.PodReplacementPolicy
-batch/v1.SuccessPolicy
-batch/v1.SuccessPolicyRule
-certificates/v1.KeyUsage
-core/v1.AppArmorProfile
-core/v1.AppArmorProfileType
-core/v1.AzureDataDiskCachingMode
-core/v1.AzureDataDiskKind
-core/v1.ClaimResourceStatus
-core/v1.ClusterTrustBundleProjection
-core/v1.ContainerResizePolicy
-core/v1.ContainerUser
-core/v1.DNSPolicy
-core/v1.GRPCAction
-core/v1.HostIP
-core/v1.HostPathType
-core/v1.IPFamily
-core/v1.IPFamilyPolicy
-core/v1.IPFamilyPolicyType
-core/v1.ImageVolumeSource
-core/v1.LifecycleHandler
-core/v1.LinuxContainerUser
-core/v1.ModifyVolumeStatus
-core/v1.MountPropagationMode
-core/v1.NamespacePhase
-core/v1.NodeFeatures
-core/v1.NodeInclusionPolicy
-core/v1.NodePhase
-core/v1.NodeRuntimeHandler
-core/v1.NodeRuntimeHandlerFeatures
-core/v1.NodeSelectorOperator
-core/v1.NodeSwapStatus
-core/v1.PersistentVolumeAccessMode
-core/v1.PersistentVolumeClaimModifyVolumeStatus
-core/v1.PersistentVolumeClaimPhase
-core/v1.PersistentVolumeMode
-core/v1.PersistentVolumePhase
-core/v1.PersistentVolumeReclaimPolicy
-core/v1.PodFSGroupChangePolicy
-core/v1.PodOS
-core/v1.PodPhase
-core/v1.PodQOSClass
-core/v1.PodResourceClaim
-core/v1.PodResourceClaimStatus
-core/v1.PodSchedulingGate
-core/v1.PreemptionPolicy
-core/v1.ProbeHandler
-core/v1.ProcMountType
-core/v1.Protocol
-core/v1.PullPolicy
-core/v1.ResourceClaim
-core/v1.ResourceHealth
-core/v1.ResourceQuotaScope
-core/v1.ResourceStatus
-core/v1.RestartPolicy
-core/v1.ScopeSelectorOperator
-core/v1.SeccompProfileType
-core/v1.ServiceAffinity
-core/v1.ServiceExternalTrafficPolicy
-core/v1.ServiceExternalTrafficPolicyType
-core/v1.ServiceInternalTrafficPolicy
-core/v1.ServiceInternalTrafficPolicyType
-core/v1.ServiceType
-core/v1.Signal
-core/v1.SleepAction
-core/v1.SupplementalGroupsPolicy
-core/v1.TaintEffect
-core/v1.TerminationMessagePolicy
-core/v1.TolerationOperator
-core/v1.TypedObjectReference
-core/v1.URIScheme
-core/v1.UnsatisfiableConstraintAction
-core/v1.VolumeMountStatus
-core/v1.VolumeResourceRequirements
-discovery/v1.AddressType
-discovery/v1.ForNode
-flowcontrol/v1.ExemptPriorityLevelConfiguration
-flowcontrol/v1.FlowDistinguisherMethod
-flowcontrol/v1.FlowSchema
-flowcontrol/v1.FlowSchemaCondition
-flowcontrol/v1.FlowSchemaList
-flowcontrol/v1.FlowSchemaSpec
-flowcontrol/v1.FlowSchemaStatus
-flowcontrol/v1.GroupSubject
-flowcontrol/v1.LimitResponse
-flowcontrol/v1.LimitedPriorityLevelConfiguration
-flowcontrol/v1.NonResourcePolicyRule
-flowcontrol/v1.PolicyRulesWithSubjects
-flowcontrol/v1.PriorityLevelConfiguration
-flowcontrol/v1.PriorityLevelConfigurationCondition
-flowcontrol/v1.PriorityLevelConfigurationList
-flowcontrol/v1.PriorityLevelConfigurationReference
-flowcontrol/v1.PriorityLevelConfigurationSpec
-flowcontrol/v1.PriorityLevelConfigurationStatus
-flowcontrol/v1.QueuingConfiguration
-flowcontrol/v1.ResourcePolicyRule
-flowcontrol/v1.ServiceAccountSubject
-flowcontrol/v1.Subject
-flowcontrol/v1.UserSubject
-meta/v1.FieldSelectorRequirement
-networking/v1.IPAddress
-networking/v1.IPAddressList
-networking/v1.IPAddressSpec
-networking/v1.IngressLoadBalancerIngress
-networking/v1.IngressLoadBalancerStatus
-networking/v1.IngressPortStatus
-networking/v1.ParentReference
-networking/v1.PathType
-networking/v1.PolicyType
-networking/v1.ServiceCIDR
-networking/v1.ServiceCIDRList
-networking/v1.ServiceCIDRSpec
-networking/v1.ServiceCIDRStatus
-policy/v1.UnhealthyPodEvictionPolicyType
-storage/v1.CSIStorageCapacity
-storage/v1.CSIStorageCapacityList
-storage/v1.VolumeBindingMode
admissionregistration/v1.MutatingWebhook -matchConditions rules:[]RuleWithOperations?=3 admissionReviewVersions:[]string=8
admissionregistration/v1.MutatingWebhookConfiguration webhooks:[]MutatingWebhook?=2;p:merge;k:name
admissionregistration/v1.Rule apiGroups:[]string?=1 apiVersions:[]string?=2 resources:[]string?=3
admissionregistration/v1.RuleWithOperations operations:[]OperationType?=1
admissionregistration/v1.ValidatingWebhook -matchConditions rules:[]RuleWithOperations?=3 admissionReviewVersions:[]string=8
admissionregistration/v1.ValidatingWebhookConfiguration webhooks:[]ValidatingWebhook?=2;p:merge;k:name
apiextensions/v1.ConversionRequest objects:[]runtime.RawExtension=3
apiextensions/v1.ConversionResponse convertedObjects:[]runtime.RawExtension=2
apiextensions/v1.CustomResourceDefinitionNames shortNames:[]string?=3 categories:[]string?=6
apiextensions/v1.CustomResourceDefinitionSpec versions:[]CustomResourceDefinitionVersion=7
apiextensions/v1.CustomResourceDefinitionStatus storedVersions:[]string~=3
apiextensions/v1.CustomResourceDefinitionVersion -selectableFields additionalPrinterColumns:[]CustomResourceColumnDefinition?=6
apiextensions/v1.CustomResourceSubresourceStatus
apiextensions/v1.JSONSchemaProps -x-kubernetes-validations enum:[]JSON?=20 required:[]string?=23 allOf:[]JSONSchemaProps?=25 oneOf:[]JSONSchemaProps?=26 anyOf:[]JSONSchemaProps?=27 x-kubernetes-list-map-keys:[]string?=41
apiextensions/v1.JSONSchemaPropsOrArray JSONSchemas:[]JSONSchemaProps=2
apiextensions/v1.JSONSchemaPropsOrStringArray Property:[]string=2
apiextensions/v1.WebhookConversion conversionReviewVersions:[]string=3
apps/v1.DaemonSetStatus conditions:[]DaemonSetCondition?=10;p:merge;k:type
apps/v1.DeploymentStatus -terminatingReplicas conditions:[]DeploymentCondition?=6;p:merge;k:type
apps/v1.ReplicaSetStatus -terminatingReplicas conditions:[]ReplicaSetCondition?=6;p:merge;k:type
apps/v1.RollingUpdateStatefulSetStrategy -maxUnavailable
apps/v1.StatefulSetSpec -persistentVolumeClaimRetentionPolicy -ordinals volumeClaimTemplates:[]core/v1.PersistentVolumeClaim?=4 serviceName:string=5
apps/v1.StatefulSetStatus conditions:[]StatefulSetCondition?=10;p:merge;k:type availableReplicas:int32?=11
authentication/v1.TokenRequestSpec audiences:[]string=1
authentication/v1.TokenReviewSpec audiences:[]string?=2
authentication/v1.TokenReviewStatus audiences:[]string?=4
authentication/v1.UserInfo groups:[]string?=3
authorization/v1.NonResourceRule verbs:[]string=1 nonResourceURLs:[]string?=2
authorization/v1.ResourceAttributes -fieldSelector -labelSelector
authorization/v1.ResourceRule verbs:[]string=1 apiGroups:[]string?=2 resources:[]string?=3 resourceNames:[]string?=4
authorization/v1.SubjectAccessReviewSpec groups:[]string?=4
authorization/v1.SubjectRulesReviewStatus resourceRules:[]ResourceRule=1 nonResourceRules:[]NonResourceRule=2
autoscaling/v2beta1.ContainerResourceMetricSource name:core/v1.ResourceName=1 targetAverageUtilization:*int32?=2 targetAverageValue:*resource.Quantity?=3 container:string=4
autoscaling/v2beta1.ContainerResourceMetricStatus name:core/v1.ResourceName=1 currentAverageUtilization:*int32?=2 currentAverageValue:resource.Quantity=3 container:string=4
autoscaling/v2beta1.CrossVersionObjectReference kind:string=1 name:string=2 apiVersion:string?=3
autoscaling/v2beta1.ExternalMetricSource metricName:string=1 metricSelector:*meta/v1.LabelSelector?=2 targetValue:*resource.Quantity?=3 targetAverageValue:*resource.Quantity?=4
autoscaling/v2beta1.ExternalMetricStatus metricName:string=1 metricSelector:*meta/v1.LabelSelector?=2 currentValue:resource.Quantity=3 currentAverageValue:*resource.Quantity?=4
autoscaling/v2beta1.HorizontalPodAutoscaler ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:HorizontalPodAutoscalerSpec?=2 status:HorizontalPodAutoscalerStatus?=3
autoscaling/v2beta1.HorizontalPodAutoscalerCondition type:HorizontalPodAutoscalerConditionType=1 status:core/v1.ConditionStatus=2 lastTransitionTime:meta/v1.Time?=3 reason:string?=4 message:string?=5
autoscaling/v2beta1.HorizontalPodAutoscalerList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]HorizontalPodAutoscaler=2
autoscaling/v2beta1.HorizontalPodAutoscalerSpec scaleTargetRef:CrossVersionObjectReference=1 minReplicas:*int32?=2 maxReplicas:int32=3 metrics:[]MetricSpec?=4
autoscaling/v2beta1.HorizontalPodAutoscalerStatus observedGeneration:*int64?=1 lastScaleTime:*meta/v1.Time?=2 currentReplicas:int32=3 desiredReplicas:int32=4 currentMetrics:[]MetricStatus~=5 conditions:[]HorizontalPodAutoscalerCondition=6
autoscaling/v2beta1.MetricSpec type:MetricSourceType=1 object:*ObjectMetricSource?=2 pods:*PodsMetricSource?=3 resource:*ResourceMetricSource?=4 external:*ExternalMetricSource?=5 containerResource:*ContainerResourceMetricSource?=7
autoscaling/v2beta1.MetricStatus type:MetricSourceType=1 object:*ObjectMetricStatus?=2 pods:*PodsMetricStatus?=3 resource:*ResourceMetricStatus?=4 external:*ExternalMetricStatus?=5 containerResource:*ContainerResourceMetricStatus?=7
autoscaling/v2beta1.ObjectMetricSource target:CrossVersionObjectReference=1 metricName:string=2 targetValue:resource.Quantity=3 selector:*meta/v1.LabelSelector?=4 averageValue:*resource.Quantity?=5
autoscaling/v2beta1.ObjectMetricStatus target:CrossVersionObjectReference=1 metricName:string=2 currentValue:resource.Quantity=3 selector:*meta/v1.LabelSelector?=4 averageValue:*resource.Quantity?=5
autoscaling/v2beta1.PodsMetricSource metricName:string=1 targetAverageValue:resource.Quantity=2 selector:*meta/v1.LabelSelector?=3
autoscaling/v2beta1.PodsMetricStatus metricName:string=1 currentAverageValue:resource.Quantity=2 selector:*meta/v1.LabelSelector?=3
autoscaling/v2beta1.ResourceMetricSource name:core/v1.ResourceName=1 targetAverageUtilization:*int32?=2 targetAverageValue:*resource.Quantity?=3
autoscaling/v2beta1.ResourceMetricStatus name:core/v1.ResourceName=1 currentAverageUtilization:*int32?=2 currentAverageValue:resource.Quantity=3
autoscaling/v2beta2.ContainerResourceMetricSource name:core/v1.ResourceName=1 target:MetricTarget=2 container:string=3
autoscaling/v2beta2.ContainerResourceMetricStatus name:core/v1.ResourceName=1 current:MetricValueStatus=2 container:string=3
autoscaling/v2beta2.CrossVersionObjectReference kind:string=1 name:string=2 apiVersion:string?=3
autoscaling/v2beta2.ExternalMetricSource metric:MetricIdentifier=1 target:MetricTarget=2
autoscaling/v2beta2.ExternalMetricStatus metric:MetricIdentifier=1 current:MetricValueStatus=2
autoscaling/v2beta2.HPAScalingPolicy type:HPAScalingPolicyType=1 value:int32=2 periodSeconds:int32=3
autoscaling/v2beta2.HPAScalingRules selectPolicy:*ScalingPolicySelect?=1 policies:[]HPAScalingPolicy?=2 stabilizationWindowSeconds:*int32?=3
autoscaling/v2beta2.HorizontalPodAutoscaler ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:HorizontalPodAutoscalerSpec?=2 status:HorizontalPodAutoscalerStatus?=3
autoscaling/v2beta2.HorizontalPodAutoscalerBehavior scaleUp:*HPAScalingRules?=1 scaleDown:*HPAScalingRules?=2
autoscaling/v2beta2.HorizontalPodAutoscalerCondition type:HorizontalPodAutoscalerConditionType=1 status:core/v1.ConditionStatus=2 lastTransitionTime:meta/v1.Time?=3 reason:string?=4 message:string?=5
autoscaling/v2beta2.HorizontalPodAutoscalerList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]HorizontalPodAutoscaler=2
autoscaling/v2beta2.HorizontalPodAutoscalerSpec scaleTargetRef:CrossVersionObjectReference=1 minReplicas:*int32?=2 maxReplicas:int32=3 metrics:[]MetricSpec?=4 behavior:*HorizontalPodAutoscalerBehavior?=5
autoscaling/v2beta2.HorizontalPodAutoscalerStatus observedGeneration:*int64?=1 lastScaleTime:*meta/v1.Time?=2 currentReplicas:int32=3 desiredReplicas:int32=4 currentMetrics:[]MetricStatus~=5 conditions:[]HorizontalPodAutoscalerCondition=6
autoscaling/v2beta2.MetricIdentifier name:string=1 selector:*meta/v1.LabelSelector?=2
autoscaling/v2beta2.MetricSpec type:MetricSourceType=1 object:*ObjectMetricSource?=2 pods:*PodsMetricSource?=3 resource:*ResourceMetricSource?=4 external:*ExternalMetricSource?=5 containerResource:*ContainerResourceMetricSource?=7
autoscaling/v2beta2.MetricStatus type:MetricSourceType=1 object:*ObjectMetricStatus?=2 pods:*PodsMetricStatus?=3 resource:*ResourceMetricStatus?=4 external:*ExternalMetricStatus?=5 containerResource:*ContainerResourceMetricStatus?=7
autoscaling/v2beta2.MetricTarget type:MetricTargetType=1 value:*resource.Quantity?=2 averageValue:*resource.Quantity?=3 averageUtilization:*int32?=4
autoscaling/v2beta2.MetricValueStatus value:*resource.Quantity?=1 averageValue:*resource.Quantity?=2 averageUtilization:*int32?=3
autoscaling/v2beta2.ObjectMetricSource describedObject:CrossVersionObjectReference=1 target:MetricTarget=2 metric:MetricIdentifier=3
autoscaling/v2beta2.ObjectMetricStatus metric:MetricIdentifier=1 current:MetricValueStatus=2 describedObject:CrossVersionObjectReference=3
autoscaling/v2beta2.PodsMetricSource metric:MetricIdentifier=1 target:MetricTarget=2
autoscaling/v2beta2.PodsMetricStatus metric:MetricIdentifier=1 current:MetricValueStatus=2
autoscaling/v2beta2.ResourceMetricSource name:core/v1.ResourceName=1 target:MetricTarget=2
autoscaling/v2beta2.ResourceMetricStatus name:core/v1.ResourceName=1 current:MetricValueStatus=2
batch/v1.CronJobSpec -timeZone
batch/v1.JobSpec -podFailurePolicy -backoffLimitPerIndex -maxFailedIndexes -podReplacementPolicy -managedBy -successPolicy
batch/v1.JobStatus -ready -failedIndexes -terminating
batch/v1beta1.CronJob ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:CronJobSpec?=2 status:CronJobStatus?=3
batch/v1beta1.CronJobList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]CronJob=2
batch/v1beta1.CronJobSpec schedule:string=1 startingDeadlineSeconds:*int64?=2 concurrencyPolicy:ConcurrencyPolicy?=3 suspend:*bool?=4 jobTemplate:JobTemplateSpec=5 successfulJobsHistoryLimit:*int32?=6 failedJobsHistoryLimit:*int32?=7
batch/v1beta1.CronJobStatus active:[]core/v1.ObjectReference?=1;l:atomic lastScheduleTime:*meta/v1.Time?=4 lastSuccessfulTime:*meta/v1.Time?=5
batch/v1beta1.JobTemplate ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 template:JobTemplateSpec?=2
batch/v1beta1.JobTemplateSpec metadata:meta/v1.ObjectMeta?=1 spec:batch/v1.JobSpec?=2
coordination/v1.LeaseSpec -strategy -preferredHolder
core/v1.AzureDiskVolumeSource cachingMode:*AzureDataDiskCachingMode?=3 fsType:*string?=4 readOnly:*bool?=5 kind:*AzureDataDiskKind?=6
core/v1.CSIPersistentVolumeSource -nodeExpandSecretRef
core/v1.Capabilities add:[]Capability?=1 drop:[]Capability?=2
core/v1.CephFSPersistentVolumeSource monitors:[]string=1
core/v1.CephFSVolumeSource monitors:[]string=1
core/v1.ComponentStatus conditions:[]ComponentCondition?=2;p:merge;k:type
core/v1.ConfigMapProjection items:[]KeyToPath?=2
core/v1.ConfigMapVolumeSource items:[]KeyToPath?=2
core/v1.Container -resizePolicy -restartPolicy command:[]string?=3 args:[]string?=4 env:[]EnvVar?=7;p:merge;k:name volumeMounts:[]VolumeMount?=9;p:merge;k:mountPath envFrom:[]EnvFromSource?=19 volumeDevices:[]VolumeDevice?=21;p:merge;k:devicePath
core/v1.ContainerImage names:[]string~=1
core/v1.ContainerStatus -allocatedResources -resources -volumeMounts -user -allocatedResourcesStatus -stopSignal
core/v1.DownwardAPIProjection items:[]DownwardAPIVolumeFile?=1
core/v1.DownwardAPIVolumeSource items:[]DownwardAPIVolumeFile?=1
core/v1.EndpointSubset addresses:[]EndpointAddress?=1 notReadyAddresses:[]EndpointAddress?=2 ports:[]EndpointPort?=3
core/v1.Endpoints subsets:[]EndpointSubset?=2
core/v1.EphemeralContainerCommon -resizePolicy -restartPolicy command:[]string?=3 args:[]string?=4 ports:[]ContainerPort?=6 env:[]EnvVar?=7;p:merge;k:name volumeMounts:[]VolumeMount?=9;p:merge;k:mountPath envFrom:[]EnvFromSource?=19 volumeDevices:[]VolumeDevice?=21;p:merge;k:devicePath
core/v1.ExecAction command:[]string?=1
core/v1.FCVolumeSource targetWWNs:[]string?=1 wwids:[]string?=5
core/v1.HTTPGetAction httpHeaders:[]HTTPHeader?=5
core/v1.Handler exec:*ExecAction?=1 httpGet:*HTTPGetAction?=2 tcpSocket:*TCPSocketAction?=3
core/v1.HostAlias ip:string?=1 hostnames:[]string?=2
core/v1.ISCSIPersistentVolumeSource iscsiInterface:string?=4 portals:[]string?=7
core/v1.ISCSIVolumeSource iscsiInterface:string?=4 portals:[]string?=7
core/v1.Lifecycle -stopSignal postStart:*Handler?=1 preStop:*Handler?=2
core/v1.LimitRangeSpec limits:[]LimitRangeItem=1
core/v1.LoadBalancerIngress -ipMode
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
core/v1.PersistentVolumeClaimSpec -volumeAttributesClassName accessModes:[]PersistentVolumeAccessMode?=1 resources:ResourceRequirements?=2 dataSourceRef:*TypedLocalObjectReference?=8
core/v1.PersistentVolumeClaimStatus -allocatedResources -allocatedResourceStatuses -currentVolumeAttributesClassName -modifyVolumeStatus accessModes:[]PersistentVolumeAccessMode?=2 conditions:[]PersistentVolumeClaimCondition?=4;p:merge;k:type
core/v1.PersistentVolumeSpec -volumeAttributesClassName accessModes:[]PersistentVolumeAccessMode?=3 claimRef:*ObjectReference?=4 mountOptions:[]string?=7
core/v1.PersistentVolumeStatus -lastPhaseTransitionTime
core/v1.PodAffinity requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm?=1 preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm?=2
core/v1.PodAffinityTerm -matchLabelKeys -mismatchLabelKeys namespaces:[]string?=2
core/v1.PodAntiAffinity requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm?=1 preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm?=2
core/v1.PodCondition -observedGeneration
core/v1.PodDNSConfig nameservers:[]string?=1 searches:[]string?=2 options:[]PodDNSConfigOption?=3
core/v1.PodExecOptions command:[]string=6
core/v1.PodIP ip:string?=1
core/v1.PodLogOptions -stream
core/v1.PodPortForwardOptions ports:[]int32?=1
core/v1.PodSecurityContext -appArmorProfile -supplementalGroupsPolicy -seLinuxChangePolicy supplementalGroups:[]int64?=4 sysctls:[]Sysctl?=7
core/v1.PodSpec -os -hostUsers -schedulingGates -resourceClaims -resources volumes:[]Volume?=1;p:merge,retainKeys;k:name containers:[]Container=2;p:merge;k:name imagePullSecrets:[]LocalObjectReference?=15;p:merge;k:name initContainers:[]Container?=20;p:merge;k:name tolerations:[]Toleration?=22 hostAliases:[]HostAlias?=23;p:merge;k:ip readinessGates:[]PodReadinessGate?=28 ephemeralContainers:[]EphemeralContainer?=34;p:merge;k:name
core/v1.PodStatus -resize -resourceClaimStatuses -hostIPs -observedGeneration conditions:[]PodCondition?=2;p:merge;k:type containerStatuses:[]ContainerStatus?=8 initContainerStatuses:[]ContainerStatus?=10 podIPs:[]PodIP?=12;p:merge;k:ip ephemeralContainerStatuses:[]ContainerStatus?=13
core/v1.Probe -...ProbeHandler ...:Handler=1
core/v1.ProjectedVolumeSource sources:[]VolumeProjection~=1
core/v1.RBDPersistentVolumeSource monitors:[]string=1 pool:string?=4 user:string?=5 keyring:string?=6
core/v1.RBDVolumeSource monitors:[]string=1 pool:string?=4 user:string?=5 keyring:string?=6
core/v1.ReplicationControllerSpec replicas:*int32?=1 minReadySeconds:int32?=4
core/v1.ReplicationControllerStatus conditions:[]ReplicationControllerCondition?=6;p:merge;k:type
core/v1.ResourceQuotaSpec scopes:[]ResourceQuotaScope?=2
core/v1.ResourceRequirements -claims
core/v1.ScaleIOPersistentVolumeSource storageMode:string?=7 fsType:string?=9
core/v1.ScaleIOVolumeSource storageMode:string?=7 fsType:string?=9
core/v1.ScopeSelector matchExpressions:[]ScopedResourceSelectorRequirement?=1
core/v1.ScopedResourceSelectorRequirement values:[]string?=3
core/v1.SecretProjection items:[]KeyToPath?=2
core/v1.SecretVolumeSource items:[]KeyToPath?=2
core/v1.SecurityContext -appArmorProfile
core/v1.ServiceAccount secrets:[]ObjectReference?=2;p:merge;k:name imagePullSecrets:[]LocalObjectReference?=3
core/v1.ServiceSpec -trafficDistribution externalIPs:[]string?=5 loadBalancerSourceRanges:[]string?=9 externalTrafficPolicy:ServiceExternalTrafficPolicyType?=11 ipFamilyPolicy:*IPFamilyPolicyType?=17 internalTrafficPolicy:*ServiceInternalTrafficPolicyType?=22
core/v1.TopologySelectorLabelRequirement values:[]string=2
core/v1.TopologySelectorTerm matchLabelExpressions:[]TopologySelectorLabelRequirement?=1
core/v1.TopologySpreadConstraint -minDomains -nodeAffinityPolicy -nodeTaintsPolicy -matchLabelKeys
core/v1.VolumeMount -recursiveReadOnly
core/v1.VolumeProjection -clusterTrustBundle
core/v1.VolumeSource -image
discovery/v1.EndpointHints -forNodes
discovery/v1beta1.Endpoint addresses:[]string=1;l:set conditions:EndpointConditions?=2 hostname:*string?=3 targetRef:*core/v1.ObjectReference?=4 topology:%string?=5 nodeName:*string?=6 hints:*EndpointHints?=7
discovery/v1beta1.EndpointConditions ready:*bool?=1 serving:*bool?=2 terminating:*bool?=3
discovery/v1beta1.EndpointHints forZones:[]ForZone?=1;l:atomic
discovery/v1beta1.EndpointPort name:*string?=1 protocol:*core/v1.Protocol?=2 port:*int32?=3 appProtocol:*string?=4
discovery/v1beta1.EndpointSlice ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 endpoints:[]Endpoint=2;l:atomic ports:[]EndpointPort~=3;l:atomic addressType:AddressType=4
discovery/v1beta1.EndpointSliceList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]EndpointSlice=2
discovery/v1beta1.ForZone name:string=1
events/v1beta1.Event ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta~=1 eventTime:meta/v1.MicroTime=2 series:*EventSeries?=3 reportingController:string?=4 reportingInstance:string?=5 action:string?=6 reason:string?=7 regarding:core/v1.ObjectReference?=8 related:*core/v1.ObjectReference?=9 note:string?=10 type:string?=11 deprecatedSource:core/v1.EventSource?=12 deprecatedFirstTimestamp:meta/v1.Time?=13 deprecatedLastTimestamp:meta/v1.Time?=14 deprecatedCount:int32?=15
events/v1beta1.EventList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]Event=2
events/v1beta1.EventSeries count:int32=1 lastObservedTime:meta/v1.MicroTime=2
flowcontrol/v1beta1.FlowDistinguisherMethod type:FlowDistinguisherMethodType=1
flowcontrol/v1beta1.FlowSchema ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:FlowSchemaSpec?=2 status:FlowSchemaStatus?=3
flowcontrol/v1beta1.FlowSchemaCondition type:FlowSchemaConditionType?=1 status:ConditionStatus?=2 lastTransitionTime:meta/v1.Time?=3 reason:string?=4 message:string?=5
flowcontrol/v1beta1.FlowSchemaList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]FlowSchema=2
flowcontrol/v1beta1.FlowSchemaSpec priorityLevelConfiguration:PriorityLevelConfigurationReference=1 matchingPrecedence:int32~=2 distinguisherMethod:*FlowDistinguisherMethod?=3 rules:[]PolicyRulesWithSubjects?=4;l:atomic
flowcontrol/v1beta1.FlowSchemaStatus conditions:[]FlowSchemaCondition?=1;l:map;i:type
flowcontrol/v1beta1.GroupSubject name:string=1
flowcontrol/v1beta1.LimitResponse &type:queuing type:LimitResponseType=1 queuing:*QueuingConfiguration?=2
flowcontrol/v1beta1.LimitedPriorityLevelConfiguration assuredConcurrencyShares:int32~=1 limitResponse:LimitResponse?=2
flowcontrol/v1beta1.NonResourcePolicyRule verbs:[]string=1;l:set nonResourceURLs:[]string=6;l:set
flowcontrol/v1beta1.PolicyRulesWithSubjects subjects:[]Subject=1;l:atomic resourceRules:[]ResourcePolicyRule?=2;l:atomic nonResourceRules:[]NonResourcePolicyRule?=3;l:atomic
flowcontrol/v1beta1.PriorityLevelConfiguration ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:PriorityLevelConfigurationSpec?=2 status:PriorityLevelConfigurationStatus?=3
flowcontrol/v1beta1.PriorityLevelConfigurationCondition type:PriorityLevelConfigurationConditionType?=1 status:ConditionStatus?=2 lastTransitionTime:meta/v1.Time?=3 reason:string?=4 message:string?=5
flowcontrol/v1beta1.PriorityLevelConfigurationList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]PriorityLevelConfiguration=2
flowcontrol/v1beta1.PriorityLevelConfigurationReference name:string=1
flowcontrol/v1beta1.PriorityLevelConfigurationSpec &type:limited type:PriorityLevelEnablement=1 limited:*LimitedPriorityLevelConfiguration?=2
flowcontrol/v1beta1.PriorityLevelConfigurationStatus conditions:[]PriorityLevelConfigurationCondition?=1;l:map;i:type
flowcontrol/v1beta1.QueuingConfiguration queues:int32~=1 handSize:int32~=2 queueLengthLimit:int32~=3
flowcontrol/v1beta1.ResourcePolicyRule verbs:[]string=1;l:set apiGroups:[]string=2;l:set resources:[]string=3;l:set clusterScope:bool?=4 namespaces:[]string~=5;l:set
flowcontrol/v1beta1.ServiceAccountSubject namespace:string=1 name:string=2
flowcontrol/v1beta1.Subject &kind:user,group,serviceAccount kind:SubjectKind=1 user:*UserSubject?=2 group:*GroupSubject?=3 serviceAccount:*ServiceAccountSubject?=4
flowcontrol/v1beta1.UserSubject name:string=1
meta/v1.APIGroup versions:[]GroupVersionForDiscovery=2 serverAddressByClientCIDRs:[]ServerAddressByClientCIDR?=4
meta/v1.APIGroupList groups:[]APIGroup=1
meta/v1.APIResource shortNames:[]string?=5 categories:[]string?=7
meta/v1.APIResourceList resources:[]APIResource=2
meta/v1.APIVersions versions:[]string=1 serverAddressByClientCIDRs:[]ServerAddressByClientCIDR=2
meta/v1.ApplyOptions dryRun:[]string?=1
meta/v1.CreateOptions -fieldValidation dryRun:[]string?=1
meta/v1.DeleteOptions -ignoreStoreReadErrorWithClusterBreakingPotential dryRun:[]string?=5
meta/v1.LabelSelector matchExpressions:[]LabelSelectorRequirement?=2
meta/v1.LabelSelectorRequirement key:string=1;p:merge;k:key values:[]string?=3
meta/v1.ListOptions -sendInitialEvents
meta/v1.ObjectMeta ownerReferences:[]OwnerReference?=13;p:merge;k:uid finalizers:[]string?=14;p:merge clusterName:string?=15 managedFields:[]ManagedFieldsEntry?=17
meta/v1.Patch
meta/v1.PatchOptions -fieldValidation dryRun:[]string?=1
meta/v1.RootPaths paths:[]string=1
meta/v1.Status details:*StatusDetails?=5
meta/v1.StatusDetails causes:[]StatusCause?=4
meta/v1.Table columnDefinitions:[]TableColumnDefinition=0 rows:[]TableRow=0
meta/v1.TableRow cells:[]interface{}=0 conditions:[]TableRowCondition?=0
meta/v1.UpdateOptions -fieldValidation dryRun:[]string?=1
metrics/v1beta1.PodMetrics containers:[]ContainerMetrics=4
networking/v1.IPBlock except:[]string?=2
networking/v1.IngressRule ...:IngressRuleValue?=2
networking/v1.IngressStatus loadBalancer:core/v1.LoadBalancerStatus?=1
networking/v1.NetworkPolicyEgressRule ports:[]NetworkPolicyPort?=1 to:[]NetworkPolicyPeer?=2
networking/v1.NetworkPolicyIngressRule ports:[]NetworkPolicyPort?=1 from:[]NetworkPolicyPeer?=2
networking/v1.NetworkPolicySpec ingress:[]NetworkPolicyIngressRule?=2 egress:[]NetworkPolicyEgressRule?=3 policyTypes:[]PolicyType?=4
networking/v1.ServiceBackendPort -@
node/v1beta1.Overhead podFixed:core/v1.ResourceList?=1
node/v1beta1.RuntimeClass ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 handler:string=2 overhead:*Overhead?=3 scheduling:*Scheduling?=4
node/v1beta1.RuntimeClassList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]RuntimeClass=2
node/v1beta1.Scheduling nodeSelector:%string?=1;m:atomic tolerations:[]core/v1.Toleration?=2;l:atomic
policy/v1.PodDisruptionBudgetSpec -unhealthyPodEvictionPolicy
policy/v1beta1.AllowedCSIDriver name:string=1
policy/v1beta1.AllowedFlexVolume driver:string=1
policy/v1beta1.AllowedHostPath pathPrefix:string?=1 readOnly:bool?=2
policy/v1beta1.Eviction ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 deleteOptions:*meta/v1.DeleteOptions?=2
policy/v1beta1.FSGroupStrategyOptions rule:FSGroupStrategyType?=1 ranges:[]IDRange?=2
policy/v1beta1.HostPortRange min:int32=1 max:int32=2
policy/v1beta1.IDRange min:int64=1 max:int64=2
policy/v1beta1.PodDisruptionBudget ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:PodDisruptionBudgetSpec?=2 status:PodDisruptionBudgetStatus?=3
policy/v1beta1.PodDisruptionBudgetList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]PodDisruptionBudget=2
policy/v1beta1.PodDisruptionBudgetSpec minAvailable:*intstr.IntOrString?=1 selector:*meta/v1.LabelSelector?=2 maxUnavailable:*intstr.IntOrString?=3
policy/v1beta1.PodDisruptionBudgetStatus observedGeneration:int64?=1 disruptedPods:%meta/v1.Time?=2 disruptionsAllowed:int32=3 currentHealthy:int32=4 desiredHealthy:int32=5 expectedPods:int32=6 conditions:[]meta/v1.Condition?=7;p:merge;k:type;l:map;i:type
policy/v1beta1.PodSecurityPolicy ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:PodSecurityPolicySpec?=2
policy/v1beta1.PodSecurityPolicyList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]PodSecurityPolicy=2
policy/v1beta1.PodSecurityPolicySpec privileged:bool?=1 defaultAddCapabilities:[]core/v1.Capability?=2 requiredDropCapabilities:[]core/v1.Capability?=3 allowedCapabilities:[]core/v1.Capability?=4 volumes:[]FSType?=5 hostNetwork:bool?=6 hostPorts:[]HostPortRange?=7 hostPID:bool?=8 hostIPC:bool?=9 seLinux:SELinuxStrategyOptions=10 runAsUser:RunAsUserStrategyOptions=11 supplementalGroups:SupplementalGroupsStrategyOptions=12 fsGroup:FSGroupStrategyOptions=13 readOnlyRootFilesystem:bool?=14 defaultAllowPrivilegeEscalation:*bool?=15 allowPrivilegeEscalation:*bool?=16 allowedHostPaths:[]AllowedHostPath?=17 allowedFlexVolumes:[]AllowedFlexVolume?=18 allowedUnsafeSysctls:[]string?=19 forbiddenSysctls:[]string?=20 allowedProcMountTypes:[]core/v1.ProcMountType?=21 runAsGroup:*RunAsGroupStrategyOptions?=22 allowedCSIDrivers:[]AllowedCSIDriver?=23 runtimeClass:*RuntimeClassStrategyOptions?=24
policy/v1beta1.RunAsGroupStrategyOptions rule:RunAsGroupStrategy=1 ranges:[]IDRange?=2
policy/v1beta1.RunAsUserStrategyOptions rule:RunAsUserStrategy=1 ranges:[]IDRange?=2
policy/v1beta1.RuntimeClassStrategyOptions allowedRuntimeClassNames:[]string=1 defaultRuntimeClassName:*string?=2
policy/v1beta1.SELinuxStrategyOptions rule:SELinuxStrategy=1 seLinuxOptions:*core/v1.SELinuxOptions?=2
policy/v1beta1.SupplementalGroupsStrategyOptions rule:SupplementalGroupsStrategyType?=1 ranges:[]IDRange?=2
rbac/v1.AggregationRule clusterRoleSelectors:[]meta/v1.LabelSelector?=1
rbac/v1.ClusterRole rules:[]PolicyRule~=2
rbac/v1.ClusterRoleBinding subjects:[]Subject?=2
rbac/v1.PolicyRule verbs:[]string=1 apiGroups:[]string?=2 resources:[]string?=3 resourceNames:[]string?=4 nonResourceURLs:[]string?=5
rbac/v1.Role rules:[]PolicyRule~=2
rbac/v1.RoleBinding subjects:[]Subject?=2
storage/v1.CSIDriverSpec -seLinuxMount -nodeAllocatableUpdatePeriodSeconds
storage/v1.CSINodeDriver topologyKeys:[]string~=3
storage/v1.CSINodeSpec drivers:[]CSINodeDriver=1;p:merge;k:name
storage/v1.StorageClass mountOptions:[]string?=5
storage/v1.VolumeError -errorCode
storage/v1beta1.CSIDriver ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:CSIDriverSpec=2
storage/v1beta1.CSIDriverList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]CSIDriver=2
storage/v1beta1.CSIDriverSpec attachRequired:*bool?=1 podInfoOnMount:*bool?=2 volumeLifecycleModes:[]VolumeLifecycleMode?=3 storageCapacity:*bool?=4 fsGroupPolicy:*FSGroupPolicy?=5 tokenRequests:[]TokenRequest?=6;l:atomic requiresRepublish:*bool?=7
storage/v1beta1.CSINode ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:CSINodeSpec=2
storage/v1beta1.CSINodeDriver name:string=1 nodeID:string=2 topologyKeys:[]string~=3 allocatable:*VolumeNodeResources?=4
storage/v1beta1.CSINodeList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]CSINode=2
storage/v1beta1.CSINodeSpec drivers:[]CSINodeDriver=1;p:merge;k:name
storage/v1beta1.CSIStorageCapacity ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 nodeTopology:*meta/v1.LabelSelector?=2 storageClassName:string=3 capacity:*resource.Quantity?=4 maximumVolumeSize:*resource.Quantity?=5
storage/v1beta1.CSIStorageCapacityList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]CSIStorageCapacity=2;l:map;i:name
storage/v1beta1.StorageClass ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 provisioner:string=2 parameters:%string?=3 reclaimPolicy:*core/v1.PersistentVolumeReclaimPolicy?=4 mountOptions:[]string?=5 allowVolumeExpansion:*bool?=6 volumeBindingMode:*VolumeBindingMode?=7 allowedTopologies:[]core/v1.TopologySelectorTerm?=8;l:atomic
storage/v1beta1.StorageClassList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]StorageClass=2
storage/v1beta1.TokenRequest audience:string=1 expirationSeconds:*int64?=2
storage/v1beta1.VolumeAttachment ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:VolumeAttachmentSpec=2 status:VolumeAttachmentStatus?=3
storage/v1beta1.VolumeAttachmentList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]VolumeAttachment=2
storage/v1beta1.VolumeAttachmentSource persistentVolumeName:*string?=1 inlineVolumeSpec:*core/v1.PersistentVolumeSpec?=2
storage/v1beta1.VolumeAttachmentSpec attacher:string=1 source:VolumeAttachmentSource=2 nodeName:string=3
storage/v1beta1.VolumeAttachmentStatus attached:bool=1 attachmentMetadata:%string?=2 attachError:*VolumeError?=3 detachError:*VolumeError?=4
storage/v1beta1.VolumeError time:meta/v1.Time?=1 message:string?=2
storage/v1beta1.VolumeNodeResources count:*int32?=1
version.Info -emulationMajor -emulationMinor -minCompatibilityMajor -minCompatibilityMinor
~ /v1 admission.k8s.io/v1 admission.k8s.io/v1beta1 admissionregistration.k8s.io/v1 admissionregistration.k8s.io/v1beta1 apiextensions.k8s.io/v1 apiextensions.k8s.io/v1beta1 apiregistration.k8s.io/v1 apiregistration.k8s.io/v1beta1 apps/v1 apps/v1beta1 apps/v1beta2 authentication.k8s.io/v1 authentication.k8s.io/v1beta1 authorization.k8s.io/v1 authorization.k8s.io/v1beta1 autoscaling/v1 autoscaling/v2beta1 autoscaling/v2beta2 batch/v1 batch/v1beta1 certificates.k8s.io/v1 certificates.k8s.io/v1beta1 coordination.k8s.io/v1 coordination.k8s.io/v1beta1 discovery.k8s.io/v1 discovery.k8s.io/v1beta1 events.k8s.io/v1 events.k8s.io/v1beta1 extensions/v1beta1 flowcontrol.apiserver.k8s.io/v1alpha1 flowcontrol.apiserver.k8s.io/v1beta1 imagepolicy.k8s.io/v1alpha1 internal.apiserver.k8s.io/v1alpha1 networking.k8s.io/v1 networking.k8s.io/v1beta1 node.k8s.io/v1 node.k8s.io/v1alpha1 node.k8s.io/v1beta1 policy/v1 policy/v1beta1 rbac.authorization.k8s.io/v1 rbac.authorization.k8s.io/v1alpha1 rbac.authorization.k8s.io/v1beta1 scheduling.k8s.io/v1 scheduling.k8s.io/v1alpha1 scheduling.k8s.io/v1beta1 storage.k8s.io/v1 storage.k8s.io/v1alpha1 storage.k8s.io/v1beta1
`;
