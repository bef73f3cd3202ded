import type { Random } from "../../kernel/random.ts";
import type { Store } from "../../store/store.ts";
import type { AdmissionPlugin } from "./admission.ts";
import { defaultTolerationSeconds } from "./default-toleration-seconds.ts";
import { namespaceLifecycle } from "./namespace-lifecycle.ts";
import { priority } from "./priority.ts";
import { serviceAccount } from "./service-account.ts";
import { ServiceAllocation } from "./service-allocation.ts";
import { taintNodesByCondition } from "./taint-nodes-by-condition.ts";

/** The plugins in the order in which kube-apiserver runs them, with the service's allocation last. */
export function admissionPlugins(parts: {
  readonly range: string;
  readonly random: Random;
  readonly store: Store;
}): readonly AdmissionPlugin[] {
  return [
    namespaceLifecycle,
    serviceAccount,
    taintNodesByCondition,
    priority,
    defaultTolerationSeconds,
    new ServiceAllocation(parts).plugin,
  ];
}
