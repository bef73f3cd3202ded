import { withMetadataRules } from "../api/metadata-rules.ts";
import type { Rules, RulesByResource } from "../api/rules.ts";
import type { Stored } from "../wire/object.ts";
import { apiServiceRules } from "./apiregistration/api-service-rules.ts";
import { certificateSigningRequestRules } from "./certificates/certificate-signing-request-rules.ts";
import { controllerRevisionRules } from "./apps/controller-revision-rules.ts";
import { statefulSetRules } from "./apps/stateful-set-rules.ts";
import { horizontalPodAutoscalerRules } from "./autoscaling/horizontal-pod-autoscaler-rules.ts";
import { cronJobRules } from "./batch/cron-job-rules.ts";
import { jobRules } from "./batch/job-rules.ts";
import { componentStatusRules } from "./core/component-status-rules.ts";
import { limitRangeRules } from "./core/limit-range-rules.ts";
import { persistentVolumeRules } from "./core/persistent-volume-rules.ts";
import { persistentVolumeClaimRules } from "./core/persistent-volume-claim-rules.ts";
import { podTemplateRules } from "./core/pod-template-rules.ts";
import { replicationControllerRules } from "./core/replication-controller-rules.ts";
import { resourceQuotaRules } from "./core/resource-quota-rules.ts";
import { podDisruptionBudgetRules } from "./policy/pod-disruption-budget-rules.ts";
import { flowSchemaRules } from "./flowcontrol/flow-schema-rules.ts";
import { priorityLevelConfigurationRules } from "./flowcontrol/priority-level-configuration-rules.ts";
import { ingressClassRules } from "./networking/ingress-class-rules.ts";
import { ingressRules } from "./networking/ingress-rules.ts";
import { ipAddressRules } from "./networking/ip-address-rules.ts";
import { networkPolicyRules } from "./networking/network-policy-rules.ts";
import { serviceCidrRules } from "./networking/service-cidr-rules.ts";
import { podSecurityPolicyRules } from "./policy/pod-security-policy-rules.ts";
import { runtimeClassRules } from "./node/runtime-class-rules.ts";
import { csiDriverRules } from "./storage/csi-driver-rules.ts";
import { csiNodeRules } from "./storage/csi-node-rules.ts";
import { csiStorageCapacityRules } from "./storage/csi-storage-capacity-rules.ts";
import { withNullsAsMissing } from "./nulls.ts";
import { volumeAttachmentRules } from "./storage/volume-attachment-rules.ts";

/** The rules of the kinds of `more.ts`, by the qualified name of their resource. */
export const rules: RulesByResource = new Map<string, Rules<Stored>>(
  // The one place where the type of their objects is forgotten.
  Object.entries({
    bindings: { columns: [] },
    "controllerrevisions.apps": controllerRevisionRules,
    "statefulsets.apps": statefulSetRules,
    "horizontalpodautoscalers.autoscaling": horizontalPodAutoscalerRules,
    "cronjobs.batch": cronJobRules,
    "jobs.batch": jobRules,
    componentstatuses: componentStatusRules,
    limitranges: limitRangeRules,
    persistentvolumes: persistentVolumeRules,
    persistentvolumeclaims: persistentVolumeClaimRules,
    podtemplates: podTemplateRules,
    replicationcontrollers: replicationControllerRules,
    resourcequotas: resourceQuotaRules,
    "poddisruptionbudgets.policy": podDisruptionBudgetRules,
    "tokenreviews.authentication.k8s.io": { columns: [] },
    "selfsubjectreviews.authentication.k8s.io": { columns: [] },
    "localsubjectaccessreviews.authorization.k8s.io": { columns: [] },
    "selfsubjectaccessreviews.authorization.k8s.io": { columns: [] },
    "selfsubjectrulesreviews.authorization.k8s.io": { columns: [] },
    "subjectaccessreviews.authorization.k8s.io": { columns: [] },
    "apiservices.apiregistration.k8s.io": apiServiceRules,
    "certificatesigningrequests.certificates.k8s.io": certificateSigningRequestRules,
    "flowschemas.flowcontrol.apiserver.k8s.io": flowSchemaRules,
    "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io": priorityLevelConfigurationRules,
    "ingressclasses.networking.k8s.io": ingressClassRules,
    "ingresses.networking.k8s.io": ingressRules,
    "ipaddresses.networking.k8s.io": ipAddressRules,
    "networkpolicies.networking.k8s.io": networkPolicyRules,
    "servicecidrs.networking.k8s.io": serviceCidrRules,
    "podsecuritypolicies.policy": podSecurityPolicyRules,
    "runtimeclasses.node.k8s.io": runtimeClassRules,
    "csidrivers.storage.k8s.io": csiDriverRules,
    "csinodes.storage.k8s.io": csiNodeRules,
    "csistoragecapacities.storage.k8s.io": csiStorageCapacityRules,
    "volumeattachments.storage.k8s.io": volumeAttachmentRules,
  }).map(([resource, rules]) => [
    resource,
    withMetadataRules(withNullsAsMissing(rules as unknown as Rules<Stored>)),
  ]),
);
