import { certificateControllers } from "./certificates.ts";
import { clusterRoleAggregation } from "./cluster-role-aggregation.ts";
import type { IssuingAuthority } from "../wire/x509/issue-certificate.ts";
import { tokenControllers, type TokenSigner } from "./account-tokens.ts";
import type { Controller } from "./controller.ts";
import { daemonSetController } from "./daemon-set.ts";
import { deploymentController } from "./deployment.ts";
import { endpointSliceController } from "./endpoint-slice.ts";
import { endpointsController } from "./endpoints.ts";
import { garbageCollector } from "./garbage-collector.ts";
import { namespaceController } from "./namespace.ts";
import { nodeIpam } from "./node-ipam.ts";
import { nodeLifecycleController } from "./node-lifecycle.ts";
import { podGarbageCollector } from "./pod-garbage-collector.ts";
import { lateControllers } from "./late-controllers.ts";
import { replicationController, replicaSetController } from "./replica-set.ts";
import { resourceQuotaController } from "./resource-quota.ts";
import { rootCaCertificatePublisher } from "./root-ca-certificate-publisher.ts";
import { serviceAccountController } from "./service-account.ts";
import { taintEvictionController } from "./taint-eviction.ts";
import { ttlController } from "./ttl.ts";

/** What the flags of kube-controller-manager say. */
export interface ControllerOptions {
  /** `--cluster-cidr`; without it nodes get no pod addresses from here. */
  readonly clusterCidr?: string;
  /** The PEM text of `--root-ca-file`, published in every namespace. */
  readonly rootCa?: string;
  /** `--service-account-private-key-file` */
  readonly tokenSigner?: TokenSigner;
  /** `--cluster-signing-cert-file` and `--cluster-signing-key-file`, read when somebody wants a certificate. */
  readonly signingAuthority?: () => IssuingAuthority | undefined;
}

/** Every control loop, in the order of `kube-controller-manager --help`. */
export function controllers({
  clusterCidr,
  rootCa,
  signingAuthority,
  tokenSigner,
}: ControllerOptions): readonly Controller[] {
  return [
    ...certificateControllers(signingAuthority),
    clusterRoleAggregation,
    daemonSetController,
    deploymentController,
    endpointsController,
    endpointSliceController,
    garbageCollector(),
    namespaceController(),
    ...(clusterCidr === undefined ? [] : [nodeIpam(clusterCidr)]),
    nodeLifecycleController,
    podGarbageCollector,
    replicaSetController,
    resourceQuotaController(),
    ...(rootCa === undefined ? [] : [rootCaCertificatePublisher(rootCa)]),
    serviceAccountController,
    ...tokenControllers(tokenSigner),
    taintEvictionController,
    ttlController,
    replicationController,
    ...lateControllers,
  ];
}
