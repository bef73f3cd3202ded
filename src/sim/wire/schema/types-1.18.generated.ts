/** Made by `npm run schema` from k8s.io/* at v0.18.4: facts, one type per line. */
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
-autoscaling/v1.ContainerResourceMetricSource
-autoscaling/v1.ContainerResourceMetricStatus
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
-batch/v1.CronJob
-batch/v1.CronJobList
-batch/v1.CronJobSpec
-batch/v1.CronJobStatus
-batch/v1.JobTemplateSpec
-batch/v1.PodFailurePolicy
-batch/v1.PodFailurePolicyAction
-batch/v1.PodFailurePolicyOnExitCodesOperator
-batch/v1.PodFailurePolicyOnExitCodesRequirement
-batch/v1.PodFailurePolicyOnPodConditionsPattern
-batch/v1.PodFailurePolicyRule
-batch/v1.PodReplacementPolicy
-batch/v1.SuccessPolicy
-batch/v1.SuccessPolicyRule
-batch/v1.UncountedTerminatedPods
-certificates/v1.CertificateSigningRequest
-certificates/v1.CertificateSigningRequestCondition
-certificates/v1.CertificateSigningRequestList
-certificates/v1.CertificateSigningRequestSpec
-certificates/v1.CertificateSigningRequestStatus
-certificates/v1.ExtraValue
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
-core/v1.EphemeralVolumeSource
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
-core/v1.PersistentVolumeClaimTemplate
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
-core/v1.PortStatus
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
-core/v1.SeccompProfile
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
-discovery/v1.Endpoint
-discovery/v1.EndpointConditions
-discovery/v1.EndpointHints
-discovery/v1.EndpointPort
-discovery/v1.EndpointSlice
-discovery/v1.EndpointSliceList
-discovery/v1.ForNode
-discovery/v1.ForZone
-events/v1.Event
-events/v1.EventList
-events/v1.EventSeries
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
-meta/v1.ApplyOptions
-meta/v1.Condition
-meta/v1.FieldSelectorRequirement
-networking/v1.HTTPIngressPath
-networking/v1.HTTPIngressRuleValue
-networking/v1.IPAddress
-networking/v1.IPAddressList
-networking/v1.IPAddressSpec
-networking/v1.Ingress
-networking/v1.IngressBackend
-networking/v1.IngressClass
-networking/v1.IngressClassList
-networking/v1.IngressClassParametersReference
-networking/v1.IngressClassSpec
-networking/v1.IngressList
-networking/v1.IngressLoadBalancerIngress
-networking/v1.IngressLoadBalancerStatus
-networking/v1.IngressPortStatus
-networking/v1.IngressRule
-networking/v1.IngressRuleValue
-networking/v1.IngressServiceBackend
-networking/v1.IngressSpec
-networking/v1.IngressStatus
-networking/v1.IngressTLS
-networking/v1.ParentReference
-networking/v1.PathType
-networking/v1.PolicyType
-networking/v1.ServiceBackendPort
-networking/v1.ServiceCIDR
-networking/v1.ServiceCIDRList
-networking/v1.ServiceCIDRSpec
-networking/v1.ServiceCIDRStatus
-node/v1.Overhead
-node/v1.RuntimeClass
-node/v1.RuntimeClassList
-node/v1.Scheduling
-policy/v1.Eviction
-policy/v1.PodDisruptionBudget
-policy/v1.PodDisruptionBudgetList
-policy/v1.PodDisruptionBudgetSpec
-policy/v1.PodDisruptionBudgetStatus
-policy/v1.UnhealthyPodEvictionPolicyType
-storage/v1.CSIStorageCapacity
-storage/v1.CSIStorageCapacityList
-storage/v1.TokenRequest
-storage/v1.VolumeBindingMode
admission/v1.AdmissionResponse -warnings
admission/v1beta1.AdmissionRequest uid:types.UID=1 kind:meta/v1.GroupVersionKind=2 resource:meta/v1.GroupVersionResource=3 subResource:string?=4 name:string?=5 namespace:string?=6 operation:Operation=7 userInfo:authentication/v1.UserInfo=8 object:runtime.RawExtension?=9 oldObject:runtime.RawExtension?=10 dryRun:*bool?=11 options:runtime.RawExtension?=12 requestKind:*meta/v1.GroupVersionKind?=13 requestResource:*meta/v1.GroupVersionResource?=14 requestSubResource:string?=15
admission/v1beta1.AdmissionResponse uid:types.UID=1 allowed:bool=2 status:*meta/v1.Status?=3 patch:[]byte?=4 patchType:*PatchType?=5 auditAnnotations:%string?=6
admission/v1beta1.AdmissionReview ...:meta/v1.TypeMeta=0 request:*AdmissionRequest?=1 response:*AdmissionResponse?=2
admissionregistration/v1.MutatingWebhook -matchConditions rules:[]RuleWithOperations?=3 admissionReviewVersions:[]string=8
admissionregistration/v1.MutatingWebhookConfiguration webhooks:[]MutatingWebhook?=2;p:merge;k:name
admissionregistration/v1.Rule apiGroups:[]string?=1 apiVersions:[]string?=2 resources:[]string?=3
admissionregistration/v1.RuleWithOperations operations:[]OperationType?=1
admissionregistration/v1.ValidatingWebhook -matchConditions rules:[]RuleWithOperations?=3 admissionReviewVersions:[]string=8
admissionregistration/v1.ValidatingWebhookConfiguration webhooks:[]ValidatingWebhook?=2;p:merge;k:name
admissionregistration/v1beta1.MutatingWebhook name:string=1 clientConfig:WebhookClientConfig=2 rules:[]RuleWithOperations?=3 failurePolicy:*FailurePolicyType?=4 namespaceSelector:*meta/v1.LabelSelector?=5 sideEffects:*SideEffectClass?=6 timeoutSeconds:*int32?=7 admissionReviewVersions:[]string?=8 matchPolicy:*MatchPolicyType?=9 reinvocationPolicy:*ReinvocationPolicyType?=10 objectSelector:*meta/v1.LabelSelector?=11
admissionregistration/v1beta1.MutatingWebhookConfiguration ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 webhooks:[]MutatingWebhook?=2;p:merge;k:name
admissionregistration/v1beta1.MutatingWebhookConfigurationList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]MutatingWebhookConfiguration=2
admissionregistration/v1beta1.Rule apiGroups:[]string?=1 apiVersions:[]string?=2 resources:[]string?=3 scope:*ScopeType?=4
admissionregistration/v1beta1.RuleWithOperations operations:[]OperationType?=1 ...:Rule=2
admissionregistration/v1beta1.ServiceReference namespace:string=1 name:string=2 path:*string?=3 port:*int32?=4
admissionregistration/v1beta1.ValidatingWebhook name:string=1 clientConfig:WebhookClientConfig=2 rules:[]RuleWithOperations?=3 failurePolicy:*FailurePolicyType?=4 namespaceSelector:*meta/v1.LabelSelector?=5 sideEffects:*SideEffectClass?=6 timeoutSeconds:*int32?=7 admissionReviewVersions:[]string?=8 matchPolicy:*MatchPolicyType?=9 objectSelector:*meta/v1.LabelSelector?=10
admissionregistration/v1beta1.ValidatingWebhookConfiguration ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 webhooks:[]ValidatingWebhook?=2;p:merge;k:name
admissionregistration/v1beta1.ValidatingWebhookConfigurationList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]ValidatingWebhookConfiguration=2
admissionregistration/v1beta1.WebhookClientConfig service:*ServiceReference?=1 caBundle:[]byte?=2 url:*string?=3
apiextensions/v1.ConversionRequest objects:[]runtime.RawExtension=3
apiextensions/v1.ConversionResponse convertedObjects:[]runtime.RawExtension=2
apiextensions/v1.CustomResourceDefinitionNames shortNames:[]string?=3 categories:[]string?=6
apiextensions/v1.CustomResourceDefinitionSpec versions:[]CustomResourceDefinitionVersion=7
apiextensions/v1.CustomResourceDefinitionStatus conditions:[]CustomResourceDefinitionCondition~=1 storedVersions:[]string~=3
apiextensions/v1.CustomResourceDefinitionVersion -deprecated -deprecationWarning -selectableFields additionalPrinterColumns:[]CustomResourceColumnDefinition?=6
apiextensions/v1.CustomResourceSubresourceStatus
apiextensions/v1.JSONSchemaProps -x-kubernetes-validations enum:[]JSON?=20 required:[]string?=23 allOf:[]JSONSchemaProps?=25 oneOf:[]JSONSchemaProps?=26 anyOf:[]JSONSchemaProps?=27 x-kubernetes-list-map-keys:[]string?=41
apiextensions/v1.JSONSchemaPropsOrArray JSONSchemas:[]JSONSchemaProps=2
apiextensions/v1.JSONSchemaPropsOrStringArray Property:[]string=2
apiextensions/v1.WebhookConversion conversionReviewVersions:[]string=3
apiextensions/v1beta1.ConversionRequest uid:types.UID=1 desiredAPIVersion:string=2 objects:[]runtime.RawExtension=3
apiextensions/v1beta1.ConversionResponse uid:types.UID=1 convertedObjects:[]runtime.RawExtension=2 result:meta/v1.Status=3
apiextensions/v1beta1.ConversionReview ...:meta/v1.TypeMeta=0 request:*ConversionRequest?=1 response:*ConversionResponse?=2
apiextensions/v1beta1.CustomResourceColumnDefinition name:string=1 type:string=2 format:string?=3 description:string?=4 priority:int32?=5 JSONPath:string=6
apiextensions/v1beta1.CustomResourceConversion strategy:ConversionStrategyType=1 webhookClientConfig:*WebhookClientConfig?=2 conversionReviewVersions:[]string?=3
apiextensions/v1beta1.CustomResourceDefinition ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:CustomResourceDefinitionSpec=2 status:CustomResourceDefinitionStatus?=3
apiextensions/v1beta1.CustomResourceDefinitionCondition type:CustomResourceDefinitionConditionType=1 status:ConditionStatus=2 lastTransitionTime:meta/v1.Time?=3 reason:string?=4 message:string?=5
apiextensions/v1beta1.CustomResourceDefinitionList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]CustomResourceDefinition=2
apiextensions/v1beta1.CustomResourceDefinitionNames plural:string=1 singular:string?=2 shortNames:[]string?=3 kind:string=4 listKind:string?=5 categories:[]string?=6
apiextensions/v1beta1.CustomResourceDefinitionSpec group:string=1 version:string?=2 names:CustomResourceDefinitionNames=3 scope:ResourceScope=4 validation:*CustomResourceValidation?=5 subresources:*CustomResourceSubresources?=6 versions:[]CustomResourceDefinitionVersion?=7 additionalPrinterColumns:[]CustomResourceColumnDefinition?=8 conversion:*CustomResourceConversion?=9 preserveUnknownFields:*bool?=10
apiextensions/v1beta1.CustomResourceDefinitionStatus conditions:[]CustomResourceDefinitionCondition~=1 acceptedNames:CustomResourceDefinitionNames~=2 storedVersions:[]string~=3
apiextensions/v1beta1.CustomResourceDefinitionVersion name:string=1 served:bool=2 storage:bool=3 schema:*CustomResourceValidation?=4 subresources:*CustomResourceSubresources?=5 additionalPrinterColumns:[]CustomResourceColumnDefinition?=6
apiextensions/v1beta1.CustomResourceSubresourceScale specReplicasPath:string=1 statusReplicasPath:string=2 labelSelectorPath:*string?=3
apiextensions/v1beta1.CustomResourceSubresourceStatus
apiextensions/v1beta1.CustomResourceSubresources status:*CustomResourceSubresourceStatus?=1 scale:*CustomResourceSubresourceScale?=2
apiextensions/v1beta1.CustomResourceValidation openAPIV3Schema:*JSONSchemaProps?=1
apiextensions/v1beta1.ExternalDocumentation description:string?=1 url:string?=2
apiextensions/v1beta1.JSONSchemaDefinitions =%JSONSchemaProps
apiextensions/v1beta1.JSONSchemaDependencies =%JSONSchemaPropsOrStringArray
apiextensions/v1beta1.JSONSchemaProps id:string?=1 $schema:JSONSchemaURL?=2 $ref:*string?=3 description:string?=4 type:string?=5 format:string?=6 title:string?=7 default:*JSON?=8 maximum:*float64?=9 exclusiveMaximum:bool?=10 minimum:*float64?=11 exclusiveMinimum:bool?=12 maxLength:*int64?=13 minLength:*int64?=14 pattern:string?=15 maxItems:*int64?=16 minItems:*int64?=17 uniqueItems:bool?=18 multipleOf:*float64?=19 enum:[]JSON?=20 maxProperties:*int64?=21 minProperties:*int64?=22 required:[]string?=23 items:*JSONSchemaPropsOrArray?=24 allOf:[]JSONSchemaProps?=25 oneOf:[]JSONSchemaProps?=26 anyOf:[]JSONSchemaProps?=27 not:*JSONSchemaProps?=28 properties:%JSONSchemaProps?=29 additionalProperties:*JSONSchemaPropsOrBool?=30 patternProperties:%JSONSchemaProps?=31 dependencies:JSONSchemaDependencies?=32 additionalItems:*JSONSchemaPropsOrBool?=33 definitions:JSONSchemaDefinitions?=34 externalDocs:*ExternalDocumentation?=35 example:*JSON?=36 nullable:bool?=37 x-kubernetes-preserve-unknown-fields:*bool?=38 x-kubernetes-embedded-resource:bool?=39 x-kubernetes-int-or-string:bool?=40 x-kubernetes-list-map-keys:[]string?=41 x-kubernetes-list-type:*string?=42 x-kubernetes-map-type:*string?=43
apiextensions/v1beta1.JSONSchemaPropsOrArray Schema:*JSONSchemaProps=1 JSONSchemas:[]JSONSchemaProps=2
apiextensions/v1beta1.JSONSchemaPropsOrBool Allows:bool=1 Schema:*JSONSchemaProps=2
apiextensions/v1beta1.JSONSchemaPropsOrStringArray Schema:*JSONSchemaProps=1 Property:[]string=2
apiextensions/v1beta1.ServiceReference namespace:string=1 name:string=2 path:*string?=3 port:*int32?=4
apiextensions/v1beta1.WebhookClientConfig service:*ServiceReference?=1 caBundle:[]byte?=2 url:*string?=3
apiregistration/v1.APIServiceSpec caBundle:[]byte?=5
apiregistration/v1.APIServiceStatus conditions:[]APIServiceCondition?=1;p:merge;k:type
apiregistration/v1beta1.APIService ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:APIServiceSpec?=2 status:APIServiceStatus?=3
apiregistration/v1beta1.APIServiceCondition type:APIServiceConditionType=1 status:ConditionStatus=2 lastTransitionTime:meta/v1.Time?=3 reason:string?=4 message:string?=5
apiregistration/v1beta1.APIServiceList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]APIService=2
apiregistration/v1beta1.APIServiceSpec service:*ServiceReference?=1 group:string?=2 version:string?=3 insecureSkipTLSVerify:bool?=4 caBundle:[]byte?=5 groupPriorityMinimum:int32=7 versionPriority:int32=8
apiregistration/v1beta1.APIServiceStatus conditions:[]APIServiceCondition?=1;p:merge;k:type
apiregistration/v1beta1.ServiceReference namespace:string?=1 name:string?=2 port:*int32?=3
apps/v1.DaemonSetStatus conditions:[]DaemonSetCondition?=10;p:merge;k:type
apps/v1.DeploymentStatus -terminatingReplicas conditions:[]DeploymentCondition?=6;p:merge;k:type
apps/v1.ReplicaSetStatus -terminatingReplicas conditions:[]ReplicaSetCondition?=6;p:merge;k:type
apps/v1.RollingUpdateDaemonSet -maxSurge
apps/v1.RollingUpdateStatefulSetStrategy -maxUnavailable
apps/v1.StatefulSetSpec -minReadySeconds -persistentVolumeClaimRetentionPolicy -ordinals volumeClaimTemplates:[]core/v1.PersistentVolumeClaim?=4 serviceName:string=5
apps/v1.StatefulSetStatus -availableReplicas conditions:[]StatefulSetCondition?=10;p:merge;k:type
authentication/v1.TokenRequestSpec audiences:[]string=1
authentication/v1.TokenReviewSpec audiences:[]string?=2
authentication/v1.TokenReviewStatus audiences:[]string?=4
authentication/v1.UserInfo groups:[]string?=3
authentication/v1beta1.ExtraValue =[]string
authentication/v1beta1.TokenReview ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:TokenReviewSpec=2 status:TokenReviewStatus?=3
authentication/v1beta1.TokenReviewSpec token:string?=1 audiences:[]string?=2
authentication/v1beta1.TokenReviewStatus authenticated:bool?=1 user:UserInfo?=2 error:string?=3 audiences:[]string?=4
authentication/v1beta1.UserInfo username:string?=1 uid:string?=2 groups:[]string?=3 extra:%ExtraValue?=4
authorization/v1.NonResourceRule verbs:[]string=1 nonResourceURLs:[]string?=2
authorization/v1.ResourceAttributes -fieldSelector -labelSelector
authorization/v1.ResourceRule verbs:[]string=1 apiGroups:[]string?=2 resources:[]string?=3 resourceNames:[]string?=4
authorization/v1.SubjectAccessReviewSpec groups:[]string?=4
authorization/v1.SubjectRulesReviewStatus resourceRules:[]ResourceRule=1 nonResourceRules:[]NonResourceRule=2
authorization/v1beta1.ExtraValue =[]string
authorization/v1beta1.LocalSubjectAccessReview ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:SubjectAccessReviewSpec=2 status:SubjectAccessReviewStatus?=3
authorization/v1beta1.NonResourceAttributes path:string?=1 verb:string?=2
authorization/v1beta1.NonResourceRule verbs:[]string=1 nonResourceURLs:[]string?=2
authorization/v1beta1.ResourceAttributes namespace:string?=1 verb:string?=2 group:string?=3 version:string?=4 resource:string?=5 subresource:string?=6 name:string?=7
authorization/v1beta1.ResourceRule verbs:[]string=1 apiGroups:[]string?=2 resources:[]string?=3 resourceNames:[]string?=4
authorization/v1beta1.SelfSubjectAccessReview ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:SelfSubjectAccessReviewSpec=2 status:SubjectAccessReviewStatus?=3
authorization/v1beta1.SelfSubjectAccessReviewSpec resourceAttributes:*ResourceAttributes?=1 nonResourceAttributes:*NonResourceAttributes?=2
authorization/v1beta1.SelfSubjectRulesReview ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:SelfSubjectRulesReviewSpec=2 status:SubjectRulesReviewStatus?=3
authorization/v1beta1.SelfSubjectRulesReviewSpec namespace:string?=1
authorization/v1beta1.SubjectAccessReview ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:SubjectAccessReviewSpec=2 status:SubjectAccessReviewStatus?=3
authorization/v1beta1.SubjectAccessReviewSpec resourceAttributes:*ResourceAttributes?=1 nonResourceAttributes:*NonResourceAttributes?=2 user:string?=3 group:[]string?=4 extra:%ExtraValue?=5 uid:string?=6
authorization/v1beta1.SubjectAccessReviewStatus allowed:bool=1 reason:string?=2 evaluationError:string?=3 denied:bool?=4
authorization/v1beta1.SubjectRulesReviewStatus resourceRules:[]ResourceRule=1 nonResourceRules:[]NonResourceRule=2 incomplete:bool=3 evaluationError:string?=4
autoscaling/v1.CrossVersionObjectReference -@
autoscaling/v1.MetricSpec -containerResource
autoscaling/v1.MetricStatus -containerResource
autoscaling/v2beta1.CrossVersionObjectReference kind:string=1 name:string=2 apiVersion:string?=3
autoscaling/v2beta1.ExternalMetricSource metricName:string=1 metricSelector:*meta/v1.LabelSelector?=2 targetValue:*resource.Quantity?=3 targetAverageValue:*resource.Quantity?=4
autoscaling/v2beta1.ExternalMetricStatus metricName:string=1 metricSelector:*meta/v1.LabelSelector?=2 currentValue:resource.Quantity=3 currentAverageValue:*resource.Quantity?=4
autoscaling/v2beta1.HorizontalPodAutoscaler ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:HorizontalPodAutoscalerSpec?=2 status:HorizontalPodAutoscalerStatus?=3
autoscaling/v2beta1.HorizontalPodAutoscalerCondition type:HorizontalPodAutoscalerConditionType=1 status:core/v1.ConditionStatus=2 lastTransitionTime:meta/v1.Time?=3 reason:string?=4 message:string?=5
autoscaling/v2beta1.HorizontalPodAutoscalerList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]HorizontalPodAutoscaler=2
autoscaling/v2beta1.HorizontalPodAutoscalerSpec scaleTargetRef:CrossVersionObjectReference=1 minReplicas:*int32?=2 maxReplicas:int32=3 metrics:[]MetricSpec?=4
autoscaling/v2beta1.HorizontalPodAutoscalerStatus observedGeneration:*int64?=1 lastScaleTime:*meta/v1.Time?=2 currentReplicas:int32=3 desiredReplicas:int32=4 currentMetrics:[]MetricStatus~=5 conditions:[]HorizontalPodAutoscalerCondition=6
autoscaling/v2beta1.MetricSpec type:MetricSourceType=1 object:*ObjectMetricSource?=2 pods:*PodsMetricSource?=3 resource:*ResourceMetricSource?=4 external:*ExternalMetricSource?=5
autoscaling/v2beta1.MetricStatus type:MetricSourceType=1 object:*ObjectMetricStatus?=2 pods:*PodsMetricStatus?=3 resource:*ResourceMetricStatus?=4 external:*ExternalMetricStatus?=5
autoscaling/v2beta1.ObjectMetricSource target:CrossVersionObjectReference=1 metricName:string=2 targetValue:resource.Quantity=3 selector:*meta/v1.LabelSelector?=4 averageValue:*resource.Quantity?=5
autoscaling/v2beta1.ObjectMetricStatus target:CrossVersionObjectReference=1 metricName:string=2 currentValue:resource.Quantity=3 selector:*meta/v1.LabelSelector?=4 averageValue:*resource.Quantity?=5
autoscaling/v2beta1.PodsMetricSource metricName:string=1 targetAverageValue:resource.Quantity=2 selector:*meta/v1.LabelSelector?=3
autoscaling/v2beta1.PodsMetricStatus metricName:string=1 currentAverageValue:resource.Quantity=2 selector:*meta/v1.LabelSelector?=3
autoscaling/v2beta1.ResourceMetricSource name:core/v1.ResourceName=1 targetAverageUtilization:*int32?=2 targetAverageValue:*resource.Quantity?=3
autoscaling/v2beta1.ResourceMetricStatus name:core/v1.ResourceName=1 currentAverageUtilization:*int32?=2 currentAverageValue:resource.Quantity=3
autoscaling/v2beta2.CrossVersionObjectReference kind:string=1 name:string=2 apiVersion:string?=3
autoscaling/v2beta2.ExternalMetricSource metric:MetricIdentifier=1 target:MetricTarget=2
autoscaling/v2beta2.ExternalMetricStatus metric:MetricIdentifier=1 current:MetricValueStatus=2
autoscaling/v2beta2.HPAScalingPolicy type:HPAScalingPolicyType=1 value:int32=2 periodSeconds:int32=3
autoscaling/v2beta2.HPAScalingRules selectPolicy:*ScalingPolicySelect?=1 policies:[]HPAScalingPolicy?=2 stabilizationWindowSeconds:*int32~=3
autoscaling/v2beta2.HorizontalPodAutoscaler ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:HorizontalPodAutoscalerSpec?=2 status:HorizontalPodAutoscalerStatus?=3
autoscaling/v2beta2.HorizontalPodAutoscalerBehavior scaleUp:*HPAScalingRules?=1 scaleDown:*HPAScalingRules?=2
autoscaling/v2beta2.HorizontalPodAutoscalerCondition type:HorizontalPodAutoscalerConditionType=1 status:core/v1.ConditionStatus=2 lastTransitionTime:meta/v1.Time?=3 reason:string?=4 message:string?=5
autoscaling/v2beta2.HorizontalPodAutoscalerList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]HorizontalPodAutoscaler=2
autoscaling/v2beta2.HorizontalPodAutoscalerSpec scaleTargetRef:CrossVersionObjectReference=1 minReplicas:*int32?=2 maxReplicas:int32=3 metrics:[]MetricSpec?=4 behavior:*HorizontalPodAutoscalerBehavior?=5
autoscaling/v2beta2.HorizontalPodAutoscalerStatus observedGeneration:*int64?=1 lastScaleTime:*meta/v1.Time?=2 currentReplicas:int32=3 desiredReplicas:int32=4 currentMetrics:[]MetricStatus~=5 conditions:[]HorizontalPodAutoscalerCondition=6
autoscaling/v2beta2.MetricIdentifier name:string=1 selector:*meta/v1.LabelSelector?=2
autoscaling/v2beta2.MetricSpec type:MetricSourceType=1 object:*ObjectMetricSource?=2 pods:*PodsMetricSource?=3 resource:*ResourceMetricSource?=4 external:*ExternalMetricSource?=5
autoscaling/v2beta2.MetricStatus type:MetricSourceType=1 object:*ObjectMetricStatus?=2 pods:*PodsMetricStatus?=3 resource:*ResourceMetricStatus?=4 external:*ExternalMetricStatus?=5
autoscaling/v2beta2.MetricTarget type:MetricTargetType=1 value:*resource.Quantity?=2 averageValue:*resource.Quantity?=3 averageUtilization:*int32?=4
autoscaling/v2beta2.MetricValueStatus value:*resource.Quantity?=1 averageValue:*resource.Quantity?=2 averageUtilization:*int32?=3
autoscaling/v2beta2.ObjectMetricSource describedObject:CrossVersionObjectReference=1 target:MetricTarget=2 metric:MetricIdentifier=3
autoscaling/v2beta2.ObjectMetricStatus metric:MetricIdentifier=1 current:MetricValueStatus=2 describedObject:CrossVersionObjectReference=3
autoscaling/v2beta2.PodsMetricSource metric:MetricIdentifier=1 target:MetricTarget=2
autoscaling/v2beta2.PodsMetricStatus metric:MetricIdentifier=1 current:MetricValueStatus=2
autoscaling/v2beta2.ResourceMetricSource name:core/v1.ResourceName=1 target:MetricTarget=2
autoscaling/v2beta2.ResourceMetricStatus name:core/v1.ResourceName=1 current:MetricValueStatus=2
batch/v1.JobSpec -completionMode -suspend -podFailurePolicy -backoffLimitPerIndex -maxFailedIndexes -podReplacementPolicy -managedBy -successPolicy
batch/v1.JobStatus -completedIndexes -uncountedTerminatedPods -ready -failedIndexes -terminating conditions:[]JobCondition?=1;p:merge;k:type
batch/v1beta1.CronJob ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:CronJobSpec?=2 status:CronJobStatus?=3
batch/v1beta1.CronJobList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]CronJob=2
batch/v1beta1.CronJobSpec schedule:string=1 startingDeadlineSeconds:*int64?=2 concurrencyPolicy:ConcurrencyPolicy?=3 suspend:*bool?=4 jobTemplate:JobTemplateSpec=5 successfulJobsHistoryLimit:*int32?=6 failedJobsHistoryLimit:*int32?=7
batch/v1beta1.CronJobStatus active:[]core/v1.ObjectReference?=1 lastScheduleTime:*meta/v1.Time?=4
batch/v1beta1.JobTemplate ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 template:JobTemplateSpec?=2
batch/v1beta1.JobTemplateSpec metadata:meta/v1.ObjectMeta?=1 spec:batch/v1.JobSpec?=2
certificates/v1beta1.CertificateSigningRequest ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:CertificateSigningRequestSpec?=2 status:CertificateSigningRequestStatus?=3
certificates/v1beta1.CertificateSigningRequestCondition type:RequestConditionType=1 reason:string?=2 message:string?=3 lastUpdateTime:meta/v1.Time?=4
certificates/v1beta1.CertificateSigningRequestList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]CertificateSigningRequest=2
certificates/v1beta1.CertificateSigningRequestSpec request:[]byte=1 username:string?=2 uid:string?=3 groups:[]string?=4 usages:[]KeyUsage?=5 extra:%ExtraValue?=6 signerName:*string?=7
certificates/v1beta1.CertificateSigningRequestStatus conditions:[]CertificateSigningRequestCondition?=1 certificate:[]byte?=2
certificates/v1beta1.ExtraValue =[]string
coordination/v1.LeaseSpec -strategy -preferredHolder
coordination/v1beta1.Lease ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:LeaseSpec?=2
coordination/v1beta1.LeaseList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]Lease=2
coordination/v1beta1.LeaseSpec holderIdentity:*string?=1 leaseDurationSeconds:*int32?=2 acquireTime:*meta/v1.MicroTime?=3 renewTime:*meta/v1.MicroTime?=4 leaseTransitions:*int32?=5
core/v1.AzureDiskVolumeSource cachingMode:*AzureDataDiskCachingMode?=3 fsType:*string?=4 readOnly:*bool?=5 kind:*AzureDataDiskKind?=6
core/v1.CSIPersistentVolumeSource -nodeExpandSecretRef
core/v1.Capabilities add:[]Capability?=1 drop:[]Capability?=2
core/v1.CephFSPersistentVolumeSource monitors:[]string=1
core/v1.CephFSVolumeSource monitors:[]string=1
core/v1.ComponentStatus conditions:[]ComponentCondition?=2;p:merge;k:type
core/v1.ConfigMapKeySelector -@
core/v1.ConfigMapProjection items:[]KeyToPath?=2
core/v1.ConfigMapVolumeSource items:[]KeyToPath?=2
core/v1.Container -resizePolicy -restartPolicy command:[]string?=3 args:[]string?=4 env:[]EnvVar?=7;p:merge;k:name volumeMounts:[]VolumeMount?=9;p:merge;k:mountPath envFrom:[]EnvFromSource?=19 volumeDevices:[]VolumeDevice?=21;p:merge;k:devicePath
core/v1.ContainerImage names:[]string=1
core/v1.ContainerPort protocol:Protocol?=4
core/v1.ContainerStatus -allocatedResources -resources -volumeMounts -user -allocatedResourcesStatus -stopSignal
core/v1.DownwardAPIProjection items:[]DownwardAPIVolumeFile?=1
core/v1.DownwardAPIVolumeSource items:[]DownwardAPIVolumeFile?=1
core/v1.EndpointAddress -@
core/v1.EndpointPort -@
core/v1.EndpointSubset addresses:[]EndpointAddress?=1 notReadyAddresses:[]EndpointAddress?=2 ports:[]EndpointPort?=3
core/v1.Endpoints subsets:[]EndpointSubset?=2
core/v1.EphemeralContainerCommon -resizePolicy -restartPolicy command:[]string?=3 args:[]string?=4 ports:[]ContainerPort?=6 env:[]EnvVar?=7;p:merge;k:name volumeMounts:[]VolumeMount?=9;p:merge;k:mountPath envFrom:[]EnvFromSource?=19 volumeDevices:[]VolumeDevice?=21;p:merge;k:devicePath
core/v1.EphemeralContainers ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 ephemeralContainers:[]EphemeralContainer=2;p:merge;k:name
core/v1.EventSeries state:EventSeriesState?=3
core/v1.ExecAction command:[]string?=1
core/v1.FCVolumeSource targetWWNs:[]string?=1 wwids:[]string?=5
core/v1.HTTPGetAction httpHeaders:[]HTTPHeader?=5
core/v1.Handler exec:*ExecAction?=1 httpGet:*HTTPGetAction?=2 tcpSocket:*TCPSocketAction?=3
core/v1.HostAlias ip:string?=1 hostnames:[]string?=2
core/v1.ISCSIPersistentVolumeSource iscsiInterface:string?=4 portals:[]string?=7
core/v1.ISCSIVolumeSource iscsiInterface:string?=4 portals:[]string?=7
core/v1.Lifecycle -stopSignal postStart:*Handler?=1 preStop:*Handler?=2
core/v1.LimitRangeSpec limits:[]LimitRangeItem=1
core/v1.LoadBalancerIngress -ipMode -ports
core/v1.LoadBalancerStatus ingress:[]LoadBalancerIngress?=1
core/v1.LocalObjectReference -@ name:string?=1
core/v1.NamespaceSpec finalizers:[]FinalizerName?=1
core/v1.NamespaceStatus conditions:[]NamespaceCondition?=2;p:merge;k:type
core/v1.NodeAffinity preferredDuringSchedulingIgnoredDuringExecution:[]PreferredSchedulingTerm?=2
core/v1.NodeResources Capacity:ResourceList=1
core/v1.NodeSelector -@ nodeSelectorTerms:[]NodeSelectorTerm=1
core/v1.NodeSelectorRequirement values:[]string?=3
core/v1.NodeSelectorTerm -@ matchExpressions:[]NodeSelectorRequirement?=1 matchFields:[]NodeSelectorRequirement?=2
core/v1.NodeSpec taints:[]Taint?=5 podCIDRs:[]string?=7;p:merge
core/v1.NodeStatus -runtimeHandlers -features conditions:[]NodeCondition?=4;p:merge;k:type addresses:[]NodeAddress?=5;p:merge;k:type images:[]ContainerImage?=8 volumesInUse:[]UniqueVolumeName?=9 volumesAttached:[]AttachedVolume?=10
core/v1.NodeSystemInfo -swap
core/v1.ObjectFieldSelector -@
core/v1.ObjectReference -@
core/v1.PersistentVolumeClaimSpec -dataSourceRef -volumeAttributesClassName accessModes:[]PersistentVolumeAccessMode?=1 resources:ResourceRequirements?=2
core/v1.PersistentVolumeClaimStatus -allocatedResources -allocatedResourceStatuses -currentVolumeAttributesClassName -modifyVolumeStatus accessModes:[]PersistentVolumeAccessMode?=2 conditions:[]PersistentVolumeClaimCondition?=4;p:merge;k:type
core/v1.PersistentVolumeSpec -volumeAttributesClassName accessModes:[]PersistentVolumeAccessMode?=3 claimRef:*ObjectReference?=4 mountOptions:[]string?=7
core/v1.PersistentVolumeStatus -lastPhaseTransitionTime
core/v1.PodAffinity requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm?=1 preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm?=2
core/v1.PodAffinityTerm -namespaceSelector -matchLabelKeys -mismatchLabelKeys namespaces:[]string?=2
core/v1.PodAntiAffinity requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm?=1 preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm?=2
core/v1.PodCondition -observedGeneration
core/v1.PodDNSConfig nameservers:[]string?=1 searches:[]string?=2 options:[]PodDNSConfigOption?=3
core/v1.PodExecOptions command:[]string=6
core/v1.PodIP ip:string?=1
core/v1.PodLogOptions -stream
core/v1.PodPortForwardOptions ports:[]int32?=1
core/v1.PodSecurityContext -seccompProfile -appArmorProfile -supplementalGroupsPolicy -seLinuxChangePolicy supplementalGroups:[]int64?=4 sysctls:[]Sysctl?=7
core/v1.PodSpec -setHostnameAsFQDN -os -hostUsers -schedulingGates -resourceClaims -resources volumes:[]Volume?=1;p:merge,retainKeys;k:name containers:[]Container=2;p:merge;k:name nodeSelector:%string?=7 imagePullSecrets:[]LocalObjectReference?=15;p:merge;k:name initContainers:[]Container?=20;p:merge;k:name tolerations:[]Toleration?=22 hostAliases:[]HostAlias?=23;p:merge;k:ip readinessGates:[]PodReadinessGate?=28 ephemeralContainers:[]EphemeralContainer?=34;p:merge;k:name
core/v1.PodStatus -resize -resourceClaimStatuses -hostIPs -observedGeneration conditions:[]PodCondition?=2;p:merge;k:type containerStatuses:[]ContainerStatus?=8 initContainerStatuses:[]ContainerStatus?=10 podIPs:[]PodIP?=12;p:merge;k:ip ephemeralContainerStatuses:[]ContainerStatus?=13
core/v1.Probe -...ProbeHandler -terminationGracePeriodSeconds ...:Handler=1
core/v1.ProjectedVolumeSource sources:[]VolumeProjection=1
core/v1.RBDPersistentVolumeSource monitors:[]string=1 pool:string?=4 user:string?=5 keyring:string?=6
core/v1.RBDVolumeSource monitors:[]string=1 pool:string?=4 user:string?=5 keyring:string?=6
core/v1.ReplicationControllerSpec replicas:*int32?=1 selector:%string?=2 minReadySeconds:int32?=4
core/v1.ReplicationControllerStatus conditions:[]ReplicationControllerCondition?=6;p:merge;k:type
core/v1.ResourceFieldSelector -@
core/v1.ResourceQuotaSpec scopes:[]ResourceQuotaScope?=2
core/v1.ResourceRequirements -claims
core/v1.ScaleIOPersistentVolumeSource storageMode:string?=7 fsType:string?=9
core/v1.ScaleIOVolumeSource storageMode:string?=7 fsType:string?=9
core/v1.ScopeSelector -@ matchExpressions:[]ScopedResourceSelectorRequirement?=1
core/v1.ScopedResourceSelectorRequirement values:[]string?=3
core/v1.SecretKeySelector -@
core/v1.SecretProjection items:[]KeyToPath?=2
core/v1.SecretReference -@
core/v1.SecretVolumeSource items:[]KeyToPath?=2
core/v1.SecurityContext -seccompProfile -appArmorProfile
core/v1.ServiceAccount secrets:[]ObjectReference?=2;p:merge;k:name imagePullSecrets:[]LocalObjectReference?=3
core/v1.ServicePort protocol:Protocol?=2
core/v1.ServiceSpec -ipFamilyPolicy -clusterIPs -ipFamilies -allocateLoadBalancerNodePorts -loadBalancerClass -internalTrafficPolicy -trafficDistribution selector:%string?=2 externalIPs:[]string?=5 loadBalancerSourceRanges:[]string?=9 externalTrafficPolicy:ServiceExternalTrafficPolicyType?=11 ipFamily:*IPFamily?=15 topologyKeys:[]string?=16
core/v1.ServiceStatus -conditions
core/v1.TopologySelectorLabelRequirement values:[]string=2
core/v1.TopologySelectorTerm -@ matchLabelExpressions:[]TopologySelectorLabelRequirement?=1
core/v1.TopologySpreadConstraint -minDomains -nodeAffinityPolicy -nodeTaintsPolicy -matchLabelKeys
core/v1.TypedLocalObjectReference -@
core/v1.VolumeMount -recursiveReadOnly
core/v1.VolumeProjection -clusterTrustBundle
core/v1.VolumeSource -ephemeral -image
core/v1.WindowsSecurityContextOptions -hostProcess
discovery/v1beta1.Endpoint addresses:[]string=1;l:set conditions:EndpointConditions?=2 hostname:*string?=3 targetRef:*core/v1.ObjectReference?=4 topology:%string?=5
discovery/v1beta1.EndpointConditions ready:*bool?=1
discovery/v1beta1.EndpointPort name:*string?=1 protocol:*core/v1.Protocol?=2 port:*int32?=3 appProtocol:*string?=4
discovery/v1beta1.EndpointSlice ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 endpoints:[]Endpoint=2;l:atomic ports:[]EndpointPort~=3;l:atomic addressType:AddressType=4
discovery/v1beta1.EndpointSliceList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]EndpointSlice=2;l:set
events/v1beta1.Event ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 eventTime:meta/v1.MicroTime=2 series:*EventSeries?=3 reportingController:string?=4 reportingInstance:string?=5 action:string?=6 reason:string?=7 regarding:core/v1.ObjectReference?=8 related:*core/v1.ObjectReference?=9 note:string?=10 type:string?=11 deprecatedSource:core/v1.EventSource?=12 deprecatedFirstTimestamp:meta/v1.Time?=13 deprecatedLastTimestamp:meta/v1.Time?=14 deprecatedCount:int32?=15
events/v1beta1.EventList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]Event=2
events/v1beta1.EventSeries count:int32=1 lastObservedTime:meta/v1.MicroTime=2 state:EventSeriesState=3
extensions/v1beta1.AllowedCSIDriver name:string=1
extensions/v1beta1.AllowedFlexVolume driver:string=1
extensions/v1beta1.AllowedHostPath pathPrefix:string?=1 readOnly:bool?=2
extensions/v1beta1.DaemonSet ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:DaemonSetSpec?=2 status:DaemonSetStatus?=3
extensions/v1beta1.DaemonSetCondition type:DaemonSetConditionType=1 status:core/v1.ConditionStatus=2 lastTransitionTime:meta/v1.Time?=3 reason:string?=4 message:string?=5
extensions/v1beta1.DaemonSetList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]DaemonSet=2
extensions/v1beta1.DaemonSetSpec selector:*meta/v1.LabelSelector?=1 template:core/v1.PodTemplateSpec=2 updateStrategy:DaemonSetUpdateStrategy?=3 minReadySeconds:int32?=4 templateGeneration:int64?=5 revisionHistoryLimit:*int32?=6
extensions/v1beta1.DaemonSetStatus currentNumberScheduled:int32=1 numberMisscheduled:int32=2 desiredNumberScheduled:int32=3 numberReady:int32=4 observedGeneration:int64?=5 updatedNumberScheduled:int32?=6 numberAvailable:int32?=7 numberUnavailable:int32?=8 collisionCount:*int32?=9 conditions:[]DaemonSetCondition?=10;p:merge;k:type
extensions/v1beta1.DaemonSetUpdateStrategy type:DaemonSetUpdateStrategyType?=1 rollingUpdate:*RollingUpdateDaemonSet?=2
extensions/v1beta1.Deployment ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:DeploymentSpec?=2 status:DeploymentStatus?=3
extensions/v1beta1.DeploymentCondition type:DeploymentConditionType=1 status:core/v1.ConditionStatus=2 reason:string?=4 message:string?=5 lastUpdateTime:meta/v1.Time?=6 lastTransitionTime:meta/v1.Time?=7
extensions/v1beta1.DeploymentList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]Deployment=2
extensions/v1beta1.DeploymentRollback ...:meta/v1.TypeMeta=0 name:string=1 updatedAnnotations:%string?=2 rollbackTo:RollbackConfig=3
extensions/v1beta1.DeploymentSpec replicas:*int32?=1 selector:*meta/v1.LabelSelector?=2 template:core/v1.PodTemplateSpec=3 strategy:DeploymentStrategy?=4;p:retainKeys minReadySeconds:int32?=5 revisionHistoryLimit:*int32?=6 paused:bool?=7 rollbackTo:*RollbackConfig?=8 progressDeadlineSeconds:*int32?=9
extensions/v1beta1.DeploymentStatus observedGeneration:int64?=1 replicas:int32?=2 updatedReplicas:int32?=3 availableReplicas:int32?=4 unavailableReplicas:int32?=5 conditions:[]DeploymentCondition?=6;p:merge;k:type readyReplicas:int32?=7 collisionCount:*int32?=8
extensions/v1beta1.DeploymentStrategy type:DeploymentStrategyType?=1 rollingUpdate:*RollingUpdateDeployment?=2
extensions/v1beta1.FSGroupStrategyOptions rule:FSGroupStrategyType?=1 ranges:[]IDRange?=2
extensions/v1beta1.HTTPIngressPath path:string?=1 backend:IngressBackend=2 pathType:*PathType?=3
extensions/v1beta1.HTTPIngressRuleValue paths:[]HTTPIngressPath=1
extensions/v1beta1.HostPortRange min:int32=1 max:int32=2
extensions/v1beta1.IDRange min:int64=1 max:int64=2
extensions/v1beta1.IPBlock cidr:string=1 except:[]string?=2
extensions/v1beta1.Ingress ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:IngressSpec?=2 status:IngressStatus?=3
extensions/v1beta1.IngressBackend serviceName:string?=1 servicePort:intstr.IntOrString?=2 resource:*core/v1.TypedLocalObjectReference?=3
extensions/v1beta1.IngressList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]Ingress=2
extensions/v1beta1.IngressRule host:string?=1 ...:IngressRuleValue?=2
extensions/v1beta1.IngressRuleValue http:*HTTPIngressRuleValue?=1
extensions/v1beta1.IngressSpec backend:*IngressBackend?=1 tls:[]IngressTLS?=2 rules:[]IngressRule?=3 ingressClassName:*string?=4
extensions/v1beta1.IngressStatus loadBalancer:core/v1.LoadBalancerStatus?=1
extensions/v1beta1.IngressTLS hosts:[]string?=1 secretName:string?=2
extensions/v1beta1.NetworkPolicy ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:NetworkPolicySpec?=2
extensions/v1beta1.NetworkPolicyEgressRule ports:[]NetworkPolicyPort?=1 to:[]NetworkPolicyPeer?=2
extensions/v1beta1.NetworkPolicyIngressRule ports:[]NetworkPolicyPort?=1 from:[]NetworkPolicyPeer?=2
extensions/v1beta1.NetworkPolicyList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]NetworkPolicy=2
extensions/v1beta1.NetworkPolicyPeer podSelector:*meta/v1.LabelSelector?=1 namespaceSelector:*meta/v1.LabelSelector?=2 ipBlock:*IPBlock?=3
extensions/v1beta1.NetworkPolicyPort protocol:*core/v1.Protocol?=1 port:*intstr.IntOrString?=2
extensions/v1beta1.NetworkPolicySpec podSelector:meta/v1.LabelSelector=1 ingress:[]NetworkPolicyIngressRule?=2 egress:[]NetworkPolicyEgressRule?=3 policyTypes:[]PolicyType?=4
extensions/v1beta1.PodSecurityPolicy ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:PodSecurityPolicySpec?=2
extensions/v1beta1.PodSecurityPolicyList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]PodSecurityPolicy=2
extensions/v1beta1.PodSecurityPolicySpec privileged:bool?=1 defaultAddCapabilities:[]core/v1.Capability?=2 requiredDropCapabilities:[]core/v1.Capability?=3 allowedCapabilities:[]core/v1.Capability?=4 volumes:[]FSType?=5 hostNetwork:bool?=6 hostPorts:[]HostPortRange?=7 hostPID:bool?=8 hostIPC:bool?=9 seLinux:SELinuxStrategyOptions=10 runAsUser:RunAsUserStrategyOptions=11 supplementalGroups:SupplementalGroupsStrategyOptions=12 fsGroup:FSGroupStrategyOptions=13 readOnlyRootFilesystem:bool?=14 defaultAllowPrivilegeEscalation:*bool?=15 allowPrivilegeEscalation:*bool?=16 allowedHostPaths:[]AllowedHostPath?=17 allowedFlexVolumes:[]AllowedFlexVolume?=18 allowedUnsafeSysctls:[]string?=19 forbiddenSysctls:[]string?=20 allowedProcMountTypes:[]core/v1.ProcMountType?=21 runAsGroup:*RunAsGroupStrategyOptions?=22 allowedCSIDrivers:[]AllowedCSIDriver?=23 runtimeClass:*RuntimeClassStrategyOptions?=24
extensions/v1beta1.ReplicaSet ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:ReplicaSetSpec?=2 status:ReplicaSetStatus?=3
extensions/v1beta1.ReplicaSetCondition type:ReplicaSetConditionType=1 status:core/v1.ConditionStatus=2 lastTransitionTime:meta/v1.Time?=3 reason:string?=4 message:string?=5
extensions/v1beta1.ReplicaSetList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]ReplicaSet=2
extensions/v1beta1.ReplicaSetSpec replicas:*int32?=1 selector:*meta/v1.LabelSelector?=2 template:core/v1.PodTemplateSpec?=3 minReadySeconds:int32?=4
extensions/v1beta1.ReplicaSetStatus replicas:int32=1 fullyLabeledReplicas:int32?=2 observedGeneration:int64?=3 readyReplicas:int32?=4 availableReplicas:int32?=5 conditions:[]ReplicaSetCondition?=6;p:merge;k:type
extensions/v1beta1.RollbackConfig revision:int64?=1
extensions/v1beta1.RollingUpdateDaemonSet maxUnavailable:*intstr.IntOrString?=1
extensions/v1beta1.RollingUpdateDeployment maxUnavailable:*intstr.IntOrString?=1 maxSurge:*intstr.IntOrString?=2
extensions/v1beta1.RunAsGroupStrategyOptions rule:RunAsGroupStrategy=1 ranges:[]IDRange?=2
extensions/v1beta1.RunAsUserStrategyOptions rule:RunAsUserStrategy=1 ranges:[]IDRange?=2
extensions/v1beta1.RuntimeClassStrategyOptions allowedRuntimeClassNames:[]string=1 defaultRuntimeClassName:*string?=2
extensions/v1beta1.SELinuxStrategyOptions rule:SELinuxStrategy=1 seLinuxOptions:*core/v1.SELinuxOptions?=2
extensions/v1beta1.Scale ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:ScaleSpec?=2 status:ScaleStatus?=3
extensions/v1beta1.ScaleSpec replicas:int32?=1
extensions/v1beta1.ScaleStatus replicas:int32=1 selector:%string?=2 targetSelector:string?=3
extensions/v1beta1.SupplementalGroupsStrategyOptions rule:SupplementalGroupsStrategyType?=1 ranges:[]IDRange?=2
meta/v1.APIGroup versions:[]GroupVersionForDiscovery=2 serverAddressByClientCIDRs:[]ServerAddressByClientCIDR?=4
meta/v1.APIGroupList groups:[]APIGroup=1
meta/v1.APIResource shortNames:[]string?=5 categories:[]string?=7
meta/v1.APIResourceList resources:[]APIResource=2
meta/v1.APIVersions versions:[]string=1 serverAddressByClientCIDRs:[]ServerAddressByClientCIDR=2
meta/v1.CreateOptions -fieldValidation dryRun:[]string?=1
meta/v1.DeleteOptions -ignoreStoreReadErrorWithClusterBreakingPotential dryRun:[]string?=5
meta/v1.ExportOptions ...:TypeMeta=0 export:bool=1 exact:bool=2
meta/v1.LabelSelector -@ matchExpressions:[]LabelSelectorRequirement?=2
meta/v1.LabelSelectorRequirement key:string=1;p:merge;k:key values:[]string?=3
meta/v1.ListOptions -resourceVersionMatch -sendInitialEvents
meta/v1.ManagedFieldsEntry -subresource
meta/v1.ObjectMeta ownerReferences:[]OwnerReference?=13;p:merge;k:uid finalizers:[]string?=14;p:merge clusterName:string?=15 managedFields:[]ManagedFieldsEntry?=17
meta/v1.OwnerReference -@
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
networking/v1.NetworkPolicyEgressRule ports:[]NetworkPolicyPort?=1 to:[]NetworkPolicyPeer?=2
networking/v1.NetworkPolicyIngressRule ports:[]NetworkPolicyPort?=1 from:[]NetworkPolicyPeer?=2
networking/v1.NetworkPolicyPort -endPort
networking/v1.NetworkPolicySpec ingress:[]NetworkPolicyIngressRule?=2 egress:[]NetworkPolicyEgressRule?=3 policyTypes:[]PolicyType?=4
networking/v1beta1.HTTPIngressPath path:string?=1 backend:IngressBackend=2 pathType:*PathType?=3
networking/v1beta1.HTTPIngressRuleValue paths:[]HTTPIngressPath=1
networking/v1beta1.Ingress ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:IngressSpec?=2 status:IngressStatus?=3
networking/v1beta1.IngressBackend serviceName:string?=1 servicePort:intstr.IntOrString?=2 resource:*core/v1.TypedLocalObjectReference?=3
networking/v1beta1.IngressClass ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:IngressClassSpec?=2
networking/v1beta1.IngressClassList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]IngressClass=2;l:set
networking/v1beta1.IngressClassSpec controller:string?=1 parameters:*core/v1.TypedLocalObjectReference?=2
networking/v1beta1.IngressList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]Ingress=2
networking/v1beta1.IngressRule host:string?=1 ...:IngressRuleValue?=2
networking/v1beta1.IngressRuleValue http:*HTTPIngressRuleValue?=1
networking/v1beta1.IngressSpec backend:*IngressBackend?=1 tls:[]IngressTLS?=2 rules:[]IngressRule?=3 ingressClassName:*string?=4
networking/v1beta1.IngressStatus loadBalancer:core/v1.LoadBalancerStatus?=1
networking/v1beta1.IngressTLS hosts:[]string?=1 secretName:string?=2
node/v1beta1.Overhead podFixed:core/v1.ResourceList?=1
node/v1beta1.RuntimeClass ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 handler:string=2 overhead:*Overhead?=3 scheduling:*Scheduling?=4
node/v1beta1.RuntimeClassList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]RuntimeClass=2
node/v1beta1.Scheduling nodeSelector:%string?=1 tolerations:[]core/v1.Toleration?=2;l:atomic
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
policy/v1beta1.PodDisruptionBudgetStatus observedGeneration:int64?=1 disruptedPods:%meta/v1.Time?=2 disruptionsAllowed:int32=3 currentHealthy:int32=4 desiredHealthy:int32=5 expectedPods:int32=6
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
rbac/v1.RoleRef -@
rbac/v1.Subject -@
rbac/v1beta1.AggregationRule clusterRoleSelectors:[]meta/v1.LabelSelector?=1
rbac/v1beta1.ClusterRole ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 rules:[]PolicyRule~=2 aggregationRule:*AggregationRule?=3
rbac/v1beta1.ClusterRoleBinding ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 subjects:[]Subject?=2 roleRef:RoleRef=3
rbac/v1beta1.ClusterRoleBindingList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]ClusterRoleBinding=2
rbac/v1beta1.ClusterRoleList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]ClusterRole=2
rbac/v1beta1.PolicyRule verbs:[]string=1 apiGroups:[]string?=2 resources:[]string?=3 resourceNames:[]string?=4 nonResourceURLs:[]string?=5
rbac/v1beta1.Role ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 rules:[]PolicyRule~=2
rbac/v1beta1.RoleBinding ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 subjects:[]Subject?=2 roleRef:RoleRef=3
rbac/v1beta1.RoleBindingList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]RoleBinding=2
rbac/v1beta1.RoleList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]Role=2
rbac/v1beta1.RoleRef apiGroup:string=1 kind:string=2 name:string=3
rbac/v1beta1.Subject kind:string=1 apiGroup:string?=2 name:string=3 namespace:string?=4
scheduling/v1beta1.PriorityClass ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 value:int32=2 globalDefault:bool?=3 description:string?=4 preemptionPolicy:*core/v1.PreemptionPolicy?=5
scheduling/v1beta1.PriorityClassList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]PriorityClass=2
storage/v1.CSIDriverSpec -storageCapacity -fsGroupPolicy -tokenRequests -requiresRepublish -seLinuxMount -nodeAllocatableUpdatePeriodSeconds
storage/v1.CSINodeDriver topologyKeys:[]string~=3
storage/v1.CSINodeSpec drivers:[]CSINodeDriver=1;p:merge;k:name
storage/v1.StorageClass mountOptions:[]string?=5 allowedTopologies:[]core/v1.TopologySelectorTerm?=8
storage/v1.VolumeError -errorCode
storage/v1beta1.CSIDriver ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:CSIDriverSpec=2
storage/v1beta1.CSIDriverList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]CSIDriver=2
storage/v1beta1.CSIDriverSpec attachRequired:*bool?=1 podInfoOnMount:*bool?=2 volumeLifecycleModes:[]VolumeLifecycleMode?=3
storage/v1beta1.CSINode ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:CSINodeSpec=2
storage/v1beta1.CSINodeDriver name:string=1 nodeID:string=2 topologyKeys:[]string~=3 allocatable:*VolumeNodeResources?=4
storage/v1beta1.CSINodeList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]CSINode=2
storage/v1beta1.CSINodeSpec drivers:[]CSINodeDriver=1;p:merge;k:name
storage/v1beta1.StorageClass ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 provisioner:string=2 parameters:%string?=3 reclaimPolicy:*core/v1.PersistentVolumeReclaimPolicy?=4 mountOptions:[]string?=5 allowVolumeExpansion:*bool?=6 volumeBindingMode:*VolumeBindingMode?=7 allowedTopologies:[]core/v1.TopologySelectorTerm?=8
storage/v1beta1.StorageClassList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]StorageClass=2
storage/v1beta1.VolumeAttachment ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta?=1 spec:VolumeAttachmentSpec=2 status:VolumeAttachmentStatus?=3
storage/v1beta1.VolumeAttachmentList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta?=1 items:[]VolumeAttachment=2
storage/v1beta1.VolumeAttachmentSource persistentVolumeName:*string?=1 inlineVolumeSpec:*core/v1.PersistentVolumeSpec?=2
storage/v1beta1.VolumeAttachmentSpec attacher:string=1 source:VolumeAttachmentSource=2 nodeName:string=3
storage/v1beta1.VolumeAttachmentStatus attached:bool=1 attachmentMetadata:%string?=2 attachError:*VolumeError?=3 detachError:*VolumeError?=4
storage/v1beta1.VolumeError time:meta/v1.Time?=1 message:string?=2
storage/v1beta1.VolumeNodeResources count:*int32?=1
version.Info -emulationMajor -emulationMinor -minCompatibilityMajor -minCompatibilityMinor
~ /v1 admission.k8s.io/v1 admission.k8s.io/v1beta1 admissionregistration.k8s.io/v1 admissionregistration.k8s.io/v1beta1 apiextensions.k8s.io/v1 apiextensions.k8s.io/v1beta1 apiregistration.k8s.io/v1 apiregistration.k8s.io/v1beta1 apps/v1 apps/v1beta1 apps/v1beta2 auditregistration.k8s.io/v1alpha1 authentication.k8s.io/v1 authentication.k8s.io/v1beta1 authorization.k8s.io/v1 authorization.k8s.io/v1beta1 autoscaling/v1 autoscaling/v2beta1 autoscaling/v2beta2 batch/v1 batch/v1beta1 batch/v2alpha1 certificates.k8s.io/v1beta1 coordination.k8s.io/v1 coordination.k8s.io/v1beta1 discovery.k8s.io/v1alpha1 discovery.k8s.io/v1beta1 events.k8s.io/v1beta1 extensions/v1beta1 flowcontrol.apiserver.k8s.io/v1alpha1 imagepolicy.k8s.io/v1alpha1 networking.k8s.io/v1 networking.k8s.io/v1beta1 node.k8s.io/v1alpha1 node.k8s.io/v1beta1 policy/v1beta1 rbac.authorization.k8s.io/v1 rbac.authorization.k8s.io/v1alpha1 rbac.authorization.k8s.io/v1beta1 scheduling.k8s.io/v1 scheduling.k8s.io/v1alpha1 scheduling.k8s.io/v1beta1 settings.k8s.io/v1alpha1 storage.k8s.io/v1 storage.k8s.io/v1alpha1 storage.k8s.io/v1beta1
`;
