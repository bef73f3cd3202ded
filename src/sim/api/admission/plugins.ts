import type { Random } from "../../kernel/random.ts";
import type { Store } from "../../store/store.ts";
import * as auth from "../auth/admission-plugins.ts";
import { isWithin, type Span } from "../kind.ts";
import type { AnyPlugin } from "./admission.ts";
import { defaultTolerationSeconds } from "./default-toleration-seconds.ts";
import * as lazy from "./lazy-plugins.ts";
import { namespaceLifecycle } from "./namespace-lifecycle.ts";
import { priority } from "./priority.ts";
import { serviceAccount } from "./service-account.ts";
import { ServiceAllocation } from "./service-allocation.ts";
import { taintNodesByCondition } from "./taint-nodes-by-condition.ts";

/** `--enable-admission-plugins` and `--disable-admission-plugins` of kube-apiserver. */
export interface AdmissionFlags {
  readonly enable?: readonly string[];
  readonly disable?: readonly string[];
}

interface Entry extends Span {
  readonly plugin: AnyPlugin;
  /** Only if it is enabled. */
  readonly isOff?: true;
}

/**
 * In the order in which kube-apiserver asks them.
 * @models pkg/kubeapiserver/options/plugins.go AllOrderedPlugins, DefaultOffAdmissionPlugins, 1.33
 */
const ordered: readonly Entry[] = [
  { plugin: namespaceLifecycle },
  { plugin: lazy.limitRanger },
  { plugin: serviceAccount },
  { plugin: lazy.mountableSecrets },
  { plugin: auth.nodeRestriction, isOff: true },
  { plugin: taintNodesByCondition },
  { plugin: lazy.podSecurity, since: 23 },
  { plugin: priority },
  { plugin: defaultTolerationSeconds },
  { plugin: lazy.defaultStorageClass },
  { plugin: lazy.storageObjectInUseProtection },
  { plugin: lazy.persistentVolumeClaimResize },
  { plugin: lazy.runtimeClass },
  { plugin: auth.certificateApproval },
  { plugin: auth.certificateSigning },
  { plugin: auth.certificateSubjectRestriction },
  { plugin: lazy.defaultIngressClass },
  { plugin: lazy.mutatingAdmissionWebhook },
  { plugin: lazy.validatingAdmissionPolicy, since: 30 },
  { plugin: lazy.validatingAdmissionWebhook },
  { plugin: lazy.resourceQuota },
  { plugin: auth.rbacEscalation },
];

/** The plugins of one server, with the service's allocation last. */
export function admissionPlugins(parts: {
  readonly range: string;
  readonly random: Random;
  readonly store: Store;
  readonly minor: number;
  readonly flags?: AdmissionFlags | undefined;
}): readonly AnyPlugin[] {
  const { minor, flags = {} } = parts;
  const { enable = [], disable = [] } = flags;
  const chosen = ordered.filter(
    ({ plugin: { name }, isOff, ...span }) =>
      isWithin(span, minor) && !disable.includes(name) && (isOff !== true || enable.includes(name)),
  );
  return [...chosen.map(({ plugin }) => plugin), new ServiceAllocation(parts).plugin];
}
