/** Made by `npm run schema` from k8s.io/* at v0.33.1: facts, one type per line. */
export const types: string = `
admission/v1.AdmissionRequest uid:types.UID kind:meta/v1.GroupVersionKind resource:meta/v1.GroupVersionResource subResource:string? name:string? namespace:string? operation:Operation userInfo:authentication/v1.UserInfo object:runtime.RawExtension? oldObject:runtime.RawExtension? dryRun:*bool? options:runtime.RawExtension? requestKind:*meta/v1.GroupVersionKind? requestResource:*meta/v1.GroupVersionResource? requestSubResource:string?
admission/v1.AdmissionResponse uid:types.UID allowed:bool status:*meta/v1.Status? patch:[]byte? patchType:*PatchType? auditAnnotations:%string? warnings:[]string?
admission/v1.AdmissionReview ...:meta/v1.TypeMeta=0 request:*AdmissionRequest? response:*AdmissionResponse?
admissionregistration/v1.AuditAnnotation key:string valueExpression:string
admissionregistration/v1.ExpressionWarning fieldRef:string=2 warning:string
admissionregistration/v1.FailurePolicyType =string,Fail,Ignore
admissionregistration/v1.MatchCondition name:string expression:string
admissionregistration/v1.MatchPolicyType =string,Equivalent,Exact
admissionregistration/v1.MatchResources @atomic namespaceSelector:*meta/v1.LabelSelector? objectSelector:*meta/v1.LabelSelector? resourceRules:[]NamedRuleWithOperations?;l:atomic excludeResourceRules:[]NamedRuleWithOperations?;l:atomic matchPolicy:*MatchPolicyType?=7
admissionregistration/v1.MutatingWebhook name:string clientConfig:WebhookClientConfig rules:[]RuleWithOperations?;l:atomic failurePolicy:*FailurePolicyType? namespaceSelector:*meta/v1.LabelSelector? sideEffects:*SideEffectClass timeoutSeconds:*int32? admissionReviewVersions:[]string;l:atomic matchPolicy:*MatchPolicyType? reinvocationPolicy:*ReinvocationPolicyType? objectSelector:*meta/v1.LabelSelector? matchConditions:[]MatchCondition?;p:merge;k:name;l:map;i:name
admissionregistration/v1.MutatingWebhookConfiguration ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? webhooks:[]MutatingWebhook?;p:merge;k:name;l:map;i:name
admissionregistration/v1.MutatingWebhookConfigurationList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]MutatingWebhookConfiguration
admissionregistration/v1.NamedRuleWithOperations @atomic resourceNames:[]string?;l:atomic ...:RuleWithOperations
admissionregistration/v1.OperationType =string,*,CONNECT,CREATE,DELETE,UPDATE
admissionregistration/v1.ParamKind @atomic apiVersion:string? kind:string?
admissionregistration/v1.ParamRef @atomic name:string? namespace:string? selector:*meta/v1.LabelSelector? parameterNotFoundAction:*ParameterNotFoundActionType?
admissionregistration/v1.ReinvocationPolicyType =string,IfNeeded,Never
admissionregistration/v1.Rule apiGroups:[]string?;l:atomic apiVersions:[]string?;l:atomic resources:[]string?;l:atomic scope:*ScopeType?
admissionregistration/v1.RuleWithOperations operations:[]OperationType?;l:atomic ...:Rule
admissionregistration/v1.ServiceReference namespace:string name:string path:*string? port:*int32?
admissionregistration/v1.SideEffectClass =string,None,NoneOnDryRun,Some,Unknown
admissionregistration/v1.TypeChecking expressionWarnings:[]ExpressionWarning?;l:atomic
admissionregistration/v1.ValidatingAdmissionPolicy ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:ValidatingAdmissionPolicySpec? status:ValidatingAdmissionPolicyStatus?
admissionregistration/v1.ValidatingAdmissionPolicyBinding ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:ValidatingAdmissionPolicyBindingSpec?
admissionregistration/v1.ValidatingAdmissionPolicyBindingList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]ValidatingAdmissionPolicyBinding
admissionregistration/v1.ValidatingAdmissionPolicyBindingSpec policyName:string? paramRef:*ParamRef? matchResources:*MatchResources? validationActions:[]ValidationAction?;l:set
admissionregistration/v1.ValidatingAdmissionPolicyList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]ValidatingAdmissionPolicy
admissionregistration/v1.ValidatingAdmissionPolicySpec paramKind:*ParamKind? matchConstraints:*MatchResources? validations:[]Validation?;l:atomic failurePolicy:*FailurePolicyType? auditAnnotations:[]AuditAnnotation?;l:atomic matchConditions:[]MatchCondition?;p:merge;k:name;l:map;i:name variables:[]Variable?;p:merge;k:name;l:map;i:name
admissionregistration/v1.ValidatingAdmissionPolicyStatus observedGeneration:int64? typeChecking:*TypeChecking? conditions:[]meta/v1.Condition?;l:map;i:type
admissionregistration/v1.ValidatingWebhook name:string clientConfig:WebhookClientConfig rules:[]RuleWithOperations?;l:atomic failurePolicy:*FailurePolicyType? namespaceSelector:*meta/v1.LabelSelector? sideEffects:*SideEffectClass timeoutSeconds:*int32? admissionReviewVersions:[]string;l:atomic matchPolicy:*MatchPolicyType? objectSelector:*meta/v1.LabelSelector? matchConditions:[]MatchCondition?;p:merge;k:name;l:map;i:name
admissionregistration/v1.ValidatingWebhookConfiguration ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? webhooks:[]ValidatingWebhook?;p:merge;k:name;l:map;i:name
admissionregistration/v1.ValidatingWebhookConfigurationList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]ValidatingWebhookConfiguration
admissionregistration/v1.Validation expression:string message:string? reason:*meta/v1.StatusReason? messageExpression:string?
admissionregistration/v1.ValidationAction =string,Audit,Deny,Warn
admissionregistration/v1.Variable @atomic name:string expression:string
admissionregistration/v1.WebhookClientConfig service:*ServiceReference? caBundle:[]byte? url:*string?
apiextensions/v1.ConversionRequest uid:types.UID desiredAPIVersion:string objects:[]runtime.RawExtension;l:atomic
apiextensions/v1.ConversionResponse uid:types.UID convertedObjects:[]runtime.RawExtension;l:atomic result:meta/v1.Status
apiextensions/v1.ConversionReview ...:meta/v1.TypeMeta=0 request:*ConversionRequest? response:*ConversionResponse?
apiextensions/v1.CustomResourceColumnDefinition name:string type:string format:string? description:string? priority:int32? jsonPath:string
apiextensions/v1.CustomResourceConversion strategy:ConversionStrategyType webhook:*WebhookConversion?
apiextensions/v1.CustomResourceDefinition ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:CustomResourceDefinitionSpec status:CustomResourceDefinitionStatus?
apiextensions/v1.CustomResourceDefinitionCondition type:CustomResourceDefinitionConditionType status:ConditionStatus lastTransitionTime:meta/v1.Time? reason:string? message:string?
apiextensions/v1.CustomResourceDefinitionList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]CustomResourceDefinition
apiextensions/v1.CustomResourceDefinitionNames plural:string singular:string? shortNames:[]string?;l:atomic kind:string listKind:string? categories:[]string?;l:atomic
apiextensions/v1.CustomResourceDefinitionSpec group:string names:CustomResourceDefinitionNames=3 scope:ResourceScope versions:[]CustomResourceDefinitionVersion=7;l:atomic conversion:*CustomResourceConversion?=9 preserveUnknownFields:bool?
apiextensions/v1.CustomResourceDefinitionStatus conditions:[]CustomResourceDefinitionCondition~;l:map;i:type acceptedNames:CustomResourceDefinitionNames~ storedVersions:[]string~;l:atomic
apiextensions/v1.CustomResourceDefinitionVersion name:string served:bool storage:bool schema:*CustomResourceValidation? subresources:*CustomResourceSubresources? additionalPrinterColumns:[]CustomResourceColumnDefinition?;l:atomic deprecated:bool? deprecationWarning:*string? selectableFields:[]SelectableField?;l:atomic
apiextensions/v1.CustomResourceSubresourceScale specReplicasPath:string statusReplicasPath:string labelSelectorPath:*string?
apiextensions/v1.CustomResourceSubresourceStatus
apiextensions/v1.CustomResourceSubresources status:*CustomResourceSubresourceStatus? scale:*CustomResourceSubresourceScale?
apiextensions/v1.CustomResourceValidation openAPIV3Schema:*JSONSchemaProps?
apiextensions/v1.ExternalDocumentation description:string? url:string?
apiextensions/v1.FieldValueErrorReason =string,FieldValueDuplicate,FieldValueForbidden,FieldValueInvalid,FieldValueRequired
apiextensions/v1.JSONSchemaDefinitions =%JSONSchemaProps
apiextensions/v1.JSONSchemaDependencies =%JSONSchemaPropsOrStringArray
apiextensions/v1.JSONSchemaProps id:string? $schema:JSONSchemaURL? $ref:*string? description:string? type:string? format:string? title:string? default:*JSON? maximum:*float64? exclusiveMaximum:bool? minimum:*float64? exclusiveMinimum:bool? maxLength:*int64? minLength:*int64? pattern:string? maxItems:*int64? minItems:*int64? uniqueItems:bool? multipleOf:*float64? enum:[]JSON?;l:atomic maxProperties:*int64? minProperties:*int64? required:[]string?;l:atomic items:*JSONSchemaPropsOrArray? allOf:[]JSONSchemaProps?;l:atomic oneOf:[]JSONSchemaProps?;l:atomic anyOf:[]JSONSchemaProps?;l:atomic not:*JSONSchemaProps? properties:%JSONSchemaProps? additionalProperties:*JSONSchemaPropsOrBool? patternProperties:%JSONSchemaProps? dependencies:JSONSchemaDependencies? additionalItems:*JSONSchemaPropsOrBool? definitions:JSONSchemaDefinitions? externalDocs:*ExternalDocumentation? example:*JSON? nullable:bool? x-kubernetes-preserve-unknown-fields:*bool? x-kubernetes-embedded-resource:bool? x-kubernetes-int-or-string:bool? x-kubernetes-list-map-keys:[]string?;l:atomic x-kubernetes-list-type:*string? x-kubernetes-map-type:*string? x-kubernetes-validations:ValidationRules?;p:merge;k:rule;l:map;i:rule
apiextensions/v1.JSONSchemaPropsOrArray Schema:*JSONSchemaProps JSONSchemas:[]JSONSchemaProps;l:atomic
apiextensions/v1.JSONSchemaPropsOrBool Allows:bool Schema:*JSONSchemaProps
apiextensions/v1.JSONSchemaPropsOrStringArray Schema:*JSONSchemaProps Property:[]string;l:atomic
apiextensions/v1.SelectableField jsonPath:string
apiextensions/v1.ServiceReference namespace:string name:string path:*string? port:*int32?
apiextensions/v1.ValidationRule rule:string message:string? messageExpression:string? reason:*FieldValueErrorReason? fieldPath:string? optionalOldSelf:*bool?
apiextensions/v1.ValidationRules =[]ValidationRule
apiextensions/v1.WebhookClientConfig service:*ServiceReference? caBundle:[]byte? url:*string?
apiextensions/v1.WebhookConversion clientConfig:*WebhookClientConfig?=2 conversionReviewVersions:[]string;l:atomic
apiregistration/v1.APIService ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:APIServiceSpec? status:APIServiceStatus?
apiregistration/v1.APIServiceCondition type:APIServiceConditionType status:ConditionStatus lastTransitionTime:meta/v1.Time? reason:string? message:string?
apiregistration/v1.APIServiceList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]APIService
apiregistration/v1.APIServiceSpec service:*ServiceReference? group:string? version:string? insecureSkipTLSVerify:bool? caBundle:[]byte?;l:atomic groupPriorityMinimum:int32=7 versionPriority:int32
apiregistration/v1.APIServiceStatus conditions:[]APIServiceCondition?;p:merge;k:type;l:map;i:type
apiregistration/v1.ServiceReference namespace:string? name:string? port:*int32?
apps/v1.ControllerRevision ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? data:runtime.RawExtension? revision:int64
apps/v1.ControllerRevisionList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]ControllerRevision
apps/v1.DaemonSet ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:DaemonSetSpec? status:DaemonSetStatus?
apps/v1.DaemonSetCondition type:DaemonSetConditionType status:core/v1.ConditionStatus lastTransitionTime:meta/v1.Time? reason:string? message:string?
apps/v1.DaemonSetList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]DaemonSet
apps/v1.DaemonSetSpec selector:*meta/v1.LabelSelector template:core/v1.PodTemplateSpec updateStrategy:DaemonSetUpdateStrategy? minReadySeconds:int32? revisionHistoryLimit:*int32?=6
apps/v1.DaemonSetStatus currentNumberScheduled:int32 numberMisscheduled:int32 desiredNumberScheduled:int32 numberReady:int32 observedGeneration:int64? updatedNumberScheduled:int32? numberAvailable:int32? numberUnavailable:int32? collisionCount:*int32? conditions:[]DaemonSetCondition?;p:merge;k:type;l:map;i:type
apps/v1.DaemonSetUpdateStrategy type:DaemonSetUpdateStrategyType? rollingUpdate:*RollingUpdateDaemonSet?
apps/v1.DaemonSetUpdateStrategyType =string,OnDelete,RollingUpdate
apps/v1.Deployment ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:DeploymentSpec? status:DeploymentStatus?
apps/v1.DeploymentCondition type:DeploymentConditionType status:core/v1.ConditionStatus reason:string?=4 message:string? lastUpdateTime:meta/v1.Time? lastTransitionTime:meta/v1.Time?
apps/v1.DeploymentList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]Deployment
apps/v1.DeploymentSpec replicas:*int32? selector:*meta/v1.LabelSelector template:core/v1.PodTemplateSpec strategy:DeploymentStrategy?;p:retainKeys minReadySeconds:int32? revisionHistoryLimit:*int32? paused:bool? progressDeadlineSeconds:*int32?=9
apps/v1.DeploymentStatus observedGeneration:int64? replicas:int32? updatedReplicas:int32? availableReplicas:int32? unavailableReplicas:int32? conditions:[]DeploymentCondition?;p:merge;k:type;l:map;i:type readyReplicas:int32? collisionCount:*int32? terminatingReplicas:*int32?
apps/v1.DeploymentStrategy type:DeploymentStrategyType? rollingUpdate:*RollingUpdateDeployment?
apps/v1.DeploymentStrategyType =string,Recreate,RollingUpdate
apps/v1.PodManagementPolicyType =string,OrderedReady,Parallel
apps/v1.ReplicaSet ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:ReplicaSetSpec? status:ReplicaSetStatus?
apps/v1.ReplicaSetCondition type:ReplicaSetConditionType status:core/v1.ConditionStatus lastTransitionTime:meta/v1.Time? reason:string? message:string?
apps/v1.ReplicaSetList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]ReplicaSet
apps/v1.ReplicaSetSpec replicas:*int32? selector:*meta/v1.LabelSelector template:core/v1.PodTemplateSpec? minReadySeconds:int32?
apps/v1.ReplicaSetStatus replicas:int32 fullyLabeledReplicas:int32? observedGeneration:int64? readyReplicas:int32? availableReplicas:int32? conditions:[]ReplicaSetCondition?;p:merge;k:type;l:map;i:type terminatingReplicas:*int32?
apps/v1.RollingUpdateDaemonSet maxUnavailable:*intstr.IntOrString? maxSurge:*intstr.IntOrString?
apps/v1.RollingUpdateDeployment maxUnavailable:*intstr.IntOrString? maxSurge:*intstr.IntOrString?
apps/v1.RollingUpdateStatefulSetStrategy partition:*int32? maxUnavailable:*intstr.IntOrString?
apps/v1.StatefulSet ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:StatefulSetSpec? status:StatefulSetStatus?
apps/v1.StatefulSetCondition type:StatefulSetConditionType status:core/v1.ConditionStatus lastTransitionTime:meta/v1.Time? reason:string? message:string?
apps/v1.StatefulSetList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]StatefulSet
apps/v1.StatefulSetOrdinals start:int32~
apps/v1.StatefulSetPersistentVolumeClaimRetentionPolicy whenDeleted:PersistentVolumeClaimRetentionPolicyType? whenScaled:PersistentVolumeClaimRetentionPolicyType?
apps/v1.StatefulSetSpec replicas:*int32? selector:*meta/v1.LabelSelector template:core/v1.PodTemplateSpec volumeClaimTemplates:[]core/v1.PersistentVolumeClaim?;l:atomic serviceName:string~ podManagementPolicy:PodManagementPolicyType? updateStrategy:StatefulSetUpdateStrategy? revisionHistoryLimit:*int32? minReadySeconds:int32? persistentVolumeClaimRetentionPolicy:*StatefulSetPersistentVolumeClaimRetentionPolicy? ordinals:*StatefulSetOrdinals?
apps/v1.StatefulSetStatus observedGeneration:int64? replicas:int32 readyReplicas:int32? currentReplicas:int32? updatedReplicas:int32? currentRevision:string? updateRevision:string? collisionCount:*int32?=9 conditions:[]StatefulSetCondition?;p:merge;k:type;l:map;i:type availableReplicas:int32~
apps/v1.StatefulSetUpdateStrategy type:StatefulSetUpdateStrategyType? rollingUpdate:*RollingUpdateStatefulSetStrategy?
apps/v1.StatefulSetUpdateStrategyType =string,OnDelete,RollingUpdate
authentication/v1.BoundObjectReference kind:string? apiVersion:string? name:string? uid:types.UID?
authentication/v1.ExtraValue =[]string
authentication/v1.SelfSubjectReview ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? status:SelfSubjectReviewStatus?
authentication/v1.SelfSubjectReviewStatus userInfo:UserInfo?
authentication/v1.TokenRequest ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:TokenRequestSpec status:TokenRequestStatus?
authentication/v1.TokenRequestSpec audiences:[]string;l:atomic boundObjectRef:*BoundObjectReference~=3 expirationSeconds:*int64~
authentication/v1.TokenRequestStatus token:string expirationTimestamp:meta/v1.Time
authentication/v1.TokenReview ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:TokenReviewSpec status:TokenReviewStatus?
authentication/v1.TokenReviewSpec token:string? audiences:[]string?;l:atomic
authentication/v1.TokenReviewStatus authenticated:bool? user:UserInfo? error:string? audiences:[]string?;l:atomic
authentication/v1.UserInfo username:string? uid:string? groups:[]string?;l:atomic extra:%ExtraValue?
authorization/v1.ExtraValue =[]string
authorization/v1.FieldSelectorAttributes rawSelector:string? requirements:[]meta/v1.FieldSelectorRequirement?;l:atomic
authorization/v1.LabelSelectorAttributes rawSelector:string? requirements:[]meta/v1.LabelSelectorRequirement?;l:atomic
authorization/v1.LocalSubjectAccessReview ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:SubjectAccessReviewSpec status:SubjectAccessReviewStatus?
authorization/v1.NonResourceAttributes path:string? verb:string?
authorization/v1.NonResourceRule verbs:[]string;l:atomic nonResourceURLs:[]string?;l:atomic
authorization/v1.ResourceAttributes namespace:string? verb:string? group:string? version:string? resource:string? subresource:string? name:string? fieldSelector:*FieldSelectorAttributes? labelSelector:*LabelSelectorAttributes?
authorization/v1.ResourceRule verbs:[]string;l:atomic apiGroups:[]string?;l:atomic resources:[]string?;l:atomic resourceNames:[]string?;l:atomic
authorization/v1.SelfSubjectAccessReview ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:SelfSubjectAccessReviewSpec status:SubjectAccessReviewStatus?
authorization/v1.SelfSubjectAccessReviewSpec resourceAttributes:*ResourceAttributes? nonResourceAttributes:*NonResourceAttributes?
authorization/v1.SelfSubjectRulesReview ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:SelfSubjectRulesReviewSpec status:SubjectRulesReviewStatus?
authorization/v1.SelfSubjectRulesReviewSpec namespace:string?
authorization/v1.SubjectAccessReview ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:SubjectAccessReviewSpec status:SubjectAccessReviewStatus?
authorization/v1.SubjectAccessReviewSpec resourceAttributes:*ResourceAttributes? nonResourceAttributes:*NonResourceAttributes? user:string? groups:[]string?;l:atomic extra:%ExtraValue? uid:string?
authorization/v1.SubjectAccessReviewStatus allowed:bool reason:string? evaluationError:string? denied:bool?
authorization/v1.SubjectRulesReviewStatus resourceRules:[]ResourceRule;l:atomic nonResourceRules:[]NonResourceRule;l:atomic incomplete:bool evaluationError:string?
autoscaling/v1.ContainerResourceMetricSource name:core/v1.ResourceName targetAverageUtilization:*int32? targetAverageValue:*resource.Quantity? container:string=5
autoscaling/v1.ContainerResourceMetricStatus name:core/v1.ResourceName currentAverageUtilization:*int32? currentAverageValue:resource.Quantity container:string
autoscaling/v1.CrossVersionObjectReference @atomic kind:string name:string apiVersion:string?
autoscaling/v1.ExternalMetricSource metricName:string metricSelector:*meta/v1.LabelSelector? targetValue:*resource.Quantity? targetAverageValue:*resource.Quantity?
autoscaling/v1.ExternalMetricStatus metricName:string metricSelector:*meta/v1.LabelSelector? currentValue:resource.Quantity currentAverageValue:*resource.Quantity?
autoscaling/v1.HorizontalPodAutoscaler ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:HorizontalPodAutoscalerSpec? status:HorizontalPodAutoscalerStatus?
autoscaling/v1.HorizontalPodAutoscalerCondition type:HorizontalPodAutoscalerConditionType status:core/v1.ConditionStatus lastTransitionTime:meta/v1.Time? reason:string? message:string?
autoscaling/v1.HorizontalPodAutoscalerList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]HorizontalPodAutoscaler
autoscaling/v1.HorizontalPodAutoscalerSpec scaleTargetRef:CrossVersionObjectReference minReplicas:*int32? maxReplicas:int32 targetCPUUtilizationPercentage:*int32?
autoscaling/v1.HorizontalPodAutoscalerStatus observedGeneration:*int64? lastScaleTime:*meta/v1.Time? currentReplicas:int32 desiredReplicas:int32 currentCPUUtilizationPercentage:*int32?
autoscaling/v1.MetricSourceType =string,ContainerResource,External,Object,Pods,Resource
autoscaling/v1.MetricSpec type:MetricSourceType object:*ObjectMetricSource? pods:*PodsMetricSource? resource:*ResourceMetricSource? external:*ExternalMetricSource? containerResource:*ContainerResourceMetricSource?=7
autoscaling/v1.MetricStatus type:MetricSourceType object:*ObjectMetricStatus? pods:*PodsMetricStatus? resource:*ResourceMetricStatus? external:*ExternalMetricStatus? containerResource:*ContainerResourceMetricStatus?=7
autoscaling/v1.ObjectMetricSource target:CrossVersionObjectReference metricName:string targetValue:resource.Quantity selector:*meta/v1.LabelSelector? averageValue:*resource.Quantity?
autoscaling/v1.ObjectMetricStatus target:CrossVersionObjectReference metricName:string currentValue:resource.Quantity selector:*meta/v1.LabelSelector? averageValue:*resource.Quantity?
autoscaling/v1.PodsMetricSource metricName:string targetAverageValue:resource.Quantity selector:*meta/v1.LabelSelector?
autoscaling/v1.PodsMetricStatus metricName:string currentAverageValue:resource.Quantity selector:*meta/v1.LabelSelector?
autoscaling/v1.ResourceMetricSource name:core/v1.ResourceName targetAverageUtilization:*int32? targetAverageValue:*resource.Quantity?
autoscaling/v1.ResourceMetricStatus name:core/v1.ResourceName currentAverageUtilization:*int32? currentAverageValue:resource.Quantity
autoscaling/v1.Scale ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:ScaleSpec? status:ScaleStatus?
autoscaling/v1.ScaleSpec replicas:int32?
autoscaling/v1.ScaleStatus replicas:int32 selector:string?
autoscaling/v2.ContainerResourceMetricSource name:core/v1.ResourceName target:MetricTarget container:string
autoscaling/v2.ContainerResourceMetricStatus name:core/v1.ResourceName current:MetricValueStatus container:string
autoscaling/v2.CrossVersionObjectReference kind:string name:string apiVersion:string?
autoscaling/v2.ExternalMetricSource metric:MetricIdentifier target:MetricTarget
autoscaling/v2.ExternalMetricStatus metric:MetricIdentifier current:MetricValueStatus
autoscaling/v2.HPAScalingPolicy type:HPAScalingPolicyType value:int32 periodSeconds:int32
autoscaling/v2.HPAScalingRules selectPolicy:*ScalingPolicySelect? policies:[]HPAScalingPolicy?;l:atomic stabilizationWindowSeconds:*int32? tolerance:*resource.Quantity?
autoscaling/v2.HorizontalPodAutoscaler ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:HorizontalPodAutoscalerSpec? status:HorizontalPodAutoscalerStatus?
autoscaling/v2.HorizontalPodAutoscalerBehavior scaleUp:*HPAScalingRules? scaleDown:*HPAScalingRules?
autoscaling/v2.HorizontalPodAutoscalerCondition type:HorizontalPodAutoscalerConditionType status:core/v1.ConditionStatus lastTransitionTime:meta/v1.Time? reason:string? message:string?
autoscaling/v2.HorizontalPodAutoscalerList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]HorizontalPodAutoscaler
autoscaling/v2.HorizontalPodAutoscalerSpec scaleTargetRef:CrossVersionObjectReference minReplicas:*int32? maxReplicas:int32 metrics:[]MetricSpec?;l:atomic behavior:*HorizontalPodAutoscalerBehavior?
autoscaling/v2.HorizontalPodAutoscalerStatus observedGeneration:*int64? lastScaleTime:*meta/v1.Time? currentReplicas:int32? desiredReplicas:int32 currentMetrics:[]MetricStatus~;l:atomic conditions:[]HorizontalPodAutoscalerCondition?;p:merge;k:type;l:map;i:type
autoscaling/v2.MetricIdentifier name:string selector:*meta/v1.LabelSelector?
autoscaling/v2.MetricSpec type:MetricSourceType object:*ObjectMetricSource? pods:*PodsMetricSource? resource:*ResourceMetricSource? external:*ExternalMetricSource? containerResource:*ContainerResourceMetricSource?=7
autoscaling/v2.MetricStatus type:MetricSourceType object:*ObjectMetricStatus? pods:*PodsMetricStatus? resource:*ResourceMetricStatus? external:*ExternalMetricStatus? containerResource:*ContainerResourceMetricStatus?=7
autoscaling/v2.MetricTarget type:MetricTargetType value:*resource.Quantity? averageValue:*resource.Quantity? averageUtilization:*int32?
autoscaling/v2.MetricValueStatus value:*resource.Quantity? averageValue:*resource.Quantity? averageUtilization:*int32?
autoscaling/v2.ObjectMetricSource describedObject:CrossVersionObjectReference target:MetricTarget metric:MetricIdentifier
autoscaling/v2.ObjectMetricStatus metric:MetricIdentifier current:MetricValueStatus describedObject:CrossVersionObjectReference
autoscaling/v2.PodsMetricSource metric:MetricIdentifier target:MetricTarget
autoscaling/v2.PodsMetricStatus metric:MetricIdentifier current:MetricValueStatus
autoscaling/v2.ResourceMetricSource name:core/v1.ResourceName target:MetricTarget
autoscaling/v2.ResourceMetricStatus name:core/v1.ResourceName current:MetricValueStatus
batch/v1.CompletionMode =string,Indexed,NonIndexed
batch/v1.ConcurrencyPolicy =string,Allow,Forbid,Replace
batch/v1.CronJob ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:CronJobSpec? status:CronJobStatus?
batch/v1.CronJobList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]CronJob
batch/v1.CronJobSpec schedule:string startingDeadlineSeconds:*int64? concurrencyPolicy:ConcurrencyPolicy? suspend:*bool? jobTemplate:JobTemplateSpec successfulJobsHistoryLimit:*int32? failedJobsHistoryLimit:*int32? timeZone:*string?
batch/v1.CronJobStatus active:[]core/v1.ObjectReference?;l:atomic lastScheduleTime:*meta/v1.Time?=4 lastSuccessfulTime:*meta/v1.Time?
batch/v1.Job ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:JobSpec? status:JobStatus?
batch/v1.JobCondition type:JobConditionType status:core/v1.ConditionStatus lastProbeTime:meta/v1.Time? lastTransitionTime:meta/v1.Time? reason:string? message:string?
batch/v1.JobList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]Job
batch/v1.JobSpec parallelism:*int32? completions:*int32? activeDeadlineSeconds:*int64? selector:*meta/v1.LabelSelector? manualSelector:*bool? template:core/v1.PodTemplateSpec backoffLimit:*int32? ttlSecondsAfterFinished:*int32? completionMode:*CompletionMode? suspend:*bool? podFailurePolicy:*PodFailurePolicy? backoffLimitPerIndex:*int32? maxFailedIndexes:*int32? podReplacementPolicy:*PodReplacementPolicy? managedBy:*string? successPolicy:*SuccessPolicy?
batch/v1.JobStatus conditions:[]JobCondition?;p:merge;k:type;l:atomic startTime:*meta/v1.Time? completionTime:*meta/v1.Time? active:int32? succeeded:int32? failed:int32? completedIndexes:string? uncountedTerminatedPods:*UncountedTerminatedPods? ready:*int32? failedIndexes:*string? terminating:*int32?
batch/v1.JobTemplateSpec metadata:meta/v1.ObjectMeta? spec:JobSpec?
batch/v1.PodFailurePolicy rules:[]PodFailurePolicyRule;l:atomic
batch/v1.PodFailurePolicyAction =string,Count,FailIndex,FailJob,Ignore
batch/v1.PodFailurePolicyOnExitCodesOperator =string,In,NotIn
batch/v1.PodFailurePolicyOnExitCodesRequirement containerName:*string? operator:PodFailurePolicyOnExitCodesOperator values:[]int32;l:set
batch/v1.PodFailurePolicyOnPodConditionsPattern type:core/v1.PodConditionType status:core/v1.ConditionStatus
batch/v1.PodFailurePolicyRule action:PodFailurePolicyAction onExitCodes:*PodFailurePolicyOnExitCodesRequirement? onPodConditions:[]PodFailurePolicyOnPodConditionsPattern?;l:atomic
batch/v1.PodReplacementPolicy =string,Failed,TerminatingOrFailed
batch/v1.SuccessPolicy rules:[]SuccessPolicyRule;l:atomic
batch/v1.SuccessPolicyRule succeededIndexes:*string? succeededCount:*int32?
batch/v1.UncountedTerminatedPods succeeded:[]types.UID?;l:set failed:[]types.UID?;l:set
certificates/v1.CertificateSigningRequest ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:CertificateSigningRequestSpec status:CertificateSigningRequestStatus?
certificates/v1.CertificateSigningRequestCondition type:RequestConditionType reason:string? message:string? lastUpdateTime:meta/v1.Time? lastTransitionTime:meta/v1.Time? status:core/v1.ConditionStatus
certificates/v1.CertificateSigningRequestList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]CertificateSigningRequest
certificates/v1.CertificateSigningRequestSpec request:[]byte;l:atomic username:string? uid:string? groups:[]string?;l:atomic usages:[]KeyUsage?;l:atomic extra:%ExtraValue? signerName:string expirationSeconds:*int32?
certificates/v1.CertificateSigningRequestStatus conditions:[]CertificateSigningRequestCondition?;l:map;i:type certificate:[]byte?;l:atomic
certificates/v1.ExtraValue =[]string
certificates/v1.KeyUsage =string,any,cert sign,client auth,code signing,content commitment,crl sign,data encipherment,decipher only,digital signature,email protection,encipher only,ipsec end system,ipsec tunnel,ipsec user,key agreement,key encipherment,microsoft sgc,netscape sgc,ocsp signing,s/mime,server auth,signing,timestamping
coordination/v1.Lease ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:LeaseSpec?
coordination/v1.LeaseList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]Lease
coordination/v1.LeaseSpec holderIdentity:*string? leaseDurationSeconds:*int32? acquireTime:*meta/v1.MicroTime? renewTime:*meta/v1.MicroTime? leaseTransitions:*int32? strategy:*CoordinatedLeaseStrategy? preferredHolder:*string?
core/v1.AWSElasticBlockStoreVolumeSource volumeID:string fsType:string? partition:int32? readOnly:bool?
core/v1.Affinity nodeAffinity:*NodeAffinity? podAffinity:*PodAffinity? podAntiAffinity:*PodAntiAffinity?
core/v1.AppArmorProfile &type:localhostProfile type:AppArmorProfileType localhostProfile:*string?
core/v1.AppArmorProfileType =string,Localhost,RuntimeDefault,Unconfined
core/v1.AttachedVolume name:UniqueVolumeName devicePath:string
core/v1.AzureDataDiskCachingMode =string,None,ReadOnly,ReadWrite
core/v1.AzureDataDiskKind =string,Dedicated,Managed,Shared
core/v1.AzureDiskVolumeSource diskName:string diskURI:string cachingMode:*AzureDataDiskCachingMode?;d:"ReadWrite" fsType:*string?;d:"ext4" readOnly:*bool?;d:false kind:*AzureDataDiskKind?;d:"Shared"
core/v1.AzureFilePersistentVolumeSource secretName:string shareName:string readOnly:bool? secretNamespace:*string~
core/v1.AzureFileVolumeSource secretName:string shareName:string readOnly:bool?
core/v1.Binding ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? target:ObjectReference
core/v1.CSIPersistentVolumeSource driver:string volumeHandle:string readOnly:bool? fsType:string? volumeAttributes:%string? controllerPublishSecretRef:*SecretReference? nodeStageSecretRef:*SecretReference? nodePublishSecretRef:*SecretReference? controllerExpandSecretRef:*SecretReference? nodeExpandSecretRef:*SecretReference?
core/v1.CSIVolumeSource driver:string readOnly:*bool? fsType:*string? volumeAttributes:%string? nodePublishSecretRef:*LocalObjectReference?
core/v1.Capabilities add:[]Capability?;l:atomic drop:[]Capability?;l:atomic
core/v1.CephFSPersistentVolumeSource monitors:[]string;l:atomic path:string? user:string? secretFile:string? secretRef:*SecretReference? readOnly:bool?
core/v1.CephFSVolumeSource monitors:[]string;l:atomic path:string? user:string? secretFile:string? secretRef:*LocalObjectReference? readOnly:bool?
core/v1.CinderPersistentVolumeSource volumeID:string fsType:string? readOnly:bool? secretRef:*SecretReference?
core/v1.CinderVolumeSource volumeID:string fsType:string? readOnly:bool? secretRef:*LocalObjectReference?
core/v1.ClaimResourceStatus =string,ControllerResizeInProgress,ControllerResizeInfeasible,NodeResizeInProgress,NodeResizeInfeasible,NodeResizePending
core/v1.ClientIPConfig timeoutSeconds:*int32?
core/v1.ClusterTrustBundleProjection name:*string? signerName:*string? labelSelector:*meta/v1.LabelSelector? path:string optional:*bool?
core/v1.ComponentCondition type:ComponentConditionType status:ConditionStatus message:string? error:string?
core/v1.ComponentStatus ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? conditions:[]ComponentCondition?;p:merge;k:type;l:map;i:type
core/v1.ComponentStatusList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]ComponentStatus
core/v1.ConfigMap ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? data:%string? binaryData:%[]byte? immutable:*bool?
core/v1.ConfigMapEnvSource ...:LocalObjectReference optional:*bool?
core/v1.ConfigMapKeySelector @atomic ...:LocalObjectReference key:string optional:*bool?
core/v1.ConfigMapList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]ConfigMap
core/v1.ConfigMapNodeConfigSource namespace:string name:string uid:types.UID? resourceVersion:string? kubeletConfigKey:string
core/v1.ConfigMapProjection ...:LocalObjectReference items:[]KeyToPath?;l:atomic optional:*bool?=4
core/v1.ConfigMapVolumeSource ...:LocalObjectReference items:[]KeyToPath?;l:atomic defaultMode:*int32? optional:*bool?
core/v1.Container name:string image:string? command:[]string?;l:atomic args:[]string?;l:atomic workingDir:string? ports:[]ContainerPort?;p:merge;k:containerPort;l:map;i:containerPort,protocol env:[]EnvVar?;p:merge;k:name;l:map;i:name resources:ResourceRequirements? volumeMounts:[]VolumeMount?;p:merge;k:mountPath;l:map;i:mountPath livenessProbe:*Probe? readinessProbe:*Probe? lifecycle:*Lifecycle? terminationMessagePath:string? imagePullPolicy:PullPolicy? securityContext:*SecurityContext? stdin:bool? stdinOnce:bool? tty:bool? envFrom:[]EnvFromSource?;l:atomic terminationMessagePolicy:TerminationMessagePolicy? volumeDevices:[]VolumeDevice?;p:merge;k:devicePath;l:map;i:devicePath startupProbe:*Probe? resizePolicy:[]ContainerResizePolicy?;l:atomic restartPolicy:*ContainerRestartPolicy?
core/v1.ContainerImage names:[]string~;l:atomic sizeBytes:int64?
core/v1.ContainerPort name:string? hostPort:int32? containerPort:int32 protocol:Protocol?;d:"TCP" hostIP:string?
core/v1.ContainerResizePolicy resourceName:ResourceName restartPolicy:ResourceResizeRestartPolicy
core/v1.ContainerState waiting:*ContainerStateWaiting? running:*ContainerStateRunning? terminated:*ContainerStateTerminated?
core/v1.ContainerStateRunning startedAt:meta/v1.Time?
core/v1.ContainerStateTerminated exitCode:int32 signal:int32? reason:string? message:string? startedAt:meta/v1.Time? finishedAt:meta/v1.Time? containerID:string?
core/v1.ContainerStateWaiting reason:string? message:string?
core/v1.ContainerStatus name:string state:ContainerState? lastState:ContainerState? ready:bool restartCount:int32 image:string imageID:string containerID:string? started:*bool? allocatedResources:ResourceList? resources:*ResourceRequirements? volumeMounts:[]VolumeMountStatus?;p:merge;k:mountPath;l:map;i:mountPath user:*ContainerUser? allocatedResourcesStatus:[]ResourceStatus?;p:merge;k:name;l:map;i:name stopSignal:*Signal?
core/v1.ContainerUser linux:*LinuxContainerUser?
core/v1.DNSPolicy =string,ClusterFirst,ClusterFirstWithHostNet,Default,None
core/v1.DaemonEndpoint Port:int32
core/v1.DownwardAPIProjection items:[]DownwardAPIVolumeFile?;l:atomic
core/v1.DownwardAPIVolumeFile path:string fieldRef:*ObjectFieldSelector? resourceFieldRef:*ResourceFieldSelector? mode:*int32?
core/v1.DownwardAPIVolumeSource items:[]DownwardAPIVolumeFile?;l:atomic defaultMode:*int32?
core/v1.EmptyDirVolumeSource medium:StorageMedium? sizeLimit:*resource.Quantity?
core/v1.EndpointAddress @atomic ip:string targetRef:*ObjectReference? hostname:string? nodeName:*string?
core/v1.EndpointPort @atomic name:string? port:int32 protocol:Protocol? appProtocol:*string?
core/v1.EndpointSubset addresses:[]EndpointAddress?;l:atomic notReadyAddresses:[]EndpointAddress?;l:atomic ports:[]EndpointPort?;l:atomic
core/v1.Endpoints ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? subsets:[]EndpointSubset?;l:atomic
core/v1.EndpointsList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]Endpoints
core/v1.EnvFromSource prefix:string? configMapRef:*ConfigMapEnvSource? secretRef:*SecretEnvSource?
core/v1.EnvVar name:string value:string? valueFrom:*EnvVarSource?
core/v1.EnvVarSource fieldRef:*ObjectFieldSelector? resourceFieldRef:*ResourceFieldSelector? configMapKeyRef:*ConfigMapKeySelector? secretKeyRef:*SecretKeySelector?
core/v1.EphemeralContainer ...:EphemeralContainerCommon targetContainerName:string?
core/v1.EphemeralContainerCommon name:string image:string? command:[]string?;l:atomic args:[]string?;l:atomic workingDir:string? ports:[]ContainerPort?;p:merge;k:containerPort;l:map;i:containerPort,protocol env:[]EnvVar?;p:merge;k:name;l:map;i:name resources:ResourceRequirements? volumeMounts:[]VolumeMount?;p:merge;k:mountPath;l:map;i:mountPath livenessProbe:*Probe? readinessProbe:*Probe? lifecycle:*Lifecycle? terminationMessagePath:string? imagePullPolicy:PullPolicy? securityContext:*SecurityContext? stdin:bool? stdinOnce:bool? tty:bool? envFrom:[]EnvFromSource?;l:atomic terminationMessagePolicy:TerminationMessagePolicy? volumeDevices:[]VolumeDevice?;p:merge;k:devicePath;l:map;i:devicePath startupProbe:*Probe? resizePolicy:[]ContainerResizePolicy?;l:atomic restartPolicy:*ContainerRestartPolicy?
core/v1.EphemeralVolumeSource volumeClaimTemplate:*PersistentVolumeClaimTemplate?
core/v1.Event ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta involvedObject:ObjectReference reason:string? message:string? source:EventSource? firstTimestamp:meta/v1.Time? lastTimestamp:meta/v1.Time? count:int32? type:string? eventTime:meta/v1.MicroTime? series:*EventSeries? action:string? related:*ObjectReference? reportingComponent:string~ reportingInstance:string~
core/v1.EventList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]Event
core/v1.EventSeries count:int32? lastObservedTime:meta/v1.MicroTime?
core/v1.EventSource component:string? host:string?
core/v1.ExecAction command:[]string?;l:atomic
core/v1.FCVolumeSource targetWWNs:[]string?;l:atomic lun:*int32? fsType:string? readOnly:bool? wwids:[]string?;l:atomic
core/v1.FlexPersistentVolumeSource driver:string fsType:string? secretRef:*SecretReference? readOnly:bool? options:%string?
core/v1.FlexVolumeSource driver:string fsType:string? secretRef:*LocalObjectReference? readOnly:bool? options:%string?
core/v1.FlockerVolumeSource datasetName:string? datasetUUID:string?
core/v1.GCEPersistentDiskVolumeSource pdName:string fsType:string? partition:int32? readOnly:bool?
core/v1.GRPCAction port:int32 service:*string~;d:""
core/v1.GitRepoVolumeSource repository:string revision:string? directory:string?
core/v1.GlusterfsPersistentVolumeSource endpoints:string path:string readOnly:bool? endpointsNamespace:*string?
core/v1.GlusterfsVolumeSource endpoints:string path:string readOnly:bool?
core/v1.HTTPGetAction path:string? port:intstr.IntOrString host:string? scheme:URIScheme? httpHeaders:[]HTTPHeader?;l:atomic
core/v1.HTTPHeader name:string value:string
core/v1.HostAlias ip:string hostnames:[]string?;l:atomic
core/v1.HostIP ip:string
core/v1.HostPathType =string,,BlockDevice,CharDevice,Directory,DirectoryOrCreate,File,FileOrCreate,Socket
core/v1.HostPathVolumeSource path:string type:*HostPathType?
core/v1.IPFamily =string,,IPv4,IPv6
core/v1.IPFamilyPolicy =string,PreferDualStack,RequireDualStack,SingleStack
core/v1.IPFamilyPolicyType =IPFamilyPolicy
core/v1.ISCSIPersistentVolumeSource targetPortal:string iqn:string lun:int32 iscsiInterface:string?;d:"default" fsType:string? readOnly:bool? portals:[]string?;l:atomic chapAuthDiscovery:bool? secretRef:*SecretReference?=10 chapAuthSession:bool? initiatorName:*string?
core/v1.ISCSIVolumeSource targetPortal:string iqn:string lun:int32 iscsiInterface:string?;d:"default" fsType:string? readOnly:bool? portals:[]string?;l:atomic chapAuthDiscovery:bool? secretRef:*LocalObjectReference?=10 chapAuthSession:bool? initiatorName:*string?
core/v1.ImageVolumeSource reference:string? pullPolicy:PullPolicy?
core/v1.KeyToPath key:string path:string mode:*int32?
core/v1.Lifecycle postStart:*LifecycleHandler? preStop:*LifecycleHandler? stopSignal:*Signal?
core/v1.LifecycleHandler exec:*ExecAction? httpGet:*HTTPGetAction? tcpSocket:*TCPSocketAction? sleep:*SleepAction?
core/v1.LimitRange ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:LimitRangeSpec?
core/v1.LimitRangeItem type:LimitType max:ResourceList? min:ResourceList? default:ResourceList? defaultRequest:ResourceList? maxLimitRequestRatio:ResourceList?
core/v1.LimitRangeList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]LimitRange
core/v1.LimitRangeSpec limits:[]LimitRangeItem;l:atomic
core/v1.LinuxContainerUser uid:int64 gid:int64 supplementalGroups:[]int64?;l:atomic
core/v1.List =meta/v1.List
core/v1.LoadBalancerIngress ip:string? hostname:string? ipMode:*LoadBalancerIPMode? ports:[]PortStatus?;l:atomic
core/v1.LoadBalancerStatus ingress:[]LoadBalancerIngress?;l:atomic
core/v1.LocalObjectReference @atomic name:string?;d:""
core/v1.LocalVolumeSource path:string fsType:*string?
core/v1.ModifyVolumeStatus targetVolumeAttributesClassName:string? status:PersistentVolumeClaimModifyVolumeStatus
core/v1.MountPropagationMode =string,Bidirectional,HostToContainer,None
core/v1.NFSVolumeSource server:string path:string readOnly:bool?
core/v1.Namespace ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:NamespaceSpec? status:NamespaceStatus?
core/v1.NamespaceCondition type:NamespaceConditionType status:ConditionStatus lastTransitionTime:meta/v1.Time?=4 reason:string? message:string?
core/v1.NamespaceList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]Namespace
core/v1.NamespacePhase =string,Active,Terminating
core/v1.NamespaceSpec finalizers:[]FinalizerName?;l:atomic
core/v1.NamespaceStatus phase:NamespacePhase? conditions:[]NamespaceCondition?;p:merge;k:type;l:map;i:type
core/v1.Node ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:NodeSpec? status:NodeStatus?
core/v1.NodeAddress type:NodeAddressType address:string
core/v1.NodeAffinity requiredDuringSchedulingIgnoredDuringExecution:*NodeSelector? preferredDuringSchedulingIgnoredDuringExecution:[]PreferredSchedulingTerm?;l:atomic
core/v1.NodeCondition type:NodeConditionType status:ConditionStatus lastHeartbeatTime:meta/v1.Time? lastTransitionTime:meta/v1.Time? reason:string? message:string?
core/v1.NodeConfigSource configMap:*ConfigMapNodeConfigSource?=2
core/v1.NodeConfigStatus assigned:*NodeConfigSource? active:*NodeConfigSource? lastKnownGood:*NodeConfigSource? error:string?
core/v1.NodeDaemonEndpoints kubeletEndpoint:DaemonEndpoint?
core/v1.NodeFeatures supplementalGroupsPolicy:*bool?
core/v1.NodeInclusionPolicy =string,Honor,Ignore
core/v1.NodeList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]Node
core/v1.NodePhase =string,Pending,Running,Terminated
core/v1.NodeProxyOptions ...:meta/v1.TypeMeta=0 path:string?
core/v1.NodeRuntimeHandler name:string~ features:*NodeRuntimeHandlerFeatures?
core/v1.NodeRuntimeHandlerFeatures recursiveReadOnlyMounts:*bool? userNamespaces:*bool?
core/v1.NodeSelector @atomic nodeSelectorTerms:[]NodeSelectorTerm;l:atomic
core/v1.NodeSelectorOperator =string,DoesNotExist,Exists,Gt,In,Lt,NotIn
core/v1.NodeSelectorRequirement key:string operator:NodeSelectorOperator values:[]string?;l:atomic
core/v1.NodeSelectorTerm @atomic matchExpressions:[]NodeSelectorRequirement?;l:atomic matchFields:[]NodeSelectorRequirement?;l:atomic
core/v1.NodeSpec podCIDR:string? externalID:string? providerID:string? unschedulable:bool? taints:[]Taint?;l:atomic configSource:*NodeConfigSource? podCIDRs:[]string?;p:merge;l:set
core/v1.NodeStatus capacity:ResourceList? allocatable:ResourceList? phase:NodePhase? conditions:[]NodeCondition?;p:merge;k:type;l:map;i:type addresses:[]NodeAddress?;p:merge;k:type;l:map;i:type daemonEndpoints:NodeDaemonEndpoints? nodeInfo:NodeSystemInfo? images:[]ContainerImage?;l:atomic volumesInUse:[]UniqueVolumeName?;l:atomic volumesAttached:[]AttachedVolume?;l:atomic config:*NodeConfigStatus? runtimeHandlers:[]NodeRuntimeHandler?;l:atomic features:*NodeFeatures?
core/v1.NodeSwapStatus capacity:*int64?
core/v1.NodeSystemInfo machineID:string systemUUID:string bootID:string kernelVersion:string osImage:string containerRuntimeVersion:string kubeletVersion:string kubeProxyVersion:string operatingSystem:string architecture:string swap:*NodeSwapStatus?
core/v1.ObjectFieldSelector @atomic apiVersion:string? fieldPath:string
core/v1.ObjectReference @atomic kind:string? namespace:string? name:string? uid:types.UID? apiVersion:string? resourceVersion:string? fieldPath:string?
core/v1.PersistentVolume ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:PersistentVolumeSpec? status:PersistentVolumeStatus?
core/v1.PersistentVolumeAccessMode =string,ReadOnlyMany,ReadWriteMany,ReadWriteOnce,ReadWriteOncePod
core/v1.PersistentVolumeClaim ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:PersistentVolumeClaimSpec? status:PersistentVolumeClaimStatus?
core/v1.PersistentVolumeClaimCondition type:PersistentVolumeClaimConditionType status:ConditionStatus lastProbeTime:meta/v1.Time? lastTransitionTime:meta/v1.Time? reason:string? message:string?
core/v1.PersistentVolumeClaimList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]PersistentVolumeClaim
core/v1.PersistentVolumeClaimModifyVolumeStatus =string,InProgress,Infeasible,Pending
core/v1.PersistentVolumeClaimPhase =string,Bound,Lost,Pending
core/v1.PersistentVolumeClaimSpec accessModes:[]PersistentVolumeAccessMode?;l:atomic resources:VolumeResourceRequirements? volumeName:string? selector:*meta/v1.LabelSelector? storageClassName:*string? volumeMode:*PersistentVolumeMode? dataSource:*TypedLocalObjectReference? dataSourceRef:*TypedObjectReference? volumeAttributesClassName:*string?
core/v1.PersistentVolumeClaimStatus phase:PersistentVolumeClaimPhase? accessModes:[]PersistentVolumeAccessMode?;l:atomic capacity:ResourceList? conditions:[]PersistentVolumeClaimCondition?;p:merge;k:type;l:map;i:type allocatedResources:ResourceList? allocatedResourceStatuses:%ClaimResourceStatus?=7;m:granular currentVolumeAttributesClassName:*string? modifyVolumeStatus:*ModifyVolumeStatus?
core/v1.PersistentVolumeClaimTemplate metadata:meta/v1.ObjectMeta? spec:PersistentVolumeClaimSpec
core/v1.PersistentVolumeClaimVolumeSource claimName:string readOnly:bool?
core/v1.PersistentVolumeList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]PersistentVolume
core/v1.PersistentVolumeMode =string,Block,Filesystem
core/v1.PersistentVolumePhase =string,Available,Bound,Failed,Pending,Released
core/v1.PersistentVolumeReclaimPolicy =string,Delete,Recycle,Retain
core/v1.PersistentVolumeSource gcePersistentDisk:*GCEPersistentDiskVolumeSource? awsElasticBlockStore:*AWSElasticBlockStoreVolumeSource? hostPath:*HostPathVolumeSource? glusterfs:*GlusterfsPersistentVolumeSource? nfs:*NFSVolumeSource? rbd:*RBDPersistentVolumeSource? iscsi:*ISCSIPersistentVolumeSource? cinder:*CinderPersistentVolumeSource? cephfs:*CephFSPersistentVolumeSource? fc:*FCVolumeSource? flocker:*FlockerVolumeSource? flexVolume:*FlexPersistentVolumeSource? azureFile:*AzureFilePersistentVolumeSource? vsphereVolume:*VsphereVirtualDiskVolumeSource? quobyte:*QuobyteVolumeSource? azureDisk:*AzureDiskVolumeSource? photonPersistentDisk:*PhotonPersistentDiskVolumeSource? portworxVolume:*PortworxVolumeSource? scaleIO:*ScaleIOPersistentVolumeSource? local:*LocalVolumeSource? storageos:*StorageOSPersistentVolumeSource? csi:*CSIPersistentVolumeSource?
core/v1.PersistentVolumeSpec capacity:ResourceList? ...:PersistentVolumeSource accessModes:[]PersistentVolumeAccessMode?;l:atomic claimRef:*ObjectReference?;s:granular persistentVolumeReclaimPolicy:PersistentVolumeReclaimPolicy? storageClassName:string? mountOptions:[]string?;l:atomic volumeMode:*PersistentVolumeMode? nodeAffinity:*VolumeNodeAffinity? volumeAttributesClassName:*string?
core/v1.PersistentVolumeStatus phase:PersistentVolumePhase? message:string? reason:string? lastPhaseTransitionTime:*meta/v1.Time?
core/v1.PhotonPersistentDiskVolumeSource pdID:string fsType:string?
core/v1.Pod ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:PodSpec? status:PodStatus?
core/v1.PodAffinity requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm?;l:atomic preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm?;l:atomic
core/v1.PodAffinityTerm labelSelector:*meta/v1.LabelSelector? namespaces:[]string?;l:atomic topologyKey:string namespaceSelector:*meta/v1.LabelSelector? matchLabelKeys:[]string?;l:atomic mismatchLabelKeys:[]string?;l:atomic
core/v1.PodAntiAffinity requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm?;l:atomic preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm?;l:atomic
core/v1.PodAttachOptions ...:meta/v1.TypeMeta=0 stdin:bool? stdout:bool? stderr:bool? tty:bool? container:string?
core/v1.PodCondition type:PodConditionType status:ConditionStatus lastProbeTime:meta/v1.Time? lastTransitionTime:meta/v1.Time? reason:string? message:string? observedGeneration:int64?
core/v1.PodDNSConfig nameservers:[]string?;l:atomic searches:[]string?;l:atomic options:[]PodDNSConfigOption?;l:atomic
core/v1.PodDNSConfigOption name:string? value:*string?
core/v1.PodExecOptions ...:meta/v1.TypeMeta=0 stdin:bool? stdout:bool? stderr:bool? tty:bool? container:string? command:[]string;l:atomic
core/v1.PodFSGroupChangePolicy =string,Always,OnRootMismatch
core/v1.PodIP ip:string
core/v1.PodList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]Pod
core/v1.PodLogOptions ...:meta/v1.TypeMeta=0 container:string? follow:bool? previous:bool? sinceSeconds:*int64? sinceTime:*meta/v1.Time? timestamps:bool? tailLines:*int64? limitBytes:*int64? insecureSkipTLSVerifyBackend:bool? stream:*string?
core/v1.PodOS name:OSName
core/v1.PodPhase =string,Failed,Pending,Running,Succeeded,Unknown
core/v1.PodPortForwardOptions ...:meta/v1.TypeMeta=0 ports:[]int32?;l:atomic
core/v1.PodProxyOptions ...:meta/v1.TypeMeta=0 path:string?
core/v1.PodQOSClass =string,BestEffort,Burstable,Guaranteed
core/v1.PodReadinessGate conditionType:PodConditionType
core/v1.PodResourceClaim name:string resourceClaimName:*string?=3 resourceClaimTemplateName:*string?
core/v1.PodResourceClaimStatus name:string resourceClaimName:*string?
core/v1.PodSchedulingGate name:string
core/v1.PodSecurityContext seLinuxOptions:*SELinuxOptions? runAsUser:*int64? runAsNonRoot:*bool? supplementalGroups:[]int64?;l:atomic fsGroup:*int64? runAsGroup:*int64? sysctls:[]Sysctl?;l:atomic windowsOptions:*WindowsSecurityContextOptions? fsGroupChangePolicy:*PodFSGroupChangePolicy? seccompProfile:*SeccompProfile? appArmorProfile:*AppArmorProfile? supplementalGroupsPolicy:*SupplementalGroupsPolicy? seLinuxChangePolicy:*PodSELinuxChangePolicy?
core/v1.PodSpec volumes:[]Volume?;p:merge,retainKeys;k:name;l:map;i:name containers:[]Container;p:merge;k:name;l:map;i:name restartPolicy:RestartPolicy? terminationGracePeriodSeconds:*int64? activeDeadlineSeconds:*int64? dnsPolicy:DNSPolicy? nodeSelector:%string?;m:atomic serviceAccountName:string? serviceAccount:string? nodeName:string? hostNetwork:bool? hostPID:bool? hostIPC:bool? securityContext:*PodSecurityContext? imagePullSecrets:[]LocalObjectReference?;p:merge;k:name;l:map;i:name hostname:string? subdomain:string? affinity:*Affinity? schedulerName:string? initContainers:[]Container?;p:merge;k:name;l:map;i:name automountServiceAccountToken:*bool? tolerations:[]Toleration?;l:atomic hostAliases:[]HostAlias?;p:merge;k:ip;l:map;i:ip priorityClassName:string? priority:*int32? dnsConfig:*PodDNSConfig? shareProcessNamespace:*bool? readinessGates:[]PodReadinessGate?;l:atomic runtimeClassName:*string? enableServiceLinks:*bool? preemptionPolicy:*PreemptionPolicy? overhead:ResourceList? topologySpreadConstraints:[]TopologySpreadConstraint?;p:merge;k:topologyKey;l:map;i:topologyKey,whenUnsatisfiable ephemeralContainers:[]EphemeralContainer?;p:merge;k:name;l:map;i:name setHostnameAsFQDN:*bool? os:*PodOS? hostUsers:*bool? schedulingGates:[]PodSchedulingGate?;p:merge;k:name;l:map;i:name resourceClaims:[]PodResourceClaim?;p:merge,retainKeys;k:name;l:map;i:name resources:*ResourceRequirements?
core/v1.PodStatus phase:PodPhase? conditions:[]PodCondition?;p:merge;k:type;l:map;i:type message:string? reason:string? hostIP:string? podIP:string? startTime:*meta/v1.Time? containerStatuses:[]ContainerStatus?;l:atomic qosClass:PodQOSClass? initContainerStatuses:[]ContainerStatus?;l:atomic nominatedNodeName:string? podIPs:[]PodIP?;p:merge;k:ip;l:map;i:ip ephemeralContainerStatuses:[]ContainerStatus?;l:atomic resize:PodResizeStatus? resourceClaimStatuses:[]PodResourceClaimStatus?;p:merge,retainKeys;k:name;l:map;i:name hostIPs:[]HostIP?;p:merge;k:ip;l:atomic observedGeneration:int64?
core/v1.PodTemplate ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? template:PodTemplateSpec?
core/v1.PodTemplateList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]PodTemplate
core/v1.PodTemplateSpec metadata:meta/v1.ObjectMeta? spec:PodSpec?
core/v1.PortStatus port:int32 protocol:Protocol error:*string?
core/v1.PortworxVolumeSource volumeID:string fsType:string? readOnly:bool?
core/v1.Preconditions uid:*types.UID?
core/v1.PreemptionPolicy =string,Never,PreemptLowerPriority
core/v1.PreferredSchedulingTerm weight:int32 preference:NodeSelectorTerm
core/v1.Probe ...:ProbeHandler initialDelaySeconds:int32? timeoutSeconds:int32? periodSeconds:int32? successThreshold:int32? failureThreshold:int32? terminationGracePeriodSeconds:*int64?
core/v1.ProbeHandler exec:*ExecAction? httpGet:*HTTPGetAction? tcpSocket:*TCPSocketAction? grpc:*GRPCAction?
core/v1.ProcMountType =string,Default,Unmasked
core/v1.ProjectedVolumeSource sources:[]VolumeProjection~;l:atomic defaultMode:*int32?
core/v1.Protocol =string,SCTP,TCP,UDP
core/v1.PullPolicy =string,Always,IfNotPresent,Never
core/v1.QuobyteVolumeSource registry:string volume:string readOnly:bool? user:string? group:string? tenant:string?
core/v1.RBDPersistentVolumeSource monitors:[]string;l:atomic image:string fsType:string? pool:string?;d:"rbd" user:string?;d:"admin" keyring:string?;d:"/etc/ceph/keyring" secretRef:*SecretReference? readOnly:bool?
core/v1.RBDVolumeSource monitors:[]string;l:atomic image:string fsType:string? pool:string?;d:"rbd" user:string?;d:"admin" keyring:string?;d:"/etc/ceph/keyring" secretRef:*LocalObjectReference? readOnly:bool?
core/v1.ReplicationController ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:ReplicationControllerSpec? status:ReplicationControllerStatus?
core/v1.ReplicationControllerCondition type:ReplicationControllerConditionType status:ConditionStatus lastTransitionTime:meta/v1.Time? reason:string? message:string?
core/v1.ReplicationControllerList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]ReplicationController
core/v1.ReplicationControllerSpec replicas:*int32?;d:1 selector:%string?;m:atomic template:*PodTemplateSpec? minReadySeconds:int32?;d:0
core/v1.ReplicationControllerStatus replicas:int32 fullyLabeledReplicas:int32? observedGeneration:int64? readyReplicas:int32? availableReplicas:int32? conditions:[]ReplicationControllerCondition?;p:merge;k:type;l:map;i:type
core/v1.ResourceClaim name:string request:string?
core/v1.ResourceFieldSelector @atomic containerName:string? resource:string divisor:resource.Quantity?
core/v1.ResourceHealth resourceID:ResourceID health:ResourceHealthStatus?
core/v1.ResourceList =%resource.Quantity
core/v1.ResourceQuota ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:ResourceQuotaSpec? status:ResourceQuotaStatus?
core/v1.ResourceQuotaList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]ResourceQuota
core/v1.ResourceQuotaScope =string,BestEffort,CrossNamespacePodAffinity,NotBestEffort,NotTerminating,PriorityClass,Terminating,VolumeAttributesClass
core/v1.ResourceQuotaSpec hard:ResourceList? scopes:[]ResourceQuotaScope?;l:atomic scopeSelector:*ScopeSelector?
core/v1.ResourceQuotaStatus hard:ResourceList? used:ResourceList?
core/v1.ResourceRequirements limits:ResourceList? requests:ResourceList? claims:[]ResourceClaim?;l:map;i:name
core/v1.ResourceStatus name:ResourceName resources:[]ResourceHealth?;l:map;i:resourceID
core/v1.RestartPolicy =string,Always,Never,OnFailure
core/v1.SELinuxOptions user:string? role:string? type:string? level:string?
core/v1.ScaleIOPersistentVolumeSource gateway:string system:string secretRef:*SecretReference sslEnabled:bool? protectionDomain:string? storagePool:string? storageMode:string?;d:"ThinProvisioned" volumeName:string? fsType:string?;d:"xfs" readOnly:bool?
core/v1.ScaleIOVolumeSource gateway:string system:string secretRef:*LocalObjectReference sslEnabled:bool? protectionDomain:string? storagePool:string? storageMode:string?;d:"ThinProvisioned" volumeName:string? fsType:string?;d:"xfs" readOnly:bool?
core/v1.ScopeSelector @atomic matchExpressions:[]ScopedResourceSelectorRequirement?;l:atomic
core/v1.ScopeSelectorOperator =string,DoesNotExist,Exists,In,NotIn
core/v1.ScopedResourceSelectorRequirement scopeName:ResourceQuotaScope operator:ScopeSelectorOperator values:[]string?;l:atomic
core/v1.SeccompProfile &type:localhostProfile type:SeccompProfileType localhostProfile:*string?
core/v1.SeccompProfileType =string,Localhost,RuntimeDefault,Unconfined
core/v1.Secret ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? data:%[]byte? type:SecretType? stringData:%string? immutable:*bool?
core/v1.SecretEnvSource ...:LocalObjectReference optional:*bool?
core/v1.SecretKeySelector @atomic ...:LocalObjectReference key:string optional:*bool?
core/v1.SecretList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]Secret
core/v1.SecretProjection ...:LocalObjectReference items:[]KeyToPath?;l:atomic optional:*bool?=4
core/v1.SecretReference @atomic name:string? namespace:string?
core/v1.SecretVolumeSource secretName:string? items:[]KeyToPath?;l:atomic defaultMode:*int32? optional:*bool?
core/v1.SecurityContext capabilities:*Capabilities? privileged:*bool? seLinuxOptions:*SELinuxOptions? runAsUser:*int64? runAsNonRoot:*bool? readOnlyRootFilesystem:*bool? allowPrivilegeEscalation:*bool? runAsGroup:*int64? procMount:*ProcMountType? windowsOptions:*WindowsSecurityContextOptions? seccompProfile:*SeccompProfile? appArmorProfile:*AppArmorProfile?
core/v1.Service ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:ServiceSpec? status:ServiceStatus?
core/v1.ServiceAccount ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? secrets:[]ObjectReference?;p:merge;k:name;l:map;i:name imagePullSecrets:[]LocalObjectReference?;l:atomic automountServiceAccountToken:*bool?
core/v1.ServiceAccountList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]ServiceAccount
core/v1.ServiceAccountTokenProjection audience:string? expirationSeconds:*int64? path:string
core/v1.ServiceAffinity =string,ClientIP,None
core/v1.ServiceExternalTrafficPolicy =string,Cluster,Local
core/v1.ServiceExternalTrafficPolicyType =ServiceExternalTrafficPolicy
core/v1.ServiceInternalTrafficPolicy =string,Cluster,Local
core/v1.ServiceInternalTrafficPolicyType =ServiceInternalTrafficPolicy
core/v1.ServiceList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]Service
core/v1.ServicePort name:string? protocol:Protocol?;d:"TCP" port:int32 targetPort:intstr.IntOrString? nodePort:int32? appProtocol:*string?
core/v1.ServiceProxyOptions ...:meta/v1.TypeMeta=0 path:string?
core/v1.ServiceSpec ports:[]ServicePort?;p:merge;k:port;l:map;i:port,protocol selector:%string?;m:atomic clusterIP:string? type:ServiceType? externalIPs:[]string?;l:atomic sessionAffinity:ServiceAffinity?=7 loadBalancerIP:string? loadBalancerSourceRanges:[]string?;l:atomic externalName:string? externalTrafficPolicy:ServiceExternalTrafficPolicy? healthCheckNodePort:int32? publishNotReadyAddresses:bool? sessionAffinityConfig:*SessionAffinityConfig? ipFamilyPolicy:*IPFamilyPolicy?=17 clusterIPs:[]string?;l:atomic ipFamilies:[]IPFamily?;l:atomic allocateLoadBalancerNodePorts:*bool? loadBalancerClass:*string? internalTrafficPolicy:*ServiceInternalTrafficPolicy? trafficDistribution:*string?
core/v1.ServiceStatus loadBalancer:LoadBalancerStatus? conditions:[]meta/v1.Condition?;p:merge;k:type;l:map;i:type
core/v1.ServiceType =string,ClusterIP,ExternalName,LoadBalancer,NodePort
core/v1.SessionAffinityConfig clientIP:*ClientIPConfig?
core/v1.Signal =string,SIGABRT,SIGALRM,SIGBUS,SIGCHLD,SIGCLD,SIGCONT,SIGFPE,SIGHUP,SIGILL,SIGINT,SIGIO,SIGIOT,SIGKILL,SIGPIPE,SIGPOLL,SIGPROF,SIGPWR,SIGQUIT,SIGRTMAX,SIGRTMAX-1,SIGRTMAX-10,SIGRTMAX-11,SIGRTMAX-12,SIGRTMAX-13,SIGRTMAX-14,SIGRTMAX-2,SIGRTMAX-3,SIGRTMAX-4,SIGRTMAX-5,SIGRTMAX-6,SIGRTMAX-7,SIGRTMAX-8,SIGRTMAX-9,SIGRTMIN,SIGRTMIN+1,SIGRTMIN+10,SIGRTMIN+11,SIGRTMIN+12,SIGRTMIN+13,SIGRTMIN+14,SIGRTMIN+15,SIGRTMIN+2,SIGRTMIN+3,SIGRTMIN+4,SIGRTMIN+5,SIGRTMIN+6,SIGRTMIN+7,SIGRTMIN+8,SIGRTMIN+9,SIGSEGV,SIGSTKFLT,SIGSTOP,SIGSYS,SIGTERM,SIGTRAP,SIGTSTP,SIGTTIN,SIGTTOU,SIGURG,SIGUSR1,SIGUSR2,SIGVTALRM,SIGWINCH,SIGXCPU,SIGXFSZ
core/v1.SleepAction seconds:int64
core/v1.StorageOSPersistentVolumeSource volumeName:string? volumeNamespace:string? fsType:string? readOnly:bool? secretRef:*ObjectReference?
core/v1.StorageOSVolumeSource volumeName:string? volumeNamespace:string? fsType:string? readOnly:bool? secretRef:*LocalObjectReference?
core/v1.SupplementalGroupsPolicy =string,Merge,Strict
core/v1.Sysctl name:string value:string
core/v1.TCPSocketAction port:intstr.IntOrString host:string?
core/v1.Taint key:string value:string? effect:TaintEffect timeAdded:*meta/v1.Time?
core/v1.TaintEffect =string,NoExecute,NoSchedule,PreferNoSchedule
core/v1.TerminationMessagePolicy =string,FallbackToLogsOnError,File
core/v1.Toleration key:string? operator:TolerationOperator? value:string? effect:TaintEffect? tolerationSeconds:*int64?
core/v1.TolerationOperator =string,Equal,Exists
core/v1.TopologySelectorLabelRequirement key:string values:[]string;l:atomic
core/v1.TopologySelectorTerm @atomic matchLabelExpressions:[]TopologySelectorLabelRequirement?;l:atomic
core/v1.TopologySpreadConstraint maxSkew:int32 topologyKey:string whenUnsatisfiable:UnsatisfiableConstraintAction labelSelector:*meta/v1.LabelSelector? minDomains:*int32? nodeAffinityPolicy:*NodeInclusionPolicy? nodeTaintsPolicy:*NodeInclusionPolicy? matchLabelKeys:[]string?;l:atomic
core/v1.TypedLocalObjectReference @atomic apiGroup:*string~ kind:string name:string
core/v1.TypedObjectReference apiGroup:*string~ kind:string name:string namespace:*string?
core/v1.URIScheme =string,HTTP,HTTPS
core/v1.UnsatisfiableConstraintAction =string,DoNotSchedule,ScheduleAnyway
core/v1.Volume name:string ...:VolumeSource
core/v1.VolumeDevice name:string devicePath:string
core/v1.VolumeMount name:string readOnly:bool? mountPath:string subPath:string? mountPropagation:*MountPropagationMode? subPathExpr:string? recursiveReadOnly:*RecursiveReadOnlyMode?
core/v1.VolumeMountStatus name:string mountPath:string readOnly:bool? recursiveReadOnly:*RecursiveReadOnlyMode?
core/v1.VolumeNodeAffinity required:*NodeSelector?
core/v1.VolumeProjection secret:*SecretProjection? downwardAPI:*DownwardAPIProjection? configMap:*ConfigMapProjection? serviceAccountToken:*ServiceAccountTokenProjection? clusterTrustBundle:*ClusterTrustBundleProjection?
core/v1.VolumeResourceRequirements limits:ResourceList? requests:ResourceList?
core/v1.VolumeSource hostPath:*HostPathVolumeSource? emptyDir:*EmptyDirVolumeSource? gcePersistentDisk:*GCEPersistentDiskVolumeSource? awsElasticBlockStore:*AWSElasticBlockStoreVolumeSource? gitRepo:*GitRepoVolumeSource? secret:*SecretVolumeSource? nfs:*NFSVolumeSource? iscsi:*ISCSIVolumeSource? glusterfs:*GlusterfsVolumeSource? persistentVolumeClaim:*PersistentVolumeClaimVolumeSource? rbd:*RBDVolumeSource? flexVolume:*FlexVolumeSource? cinder:*CinderVolumeSource? cephfs:*CephFSVolumeSource? flocker:*FlockerVolumeSource? downwardAPI:*DownwardAPIVolumeSource? fc:*FCVolumeSource? azureFile:*AzureFileVolumeSource? configMap:*ConfigMapVolumeSource? vsphereVolume:*VsphereVirtualDiskVolumeSource? quobyte:*QuobyteVolumeSource? azureDisk:*AzureDiskVolumeSource? photonPersistentDisk:*PhotonPersistentDiskVolumeSource? portworxVolume:*PortworxVolumeSource? scaleIO:*ScaleIOVolumeSource? projected:*ProjectedVolumeSource? storageos:*StorageOSVolumeSource? csi:*CSIVolumeSource? ephemeral:*EphemeralVolumeSource? image:*ImageVolumeSource?
core/v1.VsphereVirtualDiskVolumeSource volumePath:string fsType:string? storagePolicyName:string? storagePolicyID:string?
core/v1.WeightedPodAffinityTerm weight:int32 podAffinityTerm:PodAffinityTerm
core/v1.WindowsSecurityContextOptions gmsaCredentialSpecName:*string? gmsaCredentialSpec:*string? runAsUserName:*string? hostProcess:*bool?
discovery/v1.AddressType =string,FQDN,IPv4,IPv6
discovery/v1.Endpoint addresses:[]string;l:set conditions:EndpointConditions? hostname:*string? targetRef:*core/v1.ObjectReference? deprecatedTopology:%string? nodeName:*string? zone:*string? hints:*EndpointHints?
discovery/v1.EndpointConditions ready:*bool? serving:*bool? terminating:*bool?
discovery/v1.EndpointHints forZones:[]ForZone?;l:atomic forNodes:[]ForNode?;l:atomic
discovery/v1.EndpointPort @atomic name:*string? protocol:*core/v1.Protocol? port:*int32? appProtocol:*string?
discovery/v1.EndpointSlice ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? endpoints:[]Endpoint;l:atomic ports:[]EndpointPort~;l:atomic addressType:AddressType
discovery/v1.EndpointSliceList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]EndpointSlice
discovery/v1.ForNode name:string
discovery/v1.ForZone name:string
events/v1.Event ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta~ eventTime:meta/v1.MicroTime series:*EventSeries? reportingController:string? reportingInstance:string? action:string? reason:string? regarding:core/v1.ObjectReference? related:*core/v1.ObjectReference? note:string? type:string? deprecatedSource:core/v1.EventSource? deprecatedFirstTimestamp:meta/v1.Time? deprecatedLastTimestamp:meta/v1.Time? deprecatedCount:int32?
events/v1.EventList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]Event
events/v1.EventSeries count:int32 lastObservedTime:meta/v1.MicroTime
flowcontrol/v1.ExemptPriorityLevelConfiguration nominalConcurrencyShares:*int32? lendablePercent:*int32?
flowcontrol/v1.FlowDistinguisherMethod type:FlowDistinguisherMethodType
flowcontrol/v1.FlowSchema ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:FlowSchemaSpec? status:FlowSchemaStatus?
flowcontrol/v1.FlowSchemaCondition type:FlowSchemaConditionType? status:ConditionStatus? lastTransitionTime:meta/v1.Time? reason:string? message:string?
flowcontrol/v1.FlowSchemaList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]FlowSchema
flowcontrol/v1.FlowSchemaSpec priorityLevelConfiguration:PriorityLevelConfigurationReference matchingPrecedence:int32~ distinguisherMethod:*FlowDistinguisherMethod? rules:[]PolicyRulesWithSubjects?;l:atomic
flowcontrol/v1.FlowSchemaStatus conditions:[]FlowSchemaCondition?;p:merge;k:type;l:map;i:type
flowcontrol/v1.GroupSubject name:string
flowcontrol/v1.LimitResponse &type:queuing type:LimitResponseType queuing:*QueuingConfiguration?
flowcontrol/v1.LimitedPriorityLevelConfiguration nominalConcurrencyShares:*int32~ limitResponse:LimitResponse? lendablePercent:*int32? borrowingLimitPercent:*int32?
flowcontrol/v1.NonResourcePolicyRule verbs:[]string;l:set nonResourceURLs:[]string=6;l:set
flowcontrol/v1.PolicyRulesWithSubjects subjects:[]Subject;l:atomic resourceRules:[]ResourcePolicyRule?;l:atomic nonResourceRules:[]NonResourcePolicyRule?;l:atomic
flowcontrol/v1.PriorityLevelConfiguration ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:PriorityLevelConfigurationSpec? status:PriorityLevelConfigurationStatus?
flowcontrol/v1.PriorityLevelConfigurationCondition type:PriorityLevelConfigurationConditionType? status:ConditionStatus? lastTransitionTime:meta/v1.Time? reason:string? message:string?
flowcontrol/v1.PriorityLevelConfigurationList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]PriorityLevelConfiguration
flowcontrol/v1.PriorityLevelConfigurationReference name:string
flowcontrol/v1.PriorityLevelConfigurationSpec &type:limited,exempt type:PriorityLevelEnablement limited:*LimitedPriorityLevelConfiguration? exempt:*ExemptPriorityLevelConfiguration?
flowcontrol/v1.PriorityLevelConfigurationStatus conditions:[]PriorityLevelConfigurationCondition?;p:merge;k:type;l:map;i:type
flowcontrol/v1.QueuingConfiguration queues:int32~ handSize:int32~ queueLengthLimit:int32~
flowcontrol/v1.ResourcePolicyRule verbs:[]string;l:set apiGroups:[]string;l:set resources:[]string;l:set clusterScope:bool? namespaces:[]string~;l:set
flowcontrol/v1.ServiceAccountSubject namespace:string name:string
flowcontrol/v1.Subject &kind:user,group,serviceAccount kind:SubjectKind user:*UserSubject? group:*GroupSubject? serviceAccount:*ServiceAccountSubject?
flowcontrol/v1.UserSubject name:string
meta/v1.APIGroup ...:TypeMeta=0 name:string versions:[]GroupVersionForDiscovery;l:atomic preferredVersion:GroupVersionForDiscovery? serverAddressByClientCIDRs:[]ServerAddressByClientCIDR?;l:atomic
meta/v1.APIGroupList ...:TypeMeta=0 groups:[]APIGroup;l:atomic
meta/v1.APIResource name:string namespaced:bool kind:string verbs:Verbs shortNames:[]string?;l:atomic singularName:string categories:[]string?;l:atomic group:string? version:string? storageVersionHash:string?
meta/v1.APIResourceList ...:TypeMeta=0 groupVersion:string resources:[]APIResource;l:atomic
meta/v1.APIVersions ...:TypeMeta=0 versions:[]string;l:atomic serverAddressByClientCIDRs:[]ServerAddressByClientCIDR;l:atomic
meta/v1.ApplyOptions ...:TypeMeta=0 dryRun:[]string?;l:atomic force:bool fieldManager:string
meta/v1.Condition type:string status:ConditionStatus observedGeneration:int64? lastTransitionTime:Time reason:string message:string
meta/v1.CreateOptions ...:TypeMeta=0 dryRun:[]string?;l:atomic fieldManager:string?=3 fieldValidation:string?
meta/v1.DeleteOptions ...:TypeMeta=0 gracePeriodSeconds:*int64? preconditions:*Preconditions? orphanDependents:*bool? propagationPolicy:*DeletionPropagation? dryRun:[]string?;l:atomic ignoreStoreReadErrorWithClusterBreakingPotential:*bool?
meta/v1.FieldSelectorRequirement key:string operator:FieldSelectorOperator values:[]string?;l:atomic
meta/v1.GetOptions ...:TypeMeta=0 resourceVersion:string?
meta/v1.GroupKind group:string kind:string
meta/v1.GroupResource group:string resource:string
meta/v1.GroupVersion group:string version:string
meta/v1.GroupVersionForDiscovery groupVersion:string version:string
meta/v1.GroupVersionKind group:string version:string kind:string
meta/v1.GroupVersionResource group:string version:string resource:string
meta/v1.LabelSelector @atomic matchLabels:%string? matchExpressions:[]LabelSelectorRequirement?;l:atomic
meta/v1.LabelSelectorRequirement key:string operator:LabelSelectorOperator values:[]string?;l:atomic
meta/v1.List ...:TypeMeta=0 metadata:ListMeta? items:[]runtime.RawExtension
meta/v1.ListMeta selfLink:string? resourceVersion:string? continue:string? remainingItemCount:*int64?
meta/v1.ListOptions ...:TypeMeta=0 labelSelector:string? fieldSelector:string? watch:bool? resourceVersion:string? timeoutSeconds:*int64? limit:int64?=7 continue:string? allowWatchBookmarks:bool? resourceVersionMatch:ResourceVersionMatch? sendInitialEvents:*bool?
meta/v1.ManagedFieldsEntry manager:string? operation:ManagedFieldsOperationType? apiVersion:string? time:*Time? fieldsType:string?=6 fieldsV1:*FieldsV1? subresource:string?
meta/v1.ObjectMeta name:string? generateName:string? namespace:string? selfLink:string? uid:types.UID? resourceVersion:string? generation:int64? creationTimestamp:Time? deletionTimestamp:*Time? deletionGracePeriodSeconds:*int64? labels:%string? annotations:%string? ownerReferences:[]OwnerReference?;p:merge;k:uid;l:map;i:uid finalizers:[]string?;p:merge;l:set managedFields:[]ManagedFieldsEntry?=17;l:atomic
meta/v1.OwnerReference @atomic kind:string name:string=3 uid:types.UID apiVersion:string controller:*bool? blockOwnerDeletion:*bool?
meta/v1.PartialObjectMetadata ...:TypeMeta=0 metadata:ObjectMeta?
meta/v1.PartialObjectMetadataList ...:TypeMeta=0 metadata:ListMeta? items:[]PartialObjectMetadata
meta/v1.Patch
meta/v1.PatchOptions ...:TypeMeta=0 dryRun:[]string?;l:atomic force:*bool? fieldManager:string? fieldValidation:string?
meta/v1.Preconditions uid:*types.UID? resourceVersion:*string?
meta/v1.RootPaths paths:[]string;l:atomic
meta/v1.ServerAddressByClientCIDR clientCIDR:string serverAddress:string
meta/v1.Status ...:TypeMeta=0 metadata:ListMeta? status:string? message:string? reason:StatusReason? details:*StatusDetails?;l:atomic code:int32?
meta/v1.StatusCause reason:CauseType? message:string? field:string?
meta/v1.StatusDetails name:string? group:string? kind:string? causes:[]StatusCause?;l:atomic retryAfterSeconds:int32? uid:types.UID?
meta/v1.Table ...:TypeMeta=0 metadata:ListMeta?=0 columnDefinitions:[]TableColumnDefinition=0;l:atomic rows:[]TableRow=0;l:atomic
meta/v1.TableColumnDefinition name:string=0 type:string=0 format:string=0 description:string=0 priority:int32=0
meta/v1.TableRow cells:[]interface{}=0;l:atomic conditions:[]TableRowCondition?=0;l:atomic object:runtime.RawExtension?=0
meta/v1.TableRowCondition type:RowConditionType=0 status:ConditionStatus=0 reason:string?=0 message:string?=0
meta/v1.TypeMeta kind:string? apiVersion:string?
meta/v1.UpdateOptions ...:TypeMeta=0 dryRun:[]string?;l:atomic fieldManager:string? fieldValidation:string?
meta/v1.Verbs =[]string
meta/v1.WatchEvent type:string object:runtime.RawExtension
metrics/v1beta1.ContainerMetrics name:string usage:core/v1.ResourceList
metrics/v1beta1.NodeMetrics ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? timestamp:meta/v1.Time window:meta/v1.Duration usage:core/v1.ResourceList
metrics/v1beta1.NodeMetricsList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]NodeMetrics
metrics/v1beta1.PodMetrics ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? timestamp:meta/v1.Time window:meta/v1.Duration containers:[]ContainerMetrics;l:atomic
metrics/v1beta1.PodMetricsList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]PodMetrics
networking/v1.HTTPIngressPath path:string? backend:IngressBackend pathType:*PathType
networking/v1.HTTPIngressRuleValue paths:[]HTTPIngressPath;l:atomic
networking/v1.IPAddress ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:IPAddressSpec?
networking/v1.IPAddressList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]IPAddress
networking/v1.IPAddressSpec parentRef:*ParentReference?!
networking/v1.IPBlock cidr:string except:[]string?;l:atomic
networking/v1.Ingress ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:IngressSpec? status:IngressStatus?
networking/v1.IngressBackend resource:*core/v1.TypedLocalObjectReference?=3 service:*IngressServiceBackend?
networking/v1.IngressClass ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:IngressClassSpec?
networking/v1.IngressClassList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]IngressClass
networking/v1.IngressClassParametersReference apiGroup:*string? kind:string name:string scope:*string~ namespace:*string?
networking/v1.IngressClassSpec controller:string? parameters:*IngressClassParametersReference?
networking/v1.IngressList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]Ingress
networking/v1.IngressLoadBalancerIngress ip:string? hostname:string? ports:[]IngressPortStatus?=4;l:atomic
networking/v1.IngressLoadBalancerStatus ingress:[]IngressLoadBalancerIngress?;l:atomic
networking/v1.IngressPortStatus port:int32 protocol:core/v1.Protocol error:*string?
networking/v1.IngressRule host:string? ...:IngressRuleValue~
networking/v1.IngressRuleValue http:*HTTPIngressRuleValue?
networking/v1.IngressServiceBackend name:string port:ServiceBackendPort?
networking/v1.IngressSpec defaultBackend:*IngressBackend? tls:[]IngressTLS?;l:atomic rules:[]IngressRule?;l:atomic ingressClassName:*string?
networking/v1.IngressStatus loadBalancer:IngressLoadBalancerStatus?
networking/v1.IngressTLS hosts:[]string?;l:atomic secretName:string?
networking/v1.NetworkPolicy ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:NetworkPolicySpec?
networking/v1.NetworkPolicyEgressRule ports:[]NetworkPolicyPort?;l:atomic to:[]NetworkPolicyPeer?;l:atomic
networking/v1.NetworkPolicyIngressRule ports:[]NetworkPolicyPort?;l:atomic from:[]NetworkPolicyPeer?;l:atomic
networking/v1.NetworkPolicyList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]NetworkPolicy
networking/v1.NetworkPolicyPeer podSelector:*meta/v1.LabelSelector? namespaceSelector:*meta/v1.LabelSelector? ipBlock:*IPBlock?
networking/v1.NetworkPolicyPort protocol:*core/v1.Protocol? port:*intstr.IntOrString? endPort:*int32?
networking/v1.NetworkPolicySpec podSelector:meta/v1.LabelSelector ingress:[]NetworkPolicyIngressRule?;l:atomic egress:[]NetworkPolicyEgressRule?;l:atomic policyTypes:[]PolicyType?;l:atomic
networking/v1.ParentReference group:string? resource:string?! namespace:string? name:string?!
networking/v1.PathType =string,Exact,ImplementationSpecific,Prefix
networking/v1.PolicyType =string,Egress,Ingress
networking/v1.ServiceBackendPort @atomic name:string? number:int32?
networking/v1.ServiceCIDR ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:ServiceCIDRSpec? status:ServiceCIDRStatus?
networking/v1.ServiceCIDRList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]ServiceCIDR
networking/v1.ServiceCIDRSpec cidrs:[]string?;l:atomic
networking/v1.ServiceCIDRStatus conditions:[]meta/v1.Condition?;p:merge;k:type;l:map;i:type
node/v1.Overhead podFixed:core/v1.ResourceList?
node/v1.RuntimeClass ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? handler:string overhead:*Overhead? scheduling:*Scheduling?
node/v1.RuntimeClassList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]RuntimeClass
node/v1.Scheduling nodeSelector:%string?;m:atomic tolerations:[]core/v1.Toleration?;l:atomic
policy/v1.Eviction ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? deleteOptions:*meta/v1.DeleteOptions?
policy/v1.PodDisruptionBudget ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:PodDisruptionBudgetSpec? status:PodDisruptionBudgetStatus?
policy/v1.PodDisruptionBudgetList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]PodDisruptionBudget
policy/v1.PodDisruptionBudgetSpec minAvailable:*intstr.IntOrString? selector:*meta/v1.LabelSelector?;p:replace maxUnavailable:*intstr.IntOrString? unhealthyPodEvictionPolicy:*UnhealthyPodEvictionPolicyType?
policy/v1.PodDisruptionBudgetStatus observedGeneration:int64? disruptedPods:%meta/v1.Time? disruptionsAllowed:int32 currentHealthy:int32 desiredHealthy:int32 expectedPods:int32 conditions:[]meta/v1.Condition?;p:merge;k:type;l:map;i:type
policy/v1.UnhealthyPodEvictionPolicyType =string,AlwaysAllow,IfHealthyBudget
rbac/v1.AggregationRule clusterRoleSelectors:[]meta/v1.LabelSelector?;l:atomic
rbac/v1.ClusterRole ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? rules:[]PolicyRule~;l:atomic aggregationRule:*AggregationRule?
rbac/v1.ClusterRoleBinding ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? subjects:[]Subject?;l:atomic roleRef:RoleRef
rbac/v1.ClusterRoleBindingList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]ClusterRoleBinding
rbac/v1.ClusterRoleList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]ClusterRole
rbac/v1.PolicyRule verbs:[]string;l:atomic apiGroups:[]string?;l:atomic resources:[]string?;l:atomic resourceNames:[]string?;l:atomic nonResourceURLs:[]string?;l:atomic
rbac/v1.Role ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? rules:[]PolicyRule~;l:atomic
rbac/v1.RoleBinding ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? subjects:[]Subject?;l:atomic roleRef:RoleRef
rbac/v1.RoleBindingList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]RoleBinding
rbac/v1.RoleList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]Role
rbac/v1.RoleRef @atomic apiGroup:string kind:string name:string
rbac/v1.Subject @atomic kind:string apiGroup:string? name:string namespace:string?
runtime.TypeMeta apiVersion:string? kind:string?
scheduling/v1.PriorityClass ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? value:int32 globalDefault:bool? description:string? preemptionPolicy:*core/v1.PreemptionPolicy?
scheduling/v1.PriorityClassList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]PriorityClass
storage/v1.CSIDriver ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:CSIDriverSpec
storage/v1.CSIDriverList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]CSIDriver
storage/v1.CSIDriverSpec attachRequired:*bool? podInfoOnMount:*bool? volumeLifecycleModes:[]VolumeLifecycleMode?;l:set storageCapacity:*bool? fsGroupPolicy:*FSGroupPolicy? tokenRequests:[]TokenRequest?;l:atomic requiresRepublish:*bool? seLinuxMount:*bool? nodeAllocatableUpdatePeriodSeconds:*int64?
storage/v1.CSINode ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:CSINodeSpec
storage/v1.CSINodeDriver name:string nodeID:string topologyKeys:[]string~;l:atomic allocatable:*VolumeNodeResources?
storage/v1.CSINodeList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]CSINode
storage/v1.CSINodeSpec drivers:[]CSINodeDriver;p:merge;k:name;l:map;i:name
storage/v1.CSIStorageCapacity ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? nodeTopology:*meta/v1.LabelSelector? storageClassName:string capacity:*resource.Quantity? maximumVolumeSize:*resource.Quantity?
storage/v1.CSIStorageCapacityList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]CSIStorageCapacity
storage/v1.StorageClass ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? provisioner:string parameters:%string? reclaimPolicy:*core/v1.PersistentVolumeReclaimPolicy? mountOptions:[]string?;l:atomic allowVolumeExpansion:*bool? volumeBindingMode:*VolumeBindingMode? allowedTopologies:[]core/v1.TopologySelectorTerm?;l:atomic
storage/v1.StorageClassList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]StorageClass
storage/v1.TokenRequest audience:string expirationSeconds:*int64?
storage/v1.VolumeAttachment ...:meta/v1.TypeMeta=0 metadata:meta/v1.ObjectMeta? spec:VolumeAttachmentSpec status:VolumeAttachmentStatus?
storage/v1.VolumeAttachmentList ...:meta/v1.TypeMeta=0 metadata:meta/v1.ListMeta? items:[]VolumeAttachment
storage/v1.VolumeAttachmentSource persistentVolumeName:*string? inlineVolumeSpec:*core/v1.PersistentVolumeSpec?
storage/v1.VolumeAttachmentSpec attacher:string source:VolumeAttachmentSource nodeName:string
storage/v1.VolumeAttachmentStatus attached:bool attachmentMetadata:%string? attachError:*VolumeError? detachError:*VolumeError?
storage/v1.VolumeBindingMode =string,Immediate,WaitForFirstConsumer
storage/v1.VolumeError time:meta/v1.Time? message:string? errorCode:*int32?
storage/v1.VolumeNodeResources count:*int32?
version.Info major:string=0 minor:string=0 emulationMajor:string?=0 emulationMinor:string?=0 minCompatibilityMajor:string?=0 minCompatibilityMinor:string?=0 gitVersion:string=0 gitCommit:string=0 gitTreeState:string=0 buildDate:string=0 goVersion:string=0 compiler:string=0 platform:string=0
version.versionType =int
~ /v1 admission.k8s.io/v1 admission.k8s.io/v1beta1 admissionregistration.k8s.io/v1 admissionregistration.k8s.io/v1alpha1 admissionregistration.k8s.io/v1beta1 apiextensions.k8s.io/v1 apiextensions.k8s.io/v1beta1 apiregistration.k8s.io/v1 apiregistration.k8s.io/v1beta1 apps/v1 apps/v1beta1 apps/v1beta2 authentication.k8s.io/v1 authentication.k8s.io/v1alpha1 authentication.k8s.io/v1beta1 authorization.k8s.io/v1 authorization.k8s.io/v1beta1 autoscaling/v1 autoscaling/v2 autoscaling/v2beta1 autoscaling/v2beta2 batch/v1 batch/v1beta1 certificates.k8s.io/v1 certificates.k8s.io/v1alpha1 certificates.k8s.io/v1beta1 coordination.k8s.io/v1 coordination.k8s.io/v1alpha2 coordination.k8s.io/v1beta1 discovery.k8s.io/v1 discovery.k8s.io/v1beta1 events.k8s.io/v1 events.k8s.io/v1beta1 extensions/v1beta1 flowcontrol.apiserver.k8s.io/v1 flowcontrol.apiserver.k8s.io/v1beta1 flowcontrol.apiserver.k8s.io/v1beta2 flowcontrol.apiserver.k8s.io/v1beta3 imagepolicy.k8s.io/v1alpha1 internal.apiserver.k8s.io/v1alpha1 networking.k8s.io/v1 networking.k8s.io/v1alpha1 networking.k8s.io/v1beta1 node.k8s.io/v1 node.k8s.io/v1alpha1 node.k8s.io/v1beta1 policy/v1 policy/v1beta1 rbac.authorization.k8s.io/v1 rbac.authorization.k8s.io/v1alpha1 rbac.authorization.k8s.io/v1beta1 resource.k8s.io/v1alpha3 resource.k8s.io/v1beta1 resource.k8s.io/v1beta2 scheduling.k8s.io/v1 scheduling.k8s.io/v1alpha1 scheduling.k8s.io/v1beta1 storage.k8s.io/v1 storage.k8s.io/v1alpha1 storage.k8s.io/v1beta1 storagemigration.k8s.io/v1alpha1
`;
