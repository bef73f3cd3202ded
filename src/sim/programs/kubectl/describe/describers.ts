import { priorityClass, storageClass } from "./classes.ts";
import { configMap, secret } from "./config-map.ts";
import { daemonSet } from "./daemon-set.ts";
import { deployment } from "./deployment.ts";
import type { Describer } from "./describer.ts";
import { endpoints, endpointSlice } from "./endpoints.ts";
import { namespace } from "./namespace.ts";
import { node } from "./node.ts";
import { pod } from "./pod.ts";
import { binding, role } from "./rbac.ts";
import { replicaSet } from "./replica-set.ts";
import { serviceAccount } from "./service-account.ts";
import { service } from "./service.ts";

/** Kinds that are described in words of their own; all others field by field. */
export const describers: Readonly<Record<string, Describer>> = {
  ClusterRole: role,
  ClusterRoleBinding: binding,
  ConfigMap: configMap,
  DaemonSet: daemonSet,
  Deployment: deployment,
  EndpointSlice: endpointSlice,
  Endpoints: endpoints,
  Namespace: namespace,
  Node: node,
  Pod: pod,
  PriorityClass: priorityClass,
  ReplicaSet: replicaSet,
  Role: role,
  RoleBinding: binding,
  Secret: secret,
  Service: service,
  ServiceAccount: serviceAccount,
  StorageClass: storageClass,
};
