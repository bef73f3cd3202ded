import { withMetadataRules } from "../api/metadata-rules.ts";
import type { Rules, RulesByResource } from "../api/rules.ts";
import type { Stored } from "../wire/object.ts";
import { daemonSetRules } from "./apps/daemon-set-rules.ts";
import { deploymentRules } from "./apps/deployment-rules.ts";
import { replicaSetRules } from "./apps/replica-set-rules.ts";
import { leaseRules } from "./coordination/lease-rules.ts";
import { configMapRules } from "./core/config-map-rules.ts";
import { endpointsKindRules } from "./core/endpoints-rules.ts";
import { eventRules } from "./core/event-rules.ts";
import { namespaceRules } from "./core/namespace-rules.ts";
import { nodeRules } from "./core/node-rules.ts";
import { podRules } from "./core/pod-rules.ts";
import { secretRules } from "./core/secret-rules.ts";
import { serviceAccountRules } from "./core/service-account-rules.ts";
import { serviceRules } from "./core/service-rules.ts";
import { endpointSliceRules } from "./discovery/endpoint-slice-rules.ts";
import { clusterRoleBindingRules } from "./rbac/cluster-role-binding-rules.ts";
import { clusterRoleRules } from "./rbac/cluster-role-rules.ts";
import { roleBindingRules } from "./rbac/role-binding-rules.ts";
import { roleRules } from "./rbac/role-rules.ts";
import { priorityClassRules } from "./scheduling/priority-class-rules.ts";
import { withNullsAsMissing } from "./nulls.ts";
import { storageClassRules } from "./storage/storage-class-rules.ts";

/** The rules of every kind, by the qualified name of its resource. */
export const rules: RulesByResource = new Map<string, Rules<Stored>>(
  // The one place where the type of their objects is forgotten.
  Object.entries({
    configmaps: configMapRules,
    endpoints: endpointsKindRules,
    events: eventRules,
    namespaces: namespaceRules,
    nodes: nodeRules,
    pods: podRules,
    secrets: secretRules,
    serviceaccounts: serviceAccountRules,
    services: serviceRules,
    "daemonsets.apps": daemonSetRules,
    "deployments.apps": deploymentRules,
    "replicasets.apps": replicaSetRules,
    "leases.coordination.k8s.io": leaseRules,
    "endpointslices.discovery.k8s.io": endpointSliceRules,
    "clusterrolebindings.rbac.authorization.k8s.io": clusterRoleBindingRules,
    "clusterroles.rbac.authorization.k8s.io": clusterRoleRules,
    "rolebindings.rbac.authorization.k8s.io": roleBindingRules,
    "roles.rbac.authorization.k8s.io": roleRules,
    "priorityclasses.scheduling.k8s.io": priorityClassRules,
    "storageclasses.storage.k8s.io": storageClassRules,
  }).map(([resource, rules]) => [
    resource,
    withMetadataRules(withNullsAsMissing(rules as unknown as Rules<Stored>)),
  ]),
);
