/*
 * The roles that every API server makes for itself, as facts of the servers of 1.18 to 1.33. A role is a line with its
 * name (behind `NAMESPACE/` if it is not a ClusterRole) and, below it, its rules, separated by semicolons:
 *
 *   [@SINCE-UNTIL] [GROUPS:] RESOURCES [NAMES in brackets] VERBS
 *
 * Without groups a rule is about the core group (`-` in a list of groups) or about paths. Verbs are letters:
 * c create, d delete, D deletecollection, g get, l list, p patch, u update, w watch; others are spelled out.
 */

/** Roles for people and components. @models plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go, 1.18 to 1.33 */
export const policyRoles = `
admin
cluster-admin
  *: * *; * *
edit
system:aggregate-to-admin
  authorization.k8s.io: localsubjectaccessreviews c; rbac.authorization.k8s.io: rolebindings roles cdDglpuw
system:aggregate-to-edit
  pods/attach pods/exec pods/portforward pods/proxy secrets services/proxy glw; serviceaccounts impersonate; pods
  pods/attach pods/exec pods/portforward pods/proxy cdDpu; @29- pods/eviction c; @22- configmaps events
  persistentvolumeclaims replicationcontrollers replicationcontrollers/scale secrets serviceaccounts services
  services/proxy cdDpu; @29- serviceaccounts/token c; @-20 configmaps endpoints persistentvolumeclaims
  replicationcontrollers replicationcontrollers/scale secrets serviceaccounts services services/proxy cdDpu; apps:
  daemonsets deployments deployments/rollback deployments/scale replicasets replicasets/scale statefulsets
  statefulsets/scale cdDpu; autoscaling: horizontalpodautoscalers cdDpu; batch: cronjobs jobs cdDpu; extensions:
  daemonsets deployments deployments/rollback deployments/scale ingresses networkpolicies replicasets
  replicasets/scale replicationcontrollers/scale cdDpu; policy: poddisruptionbudgets cdDpu; networking.k8s.io:
  ingresses networkpolicies cdDpu; @29- coordination.k8s.io: leases cdDglpuw
system:aggregate-to-view
  configmaps endpoints persistentvolumeclaims persistentvolumeclaims/status pods replicationcontrollers
  replicationcontrollers/scale serviceaccounts services services/status glw; bindings events limitranges
  namespaces/status pods/log pods/status replicationcontrollers/status resourcequotas resourcequotas/status glw;
  namespaces glw; @22- discovery.k8s.io: endpointslices glw; apps: controllerrevisions daemonsets
  daemonsets/status deployments deployments/scale deployments/status replicasets replicasets/scale
  replicasets/status statefulsets statefulsets/scale statefulsets/status glw; autoscaling:
  horizontalpodautoscalers horizontalpodautoscalers/status glw; batch: cronjobs cronjobs/status jobs jobs/status
  glw; extensions: daemonsets daemonsets/status deployments deployments/scale deployments/status ingresses
  ingresses/status networkpolicies replicasets replicasets/scale replicasets/status replicationcontrollers/scale
  glw; policy: poddisruptionbudgets poddisruptionbudgets/status glw; networking.k8s.io: ingresses ingresses/status
  networkpolicies glw
system:auth-delegator
  authentication.k8s.io: tokenreviews c; authorization.k8s.io: subjectaccessreviews c
system:basic-user
  authorization.k8s.io: selfsubjectaccessreviews selfsubjectrulesreviews c; @29- authentication.k8s.io:
  selfsubjectreviews c
system:certificates.k8s.io:certificatesigningrequests:nodeclient
  certificates.k8s.io: certificatesigningrequests/nodeclient c
system:certificates.k8s.io:certificatesigningrequests:selfnodeclient
  certificates.k8s.io: certificatesigningrequests/selfnodeclient c
system:certificates.k8s.io:kube-apiserver-client-approver
  certificates.k8s.io: signers [kubernetes.io/kube-apiserver-client] approve
system:certificates.k8s.io:kube-apiserver-client-kubelet-approver
  certificates.k8s.io: signers [kubernetes.io/kube-apiserver-client-kubelet] approve
system:certificates.k8s.io:kubelet-serving-approver
  certificates.k8s.io: signers [kubernetes.io/kubelet-serving] approve
system:certificates.k8s.io:legacy-unknown-approver
  certificates.k8s.io: signers [kubernetes.io/legacy-unknown] approve
system:discovery
  /api /api/* /apis /apis/* /healthz /livez /openapi /openapi/* /readyz /version /version/ g
system:heapster
  events namespaces nodes pods glw; extensions: deployments glw
system:kube-aggregator
  endpoints services glw
system:kube-controller-manager
  -,events.k8s.io: events cpu; coordination.k8s.io: leases c; coordination.k8s.io: leases
  [kube-controller-manager] gu; @-22 endpoints c; @-22 endpoints [kube-controller-manager] gu; secrets
  serviceaccounts c; secrets d; configmaps namespaces secrets serviceaccounts g; secrets serviceaccounts u;
  authentication.k8s.io: tokenreviews c; authorization.k8s.io: subjectaccessreviews c; *: * lw;
  serviceaccounts/token c
system:kube-dns
  endpoints services lw
system:kube-scheduler
  -,events.k8s.io: events cpu; coordination.k8s.io: leases c; @33- coordination.k8s.io: leases [kube-scheduler]
  gluw; @33- coordination.k8s.io: leasecandidates cdDglpuw; @-30 coordination.k8s.io: leases [kube-scheduler] gu;
  @-22 endpoints c; @-22 endpoints [kube-scheduler] gu; nodes glw; pods dglw; bindings pods/binding c; pods/status
  pu; replicationcontrollers services glw; apps,extensions: replicasets glw; apps: statefulsets glw; policy:
  poddisruptionbudgets glw; persistentvolumeclaims persistentvolumes glw; authentication.k8s.io: tokenreviews c;
  authorization.k8s.io: subjectaccessreviews c; storage.k8s.io: csinodes glw; @33- storage.k8s.io:
  volumeattachments glw; @22- namespaces glw; @22- storage.k8s.io: csidrivers glw; @22- storage.k8s.io:
  csistoragecapacities glw
system:kubelet-api-admin
  nodes glw; nodes proxy; @29- nodes/log nodes/metrics nodes/proxy nodes/stats *; @33- nodes/configz nodes/healthz
  nodes/pods *; @-22 nodes/log nodes/metrics nodes/proxy nodes/spec nodes/stats *
system:monitoring @20-
  @29- /healthz /healthz/* /livez /livez/* /metrics /metrics/slis /readyz /readyz/* g; @20-22 /healthz /healthz/*
  /livez /livez/* /metrics /readyz /readyz/* g
system:node
  authentication.k8s.io: tokenreviews c; authorization.k8s.io: localsubjectaccessreviews subjectaccessreviews c;
  services glw; nodes cglw; nodes/status pu; nodes pu; events cpu; pods glw; pods cd; pods/status pu;
  pods/eviction c; configmaps secrets glw; persistentvolumeclaims persistentvolumes g; endpoints g;
  certificates.k8s.io: certificatesigningrequests cglw; coordination.k8s.io: leases cdgpu; storage.k8s.io:
  volumeattachments g; @-18 persistentvolumeclaims/status gpu; serviceaccounts/token c; @20-
  persistentvolumeclaims/status gpu; storage.k8s.io: csidrivers glw; storage.k8s.io: csinodes cdgpu; node.k8s.io:
  runtimeclasses glw
system:node-bootstrapper
  certificates.k8s.io: certificatesigningrequests cglw
system:node-problem-detector
  nodes g; nodes/status p; -,events.k8s.io: events cpu
system:node-proxier
  endpoints services lw; nodes glw; -,events.k8s.io: events cpu; @33- networking.k8s.io: servicecidrs lw;
  discovery.k8s.io: endpointslices lw
system:persistent-volume-provisioner
  persistentvolumes cdglw; persistentvolumeclaims gluw; storage.k8s.io: storageclasses glw; events w;
  -,events.k8s.io: events cpu
system:public-info-viewer
  /healthz /livez /readyz /version /version/ g
system:service-account-issuer-discovery @20-
  @29- /.well-known/openid-configuration /.well-known/openid-configuration/ /openid/v1/jwks /openid/v1/jwks/ g;
  @20-22 /.well-known/openid-configuration /openid/v1/jwks g
system:volume-scheduler
  persistentvolumes glpuw; storage.k8s.io: storageclasses glw; persistentvolumeclaims glpuw
view
kube-public/system:controller:bootstrap-signer
  configmaps glw; configmaps [cluster-info] u; -,events.k8s.io: events cpu
kube-system/extension-apiserver-authentication-reader
  configmaps [extension-apiserver-authentication] glw
kube-system/system::leader-locking-kube-controller-manager
  configmaps w; configmaps [kube-controller-manager] gu; @33- coordination.k8s.io: leases cgluw; @33-
  coordination.k8s.io: leasecandidates cgluw
kube-system/system::leader-locking-kube-scheduler
  configmaps w; configmaps [kube-scheduler] gu; @33- coordination.k8s.io: leases cgluw; @33- coordination.k8s.io:
  leasecandidates cgluw
kube-system/system:controller:bootstrap-signer
  secrets glw
kube-system/system:controller:cloud-provider
  configmaps cglw
kube-system/system:controller:token-cleaner
  secrets dglw; -,events.k8s.io: events cpu
`;
