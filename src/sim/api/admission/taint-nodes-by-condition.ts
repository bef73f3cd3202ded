import type { NodeSpec } from "kubernetes-types/core/v1";
import type { Stored } from "../../wire/object.ts";
import { qualified } from "../../wire/resource.ts";
import type { AdmissionPlugin } from "./admission.ts";

const notReady = { key: "node.kubernetes.io/not-ready", effect: "NoSchedule" };

/** A new node takes no pods before the node controller has seen it ready. */
export const taintNodesByCondition: AdmissionPlugin = {
  name: "TaintNodesByCondition",
  mutate(object, { resource, operation, subresource }) {
    if (operation !== "CREATE" || subresource !== "" || qualified(resource) !== "nodes") return object;
    const node = object as Stored & { readonly spec?: NodeSpec };
    const taints = node.spec?.taints ?? [];
    if (taints.some(({ key, effect }) => key === notReady.key && effect === notReady.effect)) return object;
    return { ...node, spec: { ...node.spec, taints: [...taints, notReady] } } as Stored;
  },
};
