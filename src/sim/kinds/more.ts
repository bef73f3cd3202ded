import type { Kind } from "../api/kind.ts";
import {
  mutatingWebhookConfiguration,
  validatingWebhookConfiguration,
} from "./admissionregistration/webhook-configuration.ts";
import { validatingAdmissionPolicy } from "./admissionregistration/validating-admission-policy.ts";
import { validatingAdmissionPolicyBinding } from "./admissionregistration/validating-admission-policy-binding.ts";
import { customResourceDefinition } from "./apiextensions/custom-resource-definition.ts";
import { apiService } from "./apiregistration/api-service.ts";
import { authenticationReviews } from "./authentication/reviews.ts";
import { authorizationReviews } from "./authorization/reviews.ts";
import { certificateSigningRequest } from "./certificates/certificate-signing-request.ts";
import { binding } from "./core/binding.ts";
import { statefulSet } from "./apps/stateful-set.ts";
import { horizontalPodAutoscaler } from "./autoscaling/horizontal-pod-autoscaler.ts";
import { cronJob } from "./batch/cron-job.ts";
import { job } from "./batch/job.ts";
import { componentStatus } from "./core/component-status.ts";
import { limitRange } from "./core/limit-range.ts";
import { persistentVolume } from "./core/persistent-volume.ts";
import { persistentVolumeClaim } from "./core/persistent-volume-claim.ts";
import { podTemplate } from "./core/pod-template.ts";
import { replicationController } from "./core/replication-controller.ts";
import { resourceQuota } from "./core/resource-quota.ts";
import { podDisruptionBudget } from "./policy/pod-disruption-budget.ts";
import { flowSchema } from "./flowcontrol/flow-schema.ts";
import { priorityLevelConfiguration } from "./flowcontrol/priority-level-configuration.ts";
import { ingressClass } from "./networking/ingress-class.ts";
import { ingress } from "./networking/ingress.ts";
import { ipAddress } from "./networking/ip-address.ts";
import { networkPolicy } from "./networking/network-policy.ts";
import { serviceCidr } from "./networking/service-cidr.ts";
import { podSecurityPolicy } from "./policy/pod-security-policy.ts";
import { runtimeClass } from "./node/runtime-class.ts";
import { csiDriver } from "./storage/csi-driver.ts";
import { csiNode } from "./storage/csi-node.ts";
import { csiStorageCapacity } from "./storage/csi-storage-capacity.ts";
import { volumeAttachment } from "./storage/volume-attachment.ts";

/** Every kind that a cluster boots without. They are loaded with the first request that asks for one of them. */
export const moreKinds: readonly Kind[] = [
  binding,
  componentStatus,
  limitRange,
  persistentVolumeClaim,
  persistentVolume,
  podTemplate,
  replicationController,
  resourceQuota,
  statefulSet,
  horizontalPodAutoscaler,
  cronJob,
  job,
  podDisruptionBudget,
  mutatingWebhookConfiguration,
  validatingWebhookConfiguration,
  validatingAdmissionPolicy,
  validatingAdmissionPolicyBinding,
  customResourceDefinition,
  apiService,
  ...authenticationReviews,
  ...authorizationReviews,
  certificateSigningRequest,
  flowSchema,
  priorityLevelConfiguration,
  ingressClass,
  ingress,
  ipAddress,
  networkPolicy,
  serviceCidr,
  podSecurityPolicy,
  runtimeClass,
  csiDriver,
  csiNode,
  csiStorageCapacity,
  volumeAttachment,
];
