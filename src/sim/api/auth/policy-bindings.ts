/**
 * The bindings that every API server makes for itself, without those of the controllers:
 * `[NAMESPACE/]NAME [@SINCE-UNTIL] [= ROLE] : SUBJECTS`. The role has the name of the binding unless told, and the
 * binding's namespace if it has one.
 * @models plugin/pkg/auth/authorizer/rbac/bootstrappolicy/namespace_policy.go, 1.18 to 1.33
 */
export const policyBindings = `
cluster-admin : Group:system:masters
system:basic-user : Group:system:authenticated
system:discovery : Group:system:authenticated
system:kube-controller-manager : User:system:kube-controller-manager
system:kube-dns : ServiceAccount:kube-system/kube-dns
system:kube-scheduler : User:system:kube-scheduler
system:monitoring @20- : Group:system:monitoring
system:node :
system:node-proxier : User:system:kube-proxy
system:public-info-viewer : Group:system:authenticated Group:system:unauthenticated
system:service-account-issuer-discovery @20- : Group:system:serviceaccounts
system:volume-scheduler : User:system:kube-scheduler
kube-public/system:controller:bootstrap-signer : ServiceAccount:kube-system/bootstrap-signer
kube-system/system::extension-apiserver-authentication-reader = extension-apiserver-authentication-reader : User:system:kube-controller-manager User:system:kube-scheduler
kube-system/system::leader-locking-kube-controller-manager @-30 : User:system:kube-controller-manager ServiceAccount:kube-system/kube-controller-manager
kube-system/system::leader-locking-kube-controller-manager @33- : User:system:kube-controller-manager ServiceAccount:kube-system/kube-controller-manager ServiceAccount:kube-system/leader-election-controller
kube-system/system::leader-locking-kube-scheduler : User:system:kube-scheduler ServiceAccount:kube-system/kube-scheduler
kube-system/system:controller:bootstrap-signer : ServiceAccount:kube-system/bootstrap-signer
kube-system/system:controller:cloud-provider : ServiceAccount:kube-system/cloud-provider
kube-system/system:controller:token-cleaner : ServiceAccount:kube-system/token-cleaner
`;
