/**
 * Roles of the controllers, in the form of policy-roles.ts: each is called `system:controller:NAME` and bound to the
 * service account NAME in kube-system.
 * @models plugin/pkg/auth/authorizer/rbac/bootstrappolicy/controller_policy.go, 1.18 to 1.33
 */
export const policyControllers = `
attachdetach-controller
  persistentvolumeclaims persistentvolumes lw; nodes glw; nodes/status pu; pods lw; -,events.k8s.io: events cpu;
  storage.k8s.io: volumeattachments cdglw; storage.k8s.io: csidrivers glw; storage.k8s.io: csinodes glw
certificate-controller
  certificates.k8s.io: certificatesigningrequests dglw; certificates.k8s.io: certificatesigningrequests/approval
  certificatesigningrequests/status u; certificates.k8s.io: signers [kubernetes.io/kube-apiserver-client-kubelet]
  approve; certificates.k8s.io: signers [kubernetes.io/kube-apiserver-client
  kubernetes.io/kube-apiserver-client-kubelet kubernetes.io/kubelet-serving kubernetes.io/legacy-unknown] sign;
  authorization.k8s.io: subjectaccessreviews c; -,events.k8s.io: events cpu
clusterrole-aggregation-controller
  rbac.authorization.k8s.io: clusterroles glpuw+escalate
cronjob-controller
  batch: cronjobs gluw; batch: jobs cdglpuw; batch: cronjobs/status u; batch: cronjobs/finalizers u; @33- pods
  dlw; @-30 pods dl; -,events.k8s.io: events cpu
daemon-set-controller
  apps,extensions: daemonsets glw; apps,extensions: daemonsets/status u; apps,extensions: daemonsets/finalizers u;
  nodes lw; pods cdlpw; pods/binding c; apps: controllerrevisions cdglpuw; -,events.k8s.io: events cpu
deployment-controller
  apps,extensions: deployments gluw; apps,extensions: deployments/status u; apps,extensions:
  deployments/finalizers u; apps,extensions: replicasets cdglpuw; pods gluw; -,events.k8s.io: events cpu
disruption-controller
  apps,extensions: deployments glw; apps,extensions: replicasets glw; replicationcontrollers glw; policy:
  poddisruptionbudgets glw; apps: statefulsets glw; policy: poddisruptionbudgets/status u; @33- pods/status pu; *:
  */scale g; -,events.k8s.io: events cpu; @29-30 pods/status pu
endpoint-controller
  pods services glw; @33- endpoints cdgluw; @-30 endpoints cdglu; endpoints/restricted c; -,events.k8s.io: events
  cpu
endpointslice-controller
  nodes pods services glw; services/finalizers u; @33- discovery.k8s.io: endpointslices cdgluw; @-30
  discovery.k8s.io: endpointslices cdglu; -,events.k8s.io: events cpu
endpointslicemirroring-controller @20-
  endpoints services glw; services/finalizers u; endpoints/finalizers u; @33- discovery.k8s.io: endpointslices
  cdgluw; @20-30 discovery.k8s.io: endpointslices cdglu; -,events.k8s.io: events cpu
ephemeral-volume-controller @22-
  pods glw; pods/finalizers u; persistentvolumeclaims cglw; -,events.k8s.io: events cpu
expand-controller
  persistentvolumes glpuw; persistentvolumeclaims/status pu; persistentvolumeclaims glw; @-30 storage.k8s.io:
  storageclasses glw; @-30 endpoints services g; @-30 secrets g; -,events.k8s.io: events cpu; @33- services g
generic-garbage-collector
  *: * dglpuw; -,events.k8s.io: events cpu
horizontal-pod-autoscaler
  autoscaling: horizontalpodautoscalers glw; autoscaling: horizontalpodautoscalers/status u; *: */scale gu; @33-
  pods lw; @33- metrics.k8s.io: pods lw; @33- custom.metrics.k8s.io: * glw; @33- external.metrics.k8s.io: * glw;
  @-30 pods l; @-22 services/proxy [http:heapster: https:heapster:] g; @-30 metrics.k8s.io: pods l; @-30
  custom.metrics.k8s.io: * gl; @29-30 external.metrics.k8s.io: * gl; -,events.k8s.io: events cpu
job-controller
  @22- batch: jobs glpuw; @-20 batch: jobs gluw; batch: jobs/status u; batch: jobs/finalizers u; pods cdlpw;
  -,events.k8s.io: events cpu
legacy-service-account-token-cleaner @29-
  configmaps [kube-apiserver-legacy-service-account-token-tracking] g; secrets dp
namespace-controller
  namespaces dglw; namespaces/finalize namespaces/status u; @33- *: * dDglw; @-30 *: * dDgl
node-controller
  @33- nodes dglpuw; @-30 nodes dglpu; nodes/status pu; @29- pods/status pu; @33- pods dglw; @-22 pods/status u;
  @-30 pods dl; -,events.k8s.io: events cpu; @29-30 pods g
persistent-volume-binder
  persistentvolumes cdgluw; persistentvolumes/status u; persistentvolumeclaims gluw; persistentvolumeclaims/status
  u; pods cdglw; storage.k8s.io: storageclasses glw; @33- nodes lw; @-30 endpoints cdgu; @-30 services cdg; @-30
  secrets g; @-30 nodes gl; @-30 events w; -,events.k8s.io: events cpu; @33- events w; @33- services g
pod-garbage-collector
  pods dlw; @33- nodes glw; @-30 nodes gl; @29- pods/status p
pv-protection-controller
  persistentvolumes gluw; -,events.k8s.io: events cpu
pvc-protection-controller
  persistentvolumeclaims gluw; pods glw; -,events.k8s.io: events cpu
replicaset-controller
  apps,extensions: replicasets gluw; apps,extensions: replicasets/status u; apps,extensions:
  replicasets/finalizers u; pods cdlpw; -,events.k8s.io: events cpu
replication-controller
  replicationcontrollers gluw; replicationcontrollers/status u; replicationcontrollers/finalizers u; pods cdlpw;
  -,events.k8s.io: events cpu
resourcequota-controller
  *: * lw; resourcequotas/status u; -,events.k8s.io: events cpu
root-ca-cert-publisher @20-
  configmaps cu; -,events.k8s.io: events cpu
route-controller
  nodes lw; nodes/status p; -,events.k8s.io: events cpu
selinux-warning-controller @33-
  -,events.k8s.io: events cpu; persistentvolumes glw; persistentvolumeclaims glw; pods glw; storage.k8s.io:
  csidrivers glw
service-account-controller
  serviceaccounts c; -,events.k8s.io: events cpu
service-cidrs-controller @33-
  networking.k8s.io: servicecidrs glpuw; networking.k8s.io: servicecidrs/finalizers pu; networking.k8s.io:
  servicecidrs/status pu; networking.k8s.io: ipaddresses glw; -,events.k8s.io: events cpu
service-controller
  services glw; services/status pu; nodes lw; -,events.k8s.io: events cpu
statefulset-controller
  pods lw; apps: statefulsets glw; apps: statefulsets/status u; apps: statefulsets/finalizers u; pods cdgpu; apps:
  controllerrevisions cdglpuw; @33- persistentvolumeclaims cglw; @-30 persistentvolumeclaims cg; -,events.k8s.io:
  events cpu; @29- persistentvolumeclaims du; @33- pods/finalizers u
ttl-after-finished-controller @22-
  batch: jobs dglw; -,events.k8s.io: events cpu
ttl-controller
  nodes lpuw; -,events.k8s.io: events cpu
validatingadmissionpolicy-status-controller @30-
  admissionregistration.k8s.io: validatingadmissionpolicies glw; admissionregistration.k8s.io:
  validatingadmissionpolicies/status gpu; -,events.k8s.io: events cpu
`;
